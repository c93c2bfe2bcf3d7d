"""The real program on a real pseudo-terminal: what its user sees, what goes over the wire, how it leaves."""

from __future__ import annotations

import os
import re
import signal
import sys

import pytest
from support.judging import ROOT

from benchmarks.terminal import Terminal

COMMAND = [sys.executable, "-m", "tvplan_tui"]
JUDGED = "480,117"
"""A figure of the first table that is there once the verdicts are."""
LEFT = b"\x1b[?1049l"
"""The end of the alternate screen: the user's own screen is back."""


def console(*arguments: str, config: str = "config.toml", rows: int = 40, cols: int = 120, **env: str) -> Terminal:
    return Terminal([*COMMAND, "--config", config, *arguments], cwd=str(ROOT), rows=rows, cols=cols, env=env)


@pytest.fixture
def opened():
    with console() as terminal:
        terminal.wait(JUDGED)
        terminal.quiet(0.3)
        yield terminal


@pytest.mark.parametrize(("rows", "cols"), [(24, 80), (40, 120), (50, 200), (15, 60)])
def test_every_size_shows_title_table_and_keys_within_its_edges(rows, cols):
    with console(rows=rows, cols=cols) as terminal:
        terminal.wait("9,69")
        terminal.wait("? xem mọi phím")
        terminal.quiet(0.3)
        lines = terminal.lines()
        assert "09/KH-UBND" in lines[0]
        assert "MINH" in lines[0]
        assert "? xem mọi phím" in lines[-1]  # the first start
        assert sum("Đúng" in line or "Nguy cơ" in line for line in lines) >= 3


def test_columns_stand_under_their_headings_with_vietnamese_text(opened):
    lines = opened.lines()
    top = next(at for at, line in enumerate(lines) if "Chỉ tiêu" in line and "Kế hoạch" in line)
    edge = lines[top].index("Kế hoạch") + len("Kế hoạch")
    assert lines[top + 6][:edge].rstrip().endswith("592,642") or "592,642" in lines[top + 6]
    marks = {line.index(",") for line in lines[top + 1 : top + 11] if "," in line[:edge]}
    assert len(marks) <= 2, "decimal marks of one column stand apart"


def test_a_cursor_move_sends_little_and_nothing_is_sent_unasked(opened):
    opened.press("d")
    opened.quiet(0.5)
    opened.press("down")  # the first move after a change of layout repaints the table once
    opened.quiet(0.5)
    sizes = []
    for key in ("down", "down", "up", "up", "down", "up"):
        before = len(opened.raw)
        opened.press(key)
        opened.quiet(0.2)
        sizes.append(len(opened.raw) - before)
    assert 0 < max(sizes) <= 600
    before = len(opened.raw)
    opened.quiet(1.5, timeout=1.5)
    assert len(opened.raw) == before


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_signals_leave_a_clean_terminal(opened, number):
    os.kill(opened.pid, number)
    opened.wait_end(3)
    assert LEFT in opened.raw
    assert b"\x1b[?25h" in opened.raw


def test_q_leaves_with_zero(opened):
    opened.press("q")
    assert opened.wait_end(3) == 0
    assert LEFT in opened.raw


def test_suspended_and_back_the_screen_stands_again(opened):
    os.kill(opened.pid, signal.SIGTSTP)
    opened.quiet(0.3)
    os.kill(opened.pid, signal.SIGCONT)
    before = len(opened.raw)
    opened.press("down")
    opened.quiet(0.5)
    assert len(opened.raw) > before


def test_errors_kept_in_a_file_leave_the_screen_where_it_is(tmp_path):
    command = f"{sys.executable} -m tvplan_tui --config config.toml 2>{tmp_path}/err.log"
    with Terminal(["sh", "-c", command], cwd=str(ROOT)) as terminal:
        terminal.wait(JUDGED)
        terminal.press("q")
        assert terminal.wait_end(3) == 0
        assert LEFT in terminal.raw
    assert (tmp_path / "err.log").read_bytes() == b""


