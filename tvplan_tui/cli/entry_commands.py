"""Commands that write the ledger (enter, undo, override) and the one that tells who wrote what (log)."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import wraps
from typing import Any

from tvplan_tui.domain.entry import EntryError
from tvplan_tui.domain.language import _
from tvplan_tui.domain.override import Override
from tvplan_tui.domain.plan_year import meant, outside_words, within
from tvplan_tui.domain.status import DataStatus, Status, data_word, word
from tvplan_tui.domain.typed_day import read_past_day
from tvplan_tui.report import plain_ledger, records
from tvplan_tui.report.entering import Draft, Typed, draft, read_entry, said
from tvplan_tui.report.history_log import events
from tvplan_tui.report.undoing import counter_row
from tvplan_tui.store.ledger.append import Appended, append_figure
from tvplan_tui.store.ledger.authorship import author
from tvplan_tui.store.ledger.verdict_append import append_verdict
from tvplan_tui.store.ledger.verdicts import read_verdict

from . import exits
from .edit_commands import guarded, own_config
from .naming import indicator_named
from .source import Opened, RefusedError, open_plan
from .told import tell


def entering(run: Callable[[Namespace], int]) -> Callable[[Namespace], int]:
    """Tell people why a figure was not taken, and give the exit code for it."""

    @guarded
    @wraps(run)
    def command(options: Namespace) -> int:
        try:
            return run(options)
        except EntryError as refused:
            tell(_("Chưa ghi gì: {reason}").format(reason=refused))
            return exits.REFUSED

    return command


def own(options: Namespace) -> Opened:
    """Open the plan that is written to."""
    if options.data:
        tell(_("số liệu được ghi vào [data] files của kế hoạch; bỏ --data"))
        raise RefusedError(exits.USAGE)
    own_config(options)
    return open_plan(options)


@entering
def enter(options: Namespace) -> int:
    """Append one figure to the ledger, after saying what it changes."""
    opened = own(options)
    indicator = indicator_named(options.id, opened.plan)
    today = date.today()
    was = said(opened.book, indicator.id, options.at)
    status = options.status or data_word(was.status if was and was.status else DataStatus.ESTIMATE)
    typed = Typed(
        indicator.id,
        options.at,
        options.value,
        options.numerator,
        options.denominator,
        status,
        options.note,
        options.source,
    )
    made = draft(opened.book, read_entry(opened.book, typed, today), today)
    if _repeats(made):
        if options.json:
            print(records.to_json(_record(made, None)))
        else:
            place = f"{indicator.id} {options.at.words()}"
            print(
                _("{place} đã là {said}: không có gì mới, không ghi").format(
                    place=place, said=plain_ledger.said(was, indicator)
                )
            )
        return exits.FINE
    if not options.status and not options.json:
        print(_("Không có --status, hiểu là: {status}").format(status=status))
    if made.doubts and not made.entry.note:
        return _doubted(options, made, opened)
    return _appended(options, made, opened)


def _repeats(made: Draft) -> bool:
    """Whether the ledger says this already; a note or a source that is given and new is not said yet."""
    entry, was = made.entry, made.was
    if was is None or entry.source or entry.note not in ("", was.note):
        return False
    parts = (entry.numerator, entry.denominator) if entry.numerator is not None else None
    same = parts == was.parts and (parts is not None or entry.value == was.value)
    return same and (entry.assessment or None) == was.assessment and entry.status == was.status


def _doubted(options: Namespace, made: Draft, opened: Opened) -> int:
    """Refuse a doubtful figure that nobody has explained."""
    if options.json:
        print(records.to_json(_record(made, None)))
    else:
        _print_change(options, made, opened)
    tell(_('Chưa ghi gì: số liệu đáng ngờ; nếu đúng thì nhập lại kèm --note "lý do"'))
    return exits.REFUSED


def _print_change(options: Namespace, made: Draft, opened: Opened) -> None:
    """Print what a figure changes, and the doubts it raises."""
    for line in plain_ledger.change(made, opened.plan.by_id[made.entry.indicator], ascii_only=options.ascii):
        print(line)
    for doubt in made.doubts:
        print(plain_ledger.doubt(doubt))


def _appended(options: Namespace, made: Draft, opened: Opened) -> int:
    """Write the row unless it is only a try, and print what it changed."""
    written = None if options.dry_run else append_figure(opened.plan, made.entry)
    if options.json:
        print(records.to_json(_record(made, written)))
    else:
        _print_change(options, made, opened)
        if written is None:
            print(_("Thử, chưa ghi"))
        else:
            print(_("Đã ghi: {file}:{line}").format(file=written.file, line=written.line))
    if written is not None and written.torn:
        tell(
            _("{file}:{line}: dòng này bị cắt giữa chừng từ trước và không được đọc; nhập lại số liệu ấy").format(
                file=written.file, line=written.torn
            )
        )
    return exits.FINE


def _record(made: Draft, written: Appended | None) -> dict[str, Any]:
    before, after = made.row_before(), made.row_after()
    return {
        "indicator": made.entry.indicator,
        "period": str(made.entry.period),
        "from": plain_ledger.said_record(made.was),
        "to": plain_ledger.said_record(made.becomes),
        "judged_at": str(made.after.period),
        "verdict_before": before["status"] if before else None,
        "verdict_after": after["status"] if after else None,
        "explanation": after["explanation"] if after else None,
        "doubts": [plain_ledger.doubt_record(one) for one in made.doubts],
        "written": written is not None,
        "file": written.file if written else None,
        "line": written.line if written else None,
    }


@entering
def undo(options: Namespace) -> int:
    """Take back one's own last figure by a counter-row."""
    opened = own(options)
    name = indicator_named(options.id, opened.plan).id if options.id else None
    entry = counter_row(opened.book, author(), name, options.at)
    if options.note:
        entry = replace(entry, note=options.note)
    return _appended(options, draft(opened.book, entry, date.today()), opened)


