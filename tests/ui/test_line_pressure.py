"""A line as it is known from the terminal's answers, on a clock and a line made for the test."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from tvplan_tui.ui.line.line_pressure import LATE, LEAVING, LONGEST, LOST, SELDOM, SLACK, LinePressure


@dataclass
class Line:
    """A line of ``rate`` bytes a second and ``way`` seconds there and back; it answers unless it is deaf."""

    rate: float
    way: float
    deaf: bool = False
    now: float = 0.0
    free: float = 0.0
    questions: int = 0
    answers: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.pressure = LinePressure(lambda: self.now)
        self.ask()

    def ask(self) -> None:
        self.questions += 1
        self.pressure.asked()
        if not self.deaf:
            self.answers.append(max(self.now, self.free) + self.way)

    def send(self, size: int) -> None:
        self.free = max(self.now, self.free) + size / self.rate
        self.pressure.sent(size)
        if self.pressure.doubtful:
            self.ask()

    def wait(self, seconds: float) -> None:
        end = self.now + seconds
        while self.answers and self.answers[0] <= end:
            self.now = max(self.now, self.answers.pop(0))
            self.pressure.answered()
        self.now = end


def pictures(line: Line, seconds: float, size: int = 440, every: float = 0.033) -> int:
    """Send a picture at each key of a held key unless the line is behind; return how many went."""
    sent, end = 0, line.now + seconds
    while line.now < end:
        if not line.pressure.behind:
            line.send(size)
            sent += 1
        line.wait(every)
    return sent


def test_a_slow_line_gets_as_many_pictures_as_it_carries():
    line = Line(rate=960, way=0.6)
    line.wait(1)
    line.send(4000)
    line.wait(10)
    assert 4 <= pictures(line, 3) <= 8
    assert line.free - line.now < 0.5 + SLACK


@pytest.mark.parametrize("way", [0.001, 0.05, 0.6])
def test_a_fast_line_gets_every_picture_however_long_the_way(way: float):
    line = Line(rate=1e6, way=way)
    line.wait(1)
    line.send(12_000)
    line.wait(2)
    assert pictures(line, 2) == pytest.approx(2 / 0.033, abs=1)


def test_a_fast_line_is_asked_seldom_and_an_idle_one_never():
    line = Line(rate=1e7, way=0.01)
    line.wait(1)
    line.send(12_000)
    line.wait(1)
    before = line.questions
    sent = pictures(line, 3)
    assert line.questions - before <= sent * 440 / SELDOM + 1
    before = line.questions
    line.wait(60)
    assert line.questions == before
    assert not line.pressure.behind


def test_a_terminal_that_never_answers_is_asked_twice_and_gets_every_picture():
    line = Line(rate=960, way=0.6, deaf=True)
    line.send(12_000)
    assert pictures(line, 20) == pytest.approx(20 / 0.033, abs=2)
    assert line.questions == 2


def test_a_line_that_stalls_gets_nothing_until_it_moves_or_its_answer_is_given_up():
    line = Line(rate=1e6, way=0.05)
    line.wait(1)
    line.send(12_000)
    line.wait(1)
    line.deaf = True
    line.send(SELDOM)
    line.wait(0.1)
    assert not line.pressure.behind
    line.wait(LATE)
    assert line.pressure.behind
    line.wait(LOST)
    assert not line.pressure.behind
    assert not line.pressure.awaited


def test_a_line_that_becomes_slow_is_noticed():
    line = Line(rate=1e6, way=0.05)
    line.wait(1)
    line.send(12_000)
    line.wait(1)
    line.rate = 960
    pictures(line, 20)
    line.wait(10)
    before = line.free
    pictures(line, 3)
    assert line.free - max(before, line.now) < 1


def test_a_terminal_that_takes_its_time_once_does_not_stop_the_pictures():
    line = Line(rate=1e6, way=0.05)
    line.wait(1)
    line.send(12_000)
    line.wait(1)
    line.way = 1.5
    line.send(SELDOM)
    line.wait(2)
    line.way = 0.05
    line.send(5000)
    line.wait(0.2)
    assert not line.pressure.behind
    line.pressure.sent(5000)  # a copy: no picture, nothing asked
    assert not line.pressure.behind


def test_answers_nobody_asked_for_change_nothing():
    line = Line(rate=1e6, way=0.05)
    line.wait(1)
    line.pressure.answered()
    assert not line.pressure.behind


def test_who_leaves_waits_for_the_answer_as_long_as_the_line_carries():
    line = Line(rate=960, way=0.6)
    line.wait(1)
    line.send(960)  # the first answer after a picture tells how fast the line is
    line.wait(3)
    line.send(2880)
    line.wait(3.5)
    assert line.pressure.awaited  # though it was asked long ago
    line.wait(0.2)
    assert not line.pressure.awaited


def test_who_leaves_does_not_wait_for_ever():
    deaf, dead = Line(rate=1e9, way=0.0, deaf=True), Line(rate=960, way=0.6)
    deaf.wait(LEAVING - 0.1)
    assert deaf.pressure.awaited
    deaf.wait(0.2)
    assert not deaf.pressure.awaited
    dead.wait(1)
    dead.send(960)
    dead.wait(3)
    dead.deaf = True
    dead.send(96_000)
    dead.wait(LONGEST - 0.1)
    assert dead.pressure.awaited
    dead.wait(0.2)
    assert not dead.pressure.awaited
