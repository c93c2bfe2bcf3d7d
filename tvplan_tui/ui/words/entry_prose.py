"""What stands beside a figure that is being entered, as pieces of text with their tones. Pure; knows no widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tvplan_tui.domain.doubt import Doubt
from tvplan_tui.domain.entry import Entry, EntryError
from tvplan_tui.domain.indicator import Indicator
from tvplan_tui.domain.language import _, marks
from tvplan_tui.domain.moment import moment_words
from tvplan_tui.domain.numbers import NONE, places, show
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.status import Status, data_word, word
from tvplan_tui.domain.wording import decimals
from tvplan_tui.report import cells
from tvplan_tui.report.entering import said
from tvplan_tui.report.plain_ledger import said as said_words
from tvplan_tui.report.recent import recent
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.lists.rows import actual, period_word, short_word, target

from .prose import Piece, Pieces, verdict

if TYPE_CHECKING:
    from tvplan_tui.report.board import Book, Row
    from tvplan_tui.report.entering import Draft
    from tvplan_tui.report.said import Said

ENTERED = 2
"""Decimals beyond the target's that a figure typed by hand has at most."""


def echo(entry: Entry, indicator: Indicator) -> str:
    """Return how what was typed was read: "480,117 tỷ đồng"."""
    if entry.assessment is not None:
        return word(entry.assessment)
    if entry.value is not None:
        return f"{show(entry.value)} {indicator.unit}"
    if entry.numerator is None or entry.denominator is None:
        return NONE
    made = indicator.quotient(entry.numerator, entry.denominator)
    return NONE if made is None else f"{show(made, max(2, decimals(indicator)))} {indicator.unit}"


def reason(error: EntryError) -> Pieces:
    """Return why something cannot be taken and what to type instead."""
    told: list[Piece] = [(clean(error.reason), "$bad")]
    if error.cure and not error.cure.startswith("--"):
        told.append((f" → {clean(error.cure)}", "$neutral"))
    return tuple(told)


def doubts(found: Sequence[Doubt], *, noted: bool, ascii: bool = False) -> Pieces:
    """Return what is odd about a figure, and that a note is asked for where there is none."""
    sign = "!" if ascii else "⚠"
    pieces: list[Piece] = []
    for one in found:
        pieces += [(f"{sign} {clean(one.message)}", "bold $fair"), ("\n", "")]
    if found and not noted:
        pieces += [(_("Nếu số này đúng, hãy ghi vì sao vào ô Ghi chú rồi mới ghi được."), "$fair"), ("\n", "")]
    return tuple(pieces)


def verdicts(made: Draft | None, row: Row | None, *, ascii: bool = False) -> Pieces:
    """Return how the indicator stands, and how it would with what was typed."""
    if made is None:
        return (verdict(row, ascii=ascii),) if row else ((_("chưa có đánh giá"), "$dim"),)
    before, after = made.row_before(), made.row_after()
    first = verdict(before, ascii=ascii) if before else (NONE, "$dim")
    if after is None:
        return (first,)
    if verdict(after, ascii=ascii) == first:
        return (first, (_(" (không đổi)"), "$dim"))
    return (first, (" -> " if ascii else " → ", "$dim"), verdict(after, ascii=ascii))


def comparison(
    made: Draft | None, row: Row | None, indicator: Indicator, last_year: Said | None, *, ascii: bool = False
) -> Pieces:
    """Return the numbers the figure is seen against: total so far, the plan's path, target, last year's."""
    after = made.row_after() if made else row
    rows = [made.row_before() if made else row, after]
    lines: list[tuple[str, str]] = []
    if indicator.measured:
        lines.append((_("Lũy kế"), _change([actual(indicator, one, ascii) if one else NONE for one in rows], ascii)))
        if after is not None:
            lines.append((_("Mốc đến kỳ"), cells.expected(after, indicator)))
        lines.append((_("Kế hoạch"), f"{target(indicator, ascii=ascii)} {indicator.unit}"))
        shares = [cells.bounded_attainment(one, ascii_only=ascii) if one else NONE for one in rows]
        lines.append((_("% kế hoạch"), _change(shares, ascii)))
        if after is not None and after["pace"] is not None:
            name = _("Tiến độ %")
            paces = [cells.pace(one, indicator, name, ascii_only=ascii) if one else ("", NONE) for one in rows]
            lines.append((paces[-1][0], _change([number for _name, number in paces], ascii)))
    lines.append((_("Cùng kỳ"), said_words(last_year, indicator)))
    pieces: list[Piece] = []
    for name, text in lines:
        pieces += [(f"{name:<11}", "$dim"), (clean(text), "$strong"), ("\n", "")]
    return tuple(pieces)


