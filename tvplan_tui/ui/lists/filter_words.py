"""What is said about a filtered table: what is in force, how it is written, why nothing is there. Pure."""

from __future__ import annotations

from tvplan_tui.domain.language import _

from .listing import ALARMS, MISSING, Look


def in_force(look: Look, shown: int, total: int, *, wide: bool = False, ascii: bool = False) -> str:
    """Return the filters in force with how many rows pass: "“thu” · chỉ nguy cơ: 2/10 dòng"."""
    told = asked(look, ascii=ascii)
    form = _("cả kế hoạch {count}/{total} dòng") if wide else _("{count}/{total} dòng")
    counted = form.format(count=shown, total=total)
    return f"{told}: {counted}" if told else counted


def asked(look: Look, *, ascii: bool = False) -> str:
    """Return the filters in words: "“thu” · chỉ nguy cơ"; "" if there are none."""
    words = [f"“{look.query}”" if look.query else ""]
    words.append({ALARMS: _("chỉ nguy cơ"), MISSING: _("chỉ thiếu số liệu")}.get(look.only, ""))
    return (" + " if ascii else " · ").join(word for word in words if word)


def grammar() -> tuple[tuple[str, str], ...]:
    """Return the signs of the filter with their meaning, for the line under its field."""
    return (
        ("@", _("cơ quan")),
        ("#", _("lĩnh vực")),
        ("!", _("nguy cơ")),
        ("?", _("thiếu")),
        ("-", _("trừ")),
    )


def nothing(look: Look, sector: str) -> str:
    """Return what an empty table says.

    Args:
        look: the filters in force.
        sector: the sector's name; "" while the whole plan is looked at.
    """
    where = sector or _("cả kế hoạch")
    if look.query:
        told = _("Không có dòng nào khớp “{query}” trong cả kế hoạch.").format(query=look.query)
        if look.only:
            told += "\n" + _("Đang lọc thêm: {only}.").format(only=asked(Look(only=look.only)))
        return told + "\n" + _("Esc: bỏ lọc")
    if look.only == ALARMS:
        return _("Không có dòng nào nguy cơ hay không đạt trong {sector}.\nEsc: bỏ lọc").format(sector=where)
    if look.only == MISSING:
        return _("Không có dòng nào thiếu số liệu trong {sector}.\nEsc: bỏ lọc").format(sector=where)
    return _("Lĩnh vực này chưa có chỉ tiêu nào.\nThêm vào tệp cấu hình rồi bấm r.")
