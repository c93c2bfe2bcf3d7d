"""What the keys of the config are called where people read them: in forms, in reports, in lists of corrections."""

from __future__ import annotations

from .language import _


def label(key: str) -> str:
    """Return what a key of an indicator is called."""
    return {
        "id": _("Mã"),
        "sector": _("Lĩnh vực"),
        "parent": _("Trong đó của"),
        "name": _("Tên"),
        "unit": _("Đơn vị tính"),
        "kind": _("Loại số liệu"),
        "bound": _("So mục tiêu"),
        "target": _("Mục tiêu"),
        "low": _("Cạnh dưới"),
        "high": _("Cạnh trên"),
        "owner": _("Cơ quan"),
        "section": _("Mục văn bản"),
        "quote": _("Nguyên văn"),
        "note": _("Ghi chú"),
        "decimals": _("Số lẻ khi hiện"),
        "ceiling": _("Mức trần"),
        "reported": _("Số báo cáo"),
        "frequency": _("Bao lâu một số"),
        "pace": _("Mốc đến kỳ"),
        "due_month": _("Tháng đến hạn"),
        "milestones": _("Mốc từng kỳ"),
        "profile": _("Tỷ trọng tháng"),
        "year_start": _("Tháng đầu năm"),
        "behind": _("Ngưỡng nguy cơ"),
        "calendar": _("Lịch"),
        "companion": _("Số tương đương"),
        "retired": _("Ngừng theo dõi"),
        "revisions": _("Mục tiêu điều chỉnh"),
    }[key]


def threshold_label(key: str) -> str:
    """Return what a threshold is called."""
    return {
        "on_track": _("đúng tiến độ từ"),
        "behind": _("nguy cơ dưới, mốc chia theo kỳ"),
        "behind_full": _("nguy cơ dưới, mốc cả năm"),
        "growth_points": _("nguy cơ khi tốc độ tăng thấp hơn quá"),
    }[key]
