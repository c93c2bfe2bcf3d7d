"""From the reporting calendar to lines and text. Pure; tested without a screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tvplan_tui.domain.due import listed
from tvplan_tui.domain.language import _
from tvplan_tui.domain.moment import moment_words
from tvplan_tui.domain.report_rule import REPORT_SIGNS, ReportState, calendar_word, frequency_word
from tvplan_tui.domain.typed_day import show_day
from tvplan_tui.domain.vietnamese import capital
from tvplan_tui.report.plain_calendar import closing_words, correction_words, days_words, period_words, state_face
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.widgets.grid_layout import Cell, Column, Line

if TYPE_CHECKING:
    from tvplan_tui.report.completeness import Office
    from tvplan_tui.report.corrections import Correction
    from tvplan_tui.report.deadlines import Deadline

Pieces = tuple[tuple[str, str], ...]
MOST = 20
"""Corrections that are listed on the screen; the command lists all."""


def deadline_columns() -> list[Column]:
    """Return the columns of the calendar."""
    return [
        Column("deadline", _("Hạn gửi"), 11),
        Column("days", _("Còn"), 13),
        Column("state", _("Trạng thái"), 15),
        Column("period", _("Kỳ"), 21),
        Column("name", _("Báo cáo"), 30, grow=True, least=12, priority=1),
        Column("covers", _("Số liệu từ – đến"), 23, priority=2),
    ]


def deadline_line(one: Deadline, *, ascii: bool = False) -> Line:
    """Return a report of a period as a line."""
    covers = period_words(one)
    shown = {
        "deadline": Cell(show_day(one.due.deadline), "strong" if not one.sent else ""),
        "days": Cell(days_words(one), days_tone(one)),
        "state": Cell(state_face(one.state, ascii_only=ascii), REPORT_SIGNS[one.state][2]),
        "period": Cell(one.due.period.words()),
        "name": Cell(one.due.rule.name, "dim"),
        "covers": Cell(covers.replace("–", "-") if ascii else covers, "dim"),
    }
    return Line(one.key, shown)


def days_tone(one: Deadline) -> str:
    """Return how the days left are coloured."""
    if one.sent:
        return "dim"
    return "bad" if one.overdue else "fair" if one.presses else "neutral"


def owing_columns() -> list[Column]:
    """Return the columns of who owes what."""
    return [
        Column("office", _("Cơ quan"), 26, grow=True, least=14),
        Column("count", _("Đã nộp"), 6, align="right"),
        Column("owed", _("Còn nợ"), 20, priority=1),
    ]


def owing_line(one: Office) -> Line:
    """Return an office as a line."""
    owed = " ".join(each.indicator.id for each in one.owed)
    late = any(each.overdue for each in one.owed)
    shown = {
        "office": Cell(one.word),
        "count": Cell(f"{len(one.delivered)}/{one.due}", "good" if not one.owed else ""),
        "owed": Cell(owed, "bad" if late else "fair"),
    }
    return Line(one.name or "-", shown)


def _period_words(form: str, one: Deadline) -> str:
    rule, due = one.due.rule, one.due
    return form.format(
        often=frequency_word(rule.frequency),
        calendar=calendar_word(rule.calendar),
        begins=show_day(due.begins),
        cut_off=show_day(due.cut_off),
        deadline=show_day(due.deadline),
    )


def told(one: Deadline, *, ascii: bool = False) -> Pieces:
    """Return the report of a period in words: what it is, who makes it for whom, how it stands."""
    rule, due = one.due.rule, one.due
    kind = _("{often}, kỳ {calendar}, số liệu từ {begins} đến hết {cut_off}, gửi chậm nhất {deadline}")
    pieces = [
        (f"{clean(rule.name)}, {due.period.words()}", "bold $strong"),
        ("\n", ""),
        (capital(_period_words(kind, one)), ""),
    ]
    for label, words in ((_("Lập: "), rule.office), (_("Gửi: "), ", ".join(rule.recipients)), ("", rule.note)):
        if words:
            pieces += [(f"\n{label}", "$dim"), (clean(words), "")]
    if one.mark is not None and not (one.closing and one.mark.state is ReportState.CLOSED):  # told below
        who = ", ".join(part for part in (moment_words(one.mark.at), one.mark.by, one.mark.note) if part)
        pieces += [("\n" + state_face(one.mark.state, ascii_only=ascii), "$neutral"), (f"  {clean(who)}", "$dim")]
    if one.closing is not None:
        pieces += [("\n" + clean(closing_words(one.closing)), "$fair")]
        if one.closing.note:
            pieces += [(f"  {clean(one.closing.note)}", "$dim")]
    return tuple(pieces)


def corrected(found: Sequence[Correction] | None, *, ascii: bool = False) -> Pieces:
    """Return what was corrected after closing; None while that is worked out."""
    if found is None:
        return (("\n" + _("Đang so với số đã chốt…"), "$dim"),)
    if not found:
        return (("\n" + _("Từ khi chốt chưa có gì sửa."), "$good"),)
    pieces = [("\n" + _("Sửa sau khi chốt: {count} chỗ").format(count=len(found)), "bold $fair")]
    pieces += [("\n" + clean(correction_words(one, ascii_only=ascii)), "") for one in found[:MOST]]
    if len(found) > MOST:
        pieces.append(("\n" + _("còn {count} chỗ nữa: tvplan corrections").format(count=len(found) - MOST), "$dim"))
    return tuple(pieces)


def owed_words(offices: Sequence[Office]) -> Pieces:
    """Return which figures are owed, a line an indicator."""
    pieces: list[tuple[str, str]] = []
    for office in offices:
        for owed in office.owed:
            words = f"\n{clean(owed.indicator.id)} {clean(owed.indicator.name)}: {listed(owed.periods)}"
            pieces.append((words, "$bad" if owed.overdue else "$fair"))
    return tuple(pieces)


def next_words(found: Sequence[Deadline], *, ascii: bool = False) -> Pieces:
    """Return the next deadlines in one line, and how many are overdue."""
    from tvplan_tui.report.deadlines import upcoming

    if not found:
        return ()
    dot = " - " if ascii else " · "
    pieces: list[tuple[str, str]] = [(_(" Báo cáo: "), "bold $accent")]
    late = [one for one in found if one.overdue]
    if late:
        pieces += [(_("{count} quá hạn").format(count=len(late)), "bold $bad"), (dot, "$dim")]
    near = upcoming(found)
    for one in near:
        due = show_day(one.due.deadline, year=False)
        words = _("{period} hạn {due} ({left})").format(period=one.due.period.words(), due=due, left=days_words(one))
        tone = days_tone(one)
        pieces += [(words, f"bold ${tone}" if tone == "fair" else f"${tone}"), (dot, "$dim")]
    if not near and not late:
        pieces += [(_("đã gửi đủ báo cáo của năm"), "$good"), (dot, "$dim")]
    elif not near:
        pieces += [(_("không còn hạn nào sắp tới"), "$dim"), (dot, "$dim")]
    return tuple(pieces[:-1])
