"""A program on a real pseudo-terminal: start it, type, read its screen, count its bytes and its time."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence

import psutil
import pyte

KEYS = {
    "down": "\x1b[B",
    "up": "\x1b[A",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "pagedown": "\x1b[6~",
    "pageup": "\x1b[5~",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "enter": "\r",
    "tab": "\t",
    "escape": "\x1b",
    "backspace": "\x7f",
}
CURSOR = b"\x1b[6n"
"""The question where the cursor stands."""
# private modes and device strings that the screen model does not know
_UNKNOWN = re.compile(rb"\x1b\[[<>=?][0-9;]*\$?[a-zA-Z]|\x1bP.*?\x1b\\")


class Terminal:
    """One program, alone on its pseudo-terminal.

    Args:
        command: the program and its arguments.
        rows: height of the terminal.
        cols: width of the terminal.
        env: variables set in place of or beside the present ones.
        cwd: where it is started.
        answering: whether the terminal reports its cursor when asked to, as real ones do.

    Attributes:
        raw: every byte the program has written.
        started: when it was started, on the clock of ``time.perf_counter``.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        rows: int = 40,
        cols: int = 120,
        env: Mapping[str, str] | None = None,
        cwd: str = ".",
        answering: bool = False,
    ) -> None:
        self._answering = answering
        self.screen = pyte.Screen(cols, rows)
        self.raw = bytearray()
        self._stream = pyte.ByteStream(self.screen)
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(cwd)
            os.environ.update({"TERM": "xterm-256color", **(env or {})})
            for name in ("LINES", "COLUMNS"):
                os.environ.pop(name, None)
                os.unsetenv(name)  # readline, once imported, sets them behind the back of os.environ
            # the size must stand before the program asks for it
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))
            os.execvp(command[0], list(command))
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))
        self.closed = False
        self.code: int | None = None

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def read(self, timeout: float, *, show: bool = True) -> float | None:
        """Take what arrives within ``timeout`` seconds; return when it arrived, None if nothing did."""
        ready, _, _ = select.select([self.fd], [], [], timeout)
        if not ready:
            return None
        try:
            data = os.read(self.fd, 1 << 16)
        except OSError:
            data = b""
        if not data:
            self.closed = True
            return None
        now = time.perf_counter()
        if self._answering:
            asked = (self.raw[1 - len(CURSOR) :] + data).count(CURSOR)
            if asked:
                os.write(self.fd, b"\x1b[1;1R" * asked)
        self.raw += data
        if show:
            self._stream.feed(_UNKNOWN.sub(b"", data))
        return now

    def quiet(self, still: float = 0.1, timeout: float = 10, *, show: bool = True, exact: bool = False) -> float | None:
        """Read until nothing came for ``still`` seconds; return when the last byte came.

        On a machine with more to do than processors, a picture may be that much longer in coming; unless the silence
        is to be ``exact``, as what is measured by it must not hang on the machine.
        """
        if not exact:
            still *= max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
        last = None
        end = time.perf_counter() + timeout
        while time.perf_counter() < end and not self.closed:
            now = self.read(still, show=show)
            if now is None:
                break
            last = now
        return last

    def wait(self, text: str, timeout: float = 20) -> float:
        """Read until ``text`` is on the screen; return the seconds since the start. TimeoutError otherwise."""
        end = time.perf_counter() + timeout
        while time.perf_counter() < end and not self.closed:
            if text in self.text():
                return time.perf_counter() - self.started
            self.read(0.02)
        if text in self.text():
            return time.perf_counter() - self.started
        raise TimeoutError(f"{text!r} did not appear:\n{self.text()}")

    def press(self, *keys: str) -> None:
        """Send keys by name, or characters as they are."""
        os.write(self.fd, "".join(KEYS.get(key, key) for key in keys).encode())

    def resize(self, rows: int, cols: int) -> None:
        """Change the size as a terminal does: the program gets SIGWINCH."""
        self.screen.resize(rows, cols)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))
        os.kill(self.pid, signal.SIGWINCH)

    def text(self) -> str:
        """Return the screen, a line a row, trailing blanks cut."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def lines(self) -> list[str]:
        """Return the screen's rows at full width."""
        return list(self.screen.display)

    def rss(self) -> float:
        """Return resident memory in MiB."""
        return psutil.Process(self.pid).memory_info().rss / 2**20

    def cpu(self) -> float:
        """Return processor seconds used so far."""
        times = psutil.Process(self.pid).cpu_times()
        return times.user + times.system

    def wait_end(self, timeout: float = 5) -> int:
        """Read until the program has gone; return its exit code (minus the signal that ended it)."""
        end = time.perf_counter() + timeout
        while time.perf_counter() < end:
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                self.code = os.waitstatus_to_exitcode(status)
                while self.read(0.01) is not None:
                    pass
                return self.code
            self.read(0.02)
        raise TimeoutError(f"still running:\n{self.text()}")

    def end(self) -> None:
        """Make sure that it is gone."""
        if self.code is None:
            for signal_number in (signal.SIGTERM, signal.SIGKILL):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(self.pid, signal_number)
                try:
                    self.wait_end(2)
                    break
                except TimeoutError:
                    continue
        os.close(self.fd)
