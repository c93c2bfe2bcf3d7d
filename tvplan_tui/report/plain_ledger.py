"""Rows of the ledger as plain text: what an entry changes, who changed what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tvplan_tui.domain.doubt import Doubt
from tvplan_tui.domain.indicator import Indicator
from tvplan_tui.domain.language import _
from tvplan_tui.domain.moment import day_words, moment_words
from tvplan_tui.domain.numbers import NONE, show
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.revisions import revised
from tvplan_tui.domain.status import DataStatus, Status, data_word, word
from tvplan_tui.domain.wording import decimals

from . import cells
from .board import Row
from .said import VERDICT, WITHDRAWAL, Event, Said
from .text_table import table

if TYPE_CHECKING:
    from .entering import Draft


def said(one: Said | None, indicator: Indicator) -> str:
    """Return a figure with its unit and status: "45,2 tỷ đồng (ước)", "9,33 % = 1.471,6/1.346"; "chưa có" for none."""
    if one is None:
        return _("chưa có")
    if one.assessment is not None:
        text = word(Status(one.assessment)).lower()
    elif one.parts is not None:
        numerator, denominator = map(show, one.parts)
        text = f"{numerator}/{denominator}"
        if one.value is not None:
            text = f"{show(one.value, max(decimals(indicator), 2))} {indicator.unit} = {text}"
        elif not any(one.parts):
            text = _("chưa phát sinh ({parts})").format(parts=text)
    else:
        places = decimals(indicator)
        value = one.value
        # what was entered is shown whole, also where the target has fewer decimals
        exact = value is not None and abs(value - round(value, places)) > 1e-9 * max(1.0, abs(value))
        text = f"{show(value, None if exact else places)} {indicator.unit}"
    return f"{text} ({data_word(one.status)})" if one.status else text


def change(draft: Draft, indicator: Indicator, *, ascii_only: bool) -> Iterator[str]:
    """Yield what an entry changes: the figure, the verdict, why."""
    arrow = "->" if ascii_only else "→"
    yield f"{indicator.id} · {indicator.name} · {draft.entry.period.words()}"
    yield _("Số liệu: {was} {arrow} {becomes}").format(
        was=said(draft.was, indicator), arrow=arrow, becomes=said(draft.becomes, indicator)
    )
    before, after = draft.row_before(), draft.row_after()
    if after is not None:
        faces = [cells.face(Status(row["status"]), ascii_only=ascii_only) if row else NONE for row in (before, after)]
        told = f" {arrow} ".join(faces) if faces[0] != faces[1] else faces[0] + _(" (không đổi)")
        yield _("Kết luận {period}: {verdicts}").format(period=draft.after.period.words(), verdicts=told)
        yield after["explanation"]
        if after["unexplained"]:
            yield _("Chưa có giải trình: ghi nguyên nhân, cách khắc phục bằng --note")


def doubt(one: Doubt) -> str:
    """Return a doubt as one line."""
    return _("nghi vấn: {place}: {message}").format(place=one.place, message=one.message)


def log(events: Sequence[Event], indicator: Indicator) -> list[str]:
    """Return a line an event, oldest first."""
    titles = [_("Ghi lúc"), _("Người ghi"), _("Kỳ"), _("Từ"), _("Thành"), _("Nguồn"), _("Ghi chú")]
    lines = [
        [
            moment_words(one.at) or NONE,
            one.by or NONE,
            one.period.words(),
            NONE if one.kind == VERDICT else said(one.before, indicator),
            outcome(one, indicator),
            one.source,
            one.note,
        ]
        for one in events
    ]
    top = f"{indicator.id} · {indicator.name} ({indicator.unit})"
    if not lines:
        return [top, _("Chưa có gì được ghi")]
    return [top, *table(titles, lines, [False] * len(titles))]


def outcome(one: Event, indicator: Indicator) -> str:
    """Return what an event came to: the figure that has counted since, or the verdict given."""
    if one.kind == VERDICT:
        text = word(Status(one.verdict)) if one.verdict else _("rút nhận định")
        told = _("nhận định: {text}").format(text=text) if one.verdict else text
        return _("{told}, ngày {day}").format(told=told, day=day_words(one.on)) if one.on else told
    if one.kind == WITHDRAWAL and one.after is None:
        return _("rút lại; không còn số")
    text = said(one.after, indicator)
    if one.kind == WITHDRAWAL:
        return _("rút lại; còn {text}").format(text=text)
    return text if one.before != one.after else _("{text} (số ghi lúc này không thay được)").format(text=text)


def override(row: Row) -> str:
    """Return a verdict given by hand beside the computed one; "" if there is none."""
    given = row["override"]
    if not given:
        return ""
    who = ", ".join(part for part in (given["by"], day_words(given["on"])) if part)
    return _("Nhận định của người phụ trách: {verdict} – {reason}{who}; phần mềm chấm: {computed}").format(
        verdict=word(Status(given["verdict"])),
        reason=given["reason"],
        who=f" ({who})" if who else "",
        computed=word(Status(row["status"])),
    )


def retirement(indicator: Indicator) -> str:
    """Return since when an indicator is no longer watched; "" while it is."""
    if not indicator.retired:
        return ""
    return _("Không theo dõi nữa từ {since}; số liệu trước đó vẫn giữ").format(
        since=Period.parse(indicator.retired).words()
    )


def said_record(one: Said | None) -> dict[str, Any] | None:
    """Return a figure as JSON prints it."""
    if one is None:
        return None
    status: DataStatus | None = one.status
    return {
        "value": one.value if one.assessment is None else one.assessment,
        "status": status.value if status else None,
    }


def event_record(one: Event) -> dict[str, Any]:
    """Return an event as JSON prints it."""
    return {
        "at": one.at or None,
        "by": one.by or None,
        "kind": one.kind,
        "period": str(one.period),
        "from": said_record(one.before),
        "to": said_record(one.after),
        "verdict": one.verdict or None,
        "on": one.on or None,
        "note": one.note or None,
        "source": one.source or None,
        "place": one.place or None,
    }


def doubt_record(one: Doubt) -> dict[str, Any]:
    """Return a doubt as JSON prints it."""
    return {"indicator": one.indicator or None, "period": one.period, "message": one.message, "others": one.others}


def targets_told(row: Row, indicator: Indicator) -> str:
    """Return which targets a revised indicator has had; "" for an original one."""
    if row["target_since"] is None:
        return ""
    first = replace(indicator, target=row["original_target"], low=row["original_low"], high=row["original_high"])
    return _("Mục tiêu ban đầu: {original}; điều chỉnh từ {since}: {target}{document}").format(
        original=cells.edged_target(first),
        since=day_words(row["target_since"]),
        target=cells.edged_target(indicator),
        document=f" ({row['target_document']})" if row["target_document"] else "",
    )


def targets_so_far(indicator: Indicator) -> str:
    """Return every target that an indicator, as the plan set it, has had: the original one, then each revision."""
    told = [_("Ban đầu: {target}").format(target=cells.edged_target(indicator))]
    for one in indicator.revisions:
        document = f" ({one.document})" if one.document else ""
        goal = cells.edged_target(revised(indicator, one))
        told.append(_("từ {day}: {target}{document}").format(day=day_words(one.date), target=goal, document=document))
    return "; ".join(told)
