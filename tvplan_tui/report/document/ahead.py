"""The last section of a report: what the next period has to bring."""

from __future__ import annotations

from collections.abc import Iterator

from tvplan_tui.domain.indicator import Bound, Indicator
from tvplan_tui.domain.language import _
from tvplan_tui.domain.status import Status
from tvplan_tui.domain.wording import every, pace
from tvplan_tui.report.agenda import Agenda
from tvplan_tui.report.board import Board, Row
from tvplan_tui.report.lacking import lacks

from .model import Form, Paragraph
from .phrases import amount, share, with_unit
from .sentences import is_over, plan_word
from .tasks import blocked, blocked_title
from .text import plain

LAGGING = (Status.AT_RISK, Status.BEHIND, Status.NO_DATA)


def ahead(board: Board, agenda: Agenda | None = None) -> tuple[Paragraph, ...]:
    """Return the section's paragraphs; none where there is nothing to do."""
    return tuple(Paragraph(Form.POINT, plain(text)) for text in _points(board, agenda))


def _points(board: Board, agenda: Agenda | None) -> Iterator[str]:
    told = [row for row in board.rows if row["outlook"] and row["run_rate_needed"] and row["status"] in LAGGING]
    for row in told:
        yield _needed(board, board.plan.by_id[row["id"]], row)
    yield from _named(board, told)
    if agenda is not None and (stuck := len(blocked(agenda))):
        yield _("Tháo gỡ vướng mắc của {count} nhiệm vụ nêu ở phần “{part}”.").format(count=stuck, part=blocked_title())
    owed = sum(1 for row in board.rows if lacks(row))
    if owed:
        yield _("Bổ sung số liệu còn thiếu của {count} dòng nêu ở phần “Số liệu còn thiếu”.").format(count=owed)
    if any(row["unexplained"] for row in board.rows):
        yield _("Các cơ quan theo dõi giải trình nguyên nhân, giải pháp của chỉ tiêu nêu ở phần “Chưa có giải trình”.")


def _named(board: Board, told: list[Row]) -> Iterator[str]:
    """Yield by name what is missed or at risk; of those that were told of above it does not claim to name all."""
    some = any(row["status"] == Status.AT_RISK for row in told)
    risk = (
        _("Tập trung thực hiện các chỉ tiêu khác có nguy cơ không đạt: {names}.")
        if some
        else _("Tập trung thực hiện các chỉ tiêu có nguy cơ không đạt: {names}.")
    )
    missed = _("Có giải pháp khắc phục các chỉ tiêu không đạt: {names}.")
    over = _("Giải trình, xử lý các chỉ tiêu vượt dự toán, vượt mức tối đa: {names}.")
    failed = [row for row in board.rows if row["status"] == Status.MISSED]
    for words, rows in (
        (missed, [row for row in failed if not is_over(board.plan.by_id[row["id"]], row)]),
        (over, [row for row in failed if is_over(board.plan.by_id[row["id"]], row)]),
        (risk, [row for row in board.rows if row["status"] == Status.AT_RISK]),
    ):
        names = [row["name"] for row in rows if row not in told]
        if names:
            yield words.format(names="; ".join(names))


def _needed(board: Board, one: Indicator, row: Row) -> str:
    """Return what each period that is left must bring, and where the year is heading."""
    needed, noun = row["run_rate_needed"], every(row["every"])
    words = {
        Bound.BETWEEN: _("{name}: bình quân mỗi {every} trong {rest} còn {rate}"),
        Bound.AT_MOST: _("{name}: bình quân mỗi {every} trong {rest} không quá {rate}"),
    }.get(one.bound or Bound.AT_LEAST, _("{name}: bình quân mỗi {every} trong {rest} phải đạt {rate}"))
    rest = _("{left} {every} chưa có số liệu") if row["incomplete"] else _("{left} {every} còn lại")
    told = words.format(
        name=one.name,
        every=noun,
        rest=rest.format(left=row["periods_left"], every=noun),
        rate=with_unit(pace(needed, one), one.unit),
    )
    if one.bound is Bound.AT_LEAST and row["rate_periods"]:
        reached = (
            _("có {reached}/{periods} {every} đạt mức này")
            if row["rate_reached"]
            else _("chưa {every} nào đạt mức này")
        )
        told += " (" + reached.format(reached=row["rate_reached"], periods=row["rate_periods"], every=noun) + ")"
    return f"{told}{_heading(board, one, row)}."


def _heading(board: Board, one: Indicator, row: Row) -> str:
    """Return where the year is heading: ours to say, never called an estimate."""
    if row["projection"] is None:
        return ""
    how = {
        "seasonal": _("theo nhịp năm {year}").format(year=board.plan.year - 1),
        "profile": _("theo lộ trình của kế hoạch"),
        "prorata": _("chia đều theo thời gian"),
    }[row["projection_method"]]
    whole, word = amount(row["projection"], one), plan_word(board.plan, one)
    if row["projection_attainment"] is None:
        return _("; suy ra cả năm {whole} ({how})").format(whole=whole, how=how)
    told = _("; suy ra cả năm {whole}, bằng {share} {plan} ({how})")
    return told.format(whole=whole, share=share(row["projection_attainment"]), plan=word, how=how)
