"""From tasks to lines and text: columns, signs, words. Pure; tested without a screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rich.cells import cell_len

from tvplan_tui.domain.language import _
from tvplan_tui.domain.moment import day_words
from tvplan_tui.domain.numbers import NONE
from tvplan_tui.domain.status import FACES, Status, is_alarm
from tvplan_tui.domain.task import SIGNS, Standing, TaskState, state_word
from tvplan_tui.report import cells
from tvplan_tui.report.plain_tasks import due_words, office_words, recorded, state_face
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.widgets.grid_layout import Cell, Column, Line, cut

from .rows import actual, face, target

if TYPE_CHECKING:
    from tvplan_tui.report.agenda import Agenda, Concern
    from tvplan_tui.report.board import Board

Pieces = tuple[tuple[str, str], ...]
LATE = "late"
"""What is asked for besides a state: tasks whose day has passed."""
BROAD = 100
"""Width from which there is room for whole phrases."""
NOTES = 4
"""How many of the latest notes are told below a table."""


@dataclass(frozen=True)
class TaskLook:
    """What a person asked to see of the tasks.

    Attributes:
        query: text looked for; "" for none.
        state: a state, ``LATE`` or "" for all.
        field: id of a heading, "" for all.
        office: name of an office, "" for all.
        alarms: whether only those that serve a target at risk or missed.
    """

    query: str = ""
    state: str = ""
    field: str = ""
    office: str = ""
    alarms: bool = False

    @property
    def filtering(self) -> bool:
        """Whether tasks may be left out."""
        return self != TaskLook()

    def state_next(self) -> TaskLook:
        """Return the look with the next state: all, each of them, those that are late."""
        ring = ["", *(state.value for state in TaskState), LATE]
        return replace(self, state=ring[(ring.index(self.state) + 1) % len(ring)])

    def field_step(self, agenda: Agenda, step: int) -> TaskLook:
        """Return the look at the next field, or the one before; all of them are one of the ring."""
        ring = ["", *(field.id for field in agenda.fields)]
        at = ring.index(self.field) if self.field in ring else 0
        return replace(self, field=ring[(at + step) % len(ring)])

    def office_next(self, agenda: Agenda) -> TaskLook:
        """Return the look at the next office of those that have to do with any task."""
        named = dict.fromkeys(name for one in agenda.standings for name in agenda.offices(one.task))
        ring = ["", *named]
        at = ring.index(self.office) if self.office in ring else 0
        return replace(self, office=ring[(at + 1) % len(ring)])

    def words(self, agenda: Agenda, *, ascii: bool = False) -> str:
        """Return the filters in force: "vướng · III.1 Kinh tế"; "" for none."""
        told = [f"“{self.query}”" if self.query else ""]
        if self.state:
            told.append(_("quá hạn") if self.state == LATE else state_word(TaskState(self.state)).lower())
        told += [f"{field.id} {field.name}" for field in agenda.fields if field.id == self.field]
        told += [self.office, _("của chỉ tiêu nguy cơ") if self.alarms else ""]
        return (" + " if ascii else " · ").join(part for part in told if part)


def picked(agenda: Agenda, board: Board | None, look: TaskLook) -> tuple[Standing, ...]:
    """Return the tasks to show."""
    states = (TaskState(look.state),) if look.state and look.state != LATE else ()
    found = agenda.picked(look.query, states=states, field=look.field, office=look.office, late=look.state == LATE)
    if not look.alarms or board is None:
        return found
    alarming = {row["id"] for row in board.rows if is_alarm(Status(row["status"]))}
    serving = {one.task.id for id_ in alarming for one in agenda.for_indicator(id_)}
    return tuple(one for one in found if one.task.id in serving)


def task_columns() -> list[Column]:
    """Return the columns of the list of tasks."""
    return [
        Column("state", _("Tình trạng"), 14),
        Column("id", _("Mã"), 8, priority=3),
        Column("name", _("Nhiệm vụ"), 60, grow=True, least=44),
        Column("indicators", _("Chỉ tiêu"), 16, priority=1),
        Column("due", _("Hạn"), 10, priority=2),
        Column("office", _("Cơ quan"), 28, priority=4),
        Column("at", _("Ghi lúc"), 10, priority=5),
    ]


def task_line(one: Standing, agenda: Agenda, board: Board | None, *, ascii: bool = False) -> Line:
    """Return a task as a line."""
    task = one.task
    offices = ", ".join(agenda.offices(task))
    last = day_words(one.notes[-1].at) if one.notes else ""
    cells_ = {
        "state": Cell(state_face(one.state, ascii_only=ascii), SIGNS[one.state][2]),
        "id": Cell(task.id, "dim"),
        "name": Cell(task.name, "strong" if one.under_way else ""),
        "indicators": Cell(" ".join(_signed(id_, board, ascii) for id_ in task.indicators), _tone(one, board)),
        "due": Cell(due_words(task, agenda.plan, short=True), "bad" if one.overdue else "dim"),
        "office": Cell(offices or NONE, "" if task.office else "dim"),
        "at": Cell(last or NONE, "dim"),
    }
    return Line(task.id, cells_)


def _signed(id_: str, board: Board | None, ascii: bool) -> str:
    """Return an indicator's id behind the sign of how it stands."""
    row = board.by_id.get(id_) if board else None
    if row is None:
        return id_
    shown = FACES[Status(row["status"])]
    return f"{shown.ascii if ascii else shown.symbol}{id_}"


