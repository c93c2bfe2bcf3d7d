"""What has changed since a period was closed ("sửa sau khi chốt"): from what to what, by whom, when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from tvplan_tui.domain.indicator import Indicator, Plan
from tvplan_tui.domain.key_words import label, threshold_label
from tvplan_tui.domain.language import _
from tvplan_tui.domain.moment import day_words, moment
from tvplan_tui.domain.numbers import NONE, show
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.plan_year import meant
from tvplan_tui.domain.status import Status, word
from tvplan_tui.domain.task import TaskNote, TaskState, state_word
from tvplan_tui.domain.wording import decimals

from . import snapshot
from .board import Book
from .closing import Closing, kept
from .entering import said as figure
from .plain_ledger import said as spoken

if TYPE_CHECKING:
    import polars as pl

FIGURE, PLAN, VERDICT, CONCLUSION, TASK = "figure", "plan", "verdict", "conclusion", "task"
"""Kinds of corrections."""

Record = Mapping[str, Any]


class Correction(NamedTuple):
    """One thing that is no longer as it was closed.

    Attributes:
        kind: ``FIGURE``, ``PLAN`` (targets, thresholds, which indicators), ``VERDICT``, ``CONCLUSION`` or ``TASK``.
        id: of the indicator or task; "" for the plan as a whole.
        what: its name.
        about: the figure's period in words, or what of it; "" if that goes without saying.
        before: in words; ``after`` likewise.
        at: when it was recorded, by whom; "" where nobody wrote it down.
    """

    kind: str
    id: str
    what: str
    about: str
    before: str
    after: str
    at: str = ""
    by: str = ""
    note: str = ""


def corrections(book: Book, closing: Closing) -> tuple[Correction, ...]:
    """Return what differs now from what was closed; raises as ``closing.frozen`` does.

    Figures of later periods are no corrections.
    """
    before = kept(book.plan, closing)
    period = meant(book.plan, Period.parse(closing.period))
    after = snapshot.record(book, period, date.fromisoformat(before["today"]))
    if {**after, "today": ""} == {**before, "today": ""}:
        return ()
    return tuple(_Differences(book, snapshot.book_of(dict(before), book.plan.file), before, after).found())


class _Differences:
    """What was closed beside what there is now."""

    def __init__(self, book: Book, then: Book, before: Record, after: Record) -> None:
        self._book = book
        self._then = then
        self._before = before
        self._after = after

    def found(self) -> Iterator[Correction]:
        yield from self._figures()
        yield from self._plan()
        yield from self._verdicts()
        yield from self._conclusions()
        yield from self._tasks()

    def _indicator(self, id_: str) -> Indicator:
        return self._book.plan.by_id.get(id_) or self._then.plan.by_id[id_]

    def _figures(self) -> Iterator[Correction]:
        old, new = _by_key(self._before["figures"]), _by_key(self._after["figures"])
        gone = self._then.plan.by_id.keys() - self._book.plan.by_id.keys()
        for key in sorted(old.keys() | new.keys()):
            id_, area, text = key
            if _content(old.get(key)) == _content(new.get(key)) or id_ in gone:
                continue
            one, period = self._indicator(id_), Period.parse(text)
            latest = self._latest(id_, area, period)
            about = f"{period.words()}, {area}" if area else period.words()
            pair = self._spoken(self._then, one, key, old), self._spoken(self._book, one, key, new)
            yield Correction(FIGURE, id_, one.name, about, *pair, **latest)

    def _spoken(self, book: Book, one: Indicator, key: tuple[str, str, str], rows: Mapping[Any, Record]) -> str:
        """Return a figure in words, with what is said of it where the figure alone does not tell two apart."""
        if key[1]:
            row = rows.get(key)
            return _("chưa có") if row is None else show(row.get("value"), decimals(one))
        words = spoken(figure(book, one.id, Period.parse(key[2])), one) if key in rows else _("chưa có")
        note = rows.get(key, {}).get("note", "")
        return f"{words}; {note}" if note else words

    def _latest(self, id_: str, area: str, period: Period) -> dict[str, str]:
        """Return who wrote last about a figure: a new one, or that it is taken back."""
        import polars as pl

        rows: pl.DataFrame = self._book.observations.filter(
            pl.col("indicator") == id_,
            pl.col("area") == area,
            pl.col("first") == period.first,
            pl.col("last") == period.last,
        )
        if rows.is_empty():
            return {}
        row = max(rows.iter_rows(named=True), key=lambda one: (moment(one["recorded_at"]), one["order"]))
        return {"at": row["recorded_at"] or "", "by": row["recorded_by"] or "", "note": row["note"] or ""}

    def _plan(self) -> Iterator[Correction]:
        old, new = self._then.plan, self._book.plan
        for name in new.thresholds._fields:
            was, now = getattr(old.thresholds, name), getattr(new.thresholds, name)
            if was != now:
                yield Correction(PLAN, "", _("Ngưỡng xếp loại"), threshold_label(name), show(was), show(now))
        for id_ in dict.fromkeys((*old.by_id, *new.by_id)):
            if id_ not in new.by_id:
                yield Correction(PLAN, id_, old.by_id[id_].name, "", _("có trong kế hoạch"), _("không còn"))
            elif id_ not in old.by_id:
                yield Correction(PLAN, id_, new.by_id[id_].name, "", _("chưa có"), _("có trong kế hoạch"))
            else:
                yield from _keys(old, new, id_)

    def _verdicts(self) -> Iterator[Correction]:
        old = {one["indicator"]: one for one in self._before["verdicts"]}
        new = {one["indicator"]: one for one in self._after["verdicts"]}
        for id_ in sorted(old.keys() | new.keys()):
            was, now = old.get(id_), new.get(id_)
            if was != now and id_ in (self._book.plan.by_id.keys() | self._then.plan.by_id.keys()):
                stamp = {"at": now.get("at", ""), "by": now.get("by", "")} if now else {}
                about = _("nhận định của người phụ trách")
                yield Correction(VERDICT, id_, self._indicator(id_).name, about, _given(was), _given(now), **stamp)

    def _conclusions(self) -> Iterator[Correction]:
        old = {one["number"]: one for one in self._before["conclusions"]}
        new = {one["number"]: one for one in self._after["conclusions"]}
        for number in dict.fromkeys((*old, *new)):
            was, now = old.get(number), new.get(number)
            if was != now:
                one = now or was or {}
                name = self._indicator(one["indicator"]).name
                about = _("kết luận {number}").format(number=number)
                stamp = {"at": now.get("at", ""), "by": now.get("by", "")} if now else {}
                words = (was.get("text", "") if was else NONE, now.get("text", "") if now else NONE)
                yield Correction(CONCLUSION, one["indicator"], name, about, *words, **stamp)

    def _tasks(self) -> Iterator[Correction]:
        today = date.fromisoformat(self._before["today"])
        old, new = self._then.affairs.agenda(today).by_id, self._book.affairs.agenda(today).by_id
        for id_ in dict.fromkeys((*old, *new)):
            was, now = old.get(id_), new.get(id_)
            if was is None or now is None:
                name = (was or now).task.name  # type: ignore[union-attr]
                words = (_("chưa có"), _("có trong kế hoạch"))
                yield Correction(TASK, id_, name, "", *(words if now else words[::-1]))
            elif len(was.notes) != len(now.notes) or was.state != now.state:
                last = now.notes[-1] if now.notes else TaskNote(id_)
                pair = (_stands(was.state, was.note), _stands(now.state, now.note))
                yield Correction(TASK, id_, now.task.name, "", *pair, last.at, last.by, last.note)


def _by_key(rows: list[Record]) -> dict[tuple[str, str, str], Record]:
    return {(row["indicator"], row.get("area", ""), row["period"]): row for row in rows}


def _content(row: Record | None) -> object:
    """Return what a figure says, without when and by whom."""
    if row is None:
        return None
    return {key: value for key, value in row.items() if key not in ("recorded_at", "recorded_by")}


def _keys(old: Plan, new: Plan, id_: str) -> Iterator[Correction]:
    """Yield the keys of an indicator that are no longer what they were."""
    from tvplan_tui.domain.plain_form import plain

    was, now = (plain(plan.by_id[id_], frozenset({"line"})) for plan in (old, new))
    for key in dict.fromkeys((*was, *now)):
        if was.get(key) != now.get(key):
            yield Correction(
                PLAN, id_, new.by_id[id_].name, label(key).lower(), _value(was.get(key)), _value(now.get(key))
            )


def _value(value: object) -> str:
    """Return what a key holds as people read it: of a record what it says, of a list one after the other."""
    if value is None:
        return NONE
    if isinstance(value, Mapping):
        return ", ".join(
            _value(item) if key.isidentifier() else f"{key}: {_value(item)}" for key, item in value.items()
        )
    if isinstance(value, list):
        return "; ".join(_value(item) for item in value)
    if isinstance(value, float):
        return show(value)
    return day_words(str(value)) if len(str(value)) == 10 else str(value)


def _given(one: Record | None) -> str:
    return f"{word(Status(one['verdict']))}: {one.get('reason', '')}" if one else NONE


def _stands(state: TaskState, note: str) -> str:
    return f"{state_word(state)}: {note}" if note else state_word(state)
