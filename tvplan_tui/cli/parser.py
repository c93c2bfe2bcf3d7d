"""The one parser: help, completion and a man page can come from it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any, NoReturn

from tvplan_tui import __version__
from tvplan_tui.domain.language import _, available
from tvplan_tui.domain.status import Status

from . import change_parser, edit_parser, entry_parser, meeting_parser, report_parser, task_parser
from .arguments import period
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
    if not HELP & set(arguments):
        options, rest = _console().parse_known_args(arguments)
        if not rest:
            options.command = None
            return options
    parser = build()
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


def build() -> argparse.ArgumentParser:
    """Return the whole parser, with every command."""
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

    status = command("status", _("bao nhiêu chỉ tiêu đang ở đâu, chỉ tiêu nào đáng lo"), csv=True)
    listing = command("list", _("mọi chỉ tiêu với kết luận"), csv=True)
    listing.add_argument("--sector", metavar="ID", help=_("chỉ một lĩnh vực"))
    for one in (status, listing):
        one.add_argument(
            "--fail-on",
            metavar=_("TÌNH TRẠNG"),
            type=_statuses,
            default=(),
            help=_("mã thoát 1 nếu có chỉ tiêu như vậy, ví dụ at_risk,missed"),
        )
    show = command("show", _("một chỉ tiêu: số, câu giải thích, điều khoản của văn bản"))
    show.add_argument("id", metavar="ID")
    trend = command("trend", _("các tháng của một chỉ tiêu"), csv=True)
    trend.add_argument("id", metavar="ID")
    year = command("year", _("cả năm theo tháng: tháng nào mỗi chỉ tiêu đứng ở đâu"), csv=True)
    year.add_argument("--sector", metavar="ID", help=_("chỉ một lĩnh vực"))
    entry_parser.declare_as_of([status, listing, show, trend, year])
    entry_parser.declare_figures(command("check", _("mọi lỗi của config.toml và số liệu, kèm cách sửa"), csv=True))
    change_parser.declare(command)
    command("keys", _("các phím của màn hình"), csv=True)
    entry_parser.declare(command)
    meeting_parser.declare(command)
    task_parser.declare(command)
    edit_parser.declare(command)
    edit_parser.declare_config(command)
    report_parser.declare(command)
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
    entry_parser.declare_as_of([parser], None)
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
    parser.add_argument("--ascii", action="store_true", default=default or False, help=_("chỉ ký tự ASCII"))
    parser.add_argument(
        "--read-only",
        action="store_true",
        default=default or False,
        help=_("chỉ xem: không ghi gì ngoài thư mục trạng thái, không ra dòng lệnh"),
    )
    parser.add_argument("--lang", choices=available(), help=_("ngôn ngữ"))
    return parser


def _statuses(text: str) -> tuple[Status, ...]:
    try:
        return tuple(Status(part.strip()) for part in text.split(",") if part.strip())
    except ValueError:
        known = ", ".join(Status)
        raise argparse.ArgumentTypeError(
            _("không có tình trạng “{text}”; có: {known}").format(text=text, known=known)
        ) from None


def language(arguments: Sequence[str]) -> str | None:
    """Return what ``--lang`` says before anything is parsed: help is in that language too."""
    for at, argument in enumerate(arguments):
        if argument == "--lang" and at + 1 < len(arguments):
            return arguments[at + 1]
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
    return None
