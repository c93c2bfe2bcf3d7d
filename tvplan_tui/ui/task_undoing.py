"""Taking back one's own last note on a task from the screen: asked first, written in a thread, then shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tvplan_tui.domain.language import _
from tvplan_tui.domain.task import Standing, TaskNote, state_word
from tvplan_tui.store.refusals import NotSavedError
from tvplan_tui.store.sanitize import clean

from .screens.ask import AskScreen

if TYPE_CHECKING:
    from .app import TvplanApp


def undo(app: TvplanApp, one: Standing) -> None:
    """Ask, then write the counter-row; what stood before counts again."""
    from tvplan_tui.report.plain_tasks import recorded
    from tvplan_tui.store.task_log import check_own

    try:
        check_own(one.notes)
    except NotSavedError as error:
        app.say(str(error))
        return
    last = one.notes[-1]
    said = " · ".join(part for part in (state_word(last.state) if last.state else "", last.note) if part)
    question = (
        (_("Rút lại lần ghi sau cùng?"), "bold $strong"),
        (f"\n\n{clean(one.task.id)} {clean(one.task.name)}\n", "$neutral"),
        (f"{clean(said)}  ({clean(recorded(last))})", ""),
        ("\n" + _("Dòng đã ghi vẫn ở lại trong tệp; một dòng mới ghi việc rút lại."), "$dim"),
    )

    def answered(answer: str | None) -> None:
        if answer == "yes":
            app.say(_("Đang ghi…"))
            app.run_worker(lambda: app.call_from_thread(_undone, app, _taken_back(app, one.task.id)), thread=True)

    app.push_screen(AskScreen(question, (("", _("Không, để nguyên")), ("yes", _("Rút lại")))), answered)


def _taken_back(app: TvplanApp, task: str) -> TaskNote | NotSavedError:
    """Run in a thread."""
    from tvplan_tui.store.task_log import append_task_note

    assert app.affairs is not None
    try:
        return append_task_note(
            app.affairs.plan, {one.id: one for one in app.affairs.tasks}, TaskNote(task, withdraws=True)
        )
    except NotSavedError as error:
        return error


def _undone(app: TvplanApp, came: TaskNote | NotSavedError) -> None:
    if isinstance(came, NotSavedError):
        app.say(str(came), "bad")
    else:
        app.read_again(_("Đã rút lại lần ghi của {id} ({place})").format(id=came.task, place=came.place))
