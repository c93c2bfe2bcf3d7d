"""What commands print: into a pipe whose reader may leave early (``| head``), and with no sign but ASCII ones."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from typing import Any, TextIO

from tvplan_tui.store.plain_signs import plain_signs


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


class _PlainSigns(io.TextIOBase):
    """Writes text to a stream, its signs in ASCII."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """What the stream is written in."""
        return self._stream.encoding

    def isatty(self) -> bool:
        """Whether the stream is a terminal."""
        return self._stream.isatty()

    def fileno(self) -> int:
        """Return the stream's descriptor."""
        return self._stream.fileno()

    def write(self, text: str, /) -> int:
        """Write all of it."""
        return self._stream.write(plain_signs(text))

    def flush(self) -> None:
        """Hand on what has been written."""
        self._stream.flush()


@contextmanager
def in_plain_signs() -> Iterator[None]:
    """Print with no sign but ASCII ones, letters as they are."""
    with ExitStack() as stack:
        stack.enter_context(redirect_stdout(_PlainSigns(sys.stdout)))
        stack.enter_context(redirect_stderr(_PlainSigns(sys.stderr)))
        yield