def _tone(one: Standing, board: Board | None) -> str:
    rows = [board.by_id[id_] for id_ in one.task.indicators if id_ in board.by_id] if board else []
    return "bad" if any(is_alarm(Status(row["status"])) for row in rows) else ""


def linked_columns() -> list[Column]:
    """Return the columns of the list of indicators that a task serves."""
    return [
        Column("status", _("Đánh giá"), 11),
        Column("name", _("Chỉ tiêu"), 30, grow=True, least=14),
        Column("actual", _("Lũy kế"), 9, align="right", priority=1),
        Column("target", _("Kế hoạch"), 9, align="right", priority=2),
    ]


def linked_line(id_: str, board: Board, *, ascii: bool = False) -> Line:
    """Return an indicator that a task serves as a line."""
    indicator, row = board.plan.by_id[id_], board.by_id.get(id_)
    text, tone = face(Status(row["status"]), ascii=ascii, roomy=False) if row else ("", "dim")
    shown = {
        "status": Cell(text, tone),
        "name": Cell(f"{indicator.id} {indicator.name}"),
        "actual": Cell(actual(indicator, row, ascii) if row and indicator.measured else "", "strong"),
        "target": Cell(target(indicator, ascii=ascii) if indicator.measured else ""),
    }
    return Line(id_, shown)


def told(one: Standing, agenda: Agenda, *, ascii: bool = False) -> Pieces:
    """Return a task in full: how it stands, since when, the plan's wording, the latest notes."""
    task = one.task
    pieces = [(state_face(one.state, ascii_only=ascii), f"bold ${_named(one.state)}")]
    if one.since is not None:
        pieces.append((f"  {recorded(one.since)}", "$dim"))
    due = due_words(task, agenda.plan)
    pieces.append((_("  hạn {due}").format(due=due), "$bad" if one.overdue else "$dim"))
    for other in one.blocked_by:
        name = agenda.by_id[other].task.name
        pieces.append(("\n" + _("chờ {id} {name}").format(id=other, name=name), "$fair"))
    for note in [note for note in reversed(one.notes) if note.note][:NOTES]:
        pieces += [(f"\n{clean(note.note)}", "$strong"), (f"  {clean(recorded(note))}", "$dim")]
    pieces += [("\n" + _("Cơ quan: "), "$dim"), (clean(office_words(task, agenda)), "$neutral")]
    if task.quote:
        pieces.append((f"\n{clean(task.section)}: “{clean(task.quote)}”", "italic $dim"))
    return tuple(pieces)


