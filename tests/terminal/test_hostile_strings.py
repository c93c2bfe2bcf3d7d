"""Text that means harm in every field there is, walked through on a real pseudo-terminal: none of it is obeyed."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from support.judging import ROOT
from support.shipped import copied

from benchmarks.terminal import Terminal

HARM = (
    "\x1b]0;ten\x07\x1b]52;c;aGk=\x07\x1b[6666m\x1bPharm\x1b\\\x9b31m\u202e\u2066\u200b\u2028"
    "[red]x[/][@click=app.quit]y[/]"
)
"""Title, clipboard, colour, device string, C1, directions, line separator, markup."""
OBEYED = [
    *(b"\x1b]0;ten", b"\x1b]52;c;aGk=", b"\x1b[6666m", b"\x1bPharm"),
    *(char.encode() for char in "\x9b\u202e\u2066\u200b\u2028"),
]
PLAIN = "]0;ten"
"""What is left of it once it harms nobody: where this is seen, the field was shown."""
TEXTS = (
    r"(?m)^(name|title|authority|document|place|symbol|owner|section|quote|note|office|recipients|unit|message)"
    r' = (\[?)"'
)
WALK = """
down down 0 b enter escape escape 1 i escape enter t tab right escape escape e escape E escape
escape a escape A escape M escape O escape R escape D escape v enter escape escape K enter escape e
escape escape C tab enter escape escape p enter pagedown enter escape l escape end pagedown escape
escape escape o down enter escape escape H escape V escape F escape : t h escape ? escape f2 escape
y c escape x escape / @ t a i escape 2 3 4 5
"""
KEYS = WALK.split()
SPECIAL = {"f2": "\x1bOQ"}


def in_toml(text: str) -> str:
    return "".join(char if char.isprintable() and char not in '"\\' else f"\\u{ord(char):04x}" for char in text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A plan in a folder with a name that harms, and harm in every text of every file."""
    place = tmp_path / "ke\x1b[6666mhoach\u202e"
    place.mkdir()
    copied(place)
    for name in ("config.toml", "tasks.toml"):
        text = (place / name).read_text(encoding="utf-8")
        text = re.sub(TEXTS, lambda found: f'{found[1]} = {found[2]}"{in_toml(HARM)} ', text)
        (place / name).write_text(text, encoding="utf-8")
    for path in place.glob("data/**/*.csv"):
        path.write_text(path.read_text(encoding="utf-8").replace("minh họa", f'"{HARM}"'), encoding="utf-8")
    data = place / "data"
    (data / "them\x1b]0;ten\x07-2023.csv").write_text(
        "indicator,period,value\nKT3,2023-13,x\x1b[6666m\n", encoding="utf-8"
    )
    for name, head, row in (
        ("conclusions", "number,indicator,period,text,office,due", "1/2023,KT2,2023-09,{0},{0},2023-10-31"),
        ("verdicts", "indicator,period,verdict,reason", "KT2,2023-09,behind,{0}"),
    ):
        (data / name).mkdir()
        line = row.format(f'"{HARM}"')
        text = f'{head},recorded_at,recorded_by\n{line},2023-10-05T08:00:00+07:00,"{HARM}"\n'
        (data / name / "2023.csv").write_text(text, encoding="utf-8")
    (data / "agenda.toml").write_text(f'indicators = ["KT2", "KT3", "{in_toml(HARM)}"]\n', encoding="utf-8")
    return place


@pytest.mark.slow
@pytest.mark.parametrize(("rows", "cols"), [(24, 80), (45, 140)])
def test_no_screen_obeys_what_a_field_holds(folder: Path, rows: int, cols: int) -> None:
    env = dict.fromkeys(("USER", "LOGNAME", "TVPLAN_USER"), f"ai{HARM}")
    command = [sys.executable, "-m", "tvplan_tui", "--fresh", "--config", str(folder / "config.toml")]
    env |= {"XDG_STATE_HOME": str(folder / "state"), "PYTHONPATH": str(ROOT)}
    shown = 0
    with Terminal(command, rows=rows, cols=cols, env=env, cwd=str(folder)) as terminal:
        terminal.wait("Đúng")
        for key in KEYS:
            terminal.press(SPECIAL.get(key, key))
            terminal.quiet(0.12, timeout=3)
            shown += PLAIN in terminal.text()
            assert not terminal.closed, f"ended at {key}:\n{terminal.text()}"
        raw = bytes(terminal.raw)
    assert shown > len(KEYS) // 2
    assert [text for text in OBEYED if text in raw] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    ["list", "show KT2", "check", "status", "changes", "log KT2", "tasks", "calendar", "conclusions", "config show"],
)
def test_no_command_obeys_it_either(folder: Path, arguments: str) -> None:
    command = [sys.executable, "-m", "tvplan_tui", *arguments.split(), "--config", str(folder / "config.toml")]
    with Terminal(command, rows=50, cols=200, env={"USER": HARM, "PYTHONPATH": str(ROOT)}, cwd=str(folder)) as terminal:
        terminal.wait_end(30)
        raw = bytes(terminal.raw)
    assert terminal.code in (0, 1, 2, 3)
    assert b"usage" not in raw
    assert len(raw) > 20
    assert [text for text in OBEYED if text in raw] == []
