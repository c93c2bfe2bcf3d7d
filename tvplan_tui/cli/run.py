"""From arguments to an exit code: the console on a terminal, a command's text everywhere else."""

from __future__ import annotations

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from contextlib import nullcontext

from tvplan_tui.domain.language import _, available, use
from tvplan_tui.store.plain_signs import INSTEAD

from . import exits
from .parser import language, parse
from .screen import can_draw

COERCED = ("C.UTF-8", "C.utf8", "UTF-8")
"""What Python turns ``LC_CTYPE`` into where the locale is C."""

COLLECTED_AFTER = (150_000, 10, 10)
"""A command lives for a moment and loads much that stays, some 60,000 objects with Polars, of which none is garbage."""


def run(arguments: Sequence[str]) -> int:
    """Run ``tvplan`` with ``arguments`` and return its exit code; nothing escapes as a traceback."""
    try:
        return _run(arguments)
    except Exception as error:
        from tvplan_tui.store.crash_log import report

        print(f"tvplan: {report(error)}", file=sys.stderr)
        return exits.CRASHED


def _run(arguments: Sequence[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        if not stream.encoding.lower().startswith("utf"):
            stream.reconfigure(errors=INSTEAD)  # type: ignore[union-attr]
    wanted = language(arguments)
    if wanted in available():
        use(wanted)
    options = parse(arguments)
    options.ascii = options.ascii or _is_plain_locale(os.environ)
    try:
        if options.command is None:
            if _has_screen():
                return _console(options)
            # no full screen on a pipe or a dumb terminal: the same look in words
            options = parse([*arguments, "status", *(["--ascii"] if options.ascii else [])])
        gc.set_threshold(*COLLECTED_AFTER)
        gc.enable()
        from .pipes import in_plain_signs, outlive_readers
        from .told import tell

        outlive_readers()

        if options.read_only and getattr(options, "writes", False):
            tell(_("--read-only: {command} không được ghi").format(command=options.command))
            return exits.REFUSED
        from .commands import COMMANDS

        records = getattr(options, "json", False) or getattr(options, "csv", False)
        with in_plain_signs() if options.ascii and not records else nullcontext():
            code = COMMANDS[options.command](options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return exits.INTERRUPTED
    except OSError as error:
        if error.filename is not None:  # about a file, not about the output
            raise
        _silence()
        tell(_("Không in được kết quả: {reason}").format(reason=error.strerror or error))
        return exits.REFUSED
    return code


def _silence() -> None:
    """Send what is left of the output nowhere, so that Python's flush at exit does not complain again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _has_screen() -> bool:
    """Whether there is a terminal that a full-screen program can draw on."""
    return sys.stdin.isatty() and sys.stdout.isatty() and can_draw(os.environ)


def _is_plain_locale(environ: Mapping[str, str]) -> bool:
    """Whether the locale says that the terminal shows no more than ASCII or some old code page.

    The names are read, not Python's own encoding: that is UTF-8 even where the locale is C.
    """
    keys = ("LC_ALL", "LANG") if _is_coerced(environ) else ("LC_ALL", "LC_CTYPE", "LANG")
    name = next((environ[key] for key in keys if environ.get(key)), "")
    language, _dot, codes = name.partition(".")
    return (language in ("C", "POSIX") and not codes) or (bool(codes) and "utf" not in codes.lower())


def _is_coerced(environ: Mapping[str, str]) -> bool:
    """Whether Python itself put a UTF-8 locale into ``LC_CTYPE`` because the one it found was C (PEP 538)."""
    return bool(sys.flags.utf8_mode) and "PYTHONUTF8" not in environ and environ.get("LC_CTYPE", "") in COERCED


def _deaf_to_textual() -> None:
    """Forget what would make Textual write a log or a screenshot, or load a driver: it reads that when imported."""
    for name in [name for name in os.environ if name.startswith("TEXTUAL")]:
        del os.environ[name]


def _console(options: Namespace) -> int:
    """Open the console; a config with faults is shown there, one that is not there is told here."""
    from datetime import date

    if options.read_only:
        _deaf_to_textual()
    from .told import find

    file = find(options)
    if file is None:
        return exits.USAGE
    if not sys.stderr.isatty():
        # Textual draws on the error stream; errors kept in a file (2>err.log) must not take the screen with them
        sys.__stderr__ = sys.__stdout__  # type: ignore[misc]
    from tvplan_tui.ui.app import TvplanApp
    from tvplan_tui.ui.app import run as open_console
    from tvplan_tui.ui.line.nocolor import wants_no_colour

    app = TvplanApp(
        file,
        period=options.period,
        today=date.today(),
        theme=options.theme and f"tvplan-{options.theme}",
        ascii=options.ascii,
        no_color=options.no_color or wants_no_colour(os.environ),
        read_only=options.read_only,
        as_of=options.as_of,
        data=options.data,
        fresh=options.fresh,
    )
    return open_console(app, mouse=options.mouse)
