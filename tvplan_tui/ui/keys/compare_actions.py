"""The actions of comparing: the year at a glance, small charts, several lines in one chart."""

from __future__ import annotations

from collections.abc import Iterator

from tvplan_tui.domain.language import _

from .action import CHART, INDICATOR, OVERVIEW, SECTOR, SPARKS, TOGETHER, YEAR, Action
from .situation import undrawable, unread


def comparing() -> Iterator[Action]:
    """Yield them."""
    shown = (OVERVIEW, SECTOR, INDICATOR, CHART)
    yield Action("year", ("H", "asterisk"), _("cả năm"), _("Cả năm theo tháng: mỗi ô một đánh giá"), shown, why=unread)
    yield Action(
        "sparks", ("V", "ampersand"), _("đồ thị nhỏ"), _("Đồ thị nhỏ của cả lĩnh vực"), (*shown, YEAR), why=unread
    )
    beside = (SECTOR, INDICATOR, CHART, YEAR, SPARKS)
    yield Action(
        "together", ("o", "ctrl+f"), _("so sánh"), _("So với chỉ tiêu khác hoặc năm khác"), beside, 8, undrawable
    )
    yield Action("together.kind", ("tab", "v"), _("thước đo"), _("Thước đo kế tiếp"), (TOGETHER,), 1)
    yield Action("together.other", ("o", "ctrl+f"), _("so với"), _("Chọn cái khác để so"), (TOGETHER,), 2)
    for way, letter in (("up", "k"), ("down", "j"), ("left", "h"), ("right", "l")):
        told = _("Sang đồ thị bên cạnh")
        yield Action(f"card.{way}", (way, letter), _("chọn"), told, (SPARKS,), 1, family="↑↓←→", palette=False)
    for way in ("up", "down"):
        key = f"page{way}"
        yield Action(
            f"card.{key}", (key,), _("trang"), _("Trang trước, sau"), (SPARKS,), 3, family="PgUp PgDn", palette=False
        )
    yield Action("card.open", ("enter",), _("mở"), _("Mở chỉ tiêu đang chọn"), (SPARKS,), 2)