def _named(state: TaskState) -> str:
    return {"dim": "neutral"}.get(SIGNS[state][2], SIGNS[state][2])


def counted(found: Sequence[Standing], *, ascii: bool = False) -> Pieces:
    """Return how many tasks stand how, by their signs, and how many are late."""
    pieces = [(_("{count} việc").format(count=len(found)), "$neutral")]
    for state in TaskState:
        count = sum(one.state is state for one in found)
        if count:
            pieces.append((f"  {SIGNS[state][ascii]} {count}", f"${_named(state)}"))
    late = sum(one.overdue for one in found)
    if late:
        pieces.append((_("  quá hạn {count}").format(count=late), "bold $bad"))
    return tuple(pieces)


def worried(found: Sequence[Concern], width: int, *, named: bool = False, ascii: bool = False) -> Pieces:
    """Return in one line which targets at risk nobody works at, and which wait for a blocked task.

    Args:
        found: what does not fit.
        width: cells of the line; a narrow one has shorter words.
        named: whether they are told by their names, cut to the room there is, and not by the ids that tables of tasks
            have.
        ascii: whether only ASCII signs may be used.
    """
    idle = [one.indicator for one in found if one.idle]
    stuck = [one.indicator for one in found if one.blocked and not one.idle]
    sign, dots = ("!", "...") if ascii else ("▼", "…")
    words = (_("nguy cơ, không ai đang làm"), _("nguy cơ, nhiệm vụ đang vướng"))
    if width < BROAD:
        words = (_("không ai đang làm"), _("việc đang vướng"))
    told = [(f" {sign} {word}: ", those) for word, those in zip(words, (idle, stuck), strict=True) if those]
    room = (width - sum(cell_len(head) + 1 for head, _those in told)) // len(told) if told else 0
    pieces: list[tuple[str, str]] = []
    for head, those in told:
        text = _listed([one.name for one in those], room, dots) if named else " ".join(one.id for one in those)
        pieces += [(head, "bold $bad"), (f"{clean(text)} ", "$strong")]
    return tuple(pieces)


def _listed(names: Sequence[str], room: int, dots: str) -> str:
    """Return as many names as have room and how many more there are; the first is cut if it has none."""
    for count in range(len(names), 0, -1):
        more = f" +{len(names) - count}" if count < len(names) else ""
        text = ", ".join(names[:count]) + more
        if cell_len(text) <= room:
            return text
    return cut(names[0], max(0, room - len(more)), dots) + more


def of_indicator(agenda: Agenda, id_: str, found: Sequence[Concern], *, ascii: bool = False) -> Pieces:
    """Return the tasks that serve an indicator, and what does not fit how it stands; nothing without tasks."""
    from tvplan_tui.report.plain_tasks import concern_words

    if not agenda.standings:
        return ()
    pieces: list[tuple[str, str]] = [(_("Nhiệm vụ"), "bold $accent")]
    for concern in found:
        if concern.indicator.id == id_:
            text, tone = cells.face(concern.status, ascii_only=ascii), "bold $bad"
            pieces += [("\n", ""), (f"{text}: {clean(concern_words(concern, agenda))}", tone)]
    serving = agenda.for_indicator(id_)
    if not serving and len(pieces) == 1:
        pieces += [("\n", ""), (_("Không nhiệm vụ nào của kế hoạch nối với chỉ tiêu này."), "$dim")]
    for one in serving:
        pieces += [
            ("\n", ""),
            (f"{state_face(one.state, ascii_only=ascii)}", f"${_named(one.state)}"),
            (f"  {clean(one.task.id)} {clean(one.task.name)}", ""),
        ]
        if one.note:
            pieces.append((f"  {clean(one.note)}", "$dim"))
    return tuple(pieces)
