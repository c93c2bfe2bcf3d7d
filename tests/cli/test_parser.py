"""The parser and the table of commands fit each other."""

from __future__ import annotations

import argparse

import pytest

from tvplan_tui.cli.commands import COMMANDS
from tvplan_tui.cli.parser import build, parse


def _subparsers(wanted: str | None = None) -> dict[str, argparse.ArgumentParser]:
    (commands,) = (each for each in build(wanted)._actions if isinstance(each, argparse._SubParsersAction))
    return dict(commands.choices)


def test_every_command_that_is_parsed_is_done() -> None:
    assert set(_subparsers()) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_alone_is_the_same_as_among_all(name: str) -> None:
    alone = _subparsers(name)
    assert alone[name].format_help() == _subparsers()[name].format_help()
    assert len(alone) < 6


@pytest.mark.parametrize(
    "arguments", [(), ("--period", "2023-09"), ("--config", "list", "--ascii"), ("--theme=dark", "--read-only")]
)
def test_the_console_is_parsed_without_its_commands_as_with_them(arguments: tuple[str, ...]) -> None:
    assert parse(arguments) == build().parse_args(arguments)
    assert parse(arguments).command is None


def test_a_command_is_one_behind_the_consoles_own_options() -> None:
    assert parse(["--ascii", "list", "--json"]).command == "list"


@pytest.mark.parametrize("wrong", [["nonsense"], ["--nonsense"], ["--period", "2023-13"], ["list", "--nonsense"]])
def test_a_fault_is_told_and_ends_with_2(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(wrong)
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("tvplan: ")
