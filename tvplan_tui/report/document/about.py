"""What must be known of a report's figures: period, cut-off, as of when, thresholds, how final, what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tvplan_tui.domain.indicator import Calendar
from tvplan_tui.domain.language import _
from tvplan_tui.domain.moment import day, day_of
from tvplan_tui.domain.status import DataStatus, data_word
from tvplan_tui.report import thresholds
from tvplan_tui.report.board import Board
from tvplan_tui.report.closing import Closing

from .dates import vn_date
from .material import Material
from .model import Fact
from .phrases import tight
from .text import plain


def notice(board: Board) -> str:
    """Return what must be read before anything else."""
    if not board.illustrative:
        return ""
    return _("Số liệu trong báo cáo này là dữ liệu minh họa, không phải số thật; không dùng để trình ký, công bố.")


def facts(material: Material) -> tuple[Fact, ...]:
    """Return the facts in order."""
    return tuple(_facts(material))


def _facts(material: Material) -> Iterator[Fact]:
    board = material.board
    plan = board.plan
    head = ", ".join(
        part
        for part in (
            _("số {number}").format(number=plan.document) if plan.document else "",
            _("ngày {day}").format(day=vn_date(plan.issued)) if plan.issued else "",
        )
        if part
    )
    yield Fact(_("Kế hoạch"), plain(f"{plan.title} ({head})" if head else plan.title))
    yield Fact(_("Kỳ báo cáo"), board.period.words())
    yield Fact(_("Ngày chốt số liệu"), _cut_off(board))
    yield Fact(_("Thời điểm số liệu"), _moment(material))
    if material.closing is not None:
        yield Fact(_("Chốt số liệu"), _closed(material, material.closing))
    yield Fact(_("Ngưỡng đánh giá"), tight(thresholds.of_plan(plan.thresholds).partition(": ")[2]))
    yield Fact(_("Độ tin cậy của số liệu"), _finality(board))
    if board.illustrative:
        yield Fact(_("Lưu ý"), notice(board))


def _cut_off(board: Board) -> str:
    told = _("{day} (theo tháng dương lịch)").format(day=vn_date(board.period.cut_off().isoformat()))
    if any(board.plan.by_id[row["id"]].calendar is Calendar.ADMINISTRATIVE for row in board.rows):
        told += _("; {day} với chỉ tiêu báo cáo từ ngày 15 đến ngày 14").format(
            day=vn_date(board.period.cut_off(administrative=True).isoformat())
        )
    return told


def _moment(material: Material) -> str:
    board = material.board
    if material.closing is not None and not material.live:
        return _("như khi chốt, {at}").format(at=_at(material.closing.at))
    if board.as_of is not None:
        return _("như đã ghi nhận đến hết ngày {day}").format(day=vn_date(day_of(board.as_of).isoformat()))
    if board.recorded:
        return _("số mới nhất được ghi nhận ngày {day}").format(day=vn_date(day(board.recorded)))
    return _("không rõ: số liệu không ghi thời điểm")


def _closed(material: Material, closing: Closing) -> str:
    told = _("{at}, người chốt {by}, dấu vân tay (SHA-256) {fingerprint}").format(
        at=_at(closing.at), by=plain(closing.by) or "—", fingerprint=closing.fingerprint
    )
    if not material.live:
        return told
    return _("{told}; báo cáo này theo số liệu hiện nay, không theo bản đã chốt").format(told=told)


def _at(stamp: str) -> str:
    """Return the moment of a stamp: "10/10/2023 lúc 08:30"."""
    clock = stamp[11:16]
    return _("{day} lúc {clock}").format(day=vn_date(stamp[:10]), clock=plain(clock)) if clock else vn_date(stamp)


def _finality(board: Board) -> str:
    """Return how many rows rest on which data status."""
    found = Counter(row["data_status"] or "" for row in board.rows if row["data_through"])
    parts = [f"{data_word(status)} {found[status.value]}" for status in reversed(DataStatus) if found[status.value]]
    if found[""]:
        parts.append(_("không ghi tình trạng {count}").format(count=found[""]))
    none = sum(1 for row in board.rows if not row["data_through"])
    if none:
        parts.append(_("chưa có số {count}").format(count=none))
    return _("{parts} (tính theo dòng; cột “Số liệu” của phụ lục ghi từng dòng)").format(parts=", ".join(parts))
