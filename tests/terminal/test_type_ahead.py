"""Keys that arrive faster than the screen follows, as over a slow line or from a paste."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support.judging import ROOT
from support.shipped import copied

from benchmarks.terminal import Terminal


@pytest.fixture
def opened():
    command = [sys.executable, "-m", "tvplan_tui", "--config", "config.toml"]
    with Terminal(command, cwd=str(ROOT), rows=40, cols=120) as terminal:
        terminal.wait("480,117")
        terminal.quiet(0.3)
        yield terminal


def test_a_filter_typed_at_once_is_a_filter(opened: Terminal) -> None:
    opened.press("/thu ngan sach")
    opened.wait(" thu ngan sach")
    opened.quiet(0.3)
    assert "Tổng thu ngân sách" in opened.text()


def test_a_command_typed_at_once_arrives_whole(opened: Terminal) -> None:
    opened.press(":thu noi")
    opened.wait(" thu noi")


def test_keys_behind_a_field_go_on_where_it_leads(opened: Terminal) -> None:
    opened.press("/thu noi\r?")
    opened.wait("Phím")


def test_a_burst_of_pages_opens_the_last_one(opened: Terminal) -> None:
    opened.press("0", "1", "2", ":kinh te")
    opened.wait(" kinh te")


@pytest.mark.parametrize("last", ["\r", "\x1b[21~"], ids=["enter", "f10"])
def test_what_is_typed_at_once_with_the_key_that_saves_is_saved_whole(tmp_path: Path, last: str) -> None:
    copied(tmp_path)
    command = [sys.executable, "-m", "tvplan_tui", "--config", str(tmp_path / "config.toml"), "--period", "2023-10"]
    with Terminal(command, cwd=str(ROOT), rows=24, cols=120) as terminal:
        terminal.wait("Thiếu")
        terminal.quiet(0.3)
        terminal.press("/doanh nghiep\r")
        terminal.quiet(0.5)
        terminal.press("e")
        terminal.wait("Ghi chú")
        terminal.quiet(0.3)
        terminal.press(f"15\r\rthành lập\rbáo cáo số 7{last}")
        terminal.wait("Đã ghi")
    row = (tmp_path / "data" / "2023.csv").read_text(encoding="utf-8").splitlines()[-1]
    assert row.startswith("KT2,2023-10,15,")
    assert ",thành lập,báo cáo số 7," in row
