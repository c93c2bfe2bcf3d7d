"""The table of actions is whole: every key bound, every action able to run, nothing said twice."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest

from tvplan_tui.ui.commands import COMMANDS
from tvplan_tui.ui.keys.action import ALONE, APP, LISTS, SCOPES
from tvplan_tui.ui.keys.action_words import entries, footer
from tvplan_tui.ui.keys.actions import actions, find, on_screen
from tvplan_tui.ui.keys.bindings import bindings
from tvplan_tui.ui.keys.key_words import key_word
from tvplan_tui.ui.screens.agenda import AgendaScreen
from tvplan_tui.ui.screens.broken import BrokenScreen
from tvplan_tui.ui.screens.calendar import CalendarScreen
from tvplan_tui.ui.screens.changes import ChangesScreen
from tvplan_tui.ui.screens.chart import ChartScreen
from tvplan_tui.ui.screens.conclusion import ConclusionScreen
from tvplan_tui.ui.screens.ending import EndingScreen
from tvplan_tui.ui.screens.entry import EntryScreen
from tvplan_tui.ui.screens.export import ExportScreen
from tvplan_tui.ui.screens.help import HelpScreen
from tvplan_tui.ui.screens.indicator import IndicatorScreen
from tvplan_tui.ui.screens.indicator_form import IndicatorForm
from tvplan_tui.ui.screens.log import LogScreen
from tvplan_tui.ui.screens.meeting import MeetingScreen
from tvplan_tui.ui.screens.month_entry import MonthScreen
from tvplan_tui.ui.screens.overview import OverviewScreen
from tvplan_tui.ui.screens.problems import ProblemsScreen
from tvplan_tui.ui.screens.revision_form import RevisionForm
from tvplan_tui.ui.screens.sector import SectorScreen
from tvplan_tui.ui.screens.sparks import SparksScreen
from tvplan_tui.ui.screens.task_form import TaskScreen
from tvplan_tui.ui.screens.tasks import TasksScreen
from tvplan_tui.ui.screens.together import TogetherScreen
from tvplan_tui.ui.screens.why import WhyScreen
from tvplan_tui.ui.screens.year import YearScreen
from tvplan_tui.ui.widgets.grid import Grid

SCREENS = (
    BrokenScreen,
    ChartScreen,
    HelpScreen,
    IndicatorScreen,
    OverviewScreen,
    ProblemsScreen,
    SectorScreen,
    EntryScreen,
    MonthScreen,
    LogScreen,
    TasksScreen,
    TaskScreen,
    CalendarScreen,
    IndicatorForm,
    RevisionForm,
    ChangesScreen,
    WhyScreen,
    YearScreen,
    SparksScreen,
    TogetherScreen,
    AgendaScreen,
    MeetingScreen,
    ConclusionScreen,
    EndingScreen,
    ExportScreen,
)
EATEN = "w[]"  # keys that Vietnamese input methods turn into letters at once


def test_ids_are_unique() -> None:
    assert not [name for name, count in Counter(action.id for action in actions()).items() if count > 1]


@pytest.mark.parametrize("scope", SCOPES)
def test_a_key_does_one_thing_on_a_screen(scope: str) -> None:
    keys = Counter(key for action in on_screen(scope) for key in action.keys)
    assert not [key for key, count in keys.items() if count > 1]


@pytest.mark.parametrize("screen", SCREENS)
def test_every_action_of_a_screen_can_run(screen: type) -> None:
    wanted = [action for action in on_screen(screen.scope) if not action.widget]
    assert wanted
    for action in wanted:
        assert hasattr(screen, "do_" + action.id.replace(".", "_")) or action.id in COMMANDS, action.id


def test_no_method_is_without_its_action() -> None:
    known = {"do_" + action.id.replace(".", "_") for action in actions()}
    assert {name for screen in SCREENS for name in dir(screen) if name.startswith("do_")} <= known
    assert set(COMMANDS) <= {action.id for action in actions()}


def test_the_table_tells_the_grids_own_keys() -> None:
    bound = {binding.id: set(binding.key.split(",")) for binding in Grid.BINDINGS}
    assert bound == {action.id: set(action.keys) for action in actions() if action.widget}


@pytest.mark.parametrize("action", [action for action in actions() if not action.widget], ids=lambda action: action.id)
def test_every_action_has_a_key_no_input_method_touches(action) -> None:
    safe = [key for key in action.keys if len(key) > 1 or key.isdigit()]
    assert safe, action.id
    assert not any(key in EATEN or key == "backspace" for key in action.keys)


def test_bindings_carry_the_ids() -> None:
    assert {binding.id for binding in bindings(APP)} == {a.id for a in actions() if APP in a.scopes}


@pytest.mark.parametrize("scope", [scope for scope in SCOPES if scope != APP])
def test_a_footer_is_short_and_ends_with_help(scope: str) -> None:
    items = footer(scope)
    assert 2 <= len(items) <= 7
    if scope not in ALONE:
        assert "?" in [item.keys for item in items]


def test_help_tells_a_family_once() -> None:
    keys = [entry.keys for entry in entries("sector")]
    assert "1…9" in keys
    assert ", .  Ctrl+← Ctrl+→" in keys
    assert len(keys) == len(set(keys))


def test_keys_as_people_call_them() -> None:
    assert [key_word(key) for key in ("full_stop", "ctrl+left", "f5", "G", "g", "space", "percent_sign")] == [
        ".",
        "Ctrl+←",
        "F5",
        "G",
        "g",
        "Space",
        "%",
    ]
    assert key_word("ctrl+left", ascii=True).isascii()
    for scope in SCOPES:
        assert all(entry.keys.isascii() for entry in (*entries(scope, ascii=True), *footer(scope, ascii=True)))


def test_find_refuses_an_unknown_id() -> None:
    with pytest.raises(KeyError):
        find("nothing")


def test_lists_is_no_screen() -> None:
    assert LISTS not in SCOPES


def test_the_table_loads_no_screen() -> None:
    code = "import sys, tvplan_tui.ui.keys.actions as a; a.actions(); sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
