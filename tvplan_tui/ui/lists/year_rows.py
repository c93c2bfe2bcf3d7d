"""The lines of the year's table: a sector's name, then its rows with a sign a month. Pure; knows no widget."""

from __future__ import annotations

from collections.abc import Sequence

from tvplan_tui.domain.language import _
from tvplan_tui.domain.status import FACES, Status, word
from tvplan_tui.report.year import GROUPS, Year
from tvplan_tui.report.year_told import group_word, legend, month_title, sign
from tvplan_tui.ui.widgets.grid_layout import Cell, Column, Line

from .listing import Look, listing
from .rows import guide, short_word

ROOMY = 70
"""Width in cells from which months are called T1 to T12; below it the bare numbers stand closer."""
HEADING = "sector "
"""What the key of a sector's line begins with."""
EMPTY = "·"


def year_columns(year: Year | None, width: int, *, ascii: bool = False) -> list[Column]:
    """Return the name and twelve months for a width; the month shown has a mark before its number."""
    mark = ">" if ascii else "▸"
    titles = [month_title(year, at) for at in range(12)] if year else [""] * 12
    if year and 0 <= year.now < 12:
        titles[year.now] = f"{mark}{titles[year.now][1:]}"  # in the place of the T: "▸9", "▸12"
    least = 3 if width >= ROOMY else 2
    if least == 2:
        titles = [title.removeprefix("T") for title in titles]
    months = [Column(str(at), title, max(least, len(title)), align="right") for at, title in enumerate(titles)]
    return [Column("name", _("Chỉ tiêu"), 40, grow=True, least=18), *months]


def year_lines(year: Year, *, ascii: bool = False) -> list[Line]:
    """Return every line, sector by sector."""
    lines: list[Line] = []
    blank = "-" if ascii else EMPTY
    for at, sector in enumerate(year.plan.sectors, 1):
        lines.append(Line(f"{HEADING}{at - 1}", {"name": Cell(f"{at} {sector.name}", "strong")}))
        for entry in listing(year.plan, sector.id, None, Look()):
            statuses = year.statuses(entry.indicator)
            cells = {"name": Cell(entry.indicator.name, "" if any(statuses) else "dim")}
            for month, status in enumerate(statuses):
                if status is not None:
                    cells[str(month)] = Cell(sign(status, ascii_only=ascii), FACES[status].hue.value)
                elif year.boards[month] is None:
                    cells[str(month)] = Cell(blank, "dim")
            before = guide(entry, ascii=ascii) if entry.depth else "  "  # nothing folds here
            lines.append(Line(entry.indicator.id, cells, guide=before))
    return lines


def total_lines(year: Year, *, ascii: bool = False, roomy: bool = True) -> list[Line]:
    """Return the totals: how many rows ask for action, are slow, lack figures, stand well, month by month."""
    lines: list[Line] = []
    for group, sums in year.totals():
        tone = FACES[group[0]].hue.value
        signs = " ".join(dict.fromkeys(sign(status, ascii_only=ascii) for status in group))
        cells = {"name": Cell(f"{signs} {short_group(group, roomy=roomy)}", tone)}
        for month, count in enumerate(sums):
            if count is not None:
                cells[str(month)] = Cell(str(count), tone if count else "dim")
        lines.append(Line(group[0].value, cells))
    return lines


def short_group(group: Sequence[Status], *, roomy: bool = True) -> str:
    """Return what a group is called beside its signs, on a narrow screen in so few letters that none is cut."""
    if Status.ON_TRACK in group:
        return _("Đúng TĐ, đạt, vượt") if roomy else _("Đúng TĐ, đạt")
    return _("Cần xử lý") if Status.MISSED in group and not roomy else group_word(group)


def rest_words(year: Year, *, ascii: bool = False, roomy: bool = True) -> str:
    """Return what the signs mean that no total names."""
    rest = set(Status).difference(*GROUPS)
    told = [legend(year, rest, ascii_only=ascii, name=word if roomy else short_word)]
    if None in year.boards:
        told.append(_("{sign} chưa tới").format(sign="-" if ascii else EMPTY))
    return "  ".join(filter(None, told))
