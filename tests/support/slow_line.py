"""A slow line: between a program's pseudo-terminal and the terminal that shows it, or between two ends of a network."""

from __future__ import annotations

import heapq
import os
import select
import socket
import threading
import time
from collections.abc import Mapping, Sequence

from benchmarks.terminal import Terminal

RATE = 9600 / 8
"""Bytes a second."""
DELAY = 0.3
"""Seconds one way: a round trip takes 600 ms."""
PIECE = 48
"""Bytes that are carried together; small, so that a picture arrives bit by bit as on a real line."""


class SlowLine:
    """Carries ``rate`` bytes a second from ``server`` to ``client`` (two descriptors), and the little that comes back.

    What the server's side sends is taken from it at once and waits in front of the line, as it does in the buffers
    of sshd and TCP: that side never looks full.
    """

    def __init__(self, server: int, client: int, *, rate: float = RATE, delay: float = DELAY) -> None:
        self._server, self._client = server, client
        self._rate, self._delay = rate, delay
        self._over = threading.Event()
        self._due: list[tuple[float, int, int, bytes]] = []
        self._free = 0.0
        self._order = 0
        self._relay = threading.Thread(target=self._carry, daemon=True)
        self._relay.start()

    def end(self) -> None:
        """Cut it."""
        self._over.set()
        self._relay.join(2)

    def _carry(self) -> None:
        ends = [self._server, self._client]
        while not self._over.is_set():
            now = time.monotonic()
            while self._due and self._due[0][0] <= now:
                _at, _order, end, data = heapq.heappop(self._due)
                try:
                    os.write(end, data)
                except OSError:
                    return
            wait = min(0.05, max(0.0, self._due[0][0] - now)) if self._due else 0.05
            for end in select.select(ends, [], [], wait)[0]:
                try:
                    data = os.read(end, 1 << 16)
                except OSError:
                    data = b""
                if data:
                    self._take(end, data)
                else:
                    ends.remove(end)  # what is on its way still arrives

    def _take(self, end: int, data: bytes) -> None:
        now = time.monotonic()
        if end == self._client:  # a few keys: nothing to carry, only the way
            self._queue(now + self._delay, self._server, data)
            return
        for at in range(0, len(data), PIECE):
            piece = data[at : at + PIECE]
            self._free = max(now, self._free) + len(piece) / self._rate
            self._queue(self._free + self._delay, self._client, piece)

    def _queue(self, at: float, end: int, data: bytes) -> None:
        self._order += 1
        heapq.heappush(self._due, (at, self._order, end, data))


class SlowTerminal(Terminal):
    """A terminal at the end of a slow line; it answers when asked for its cursor, as real ones do."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        rows: int = 24,
        cols: int = 80,
        env: Mapping[str, str] | None = None,
        cwd: str = ".",
    ) -> None:
        super().__init__(command, rows=rows, cols=cols, env=env, cwd=cwd, answering=True)
        self._master = self.fd
        here, self._there = socket.socketpair()
        self.fd = here.detach()
        self._line = SlowLine(self._master, self._there.fileno())

    def end(self) -> None:
        """Make sure that it is gone, and the line with it."""
        self._line.end()
        super().end()
        self._there.close()
        os.close(self._master)


class SlowPort:
    """A port at the far end of a slow line that leads to another port of this machine; for one connection."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        self._ends: list[socket.socket] = []
        self._line: SlowLine | None = None
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        client, _address = self._listening.accept()
        server = socket.create_connection(("127.0.0.1", self._target))
        self._ends = [client, server]
        self._line = SlowLine(server.fileno(), client.fileno())

    def end(self) -> None:
        """Cut it."""
        if self._line is not None:
            self._line.end()
        for one in (*self._ends, self._listening):
            one.close()
