"""What is said of one indicator, as literal pieces of text with their tones. Pure; knows no widget."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tvplan_tui.domain.indicator import Indicator, Kind
from tvplan_tui.domain.language import _, marks
from tvplan_tui.domain.moment import day_words
from tvplan_tui.domain.numbers import NONE, show
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.series import Series
from tvplan_tui.domain.status import DataStatus, Status, data_word
from tvplan_tui.domain.wording import amount, decimals, every, pace
from tvplan_tui.report import cells, plain_ledger
from tvplan_tui.report.thresholds import of_row
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.lists.rows import actual, data_words, face, target

if TYPE_CHECKING:
    from tvplan_tui.report.board import Board, Row

GUTTER = 3
"""Cells between numbers that stand beside each other."""
Piece = tuple[str, str]
Pieces = tuple[Piece, ...]


def verdict(row: Row, *, ascii: bool = False) -> Piece:
    """Return symbol and word of a row in its tone."""
    text, tone = face(Status(row["status"]), ascii=ascii)
    return text, f"bold ${tone}"


def headline(
    indicator: Indicator,
    row: Row | None,
    *,
    ascii: bool = False,
    office: bool = True,
    standing: Status | None = None,
) -> Pieces:
    """Return one line: verdict (``standing``, of a heading), actual of target, state of the data, ``office``."""
    dot = (" - " if ascii else " · ", "$dim")
    pieces: list[Piece] = []
    if standing is not None:
        text, tone = face(standing, ascii=ascii)
        pieces += [(text, f"bold ${tone}"), dot]
    if row is not None:
        pieces += [verdict(row, ascii=ascii), dot]
        if indicator.measured and row["actual"] is not None:
            goal = cells.target(indicator)
            pieces += [(actual(indicator, row, ascii), "bold $strong"), (f" / {goal} {indicator.unit}", "")]
            share = cells.bounded_attainment(row, ascii_only=ascii)
            pieces += [(f" ({share} %)" if share != NONE else "", ""), dot]
        if row["unexplained"]:
            pieces += [(_("chưa có giải trình"), "bold $bad"), dot]
        text, tone = data_words(row)
        pieces += [(_("số liệu: {state}").format(state=text), f"${tone}"), dot]
    if office:
        pieces.append((indicator.owner or _("chưa ghi cơ quan theo dõi"), "$neutral"))
    else:
        pieces = pieces[:-1]
    return tuple((clean(text), style) for text, style in pieces)


def stands(board: Board, heading: Indicator, *, ascii: bool = False) -> Pieces:
    """Return how a heading stands, as its rows in the tables have it, and a blank line; nothing for an empty one."""
    from tvplan_tui.report.counts import status_of  # it loads what no first picture needs

    status = status_of(board, heading)
    if status is None:
        return ()
    text, tone = face(status, ascii=ascii)
    return (text, f"bold ${tone}"), ("\n\n", "")


def clause(indicator: Indicator) -> str:
    """Return the quoted clause with its place in the plan; "" if the config has none."""
    quoted = f"“{indicator.quote}”" if indicator.quote else ""
    return clean(": ".join(part for part in (indicator.section, quoted) if part))


def paragraphs(indicator: Indicator, row: Row | None) -> Pieces:
    """Return the sentences of the detail pane, one piece a paragraph, the most important first."""
    found: list[Piece] = []
    if row is None:
        found.append((plain_ledger.retirement(indicator), "$fair"))
    else:
        found.append((plain_ledger.override(row), "bold $accent"))
        found += [(row["explanation"], ""), (row["outlook"], ""), (plain_ledger.targets_told(row, indicator), "")]
        found += [(row["note"] or "", "$neutral")]
    found += [(indicator.note, "$neutral"), (clause(indicator), "italic $dim")]
    seen: list[Piece] = []
    for text, style in found:
        if text and text not in [earlier for earlier, _style in seen]:
            seen.append((clean(text), style))
    return tuple(seen)


def summary(indicator: Indicator, row: Row | None, below: Pieces = (), *, ascii: bool = False) -> Pieces:
    """Return the detail pane's text: headline, what is ``below`` a heading, then the paragraphs."""
    pieces = [*headline(indicator, row, ascii=ascii)]
    if below:
        pieces += [("\n", ""), *below]
    for text, style in paragraphs(indicator, row):
        pieces += [("\n", ""), (text, style)]
    return tuple(pieces)


