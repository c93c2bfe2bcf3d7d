"""What the actions do that work on every screen; a screen's own ``do_…`` method comes before these."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tvplan_tui.domain.language import _

from .keys.action import CALENDAR, SECTOR, TASKS
from .keys.screen_names import scope_word
from .theme import THEMES, theme_word

if TYPE_CHECKING:
    from .app import TvplanApp


def _scope(app: TvplanApp) -> str:
    return str(getattr(app.screen, "scope", SECTOR))


def _overview(app: TvplanApp) -> None:
    from .screens.overview import OverviewScreen

    if not isinstance(app.screen, OverviewScreen):
        app.to_tables()
        app.push_screen(OverviewScreen())


def _back(app: TvplanApp) -> None:
    if len(app.screen_stack) > 1:
        app.pop_screen()


def _chart(app: TvplanApp) -> None:
    from .screens.chart import ChartScreen

    app.push_screen(ChartScreen(app.chosen))


def _why(app: TvplanApp) -> None:
    from tvplan_tui.report.paragraph import paragraph
    from tvplan_tui.store.sanitize import clean

    from .screens.why import WhyScreen
    from .words.prose import reason, stands

    assert app.board is not None
    one = app.plan.by_id[app.chosen]
    row = app.board.by_id.get(one.id)
    if row is None and one.retired:
        app.say(_("Chỉ tiêu thôi theo dõi thì không có đánh giá: lùi về kỳ trước đó để xem"))
    elif row is None:
        text = paragraph(app.board, one)
        app.push_screen(WhyScreen(one, (*stands(app.board, one, ascii=app.ascii), (clean(text), "")), text))
    else:
        app.push_screen(WhyScreen(one, reason(app.board, one, row, ascii=app.ascii), paragraph(app.board, one)))


def _changes(app: TvplanApp) -> None:
    from .screens.changes import ChangesScreen

    if not isinstance(app.screen, ChangesScreen):
        app.push_screen(ChangesScreen())


def _copy(app: TvplanApp) -> None:
    from .copying import copy_row

    copy_row(app)


def _step(count: int, app: TvplanApp) -> None:
    assert app.period is not None
    app.open_period(app.period.step(count))


def _year(app: TvplanApp) -> None:
    from .screens.year import YearScreen

    app.push_screen(YearScreen(app.chosen))


def _sparks(app: TvplanApp) -> None:
    from .screens.sparks import SparksScreen

    one = app.plan.by_id.get(app.chosen)
    app.push_screen(SparksScreen(one.sector if one else app.sector_screen.sector.id, app.chosen))


def _together(app: TvplanApp) -> None:
    from .screens.together import pick_other

    pick_other(app, app.chosen)


def _add(app: TvplanApp) -> None:
    from .screens.indicator_form import open_form

    open_form(app)


def _change(app: TvplanApp) -> None:
    from .screens.indicator_form import open_form

    open_form(app, app.chosen)


def _revise(app: TvplanApp) -> None:
    from .screens.revision_form import open_revision

    open_revision(app)


def _retire(app: TvplanApp) -> None:
    from .screens.taking_out import retire

    retire(app, app.plan.by_id[app.chosen])


def _delete(app: TvplanApp) -> None:
    from .screens.taking_out import delete

    delete(app, app.plan.by_id[app.chosen])


def _entry(app: TvplanApp) -> None:
    from .writing import enter

    enter(app)


def _month(app: TvplanApp) -> None:
    from .writing import enter_month

    enter_month(app)


def _undo(app: TvplanApp) -> None:
    from .writing import undo

    undo(app)


def _verdict(app: TvplanApp) -> None:
    from .writing import give_verdict

    give_verdict(app)


def _log(app: TvplanApp) -> None:
    from .writing import show_log

    show_log(app)


def _duties(scope: str, app: TvplanApp) -> None:
    from .screens.calendar import CalendarScreen
    from .screens.tasks import TasksScreen

    if _scope(app) != scope:
        app.to_tables()
        app.push_screen(TasksScreen() if scope == TASKS else CalendarScreen())


def _meeting(app: TvplanApp) -> None:
    from .meetings.meeting import open_meeting

    open_meeting(app)


def _export(app: TvplanApp) -> None:
    from .exporting import open_export

    open_export(app)


def _reload(app: TvplanApp) -> None:
    app.redraw()
    app.read_again()


def _theme(app: TvplanApp) -> None:
    names = list(THEMES)
    app.theme = names[(names.index(app.theme) + 1) % len(names)]
    app.remembrance.choose_theme(app.theme)
    app.say(_("Màu: {name}").format(name=theme_word(app.theme)), "good")


def _problems(app: TvplanApp) -> None:
    from .screens.problems import ProblemsScreen

    if not isinstance(app.screen, ProblemsScreen):
        app.push_screen(ProblemsScreen())


def _help(app: TvplanApp) -> None:
    from .screens.help import HelpScreen

    if not isinstance(app.screen, HelpScreen):
        scope = _scope(app)
        app.push_screen(HelpScreen(scope, scope_word(scope)))


def _form_help(app: TvplanApp) -> None:
    from .screens.help import FormHelp

    scope = _scope(app)
    app.push_screen(FormHelp(scope, scope_word(scope)))


def _views(app: TvplanApp) -> None:
    from .screens.views import open_views

    open_views(app)


def _palette(app: TvplanApp) -> None:
    from .screens.palette import PaletteScreen, perform

    app.push_screen(PaletteScreen(_scope(app)), partial(perform, app))


def _suspend(app: TvplanApp) -> None:
    app.action_suspend_process()


def _quit(app: TvplanApp) -> None:
    app.exit(0)


def _sector(at: int, app: TvplanApp) -> None:
    shown = getattr(app.screen, "sector_shown", None)  # a page about one sector stays what it is
    if shown is not None:
        shown(at)
    else:
        app.open_sector(at)


COMMANDS: dict[str, Callable[[TvplanApp], None]] = {
    "overview": _overview,
    **{f"sector.{number}": partial(_sector, number - 1) for number in range(1, 10)},
    "back": _back,
    "chart": _chart,
    "why": _why,
    "changes": _changes,
    "copy": _copy,
    "period.previous": partial(_step, -1),
    "period.next": partial(_step, 1),
    "year": _year,
    "sparks": _sparks,
    "together": _together,
    "add": _add,
    "change": _change,
    "revise": _revise,
    "retire": _retire,
    "delete": _delete,
    "entry": _entry,
    "month": _month,
    "undo": _undo,
    "verdict": _verdict,
    "log": _log,
    "tasks": partial(_duties, TASKS),
    "calendar": partial(_duties, CALENDAR),
    "meeting": _meeting,
    "export": _export,
    "reload": _reload,
    "theme": _theme,
    "problems": _problems,
    "help": _help,
    "form.help": _form_help,
    "views": _views,
    "palette": _palette,
    "suspend": _suspend,
    "quit": _quit,
}
"""By action id. Those of the table of actions that are not here are methods of their screens."""
