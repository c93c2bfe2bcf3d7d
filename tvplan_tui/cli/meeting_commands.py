"""Commands about what meetings conclude: listing it, writing it down, correcting it, taking it back."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from tvplan_tui.domain.conclusion import Conclusion
from tvplan_tui.domain.entry import EntryError
from tvplan_tui.domain.language import _
from tvplan_tui.domain.plan_year import meant, outside_words, within
from tvplan_tui.domain.typed_day import show_day
from tvplan_tui.report import conclusions as told
from tvplan_tui.report import records
from tvplan_tui.report.concluding import numbered, read_typed, taken_back
from tvplan_tui.store.ledger.conclusions import append_conclusion

from . import exits
from .entry_commands import entering, own
from .naming import indicator_named
from .source import Opened, RefusedError, open_plan


def conclusions(options: Namespace) -> int:
    """Print the conclusions of the period asked for, else of every meeting."""
    try:
        opened = open_plan(options)
        name = indicator_named(options.id, opened.plan).id if options.id else None
    except RefusedError as refused:
        return refused.code
    book, plan = opened.book, opened.plan
    as_of = getattr(options, "as_of", None)
    found = told.selected(book, options.period and meant(plan, options.period), name, as_of)
    rows = [told.record(one, plan) for one in found]
    if options.json:
        print(records.to_json({"plan": plan.id, "conclusions": rows}))
    elif options.csv:
        print(records.to_csv(rows, told.KEYS), end="")
    elif options.md:
        print(told.markdown(book, found, date.today(), as_of), end="")
    else:
        for line in told.plain(found, plan, told.unreadable(book)):
            print(line)
    return opened.code


@entering
def conclude(options: Namespace) -> int:
    """Write a conclusion, correct one or take one back."""
    opened = own(options)
    indicator = indicator_named(options.id, opened.plan)
    seen = numbered(opened.book, options.number) if options.number else None
    if seen is not None and seen.indicator != indicator.id:
        raise EntryError(
            "number",
            _("kết luận số {number} là của chỉ tiêu {id}").format(number=seen.number, id=seen.indicator),
        )
    made = _taken_back(options, seen) if options.withdraw else _typed(options, opened, indicator.id, seen)
    place = None
    if not options.dry_run:
        made, file, line = append_conclusion(opened.plan, made, seen)
        place = f"{file}:{line}"
    if options.json:
        row = told.record(made, opened.plan)
        print(records.to_json({**row, "withdrawn": made.withdrawn, "written": place is not None, "place": place}))
        return exits.FINE
    print(f"{indicator.id} · {indicator.name} · {made.period.words()}")
    heading = _("Rút lại kết luận: {text}") if made.withdrawn else _("Kết luận: {text}")
    print(heading.format(text=made.text))
    print(told.charge(made) or _("không nêu cơ quan, không nêu hạn"))
    written = _("Đã ghi: {place}, kết luận số {number}")
    print(written.format(place=place, number=made.number) if place else _("Thử, chưa ghi"))
    return exits.FINE


def _taken_back(options: Namespace, seen: Conclusion | None) -> Conclusion:
    if seen is None:
        raise EntryError("number", _("rút lại kết luận nào?"), _("thêm --number SỐ; tvplan conclusions để xem số"))
    if options.text:
        raise EntryError("text", _("--withdraw không đi cùng nội dung mới"))
    return taken_back(seen)


def _typed(options: Namespace, opened: Opened, indicator: str, seen: Conclusion | None) -> Conclusion:
    """Return what was typed; a correction keeps what it does not say."""
    text, office, due = options.text, options.office, options.due
    if seen is not None:
        text = seen.text if text is None else text
        office = seen.office if office is None else office
        due = show_day(seen.due) if due is None else due
    elif office is None:
        office = opened.plan.by_id[indicator].owner
    asked = meant(opened.plan, options.period) if options.period else None
    period = seen.period if seen else asked or opened.book.latest_period(date.today())
    if not within(opened.plan, period):
        raise EntryError("period", outside_words(opened.plan, period))
    return read_typed(indicator, period, text or "", office, due or "", seen)