def _change(texts: Sequence[str], ascii: bool) -> str:
    first, last = texts
    return first if first == last else f"{first} {'->' if ascii else '→'} {last}"


def latest(found: Sequence[tuple[Period, Said]], indicator: Indicator) -> Pieces:
    """Return the last figures, a line each, the newest first."""
    pieces: list[Piece] = [(_("{count} số gần nhất").format(count=len(found)), "bold $neutral")]
    if not found:
        return ((_("Chưa có số liệu kỳ nào trước"), "$dim"),)
    texts = aligned([bare(one, indicator) for _period, one in found])
    words = max(len(period_word(period)) for period, _said in found)
    for (period, one), text in reversed(list(zip(found, texts, strict=True))):
        when = period_word(period)
        state = data_word(one.status) if one.status else ""
        pieces += [("\n", ""), (f"{when:<{words}}  ", "$dim"), (text, ""), (f"  {state}", "$dim")]
    return tuple(pieces)


def aligned(texts: Sequence[str]) -> list[str]:
    """Return numbers as wide as each other, their decimal marks in one column."""
    parts = [text.partition(marks().decimal) for text in texts]
    left = max((len(whole) for whole, _mark, _rest in parts), default=0)
    right = max((len(mark + rest) for _whole, mark, rest in parts), default=0)
    return [f"{whole:>{left}}{mark + rest:<{right}}" for whole, mark, rest in parts]


def on_record(one: Said | None, indicator: Indicator, period: Period) -> Pieces:
    """Return what the ledger says of the period itself: the figure, how final, who wrote it and when, their note."""
    if one is None:
        return ()
    told: list[Piece] = [(_("Đang ghi cho {period}").format(period=period.words()), "bold $neutral"), ("\n", "")]
    told.append((clean(said_words(one, indicator)), "bold $strong"))
    if who := " · ".join(part for part in (one.by, moment_words(one.at)) if part):
        told += [("\n", ""), (clean(who), "$dim")]
    if one.note:
        told += [("\n", ""), (clean(one.note), "")]
    return (*told, ("\n\n", ""))


def bare(one: Said, indicator: Indicator) -> str:
    """Return a figure without unit and status."""
    if one.assessment is not None:
        return short_word(Status(one.assessment))
    digits = decimals(indicator)
    if one.value is None or places(one.value) <= digits:
        return show(one.value, digits)
    # what was entered is shown whole; a quotient has no end
    return show(one.value, None if places(one.value) <= digits + ENTERED else max(digits, 2))


def outcome(made: Draft, indicator: Indicator, file: str, line: int) -> str:
    """Return what was written where, for the last line of the screen."""
    return _("Đã ghi {id} {period}: {said} vào {file}:{line}").format(
        id=indicator.id,
        period=made.entry.period.words(),
        said=said_words(made.becomes, indicator),
        file=file,
        line=line,
    )


@dataclass(frozen=True)
class About:
    """What the form for one figure tells around its fields."""

    book: Book
    indicator: Indicator
    period: Period
    on_record: Said | None
    ascii: bool

    def outcome(self, made: Draft | None, row: Row | None, *, noted: bool) -> Pieces:
        """Return what is odd, and what the verdict would rest on."""
        told = list(doubts(made.doubts if made else (), noted=noted, ascii=self.ascii))
        after = made.row_after() if made else row
        if after is not None:
            told += [("\n" if told else "", ""), (clean(after["explanation"]), "")]
            if after["unexplained"] and not noted:
                told += [("\n", ""), (_("Chưa có giải trình: nên ghi nguyên nhân, cách khắc phục."), "bold $bad")]
        return tuple(told)

    def beside(self, made: Draft | None, row: Row | None, at: Period) -> Pieces:
        """Return the figure on record, verdicts at a period, the numbers it is seen against, the latest figures."""
        last_year = said(self.book, self.indicator.id, Period(self.period.first - 12, self.period.last - 12))
        return (
            *on_record(self.on_record, self.indicator, self.period),
            (_("Đánh giá {period}").format(period=at.words()), "bold $neutral"),
            ("\n", ""),
            *verdicts(made, row, ascii=self.ascii),
            ("\n\n", ""),
            *comparison(made, row, self.indicator, last_year, ascii=self.ascii),
            ("\n", ""),
            *latest(recent(self.book, self.indicator.id, self.period), self.indicator),
        )
