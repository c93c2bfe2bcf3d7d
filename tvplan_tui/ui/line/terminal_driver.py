"""Textual's driver for a terminal that may be slow, may stall and may be gone.

It differs from Textual's own in what happens at the end of a line: pictures are asked after (``line_pressure``), a
byte that is no letter is no crash, a line that was cut ends the console, and leaving waits neither for ever for a
terminal that takes nothing, nor so little that its answers arrive at the user's shell.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from codecs import getincrementaldecoder
from contextlib import suppress
from queue import Full
from threading import Event
from typing import TYPE_CHECKING, Any

from textual import events
from textual._ansi_sequences import SYNC_END, SYNC_START
from textual._time import get_time
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from .line_pressure import QUESTION, LinePressure
from .outlet import Outlet
from .shown import Shown

if TYPE_CHECKING:
    from textual.app import App

CLEAR = "\x1b[m\x1b[H\x1b[2J"
"""Sent before the alternate screen is left: where there is none (Linux console, GNU screen) the picture would stay."""
STUCK = 0.3
"""Seconds that leaving waits for a terminal that takes nothing."""
ENDINGS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)
"""Signals that end the console in order: what is typed is kept, the terminal is given back."""
INTERRUPTED = 130
"""Exit code of a console that was ended from outside."""


class Ending(Event):
    """That the console no longer listens; a thread that waits for keys is woken by it, and by nothing else.

    Attributes:
        reader: what can be read from once it is set.
    """

    def __init__(self) -> None:
        super().__init__()
        self.reader, self._writer = os.pipe()

    def set(self) -> None:
        """Listen no longer."""
        super().set()
        os.write(self._writer, b"x")

    def clear(self) -> None:
        """Listen again."""
        if self.is_set():
            os.read(self.reader, 1 << 10)
        super().clear()


class TerminalDriver(LinuxDriver):
    """The driver of the console; ``App.run`` builds it."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._charset = sys.__stdout__.encoding if sys.__stdout__ is not None else "utf-8"
        self._outlet = Outlet(1, self._charset)
        self._file = self._outlet  # type: ignore[assignment]  # Textual asks of it what a TextIOBase has
        self.exit_event: Ending = Ending()
        self._line = LinePressure()
        self._shown = Shown()
        self._on = False
        self._whole = False

    @property
    def behind(self) -> bool:
        """Whether a picture sent now would only queue behind others."""
        writer = self._writer_thread
        return self._line.behind or (writer is not None and not writer._queue.empty())

    def write(self, data: str) -> None:
        """Write what the terminal does not show yet, and take note of how much."""
        if data in (SYNC_START, SYNC_END):
            self._whole = data == SYNC_START
            return
        if self._on:
            data = self._shown.difference(data, *self._app.size)
        if self._outlet.gone or not data:
            return
        if self._whole:  # in one piece, so that a picture of which nothing is new sends nothing
            data = SYNC_START + data + SYNC_END
        super().write(data)
        self._line.sent(len(data))

    def forget(self) -> None:
        """Send the next picture whole."""
        self._shown.forget()

    def flush(self) -> None:
        """End a picture."""
        if self._on and self._line.doubtful:
            self._ask()

    def _ask(self) -> None:
        super().write(QUESTION)
        self._line.asked()

    def process_message(self, message: Message) -> None:
        """Take the terminal's answers out of what it sends; runs in the thread of the input."""
        if isinstance(message, events.CursorPosition):
            self._line.answered()
        else:
            super().process_message(message)

    # Coming and going

    def start_application_mode(self) -> None:
        """Take the terminal, and ask it a first question, whose answer tells how long an answer takes."""
        self._line = LinePressure()
        self._shown.forget()
        for number in ENDINGS:
            self._loop.add_signal_handler(number, self._app.exit, INTERRUPTED)
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._writer_thread is not None:
            self._on = True
            self._ask()

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was, once it has answered what it was asked."""
        self._on = False
        while self._line.awaited and not self._outlet.gone and self._listening:
            time.sleep(0.005)
        self.write(CLEAR)
        super().stop_application_mode()

    @property
    def _listening(self) -> bool:
        return self._key_thread is not None and self._key_thread.is_alive()

    def close(self) -> None:
        """End the writing thread; one that is stuck is left behind, and does not keep the process."""
        writer = self._writer_thread
        if writer is not None:
            with suppress(Full):
                writer._queue.put_nowait(None)
            writer.join(STUCK)

    # What is typed

    def run_input_thread(self) -> None:
        """Read until the console ends, or the line is cut."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder(self._charset)(errors="replace").decode
        poll = select.poll()
        for each in (self.fileno, self.exit_event.reader):
            poll.register(each, select.POLLIN)
        while not self.exit_event.is_set():
            # Esc alone is told from the beginning of another key by the silence after it, and is not to wait longer
            due = parser._timeout_time
            ready = poll.poll(None if due is None else (max(0.0, due - get_time()) + 0.001) * 1000)
            if any(file == self.fileno for file, _event in ready):
                data = self._read()
                if not data:
                    self._cut()
                    return
                text = decode(data)
                for message in parser.feed(text) if text else ():  # to the parser, no text at all is the end
                    self.process_message(message)
            for message in parser.tick():
                self.process_message(message)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""

    def _cut(self) -> None:
        """End the console: nobody is there any more. The signal that says so may have been ignored or lost."""
        self._outlet.gone = True
        self._loop.call_soon_threadsafe(self._app.exit, INTERRUPTED)