def test_no_color_means_no_colour_at_all():
    with console(NO_COLOR="1") as terminal:
        terminal.wait(JUDGED)
        terminal.press("down", "0")
        terminal.quiet(0.5)
        codes = [code for sgr in re.findall(rb"\x1b\[([0-9;]*)m", bytes(terminal.raw)) for code in sgr.split(b";")]
        colours = {code for code in codes if code and (30 <= int(code) <= 49 or 90 <= int(code) <= 107)}
        assert colours == set()
        assert b"7" in codes, "the chosen row must be told apart"


def test_ascii_means_ascii_signs():
    with console("--ascii") as terminal:
        terminal.wait(JUDGED)
        terminal.quiet(0.5)
        text = terminal.text()
        assert not set("▼●◐▲○…│┤╌█▒├└") & set(text)
        for key in ("0", "enter", "escape", "c", "escape", ":"):
            terminal.press(key)
            terminal.quiet(0.3)
            signs = {char for char in terminal.text() if not char.isascii() and not char.isalnum()}
            assert signs <= {"‰", "°"}, (key, signs)


def test_a_dumb_terminal_gets_words():
    with console(TERM="dumb") as terminal:
        terminal.wait_end(10)
        assert b"\x1b" not in terminal.raw
        assert "Cả kế hoạch" in terminal.text() or "Cả kế hoạch" in terminal.raw.decode()


def test_hostile_text_never_reaches_the_terminal(tmp_path):
    hostile = "\\u001b]52;c;aGVsbG8=\\u0007[/][red]\\u202eX\\u200b"
    (tmp_path / "config.toml").write_text(
        f"""
[plan]
id = "P"
title = "{hostile}"
authority = "UBND {hostile}"
document = "09 {hostile}"
year = 2023
[data]
files = ["*.csv"]
[[sectors]]
id = "S"
name = "Lĩnh vực {hostile}"
[[indicators]]
id = "X"
sector = "S"
name = "Tên [bold]x[/bold] {hostile}"
unit = "tỷ {hostile}"
kind = "flow"
bound = "at_least"
target = 120
owner = "{hostile}"
quote = "{hostile}"
note = "{hostile}"
""",
        encoding="utf-8",
    )
    row = 'X,2023-01,12,"\x1b]52;c;aGk=\x07[/] ghi chú \u202e"'
    (tmp_path / "d.csv").write_text(f"indicator,period,value,note\n{row}\n", encoding="utf-8")
    with console(config=str(tmp_path / "config.toml")) as terminal:
        terminal.wait("120")
        terminal.quiet(0.5)
        for key in ("enter", "t", "escape", "escape", "0", "1", "?", "escape", ":", "escape"):
            terminal.press(key)
            terminal.quiet(0.3)
        raw = bytes(terminal.raw)
        assert "Tên [bold]x[/bold]" in terminal.text()
        for bad in (b"\x1b]52;c;aGVsbG8", b"\x1b]52;c;aGk", "\u202e".encode(), "\u200b".encode()):
            assert bad not in raw


def test_a_broken_config_is_told_with_file_and_line(tmp_path):
    (tmp_path / "config.toml").write_text('[plan]\nid = "P"\ntitle = x\n', encoding="utf-8")
    with console(config=str(tmp_path / "config.toml")) as terminal:
        terminal.wait("config.toml:3")
        assert "Traceback" not in terminal.text()
        terminal.press("q")
        terminal.wait_end(3)


def test_a_storm_of_sizes_keeps_the_place(opened):
    for key in ("down", "down", "down"):
        opened.press(key)
    opened.quiet(0.4)
    chosen = next(line for line in opened.lines() if "▌" in line)
    for rows, cols in ((10, 40), (24, 80), (60, 160), (15, 60), (40, 120)):
        opened.resize(rows, cols)
        opened.quiet(0.15)
    opened.quiet(0.5)
    assert next(line for line in opened.lines() if "▌" in line) == chosen


def test_a_page_opens_and_closes_with_about_one_picture(opened):
    sizes = {}
    for key in ("0", "escape", "enter", "escape", "t", "escape"):
        before = len(opened.raw)
        opened.press(key)
        opened.quiet(0.5)
        sizes[key] = len(opened.raw) - before
    assert max(sizes.values()) <= 32_000, sizes
