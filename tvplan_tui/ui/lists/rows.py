"""From an entry to a line of the table: columns, words, numbers, tones. Pure; tested without a screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len

from tvplan_tui.domain.indicator import Indicator, Sector
from tvplan_tui.domain.language import _
from tvplan_tui.domain.numbers import NONE
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.series import Series
from tvplan_tui.domain.status import FACES, DataState, DataStatus, Status, data_word, word
from tvplan_tui.report import cells
from tvplan_tui.ui.drawing.sparkline import sparkline
from tvplan_tui.ui.widgets.grid_layout import Cell, Column, Line

from .listing import SORTS, Entry, Look
from .measure import LEAST_NAME, Measure, measure, pad

if TYPE_CHECKING:
    from tvplan_tui.report.board import Row

ROOMY = 108
"""Width in cells from which the words of a status are spelled out."""
TREND = 12
UNIT = 7
"""Cells of a unit where room is scarce: the pane has it whole, a name that is cut is nowhere else in the table."""
UNEXPLAINED = "!"
"""Behind a verdict that asks for action and that nobody has explained; the pane says so in words."""
GIVEN = "*"
"""Behind a verdict beside which somebody has put his own; the pane says which and why."""


def columns(look: Look, shape: Measure, *, roomy: bool, wide: bool = False) -> list[Column]:
    """Return a sector table's columns, the sort mark on the one it is sorted by.

    Names come first: the trend is there only where every name is told from the others by its beginning, what is
    compared with where names can be read with ease, what the indicator's page tells as well where they stand whole.

    Args:
        look: for the sort.
        shape: what the sector's texts take.
        roomy: whether statuses are spelled out.
        wide: whether rows of several sectors stand in it: then each tells its own.
    """

    def column(key: str, title: str, width: int = 0, **rest: Any) -> Column:
        mark = ("▼" if look.reverse else "▲") if key == look.sort else ""
        right = "align" in rest
        named = f"{mark}{title}" if right else f"{title}{mark and ' ' + mark}"
        # room for the mark whether it is there or not: sorting moves no column
        marked = cell_len(title) + (1 if right else 2) * (key in SORTS)
        return Column(key, named, max(width, shape.widths.get(key, 0), marked), **rest)

    # where room is scarce a sector is told by its number, as the tabs above the table have it
    place = column("sector", _("Lĩnh vực"), 16) if roomy else column("sector", _("LV"))
    places = [place] if wide else []
    told, easy, whole = shape.told, shape.easy, shape.whole
    units = max(shape.widths.get("unit", 0), cell_len(_("ĐVT")))
    return [
        column("status", _("Đánh giá"), max(18, shape.widths.get("untargeted", 0)) if roomy else 12),
        # units go with figures to the last; % KH says more than a number that the order tells as well
        column("number", _("STT"), align="right", priority=3, beside=told),
        column("name", _("Chỉ tiêu"), whole, grow=True, least=LEAST_NAME),
        *places,
        Column("unit", _("ĐVT"), units if roomy else min(units, UNIT)),
        column("target", _("Kế hoạch"), align="decimal", priority=1),
        column("actual", _("Lũy kế"), align="decimal"),
        column("share", _("% KH"), 6, align="right", priority=2),
        column("expected", _("Mốc"), align="decimal", priority=4, beside=told),
        column("yoy", _("Cùng kỳ"), 9, align="right", priority=6, beside=easy),
        column("trend", _("Xu thế"), TREND, priority=5, beside=told),
        column("projection", _("Suy ra năm"), align="decimal", priority=7, beside=whole),
        column("data", _("Số liệu"), 15, priority=8, beside=whole),
        column("owner", _("Cơ quan theo dõi"), 26, priority=9, beside=whole),
    ]


def sector_words(sectors: Sequence[Sector], *, roomy: bool) -> dict[str, str]:
    """Return what a row of the whole plan tells its sector by: the name, or the number of its tab and key."""
    return {one.id: one.name if roomy else str(at) for at, one in enumerate(sectors, 1)}


def sort_word(key: str) -> str:
    """Return the title of a column that tables are sorted by."""
    return next((column.title for column in columns(Look(), measure((), {}, {}), roomy=True) if column.key == key), key)


def short_word(status: Status) -> str:
    """Return the status in at most eight letters, for narrow tables."""
    return {
        Status.MISSED: _("Không đạt"),
        Status.NO_DATA: _("Thiếu SL"),
        Status.NO_TARGET: _("Chưa MT"),
        Status.IN_PROGRESS: _("Đang làm"),
        Status.NOT_DUE: _("Chưa kỳ"),
        Status.ON_TRACK: _("Đúng TĐ"),
        Status.ACHIEVED: _("Xong sớm"),
    }.get(status) or word(status)


def face(status: Status, *, ascii: bool = False, roomy: bool = True) -> tuple[str, str]:
    """Return a status as (symbol and word, tone)."""
    shown = FACES[status]
    symbol = shown.ascii if ascii else shown.symbol
    return f"{symbol} {word(status) if roomy else short_word(status)}", shown.hue.value


def guide(entry: Entry, *, ascii: bool = False) -> str:
    """Return the tree's signs before a name; four cells for a child, two for what can have children."""
    if entry.depth:
        corner = ("`-" if entry.last else "|-") if ascii else ("└ " if entry.last else "├ ")
        return "  " * entry.depth + corner
    if entry.children:
        return ("+ " if entry.folded else "- ") if ascii else ("▸ " if entry.folded else "▾ ")
    return "  "