def numbers(
    indicator: Indicator, row: Row | None, period: Period | None = None, *, ascii: bool = False, width: int = 0
) -> Pieces:
    """Return every number of a row as aligned lines: what it is, how much, in which unit; none where there are none.

    Args:
        indicator: what they are about.
        row: its verdict; None before the figures are judged.
        period: the period shown; an earlier one's figure is not called its figure.
        ascii: whether only ASCII signs may be used.
        width: cells of a line; where two lines go into one they stand beside each other.
    """
    if not indicator.measured:
        return ()
    lines: list[tuple[str, str]] = [(_("Kế hoạch"), f"{target(indicator, ascii=ascii)} {indicator.unit}")]
    if indicator.companion is not None:
        second = indicator.companion
        lines.append((_("Tương đương"), f"{show(second.target)} {second.unit}"))
    if row is not None:
        lines += _measured(indicator, row, period, ascii)
    half = -(-len(lines) // 2)
    left, right = _block(lines[:half]), _block(lines[half:])
    edge = max(len(name + text) for name, text in left) + GUTTER
    if not right or edge + max(len(name + text) for name, text in right) > width:
        left, right = _block(lines), []
    pieces: list[Piece] = []
    for at, (name, text) in enumerate(left):
        pieces += [(name, "$dim"), (text, "$strong")]
        if at < len(right):
            pieces += [(" " * (edge - len(name + text)), ""), (right[at][0], "$dim"), (right[at][1], "$strong")]
        pieces.append(("\n", ""))
    return tuple(pieces[:-1])


def _block(lines: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return names on one width, and amounts with commas and units in line."""
    wide = max((len(name) for name, _text in lines), default=0) + 2
    texts = _aligned([text for _name, text in lines]) if lines else []
    return [(f"{name:<{wide}}", clean(text)) for (name, _text), text in zip(lines, texts, strict=True)]


def _aligned(texts: list[str]) -> list[str]:
    """Return amounts with their commas in one column and their units in another."""
    group, comma = (re.escape(mark) for mark in marks())
    # the part before the comma with "≥" before it, the part behind, what stands after the number
    number = re.compile(rf"((?:\S{{1,2}} )?[-−+]?[\d{group}]+|—)((?:{comma}\d+)?(?:[–·*]\S+)?)(?: (.*))?")
    split = [(found[1], found[2], found[3] or "") if (found := number.fullmatch(t)) else ("", "", t) for t in texts]
    whole, part = (max(len(parts[at]) for parts in split) for at in (0, 1))
    return [f"{before:>{whole}}{after:<{part}} {rest}".rstrip() for before, after, rest in split]


def _measured(indicator: Indicator, row: Row, period: Period | None, ascii: bool) -> list[tuple[str, str]]:
    through = row["data_through"]
    paced, made = cells.pace(row, indicator, _("Tiến độ"), ascii_only=ascii)
    current = period is None or (through is not None and Period.parse(through).last == period.last)
    lines = [
        (_("Lũy kế"), f"{actual(indicator, row, ascii)} {indicator.unit}"),
        *_attained(row, ascii),
        (_("Chênh lệch"), cells.gap(row, indicator)),
        (_("Mốc đến kỳ"), f"{cells.expected(row, indicator)} {indicator.unit}"),
        (paced, _percent(made)),
        (_("Kỳ này"), amount(row["period_value"], indicator) if current else NONE),
        (_("Cùng kỳ năm trước"), amount(row["previous_year"], indicator)),
        (_("So cùng kỳ"), cells.change(row, roomy=True)),
        (_("Còn phải đạt"), _needed(indicator, row)),
        (_("Đã từng đạt"), _reached(row)),
        (_("Suy ra cả năm"), amount(row["projection"], indicator)),
    ]
    return [(name, text) for name, text in lines if not text.startswith(NONE)]


def _attained(row: Row, ascii: bool) -> list[tuple[str, str]]:
    """Return the share of the target; of a growth rate both ways of reckoning it, each by its name."""
    if row["kind"] != Kind.GROWTH:
        return [(_("% so kế hoạch"), _percent(cells.bounded_attainment(row, ascii_only=ascii)))]
    return [
        (_("Chỉ số so kế hoạch"), _percent(cells.attainment(row))),
        (_("g/G (cách các cơ quan tính)"), _percent(cells.rate_of_rates(row))),
    ]


def _percent(bare: str) -> str:
    return bare if bare == NONE else f"{bare} %"


def _needed(indicator: Indicator, row: Row) -> str:
    needed = row["run_rate_needed"]
    return NONE if needed is None else f"{pace(needed, indicator)} {indicator.unit}/{every(row['every'])}"


def _reached(row: Row) -> str:
    """Return in how many of the periods so far what is needed from now on was reached."""
    if row["run_rate_needed"] is None or row["rate_reached"] is None:
        return NONE
    return _("{reached} / {periods} kỳ").format(reached=row["rate_reached"], periods=row["rate_periods"])


def history(indicator: Indicator, series: Series) -> Pieces:
    """Return the months as an aligned table: this year, last year, running total, path, data status.

    Months without a figure are left out where figures are owed less often.
    """
    digits = decimals(indicator)
    columns = [(_("Năm nay"), series.values), (_("Năm trước"), series.previous)]
    if series.cumulative != series.values:
        columns.append((_("Lũy kế"), series.cumulative))
    columns.append((_("Mốc"), series.path))
    heads = "".join(f"{title:>11}" for title, _values in columns)
    pieces: list[Piece] = [(f"{_('Tháng'):<6}{heads}  {_('Số liệu')}", "bold $neutral")]
    months = indicator.frequency.months
    for at, month in enumerate(series.months):
        if (at + 1) % months and all(values[at] is None for _title, values in columns[:-1]):
            continue
        figures = "".join(f"{show(values[at], digits):>11}" for _title, values in columns)
        status = series.statuses[at]
        word = data_word(DataStatus(status)) if status else ""
        style = "" if at < series.now else "$dim"
        pieces += [("\n", ""), (f"{_('T{month}').format(month=month):<6}{figures}", style), (f"  {word}", "$dim")]
    return tuple(pieces)


def reason(board: Board, indicator: Indicator, row: Row, *, ascii: bool = False, headed: bool = True) -> Pieces:
    """Return the answer to "vì sao?": the paragraph to be read out, limits, what the figures rest on.

    ``headed``: under the verdict.
    """
    from tvplan_tui.report.paragraph import paragraph  # nobody asks why before the first picture

    pieces: list[Piece] = [verdict(row, ascii=ascii), ("\n\n", "")] if headed else []
    pieces.append((clean(paragraph(board, indicator)), ""))
    if indicator.measured:
        pieces += [("\n\n", ""), (of_row(row, board.plan.thresholds), "$dim")]
    through = row["data_through"]
    if through:
        kind = data_word(DataStatus(row["data_status"])) if row["data_status"] else ""
        told = _("Số liệu đến {period}").format(period=Period.parse(through).words()) + (f", {kind}" if kind else "")
        written = row["recorded"]
        told += _(", ghi ngày {day}").format(day=day_words(written)) if written else ""
        pieces += [("\n", ""), (told + ".", "$dim")]
    return tuple(pieces)
