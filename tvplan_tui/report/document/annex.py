"""The annex: every indicator on a line, in the columns that offices use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tvplan_tui.domain.indicator import Indicator, Kind
from tvplan_tui.domain.language import _
from tvplan_tui.domain.numbers import NONE, show
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.status import DataStatus, Status, data_word, word
from tvplan_tui.domain.wording import decimals
from tvplan_tui.report import cells
from tvplan_tui.report.board import Board, Row
from tvplan_tui.report.plain_ledger import targets_told

from .model import Line, Rank
from .phrases import annexed_change
from .text import plain

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


class Column(NamedTuple):
    """A column: its key, its title, its width in millimetres on a landscape page, whether it holds numbers."""

    key: str
    title: str
    width: float
    numeric: bool = False


def columns(board: Board) -> tuple[Column, ...]:
    """Return the columns in order; together as wide as a landscape A4 page between its margins."""
    return (
        Column("number", _("TT"), 8),
        Column("name", _("Chỉ tiêu"), 40),
        Column("unit", _("ĐVT"), 13),
        Column("previous", _("Thực hiện cùng kỳ"), 15, numeric=True),
        Column("target", _("Kế hoạch năm {year}").format(year=board.plan.year), 15, numeric=True),
        Column("period", _("Thực hiện {period}").format(period=board.period.words()), 15, numeric=True),
        Column("actual", _("Lũy kế"), 16, numeric=True),
        Column("share", _("% so kế hoạch"), 12, numeric=True),
        Column("change", _("Tăng, giảm so cùng kỳ"), 16, numeric=True),
        Column("projection", _("Suy ra cả năm (*)"), 15, numeric=True),
        Column("data", _("Số liệu"), 11),
        Column("verdict", _("Đánh giá"), 16),
        Column("owner", _("Cơ quan theo dõi"), 23),
        Column("note", _("Ghi chú"), 36),
    )


def lines(board: Board) -> tuple[Line, ...]:
    """Return the annex: a line a sector, beneath it its bullets and their "trong đó" rows."""
    return tuple(_lines(board))


def _lines(board: Board) -> Iterator[Line]:
    numerals = iter(ROMAN)
    for sector in board.plan.sectors:
        found = [(one, depth) for one, depth in board.plan.in_sector(sector.id) if shown(board, one)]
        if not found:
            continue
        yield Line(Rank.SECTOR, next(numerals, ""), 0, sector.id, {"name": plain(sector.name)})
        bullet = 0
        for one, depth in found:
            bullet += depth == 0
            yield _line(board, one, depth, str(bullet) if depth == 0 else "")


def shown(board: Board, indicator: Indicator) -> bool:
    """Whether an indicator has a line: it is judged, or a heading above one that is."""
    if indicator.id in board.by_id:
        return True
    return any(shown(board, child) for child in board.plan.children.get(indicator.id, ()))


def _line(board: Board, one: Indicator, depth: int, number: str) -> Line:
    row = board.by_id.get(one.id)
    texts = {"number": number, "name": plain(one.name), "unit": plain(one.unit), "owner": plain(one.owner)}
    if row is None:
        return Line(Rank.GROUP, number, depth, one.sector, texts, one)
    return Line(Rank.ROW, number, depth, one.sector, {**texts, **_figures(board, one, row)}, one, row)


def _figures(board: Board, one: Indicator, row: Row) -> dict[str, str]:
    told = {
        "verdict": verdict(row),
        "data": data_word(DataStatus(row["data_status"])) if row["data_status"] else "",
        "note": note(board, row),
    }
    if not one.measured:
        return told
    places = decimals(one)
    named = {
        "previous": show(row["previous_year"], places),
        "target": cells.bounded_target(one),
        "period": show(row["period_value"], places) if is_current(board, one, row) else NONE,
        "actual": cells.bounded_actual(row, one),
        "share": cells.bounded_attainment(row),
        "change": annexed_change(row, one) or NONE,
        "projection": cells.projection(row, one),
    }
    return {**named, **told}


def is_current(board: Board, one: Indicator, row: Row) -> bool:
    """Whether there is an amount of the period itself: a sum whose latest figure is of the period's last month."""
    through = row["data_through"]
    return one.kind is Kind.FLOW and through is not None and Period.parse(through).last == board.period.last


def verdict(row: Row) -> str:
    """Return the verdict, and beside it the one a person gave."""
    told = word(Status(row["status"]))
    given = row["override"]
    if given is None:
        return told
    return _("{told}; người phụ trách: {given}").format(told=told, given=word(Status(given["verdict"])))


def note(board: Board, row: Row) -> str:
    """Return what the office wrote, with its month where the report does not end with it: "trong tháng" is of that."""
    if not row["note"]:
        return ""
    period = Period.parse(row["note_period"]) if row["note_period"] else None
    if period is None or period.last == board.period.last:
        return plain(row["note"])
    return plain(f"({period.words()}) {row['note']}")


def remarks(board: Board) -> tuple[str, ...]:
    """Return what is said beneath the annex."""
    found = [
        _("(*) Suy ra cả năm do phần mềm tính từ số liệu đã có, không phải số ước của cơ quan theo dõi."),
        _(
            "% so kế hoạch của tốc độ tăng là chỉ số (100 + thực hiện)/(100 + kế hoạch), của chỉ tiêu có mức tối đa "
            "(≤) là 2 − thực hiện/kế hoạch."
        ),
        _("đ%: điểm phần trăm; ≥: mức tối thiểu vì còn thiếu kỳ; —: không có."),
    ]
    revised = [
        f"{board.plan.by_id[row['id']].name}: {targets_told(row, board.plan.by_id[row['id']])}"
        for row in board.rows
        if row["target_since"] is not None
    ]
    if revised:
        found.append(_("Xét theo mục tiêu điều chỉnh – {told}.").format(told=plain(" | ".join(revised))))
    retired = [one.name for one in board.plan.indicators if one.measured and one.id not in board.by_id]
    if retired:
        found.append(_("Không còn theo dõi: {names}.").format(names=plain("; ".join(retired))))
    return tuple(found)