def shape_of(entries: Sequence[Entry], *, ascii: bool = False) -> Measure:
    """Measure the columns of a table over these rows."""
    numbers, ratios = (
        {key: [_written(key, one, ascii) for one in entries] for key in keys} for keys in (_NUMBERS, _RATIOS)
    )
    return measure(entries, numbers, ratios, ascii=ascii)


class Presenter:
    """Makes the lines of one table: what they share (decimals, width, signs) is settled once.

    Args:
        entries: the table's rows.
        series: months by indicator id; empty before the figures are judged.
        ascii: whether only ASCII signs may be used.
        roomy: whether a status is spelled out.
        judged: whether verdicts are known; without them their cells are "…".
        tree: whether names carry the tree's signs.
        shape: what the columns take, measured over every row of the sector; None: over ``entries``.
        sectors: what each row tells its sector by, by the sector's id; see ``sector_words``.

    Attributes:
        shape: what the columns take.
    """

    def __init__(
        self,
        entries: Sequence[Entry],
        series: Mapping[str, Series],
        *,
        ascii: bool = False,
        roomy: bool = True,
        judged: bool = True,
        tree: bool = True,
        shape: Measure | None = None,
        sectors: Mapping[str, str] | None = None,
    ) -> None:
        self.entries = entries
        self.series = series
        self.ascii = ascii
        self.roomy = roomy
        self.judged = judged
        self.tree = tree
        self.sectors = sectors or {}
        self.shape = shape or shape_of(entries, ascii=ascii)

    def line(self, index: int) -> Line:
        """Return one line of the table."""
        entry = self.entries[index]
        indicator, row = entry.indicator, entry.row
        muted = "dim" if entry.context or entry.retired else ""
        line = {
            "status": self._status(entry),
            "number": Cell(entry.number, muted),
            "name": Cell(indicator.name, muted, self.shape.apart.get(indicator.id, 0)),
            "unit": Cell(indicator.unit, muted),
            "owner": Cell(indicator.owner, "dim"),
            "sector": Cell(self.sectors.get(indicator.sector, ""), "dim"),
        }
        for key in _NUMBERS:
            line[key] = self._number(key, entry, "strong" if key == "actual" and not muted else muted)
        if row is not None:
            for key in _RATIOS:
                line[key] = Cell(_written(key, entry, self.ascii), muted)
            line["data"] = Cell(*data_words(row))
            months = self.series.get(indicator.id)
            if months is not None:
                line["trend"] = Cell(sparkline(months.values, TREND, self.ascii), muted)
        prefix = guide(entry, ascii=self.ascii) if self.tree else ""
        return Line(indicator.id, line, guide=prefix)

    def _status(self, entry: Entry) -> Cell:
        if entry.retired:
            return Cell(_("thôi theo dõi") if self.roomy else _("thôi"), "dim")
        if entry.status is None:
            return Cell("" if self.judged else "..." if self.ascii else "…", "dim")
        text, tone = face(entry.status, ascii=self.ascii, roomy=self.roomy)
        if entry.row is not None and entry.row["unexplained"]:
            text += UNEXPLAINED
        if entry.row is not None and entry.row["override"]:
            text += GIVEN
        return Cell(text, "dim" if entry.context else tone)

    def _number(self, key: str, entry: Entry, tone: str) -> Cell:
        text = _written(key, entry, self.ascii)
        # a dash needs no tone: every tone costs the line an escape pair
        return Cell(pad(text, self.shape.places[key]), "" if text == NONE and tone == "strong" else tone)


