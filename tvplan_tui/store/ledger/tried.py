"""A Parquet file read for a try in a process of its own, because a damaged one can end the process that reads it.

Polars reserves what a damaged page asks for; where that is more than there is, the allocator aborts, and no Python code
is asked.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

PATIENCE = 60
"""Seconds after which a file that has not been read counts as damaged."""
READ = """
import io, sys
import polars as pl
try:
    pl.scan_parquet(io.BytesIO(sys.stdin.buffer.read())).collect(engine="in-memory")
except (pl.exceptions.PolarsError, pl.exceptions.PanicException):
    pass
"""
"""What that process does; what Polars refuses by an exception is no harm."""
_survived: dict[bytes, bool] = {}


def survives(data: bytes) -> bool:
    """Tell whether a process that reads these bytes lives on, whatever it makes of them; tried once."""
    mark = hashlib.blake2b(data, digest_size=16).digest()
    if mark not in _survived:
        _survived[mark] = _tried(data)
    return _survived[mark]


def _tried(data: bytes) -> bool:
    # -P: nothing is imported from the folder one happens to stand in, but from wherever this process imports
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-P", "-c", READ]
    try:
        ended = subprocess.run(command, input=data, capture_output=True, env=env, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return False
    return ended.returncode == 0
