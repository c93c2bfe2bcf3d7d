"""What went wrong inside the program, written where whoever mends it finds it, and not onto somebody's screen."""

from __future__ import annotations

import os
import platform
import sys
import traceback
from pathlib import Path

from tvplan_tui import __version__
from tvplan_tui.domain.language import _

from .ledger.authorship import now
from .sanitize import clean
from .state_folder import state_home

LARGEST = 256 * 1024
"""Bytes from which the file is begun anew: an error that returns every minute must not fill a disk."""


def crash_file() -> Path:
    """Return where reports are written: one file in the state folder, its owner's alone."""
    return state_home() / "tvplan" / "crash.log"


def report(error: BaseException) -> str:
    """Write down where an error came from, without the values it came upon; return what to tell the person."""
    told = _("Chương trình gặp lỗi bên trong ({name}) và phải dừng; những gì đã ghi vẫn còn nguyên.")
    told = told.format(name=type(error).__name__)
    file = crash_file()
    head = f"== {now()} · tvplan {__version__} · Python {platform.python_version()} · {sys.platform}\n"
    try:
        _append(file, head + "".join(traceback.format_exception(error)) + "\n")
    except OSError as refused:
        where = _("Không ghi được chi tiết vào {file}: {reason}")
        return f"{told}\n" + where.format(file=clean(str(file)), reason=refused.strerror or refused)
    return f"{told}\n" + _("Chi tiết cho người bảo trì: {file}").format(file=clean(str(file)))


def _append(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(file, flags, 0o600)
    try:
        if os.fstat(descriptor).st_size > LARGEST:
            os.ftruncate(descriptor, 0)
        os.write(descriptor, text.encode("utf-8", "backslashreplace"))
    finally:
        os.close(descriptor)
