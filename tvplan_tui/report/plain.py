"""The board as plain text: for pipes, dumb terminals, screen readers and mail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tvplan_tui.domain.indicator import Indicator, Kind
from tvplan_tui.domain.language import _
from tvplan_tui.domain.numbers import NONE, show
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.problem import ERROR, Problem
from tvplan_tui.domain.status import URGENCY, DataStatus, Status, data_word, is_alarm
from tvplan_tui.domain.typed_day import show_day
from tvplan_tui.domain.wording import amount, decimals

from . import cells, plain_ledger, thresholds
from .board import Board, Row
from .counts import Tally, counts, status_of
from .lacking import lacking
from .paragraph import paragraph
from .plain_list import outlined
from .text_table import table


def heading(board: Board) -> list[str]:
    """Return whose plan it is, at which period, and whether the figures are invented."""
    plan = board.plan
    lines = [
        " · ".join(part for part in (plan.document, plan.authority, str(plan.year)) if part),
        _("Kỳ: {period}").format(period=board.period.words()),
    ]
    if board.as_of:
        lines.append(_("Như đã báo cáo đến hết ngày {day}").format(day=show_day(board.as_of)))
    if board.illustrative:
        lines.append(_("DỮ LIỆU MINH HỌA: số liệu không có thật, chỉ để xem thử"))
    return [*lines, ""]


def standing(board: Board, *, ascii_only: bool) -> list[str]:
    """Return the counts by sector, then what asks for action, most urgent first."""
    counted = counts(board)
    lines = heading(board)
    for name, tally in [
        (_("Cả kế hoạch"), counted.whole),
        *((sector.name, counted.sectors[sector.id]) for sector in board.plan.sectors),
    ]:
        lines.append(
            _("{name}: {bullets} chỉ tiêu, {rows} dòng").format(
                name=name, bullets=tally.bullets.total(), rows=tally.rows.total()
            )
        )
        lines += _by_status(tally, ascii_only)
    urgent = [row for status in URGENCY for row in board.rows if row["status"] == status and is_alarm(status)]
    if urgent:
        lines += ["", _("Cần xử lý:")]
        lines += _sentences(urgent, ascii_only)
    missing = lacking(board)
    if missing:
        lines += ["", _("Thiếu hoặc quá hạn số liệu:")]
        lines += _sentences(missing, ascii_only)
    return [*lines, "", thresholds.of_plan(board.plan.thresholds)]


def _by_status(tally: Tally, ascii_only: bool) -> Iterator[str]:
    for status in URGENCY:
        if tally.rows[status]:
            yield _("  {face}: {bullets} chỉ tiêu, {rows} dòng").format(
                face=cells.face(status, ascii_only=ascii_only),
                bullets=tally.bullets[status],
                rows=tally.rows[status],
            )


def _sentences(rows: Sequence[Row], ascii_only: bool) -> Iterator[str]:
    for row in rows:
        status = Status(row["status"])
        face = cells.face(status, ascii_only=ascii_only)
        yield f"  {face}  {row['id']} {row['name']}: {row['explanation']}"


def listing(board: Board, rows: Sequence[Row], *, ascii_only: bool) -> list[str]:
    """Return the rows by sector and heading, then the thresholds."""
    lines = outlined(board, rows, ascii_only=ascii_only)
    return [*heading(board), *lines, "", thresholds.of_plan(board.plan.thresholds)]


def detail(board: Board, indicator: Indicator, *, ascii_only: bool) -> list[str]:
    """Return everything about one indicator, a line a fact."""
    plan = board.plan
    lines = [*heading(board), _named(indicator)]
    row = board.by_id.get(indicator.id)
    if row is None and indicator.retired:
        lines.append(plain_ledger.retirement(indicator))
    elif row is None:
        children = board.plan.children.get(indicator.id, ())
        standing = status_of(board, indicator)
        lines += [cells.face(standing, ascii_only=ascii_only)] if standing else []
        lines.append(paragraph(board, indicator))
        lines.append(_("Gồm: {ids}").format(ids=", ".join(child.id for child in children)))
    else:
        lines += [cells.face(Status(row["status"]), ascii_only=ascii_only), paragraph(board, indicator)]
        lines += [
            text
            for text in (
                plain_ledger.override(row),
                plain_ledger.targets_told(row, plan.by_id[row["id"]]),
                plain_ledger.retirement(indicator),
                _("Chưa có giải trình") if row["unexplained"] else "",
            )
            if text
        ]
        lines += ["", *_facts(board, row, indicator, ascii_only=ascii_only)]
    if indicator.companion:
        other = show(indicator.companion.target)
        lines.append(_("Tương đương: {value} {unit}").format(value=other, unit=indicator.companion.unit))
    for label, text in (
        (_("Cơ quan theo dõi"), indicator.owner),
        (_("Văn bản, mục {section}").format(section=indicator.section), indicator.quote and f"“{indicator.quote}”"),
        (_("Cách đọc"), indicator.note),
        (_note_label(row), row["note"] if row else ""),
    ):
        if text:
            lines.append(f"{label}: {text}")
    return lines


def _named(indicator: Indicator) -> str:
    unit = f" ({indicator.unit})" if indicator.unit else ""
    return f"{indicator.id} · {indicator.name}{unit}"


def _note_label(row: Row | None) -> str:
    period = row["note_period"] if row else None
    return _("Ghi chú {period}").format(period=Period.parse(period).words()) if period else _("Ghi chú")


def _facts(board: Board, row: Row, indicator: Indicator, *, ascii_only: bool) -> Iterator[str]:
    """Yield every number there is, named; what is absent is left out."""
    if not indicator.measured:
        return
    unit = indicator.unit
    goal = cells.bounded_target(indicator, ascii_only=ascii_only)
    growth = indicator.kind is Kind.GROWTH
    current = row["data_through"] is not None and Period.parse(row["data_through"]).last == board.period.last
    share = cells.bounded_attainment(row, ascii_only=ascii_only)
    paced, pace = cells.pace(row, indicator, _("Tiến độ so mốc"), ascii_only=ascii_only)
    named = [
        (_("Kế hoạch"), f"{goal} {unit}"),
        (_("Lũy kế"), f"{cells.bounded_actual(row, indicator, ascii_only=ascii_only)} {unit}"),
        (_("Kỳ này"), amount(row["period_value"], indicator) if current else NONE),
        (_("Mốc đến kỳ"), f"{cells.expected(row, indicator)} {unit}"),
        (_("Chỉ số so kế hoạch") if growth else _("So kế hoạch"), f"{share} %"),
        (_("g/G theo cách các cơ quan tính"), f"{cells.rate_of_rates(row)} %"),
        (_("Chênh lệch"), cells.gap(row, indicator)),
        (paced, f"{pace} %"),
        (_("Cùng kỳ năm trước"), amount(row["previous_year"], indicator)),
        (_("So cùng kỳ"), cells.change(row)),
    ]
    yield from (f"{name}: {text}" for name, text in named if not text.startswith(NONE))
    if row["data_status"]:
        yield _("Trạng thái số liệu: {value}").format(value=data_word(DataStatus(row["data_status"])))
    if row["missing_periods"]:
        missing = ", ".join(Period.parse(text).words() for text in row["missing_periods"])
        yield _("Thiếu: {value}").format(value=missing)
    if goal != NONE:
        yield thresholds.of_row(row, board.plan.thresholds)


def trend(board: Board, indicator: Indicator, rows: Sequence[Mapping[str, Any]], *, ascii_only: bool) -> list[str]:
    """Return a line a month: figure, running total, what was asked for, last year.

    What is not added up has one column a year: a rate of the year so far, a level.
    """
    places = decimals(indicator)
    if indicator.kind is Kind.FLOW:
        titles = [_("Tháng"), _("Số liệu"), _("Lũy kế"), _("Mốc"), _("Năm trước"), _("Lũy kế năm trước")]
        keys = ["value", "cumulative", "expected", "previous_value", "previous_cumulative"]
    else:
        first = _("Lũy kế") if indicator.kind in (Kind.RATIO, Kind.GROWTH) else _("Số liệu")
        titles = [_("Tháng"), first, _("Mốc"), _("Năm trước")]
        keys = ["value", "expected", "previous_value"]
    lines = [[row["period"], *(show(row[key], places) for key in keys)] for row in rows]
    top = _named(indicator)
    verdict = board.by_id.get(indicator.id)
    face = (
        cells.face(Status(verdict["status"]), ascii_only=ascii_only) if verdict else plain_ledger.retirement(indicator)
    )
    return [*heading(board), top, face, "", *table(titles, lines, [False] + [True] * len(keys))]


def fault(problem: Problem) -> str:
    """Return a problem as one line that says how grave it is."""
    grade = _("lỗi") if problem.severity == ERROR else _("cảnh báo")
    return f"{grade}: {problem}"


def keys(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the table of keys."""
    lines = [[", ".join(row["keys"]), row["tooltip"], row["id"]] for row in rows]
    return table([_("Phím"), _("Việc"), "id"], lines, [False] * 3)
