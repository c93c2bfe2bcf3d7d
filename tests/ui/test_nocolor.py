"""No colour at all, counted in the bytes that reach a real pseudo-terminal."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
from time import monotonic

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from tvplan_tui.ui.line.nocolor import StripColour, wants_no_colour

APP = """
import os, sys
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Footer, Input, Static
from tvplan_tui.domain.indicator import Indicator, Kind
from tvplan_tui.domain.series import Series
from tvplan_tui.ui.line.nocolor import Colourless, wants_no_colour
from tvplan_tui.ui.theme import THEMES, pick_theme
from tvplan_tui.ui.widgets.chart import Chart

class Sample(Colourless):
    BINDINGS = [("q", "quit", "quit")]
    CSS = ".cursor { background: $selection; text-style: $selection-style; } Screen { background: $background; }"

    def compose(self):
        yield Static(Content.assemble(("READY", "bold $bad"), (" dim", "$dim")), classes="cursor")
        yield Chart()
        yield Footer()

    def on_mount(self):
        known = (1.0, 2.0, 3.0, *(None,) * 9)
        path = tuple(float(month) for month in range(12))
        series = Series(tuple(range(1, 13)), known, known, known, known, path, 11.0, None, None, 3)
        self.query_one(Chart).show(series, Indicator("x", "s", "n", "%", Kind.FLOW))

app = Sample()
for theme in THEMES.values():
    app.register_theme(theme)
app.theme = pick_theme(os.environ)
app.colourless = wants_no_colour(os.environ)
app.run()
"""


def colours(sent: bytes) -> list[int]:
    """Every SGR parameter that sets or resets a colour."""
    found = re.findall(rb"\x1b\[([0-9;]*)m", sent)
    numbers = [int(part) for params in found for part in params.split(b";") if part]
    return [number for number in numbers if 30 <= number <= 49 or 90 <= number <= 107]


def run(tmp_path: object, **environ: str) -> bytes:
    """Run the sample on a pseudo-terminal of 80 by 24 until it has painted, quit it, return what it sent."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    base = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LANG": "C.UTF-8", "TERM": "xterm-256color"}
    process = subprocess.Popen(
        [sys.executable, "-c", APP], stdin=follower, stdout=follower, stderr=follower, env={**base, **environ}
    )
    os.close(follower)
    sent, quit_at = b"", monotonic() + 20
    asked = False
    while monotonic() < quit_at:
        ready, _writable, _failed = select.select([leader], [], [], 0.2)
        if ready:
            try:
                sent += os.read(leader, 65536)
            except OSError:  # the other end is closed: the program is gone
                break
        if not asked and b"T12" in sent and b"quit" in sent:
            os.write(leader, b"q")
            asked = True
    process.wait(5)
    os.close(leader)
    return sent


@pytest.mark.parametrize(("value", "wanted"), [({}, False), ({"NO_COLOR": ""}, False), ({"NO_COLOR": "1"}, True)])
def test_no_color_counts_when_it_is_not_empty(value: dict[str, str], wanted: bool) -> None:
    assert wants_no_colour(value) is wanted


def test_attributes_and_meta_stay() -> None:
    style = Style.parse("bold reverse red on blue") + Style.from_meta({"@click": "go"})
    [segment] = StripColour().apply([Segment("x", style)], Color(0, 0, 0))
    assert segment.style is not None
    assert segment.style.color is None and segment.style.bgcolor is None
    assert segment.style.bold and segment.style.reverse
    assert segment.style.meta == {"@click": "go"}


def test_without_colour_not_one_colour_code_is_sent(tmp_path: object) -> None:
    sent = run(tmp_path, NO_COLOR="1")
    assert b"READY" in sent
    assert colours(sent) == []
    assert re.search(rb"\x1b\[[0-9;]*\b7m", sent), "the row under the cursor is in reverse video"


def test_an_empty_no_color_leaves_the_colours(tmp_path: object) -> None:
    sent = run(tmp_path, NO_COLOR="")
    assert b"READY" in sent
    assert colours(sent)


def test_sixteen_colours_where_the_terminal_has_no_more(tmp_path: object) -> None:
    sent = run(tmp_path, TERM="xterm")
    found = colours(sent)
    assert found
    assert 38 not in found and 48 not in found
