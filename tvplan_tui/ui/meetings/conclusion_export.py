"""Writing a meeting's conclusions to a file from the console: asked before anything there is overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tvplan_tui.domain.conclusion import Conclusion
from tvplan_tui.domain.language import _
from tvplan_tui.report.conclusion_file import ThereError, export, export_path
from tvplan_tui.store.refusals import NotSavedError
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.screens.ask import AskScreen

if TYPE_CHECKING:
    from tvplan_tui.ui.app import TvplanApp

OVER, FURTHER = "over", "further"


def export_conclusions(desk: TvplanApp, found: Sequence[Conclusion]) -> None:
    """Write them beside the plan, or ask where the file is there already."""
    if not found:
        desk.say(_("Chưa có kết luận nào để xuất"))
        return
    book, period = desk.book, desk.period
    if book is None or period is None:
        return
    path = export_path(book, period)
    try:
        _told(desk, export(book, found, path, desk.today, desk.as_of))
    except ThereError as there:
        _ask(desk, found, path, there)
    except NotSavedError as error:
        desk.say(str(error), "bad")


def _ask(desk: TvplanApp, found: Sequence[Conclusion], path: Path, there: ThereError) -> None:
    book, period = desk.book, desk.period
    assert book is not None and period is not None
    free = export_path(book, period, further=True)
    question = ((_("{reason}.").format(reason=there.reason), "bold $strong"), ("\n", ""), (clean(str(path)), "$dim"))
    answers = (
        (FURTHER, _("Ghi sang {file}").format(file=free.name)),
        (OVER, _("Ghi đè tệp đang có")),
        ("", _("Thôi")),
    )

    def answered(answer: str | None) -> None:
        if not answer:
            return
        try:
            place = path if answer == OVER else free
            _told(desk, export(book, found, place, desk.today, desk.as_of, over=answer == OVER))
        except NotSavedError as error:
            desk.say(str(error), "bad")

    desk.push_screen(AskScreen(question, answers), answered)


def _told(desk: TvplanApp, path: Path) -> None:
    desk.say(_("Đã xuất: {file}").format(file=clean(str(path))), "good")
