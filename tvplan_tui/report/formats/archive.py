"""A zip archive (.docx, .xlsx) whose bytes depend on nothing but what is in it."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

EARLIEST = 1980
"""Zip knows no year before."""


def steady(archive: bytes, stamp: datetime) -> bytes:
    """Return an archive with the same members in the same order, all of one moment and made the same way."""
    moment = (max(stamp.year, EARLIEST), stamp.month, stamp.day, stamp.hour, stamp.minute, stamp.second)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, moment)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            member.create_system = 3
            target.writestr(member, source.read(name), compresslevel=6)
    return out.getvalue()
