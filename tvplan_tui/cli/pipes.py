"""Output into a pipe whose reader may leave early (``| head``): the command goes on to its exit code."""

from __future__ import annotations

import io
import sys
from typing import Any, TextIO


class _Pipe(io.FileIO):
    """Writes as long as anybody reads."""

    def write(self, data: Any, /) -> int:
        try:
            return super().write(data)
        except BrokenPipeError:
            return memoryview(data).nbytes


def outlive_readers() -> None:
    """Make what is printed from here on survive a reader that goes away; terminals and replaced streams stay."""
    sys.stdout = _patient(sys.stdout, sys.__stdout__)
    sys.stderr = _patient(sys.stderr, sys.__stderr__)


def _patient(stream: TextIO, original: TextIO | None) -> TextIO:
    if stream is None or stream is not original or stream.isatty():
        return stream
    stream.flush()
    raw = _Pipe(stream.fileno(), "w", closefd=False)
    return io.TextIOWrapper(
        io.BufferedWriter(raw), encoding=stream.encoding, errors=stream.errors, line_buffering=stream is sys.__stderr__
    )
