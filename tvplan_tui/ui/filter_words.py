"""What is said about a filtered table: what is in force, and why nothing is there. Pure."""

from __future__ import annotations

from tvplan_tui.domain.language import _

from .listing import ALARMS, MISSING, Look


def in_force(look: Look, shown: int, *, ascii: bool = False) -> str:
    """Return the filters in force with how many rows pass: "“thu” · chỉ nguy cơ: 2 dòng"; "" if none."""
    words = [f"“{look.query}”" if look.query else ""]
    words.append({ALARMS: _("chỉ nguy cơ"), MISSING: _("chỉ thiếu số liệu")}.get(look.only, ""))
    told = (" + " if ascii else " · ").join(word for word in words if word)
    return _("{filters}: {count} dòng").format(filters=told, count=shown) if told else ""


def nothing(look: Look, sector: str, elsewhere: int) -> str:
    """Return what an empty table says.

    Args:
        look: the filters in force.
        sector: the sector's name.
        elsewhere: how many rows of other sectors pass.
    """
    if look.query:
        lines = [_("Không có dòng nào khớp “{query}” trong {sector}.").format(query=look.query, sector=sector)]
        if elsewhere:
            lines.append(_("Lĩnh vực khác có {count} dòng: n để đến.").format(count=elsewhere))
        return "\n".join([*lines, _("Esc: bỏ lọc")])
    if look.only == ALARMS:
        return _("Không có dòng nào nguy cơ hay không đạt trong {sector}.\nEsc: bỏ lọc").format(sector=sector)
    if look.only == MISSING:
        return _("Không có dòng nào thiếu số liệu trong {sector}.\nEsc: bỏ lọc").format(sector=sector)
    return _("Lĩnh vực này chưa có chỉ tiêu nào.\nThêm vào tệp cấu hình rồi bấm r.")
