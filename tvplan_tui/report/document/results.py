"""Section I of a report: the headline, then sector by sector a sentence an indicator."""

from __future__ import annotations

from collections.abc import Iterator

from tvplan_tui.domain.indicator import Indicator, Sector
from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.plan_year import span
from tvplan_tui.domain.status import Status
from tvplan_tui.domain.vietnamese import capital
from tvplan_tui.report.board import Board
from tvplan_tui.report.counts import Counts, counts

from . import headline
from .annex import shown
from .charts import bars
from .model import Form, Paragraph
from .sentences import sentence
from .text import plain


def results(board: Board) -> tuple[Paragraph, ...]:
    """Return the section's paragraphs."""
    counted = counts(board)
    found = [Paragraph(Form.HEADING, _("1. Đánh giá chung")), *_general(board, counted)]
    found.append(Paragraph(Form.BARS, bars(board).title))
    sectors = [sector for sector in board.plan.sectors if counted.sectors[sector.id].rows.total()]
    for number, sector in enumerate(sectors, 2):
        found.append(Paragraph(Form.HEADING, plain(f"{number}. {sector.name}")))
        found += _sector(board, sector, counted)
    return tuple(found)


def _general(board: Board, counted: Counts) -> Iterator[Paragraph]:
    closed = board.period.last == span(board.plan).last
    when = _("Kết thúc năm {year}") if closed else _("Đến hết {period}")
    month = Period(board.period.last, board.period.last)
    head = when.format(year=board.plan.year, period=month.words())
    yield Paragraph(Form.TEXT, f"{head}, {headline.bullets(counted.whole)}.")
    yield Paragraph(
        Form.TEXT,
        _("Tính theo dòng số liệu, kể cả các dòng “trong đó”: {rows}.").format(rows=headline.rows(counted.whole)),
    )


def _sector(board: Board, sector: Sector, counted: Counts) -> Iterator[Paragraph]:
    tally = counted.sectors[sector.id]
    told = headline.bullets(tally)
    yield Paragraph(Form.TEXT, f"{capital(told)}.")
    waiting: list[str] = []
    for one, depth in board.plan.in_sector(sector.id):
        if depth == 0 and shown(board, one):
            yield from _bullet(board, one, waiting)
    if waiting:
        names = "; ".join(waiting)
        yield Paragraph(Form.POINT, plain(_("Chưa đến kỳ đánh giá: {names}.").format(names=names)))


def _bullet(board: Board, one: Indicator, waiting: list[str]) -> Iterator[Paragraph]:
    """Yield a bullet of the document and what stands beneath it; who is not due yet goes to ``waiting``."""
    beneath = [child for child in board.plan.children.get(one.id, ()) if shown(board, child)]
    if _not_due(board, one) and all(_not_due(board, child) for child in beneath):
        waiting.append(_with_names(one, beneath))
        return
    row = board.by_id.get(one.id)
    opening = sentence(board, one, row) if row else f"{one.name}:"
    if row and beneath:
        opening = _("{sentence} Trong đó:").format(sentence=opening)
    yield Paragraph(Form.POINT, plain(opening))
    for child in beneath:
        yield from _detail(board, child)


def _detail(board: Board, one: Indicator) -> Iterator[Paragraph]:
    row = board.by_id.get(one.id)
    if row is not None:
        yield Paragraph(Form.DETAIL, plain(sentence(board, one, row)))
    for child in board.plan.children.get(one.id, ()):
        if shown(board, child):
            yield from _detail(board, child)


def _not_due(board: Board, one: Indicator) -> bool:
    row = board.by_id.get(one.id)
    return row is not None and row["status"] == Status.NOT_DUE


def _with_names(one: Indicator, beneath: list[Indicator]) -> str:
    if not beneath:
        return one.name
    return _("{name} (trong đó: {names})").format(name=one.name, names="; ".join(child.name for child in beneath))
