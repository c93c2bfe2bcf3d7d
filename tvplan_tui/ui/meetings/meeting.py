"""Beginning, going on with and leaving a meeting; while it is held the console wears the theme of high contrast."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tvplan_tui.domain.language import _
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.theme import ANSI, CONTRAST

if TYPE_CHECKING:
    from tvplan_tui.ui.app import TvplanApp

    from .meeting_place import Bookmark

NEW = "new"
"""An answer, and what stands in a draft's key for a conclusion without a number."""


def open_meeting(app: TvplanApp) -> None:
    """Prepare a meeting, or offer to go on with the one that was not ended."""
    from tvplan_tui.ui.screens.ask import AskScreen

    from .meeting_place import Bookmark

    bookmark = Bookmark(app.source)
    place = bookmark.found(app.plan)
    if place is None:
        prepare(app, bookmark)
        return
    one = app.plan.by_id[place.ids[place.at]]
    question = (
        (_("Cuộc họp về {period} chưa xong.").format(period=place.period.words()), "bold $strong"),
        ("\n\n", ""),
        (_("Đang ở {at}/{count}: ").format(at=place.at + 1, count=len(place.ids)), "$neutral"),
        (clean(one.name), ""),
    )
    answers = (("on", _("Họp tiếp từ đó")), (NEW, _("Họp mới: chọn chương trình")), ("", _("Không họp")))

    def answered(answer: str | None) -> None:
        if answer == "on":
            if app.period != place.period:
                app.open_period(place.period)
            begin(app, bookmark, place.ids, place.at, resumed=True)
        elif answer == NEW:
            prepare(app, bookmark)
        else:
            bookmark.release()

    app.push_screen(AskScreen(question, answers), answered)


def prepare(app: TvplanApp, bookmark: Bookmark) -> None:
    """Let the agenda be chosen."""
    from tvplan_tui.ui.screens.agenda import AgendaScreen

    app.push_screen(AgendaScreen(bookmark))


def begin(app: TvplanApp, bookmark: Bookmark, ids: Sequence[str], at: int = 0, *, resumed: bool = False) -> None:
    """Begin to go through an agenda, or go on with it, on the period shown."""
    from tvplan_tui.ui.screens.meeting import MeetingScreen

    own = app.theme
    if own not in (ANSI, CONTRAST):  # sixteen colours stay what the terminal makes of them
        app.theme = CONTRAST
    app.push_screen(MeetingScreen(bookmark, ids, at, resumed=resumed, own_theme=own))
