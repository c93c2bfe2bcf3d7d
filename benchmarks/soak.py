"""Hours of a shared folder in minutes: ``python -m benchmarks.soak --minutes 30``.

A console on a real pseudo-terminal, while its config and ledger are rewritten every second and are broken half the
time. It must neither end nor grow, show the last good state with its time while they are broken, and what they hold
once they are good again.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from .terminal import Terminal

ROOT = Path(__file__).resolve().parent.parent
NAME = "Tổng thu ngân sách Nhà nước"
SEPTEMBER = "KT3,2023-09,"
REST = 480.117 - 68.734
"""What the shipped figures add up to without September."""
KEPT = re.compile(r"bản đọc lúc \d\d:\d\d")
WALK = ("down", "down", "enter", "escape", ",", ".", "up", "t", "escape", "up")
GROWTH = 10.0
"""MiB by which it may grow after it has warmed up."""


class Soaked(NamedTuple):
    """What came of it.

    Attributes:
        saves: how often a file was rewritten; ``broken``: how often so that it could not be used.
        memory: MiB at the end of each cycle.
        faults: what was not as it should be, each with its second.
    """

    saves: int
    broken: int
    memory: tuple[float, ...]
    faults: tuple[str, ...]

    @property
    def growth(self) -> float:
        """MiB from the first tenth of the cycles (at least two) to the end, medians of as many cycles."""
        few = max(2, len(self.memory) // 10)
        return statistics.median(self.memory[-few:]) - statistics.median(self.memory[few : 2 * few] or self.memory)


class Folder:
    """A copy of the shipped plan that somebody keeps saving."""

    def __init__(self, path: Path, seed: int) -> None:
        self.config, self.ledger = path / "config.toml", path / "data" / "2023.csv"
        for name in ("config.toml", "tasks.toml"):
            shutil.copy(ROOT / name, path)
        shutil.copytree(ROOT / "data", path / "data")
        self._chance = random.Random(seed)
        self._config, self._ledger = self.config.read_text("utf-8"), self.ledger.read_text("utf-8")
        self.saves = self.broken = 0
        self.name, self.shown = NAME, ""

    def good(self, number: int) -> None:
        """Save config and ledger whole, with a name and a figure that tell this save from any other."""
        self.name, value = f"Tổng thu lần {number}", 50 + number % 40 + 0.5
        self.shown = f"{REST + value:.3f}".replace(".", ",")
        config = self._config.replace(f'name = "{NAME}"', f'name = "{self.name}"', 1)
        ledger = re.sub(rf"(?m)^{SEPTEMBER}[^,]*", f"{SEPTEMBER}{value}", self._ledger)
        self._save(self.config, config.encode())
        self._save(self.ledger, ledger.encode())

    def bad(self) -> None:
        """Break one of the two in one of the ways in which files break."""
        file = self._chance.choice((self.config, self.ledger))
        data = bytearray(file.read_bytes() if file.exists() else b"")
        at = self._chance.randrange(len(data) or 1)
        self.broken += 1
        match self._chance.randrange(6):
            case 0:
                self._save(file, bytes(data[:at]))
            case 1:
                self._save(file, b"")
            case 2:
                file.unlink(missing_ok=True)
            case 3:
                self._save(file, data.decode("utf-8", "replace").encode("utf-16"))
            case 4:
                data[at : at + 8] = self._chance.randbytes(8)
                self._save(file, bytes(data))
            case _:
                self._save(file, bytes(data[:at] + data[at // 2 :]))

    def wrong(self) -> None:
        """Save a config that is wrong for certain: a decimal comma."""
        self.broken += 1
        self._save(self.config, self._config.replace("target = 592.642", "target = 592,642", 1).encode())

    def _save(self, file: Path, data: bytes) -> None:
        self.saves += 1
        if self._chance.random() < 0.5:
            file.write_bytes(data)
            return
        fresh = file.with_name(f".{file.name}.fresh")
        fresh.write_bytes(data)
        fresh.replace(file)


class Soak:
    """One console over one folder."""

    def __init__(self, folder: Folder, terminal: Terminal, seed: int) -> None:
        self.folder, self.terminal = folder, terminal
        self._chance = random.Random(seed)
        self._begun = time.monotonic()
        self._number = 0
        self.faults: list[str] = []
        self.memory: list[float] = []

    def cycle(self, chaos: int = 20) -> None:
        """Rewrite for ``chaos`` seconds while somebody walks about; then look at a good state and at a broken one."""
        for second in range(chaos):
            if self._chance.random() < 0.5:
                self.folder.bad()
            else:
                self._good()
            self.terminal.press(WALK[second % len(WALK)])
            self._second()
        self.terminal.press("escape")
        self._hold(self._good, "good", self._follows)
        self._hold(self.folder.wrong, "broken", self._keeps)
        if not self.terminal.closed:
            self.memory.append(self.terminal.rss())

    def hold_last(self) -> None:
        """See that it follows at the end."""
        self._hold(self._good, "last", self._follows)

    def _good(self) -> None:
        self._number += 1
        self.folder.good(self._number)

    def _second(self) -> None:
        """Let a second pass."""
        end = time.monotonic() + 1
        while (left := end - time.monotonic()) > 0:
            self.terminal.read(left)

    def _hold(self, save: Callable[[], None], what: str, holds: Callable[[], bool], patience: int = 15) -> None:
        """Save once and go on saving the same each second, until the screen tells of it."""
        save()
        self.terminal.press("1")
        for _second in range(patience):
            self._second()
            self._september()
            if holds():
                return
            self._same()
        lines = self.terminal.lines()
        told = f"{lines[0].strip()} | {lines[-1].strip()}"
        self.faults.append(f"{time.monotonic() - self._begun:.0f} s: the {what} state is not on the screen: {told}")

    def _september(self) -> None:
        """Go back to the month whose figure changes, if the walk has left it."""
        month = re.search(r"tháng (\d+)/2023", self.terminal.lines()[0])
        if month and int(month[1]) != 9:
            self.terminal.press("." if int(month[1]) < 9 else ",")

    def _same(self) -> None:
        """Save what is there once more: other times, the same content."""
        os.utime(self.folder.config)
        self.folder.ledger.write_bytes(self.folder.ledger.read_bytes())
        self.folder.saves += 1

    def _follows(self) -> bool:
        text = self.terminal.text()
        return self.folder.name in text and self.folder.shown in text and not KEPT.search(text)

    def _keeps(self) -> bool:
        text = self.terminal.text()
        return self.folder.name in text and self.folder.shown in text and bool(KEPT.search(text))


def soak(seconds: float, seed: int = 1, chaos: int = 20, told: Callable[[str], object] | None = None) -> Soaked:
    """Run for about ``seconds`` seconds, whole cycles, and return what was seen."""
    with tempfile.TemporaryDirectory() as place:
        folder = Folder(Path(place), seed)
        command = [sys.executable, "-m", "tvplan_tui", "--config", str(folder.config)]
        env = {"XDG_STATE_HOME": str(Path(place) / "state")}
        with Terminal(command, cwd=str(ROOT), env=env, answering=True) as terminal:
            terminal.wait("480,117")
            run = Soak(folder, terminal, seed)
            end = time.monotonic() + seconds
            while time.monotonic() < end and not terminal.closed:
                run.cycle(chaos)
                if told is not None:
                    told(f"{end - time.monotonic():5.0f} s left, {run.memory[-1]:.1f} MiB, {len(run.faults)} faults")
            if not terminal.closed:
                run.hold_last()
            if terminal.closed:
                logs = sorted(Path(place).rglob("crash.log"))
                run.faults.append(f"the console has ended\n{logs[0].read_text('utf-8') if logs else ''}")
        return Soaked(folder.saves, folder.broken, tuple(run.memory), tuple(run.faults))


def main() -> int:
    """Run it and say what came of it; 1 if something was not as it should be."""
    parser = argparse.ArgumentParser(prog="benchmarks.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    found = soak(options.minutes * 60, options.seed, told=print)
    print(f"{found.saves} saves, {found.broken} of them broken; {len(found.memory)} cycles")
    print(f"memory {found.memory[0]:.1f} → {found.memory[-1]:.1f} MiB, growth once warm {found.growth:+.1f} MiB")
    print(*found.faults or ("no fault",), sep="\n")
    return int(bool(found.faults) or found.growth > GROWTH)


if __name__ == "__main__":
    sys.exit(main())
