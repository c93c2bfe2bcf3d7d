"""From an entry to a line of the table: columns, words, numbers, tones. Pure; tested without a screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len

from tvplan_tui.domain.indicator import Indicator
from tvplan_tui.domain.language import _
from tvplan_tui.domain.numbers import NONE
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.series import Series
from tvplan_tui.domain.status import FACES, DataState, DataStatus, Status, data_word, word
from tvplan_tui.report import cells
from tvplan_tui.ui.widgets.grid_layout import Cell, Column, Line

from .listing import Entry, Look
from .sparkline import sparkline

if TYPE_CHECKING:
    from tvplan_tui.report.board import Row

ROOMY = 108
"""Width in cells from which the words of a status are spelled out."""
TREND = 12


def columns(look: Look, widths: Mapping[str, int], *, roomy: bool) -> list[Column]:
    """Return a sector table's columns, the sort mark on the one it is sorted by.

    Args:
        look: for the sort.
        widths: cells that units and numbers take (``Presenter.widths``).
        roomy: whether statuses are spelled out.
    """

    def column(key: str, title: str, width: int = 0, **rest: Any) -> Column:
        mark = ("▼" if look.reverse else "▲") if key == look.sort else ""
        named = f"{mark}{title}" if rest.get("align") else f"{title}{mark and ' ' + mark}"
        return Column(key, named, max(width, widths.get(key, 0), cell_len(title) + 2 * bool(mark)), **rest)

    return [
        column("status", _("Tình trạng") if roomy else _("Đánh giá"), 16 if roomy else 10),
        column("number", _("STT"), align="right", priority=1),
        column("name", _("Chỉ tiêu"), 36, grow=True, least=22),
        column("unit", _("ĐVT"), priority=2),
        column("target", _("Kế hoạch"), align="decimal"),
        column("actual", _("Lũy kế"), align="decimal"),
        column("share", _("% KH"), 6, align="right", priority=1),
        column("expected", _("Mốc"), align="decimal", priority=4),
        column("yoy", _("Cùng kỳ"), 9, align="right", priority=5),
        column("trend", _("Xu thế"), TREND, priority=3),
        column("projection", _("Suy ra năm"), align="decimal", priority=6),
        column("data", _("Số liệu"), 13, priority=7),
        column("owner", _("Cơ quan theo dõi"), 26, priority=8),
    ]


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


class Presenter:
    """Makes the lines of one table: what they share (decimals, width, signs) is settled once.

    Args:
        entries: the table's rows.
        series: months by indicator id; empty before the figures are judged.
        ascii: whether only ASCII signs may be used.
        roomy: whether a status is spelled out.
        judged: whether verdicts are known; without them their cells are "…".
        tree: whether names carry the tree's signs.

    Attributes:
        widths: cells that the widest unit and number of each column take.
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
    ) -> None:
        self.entries = entries
        self.series = series
        self.ascii = ascii
        self.roomy = roomy
        self.judged = judged
        self.tree = tree
        written = {key: [_written(key, one, ascii) for one in entries] for key in _NUMBERS}
        self._places = {key: max(map(_fraction, texts), default=0) for key, texts in written.items()}
        self.widths = {key: max(map(len, self._aligned(key, texts)), default=0) for key, texts in written.items()}
        self.widths["unit"] = max((cell_len(entry.indicator.unit) for entry in entries), default=0)

    def _aligned(self, key: str, texts: Sequence[str]) -> list[str]:
        return [pad(text, self._places[key]) for text in texts]

    def line(self, index: int) -> Line:
        """Return one line of the table."""
        entry = self.entries[index]
        indicator, row = entry.indicator, entry.row
        muted = "dim" if entry.context or entry.retired else ""
        line = {
            "status": self._status(entry),
            "number": Cell(entry.number, muted),
            "name": Cell(indicator.name, muted),
            "unit": Cell(indicator.unit, muted),
            "owner": Cell(indicator.owner, "dim"),
        }
        for key in _NUMBERS:
            line[key] = self._number(key, entry, "strong" if key == "actual" and not muted else muted)
        if row is not None:
            if indicator.measured:
                line["share"] = Cell(cells.attainment(row), muted)
                line["yoy"] = Cell(cells.change(row), muted)
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
        return Cell(text, "dim" if entry.context else tone)

    def _number(self, key: str, entry: Entry, tone: str) -> Cell:
        text = _written(key, entry, self.ascii)
        # a dash needs no tone: every tone costs the line an escape pair
        return Cell(pad(text, self._places[key]), "" if text == NONE and tone == "strong" else tone)


def _fraction(text: str) -> int:
    """Return how many cells a number's decimals take, the comma included."""
    return len(text) - len(text.partition(",")[0])


def pad(text: str, most: int) -> str:
    """Return a number with blanks for the decimals it lacks, so that the commas of a column stand in line."""
    return text + " " * (most - _fraction(text)) if text else ""


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


def _written(key: str, entry: Entry, ascii: bool) -> str:
    return cells.fitted(_NUMBERS[key](entry.indicator, entry.row, ascii), ascii_only=ascii)


def month_word(text: str) -> str:
    """Return a period's short name: "2023-09" → "T9", "2023-Q3" → "Q3"."""
    period = Period.parse(text)
    return f"T{period.last_month}" if period.length == 1 else str(period).partition("-")[2] or str(period)


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
