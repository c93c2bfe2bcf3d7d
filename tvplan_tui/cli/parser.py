"""The one parser: help, completion and a man page can come from it."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, NoReturn

from tvplan_tui import __version__
from tvplan_tui.domain.language import _, available

from .arguments import Declare, declare_as_of, period
from .complaints import translated
from .exits import USAGE

HELP = {"-h", "--help"}
THEMES = ("dark", "light", "cvd", "contrast", "ansi")


class _Parser(argparse.ArgumentParser):
    """Speaks the interface's language; says what is wrong in one line and how to see what is right."""

    def __init__(self, *, add_help: bool = True, **arguments: Any) -> None:
        super().__init__(**arguments, add_help=False, allow_abbrev=False)
        if add_help:
            self._positionals.title, self._optionals.title = _("lệnh và đối số"), _("tùy chọn")
            self.add_argument("-h", "--help", action="help", default=argparse.SUPPRESS, help=_("xem hướng dẫn này"))

    def error(self, message: str) -> NoReturn:
        self.exit(USAGE, f"tvplan: {translated(message)}\n" + _("Xem: {prog} --help").format(prog=self.prog) + "\n")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", _("cách dùng:"), 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", _("cách dùng:"), 1)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the options; ``command`` is None for the console. A fault is told and ends the process.

    The console's own options are tried first: to open it, no command's parser has to be made.
    """
    wanted = None
    if not HELP & set(arguments):
        options, rest = _console().parse_known_args(arguments)
        if not rest:
            options.command = None
            return options
        wanted = next((one for one in rest if not one.startswith("-")), None)
    parser = build(wanted)
    options, rest = parser.parse_known_args(arguments)
    if rest:
        # told with the command's own help to look at, not the program's
        _of_command(parser, options.command).error(f"unrecognized arguments: {' '.join(rest)}")
    return options


def _of_command(parser: argparse.ArgumentParser, command: str | None) -> argparse.ArgumentParser:
    """Return the parser of a command; ``parser`` itself for none."""
    for action in parser._actions:
        if command is not None and isinstance(action, argparse._SubParsersAction):
            found: argparse.ArgumentParser = action.choices[command]
            return found
    return parser


FAMILIES: tuple[tuple[frozenset[str], str, str], ...] = (
    (frozenset({"status", "list"}), "view_parser", "declare"),
    (frozenset({"show", "trend", "year"}), "view_parser", "declare_details"),
    (frozenset({"check"}), "view_parser", "declare_check"),
    (frozenset({"changes"}), "change_parser", "declare"),
    (frozenset({"keys"}), "view_parser", "declare_keys"),
    (frozenset({"enter", "undo", "override", "log"}), "entry_parser", "declare"),
    (frozenset({"conclusions", "conclude"}), "meeting_parser", "declare"),
    (frozenset({"tasks", "task", "calendar", "close", "corrections"}), "task_parser", "declare"),
    (frozenset({"add", "change", "revise", "retire"}), "edit_parser", "declare"),
    (frozenset({"config"}), "edit_parser", "declare_config"),
    (frozenset({"report"}), "report_parser", "declare"),
)
"""Which commands are declared together, and where; in the order of the help."""


def build(wanted: str | None = None) -> argparse.ArgumentParser:
    """Return the whole parser; with ``wanted`` only the commands declared with it, if there is such a command.

    A parser of every command takes longer to make than the counts of a plan to be printed.
    """
    shared = _shared(argparse.SUPPRESS)
    parser = _console()
    commands = parser.add_subparsers(dest="command", metavar=_("LỆNH"), parser_class=_Parser)

    def command(name: str, about: str, *, csv: bool = False, md: bool = False) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=about, description=about, parents=[shared])
        form = made.add_mutually_exclusive_group()
        form.add_argument("--plain", action="store_true", help=_("chữ thường, không màu"))
        form.add_argument("--json", action="store_true", help=_("JSON, số không làm tròn"))
        if csv:
            form.add_argument("--csv", action="store_true", help=_("CSV, số thập phân dấu chấm"))
        if md:
            form.add_argument("--md", action="store_true", help=_("Markdown"))
        return made

    for _names, module, name in [family for family in FAMILIES if wanted in family[0]] or FAMILIES:
        declare: Callable[[Declare], None] = getattr(import_module(f".{module}", __package__), name)
        declare(command)
    return parser


def _console() -> argparse.ArgumentParser:
    """Return the parser of what the console takes; no command, and nothing that begins one, is in it."""
    parser = _Parser(
        prog="tvplan",
        description=_("Theo dõi kế hoạch phát triển kinh tế - xã hội: không có lệnh thì mở màn hình."),
        parents=[_shared(None)],
    )
    parser.add_argument("--version", action="version", version=f"tvplan {__version__}", help=_("xem phiên bản"))
    parser.add_argument("--theme", choices=THEMES, help=_("bộ màu; phím T đổi trong màn hình"))
    declare_as_of([parser], None)
    parser.add_argument("--fresh", action="store_true", help=_("mở như lần đầu, không nhớ chỗ đã xem"))
    parser.add_argument("--mouse", action="store_true", help=_("dùng chuột (mặc định để terminal chọn chữ)"))
    return parser


def _shared(default: object) -> _Parser:
    """Options that stand before or after the command; behind it they must not undo what stood before."""
    parser = _Parser(add_help=False, argument_default=default)
    parser.add_argument("--config", metavar=_("TỆP"), help=_("config.toml cần dùng"))
    parser.add_argument(
        "--data", metavar=_("TỆP"), action="append", help=_("tệp số liệu thay cho [data] files; lặp lại được")
    )
    parser.add_argument("--period", metavar=_("KỲ"), type=period, help="2023-09 | 2023-Q3 | 2023-H1 | 2023")
    parser.add_argument("--no-color", action="store_true", default=default or False, help=_("không màu"))
    parser.add_argument(
        "--ascii", action="store_true", default=default or False, help=_("dấu chỉ là ASCII, chữ giữ nguyên")
    )
    parser.add_argument(
        "--read-only",
        action="store_true",
        default=default or False,
        help=_("chỉ xem: không ghi gì ngoài thư mục trạng thái, không ra dòng lệnh"),
    )
    parser.add_argument("--lang", choices=available(), help=_("ngôn ngữ"))
    return parser


def language(arguments: Sequence[str]) -> str | None:
    """Return what ``--lang`` says before anything is parsed: help is in that language too."""
    for at, argument in enumerate(arguments):
        if argument == "--lang" and at + 1 < len(arguments):
            return arguments[at + 1]
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
    return None
