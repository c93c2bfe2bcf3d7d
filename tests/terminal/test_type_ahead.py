"""Keys that arrive faster than the screen follows, as over a slow line or from a paste."""

from __future__ import annotations

import sys

import pytest
from support.judging import ROOT

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