@entering
def override(options: Namespace) -> int:
    """Record a person's verdict beside the computed one, or take it back."""
    opened = own(options)
    indicator = indicator_named(options.id, opened.plan)
    at = meant(opened.plan, options.at)
    if not within(opened.plan, at):
        raise EntryError("period", outside_words(opened.plan, at))
    row = opened.book.board(at, date.today()).by_id.get(indicator.id)
    if row is None:
        raise EntryError("indicator", _("{id} không được chấm ở kỳ này").format(id=indicator.id))
    made = Override(indicator.id, at, _verdict(options), (options.reason or "").strip(), given_on=_day(options))
    if made.verdict is None and row["override"] is None:
        raise EntryError("verdict", _("kỳ này không có nhận định nào để rút lại"))
    place = None
    if not options.dry_run:
        made, file, line = append_verdict(opened.plan, made)
        place = f"{file}:{line}"
    if options.json:
        told = {
            "indicator": indicator.id,
            "period": str(at),
            "status": row["status"],
            "verdict": made.verdict.value if made.verdict else None,
            "reason": made.reason,
            "on": made.day or None,
            "written": place is not None,
            "place": place,
        }
        print(records.to_json(told))
        return exits.FINE
    print(f"{indicator.id} · {indicator.name} · {at.words()}")
    print(_("Phần mềm chấm: {status}").format(status=word(Status(row["status"]))))
    given = word(made.verdict) if made.verdict else _("đã rút lại")
    print(_("Nhận định của người phụ trách: {verdict}").format(verdict=given))
    print(_("Đã ghi: {place}").format(place=place) if place else _("Thử, chưa ghi"))
    return exits.FINE


def _day(options: Namespace) -> str:
    try:
        return str(read_past_day(options.date, date.today()) or "")
    except ValueError as fault:
        raise EntryError("date", str(fault), "--date 12/10/2023") from None


def _verdict(options: Namespace) -> Status | None:
    """Return the verdict given; None for taking one back."""
    if options.withdraw:
        if options.verdict:
            raise EntryError("verdict", _("--withdraw không đi cùng một kết luận"))
        return None
    if not options.verdict:
        raise EntryError("verdict", _("thiếu kết luận"), _("ghi kết luận, hoặc --withdraw để rút lại"))
    if not (options.reason or "").strip():
        raise EntryError("reason", _("thiếu lý do"), _('thêm --reason "…"'))
    try:
        return read_verdict(options.verdict)
    except ValueError as fault:
        raise EntryError("verdict", str(fault)) from None


@entering
def log(options: Namespace) -> int:
    """Print who changed what, oldest first."""
    opened = open_plan(options)
    indicator = indicator_named(options.id, opened.plan)
    found = events(opened.book, indicator.id, options.as_of)
    if options.json:
        told = [plain_ledger.event_record(one) for one in found]
        print(records.to_json({"id": indicator.id, "unit": indicator.unit, "events": told}))
    else:
        for line in plain_ledger.log(found, indicator):
            print(line)
    return opened.code