Write = Callable[[Indicator, "Row | None", bool], str]


def target(indicator: Indicator, _row: Row | None = None, ascii: bool = False) -> str:
    """Return the target as a table shows it: "592,642", "≤ 4,19"; "" for a heading."""
    return cells.bounded_target(indicator, ascii_only=ascii)


def actual(indicator: Indicator, row: Row | None, ascii: bool = False) -> str:
    """Return what was reached, "≥ " before it where months are missing."""
    return "" if row is None else cells.bounded_actual(row, indicator, ascii_only=ascii)


def _expected(indicator: Indicator, row: Row | None, _ascii: bool) -> str:
    return cells.expected(row, indicator) if row is not None and indicator.measured else ""


def _projection(indicator: Indicator, row: Row | None, _ascii: bool) -> str:
    return cells.projection(row, indicator) if row is not None and indicator.measured else ""


_NUMBERS: dict[str, Write] = {"target": target, "actual": actual, "expected": _expected, "projection": _projection}
"""The columns whose commas stand in line."""


def _share(indicator: Indicator, row: Row | None, _ascii: bool) -> str:
    return cells.attainment(row) if row is not None and indicator.measured else ""


def _yoy(indicator: Indicator, row: Row | None, _ascii: bool) -> str:
    return cells.change(row) if row is not None and indicator.measured else ""


_RATIOS: dict[str, Write] = {"share": _share, "yoy": _yoy}
"""The columns of ratios, on the right edge."""


def _written(key: str, entry: Entry, ascii: bool) -> str:
    return cells.fitted((_NUMBERS | _RATIOS)[key](entry.indicator, entry.row, ascii), ascii_only=ascii)


def month_word(text: str) -> str:
    """Return a period's short name: "2023-09" → "T9", "2023-Q3" → "Q3", "2023-H1" → "6T đầu"."""
    period = Period.parse(text)
    if period.length == 6:
        return _("6T đầu") if period.last_month == 6 else _("6T cuối")
    if period.length > 1:
        return str(period).partition("-")[2] or str(period)
    return _("T{month}").format(month=period.last_month)


def period_word(period: Period) -> str:
    """Return a period's short name with its year: "T9/2023", "Q3/2023", "2023"."""
    return f"{month_word(str(period))}/{period.year}" if period.length < 12 else str(period.year)


def data_words(row: Row) -> tuple[str, str]:
    """Return the state of the data as (words, tone): "thiếu T7 T9", "ước", "quá hạn T9"."""
    state, missing = row["data_state"], list(row["missing_periods"])
    if missing:
        names = [month_word(text) for text in missing]
        listed = " ".join(names) if len(names) <= 2 else _("{count} kỳ").format(count=len(names))
        late = state == DataState.OVERDUE
        return (_("quá hạn {months}") if late else _("thiếu {months}")).format(months=listed), "fair"
    if state == DataState.OVERDUE:
        return _("quá hạn"), "fair"
    if state == DataState.NOT_DUE:
        return _("chưa đến kỳ"), "dim"
    kind = data_word(DataStatus(row["data_status"])) if row["data_status"] else _("đủ")
    if state == DataState.STALE and row["data_through"]:
        return f"{kind} {month_word(row['data_through'])}", "fair"
    return kind, "dim"


def as_tsv(indicator: Indicator, row: Row | None) -> str:
    """Return one row as tab-separated text, for a spreadsheet that reads Vietnamese numbers."""
    figures = [actual(indicator, row), cells.attainment(row), cells.expected(row, indicator)] if row else ["", "", ""]
    verdict = word(Status(row["status"])) if row else ""
    fields = [indicator.id, indicator.name, indicator.unit, target(indicator), *figures, verdict, indicator.owner]
    # no tab or line break can be inside: config and ledger are cleaned when read
    return "\t".join("" if text == NONE else text for text in fields)
