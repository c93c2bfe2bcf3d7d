"""What stands where in one look: counts, what is at risk, what is missing, what changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from tvplan_tui.domain.indicator import Kind
from tvplan_tui.domain.language import _
from tvplan_tui.domain.status import FACES, URGENCY, Status
from tvplan_tui.report import cells
from tvplan_tui.report.board import Board, Row
from tvplan_tui.report.counts import Tally, counts
from tvplan_tui.report.lacking import lacking
from tvplan_tui.ui.actions import OVERVIEW
from tvplan_tui.ui.bindings import bindings
from tvplan_tui.ui.rows import data_words, face, target
from tvplan_tui.ui.widgets.bar import Bar
from tvplan_tui.ui.widgets.grid import Grid
from tvplan_tui.ui.widgets.grid_layout import Cell, Column, Line
from tvplan_tui.ui.widgets.stack import Stack
from tvplan_tui.ui.worries import worries

from .base import PlanScreen

if TYPE_CHECKING:
    from tvplan_tui.report.changes import Change


class OverviewScreen(PlanScreen):
    """Counts by bullet on top, then the sectors, then three lists from which Enter opens an indicator."""

    scope = OVERVIEW
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(OVERVIEW)]
    AUTO_FOCUS = "#worries"
    here = "0"

    def __init__(self) -> None:
        super().__init__()
        self._changed: tuple[Change, ...] = ()

    @property
    def chosen(self) -> str:
        """Id of the row under the cursor of the list that has the keys."""
        grid = self.focused
        if not isinstance(grid, Grid) or grid.id == "sectors":
            return ""
        if grid.id == "changes":
            return self._changed[min(grid.cursor, len(self._changed) - 1)].indicator.id if self._changed else ""
        return grid.cursor_key or ""

    def body(self) -> ComposeResult:
        """Yield counts and lists."""
        ascii = self.desk.ascii
        yield Stack(ascii=ascii)
        yield Bar(ascii=ascii, id="deadlines")
        yield Bar(ascii=ascii, id="duties-worry")
        yield Grid(id="sectors", ascii=ascii)
        with Container(id="lists"):
            with Container(id="first"):
                yield Bar(ascii=ascii, id="worries-title")
                yield Grid(id="worries", ascii=ascii)
            with Container(id="second"):
                yield Bar(ascii=ascii, id="lacking-title")
                yield Grid(id="lacking", ascii=ascii)
                yield Bar(ascii=ascii, id="changes-title")
                yield Grid(id="changes", ascii=ascii)

    def on_mount(self) -> None:
        """Set the columns once."""
        self.query_one("#worries", Grid).set_columns(_worry_columns())
        self.query_one("#lacking", Grid).set_columns(_lack_columns())
        super().on_mount()

    def show_board(self) -> None:
        """Fill everything."""
        board = self.desk.board
        if board is None:
            self._wait()
            return
        tallies = counts(board)
        bullets, rows = tallies.whole.bullets.total(), tallies.whole.rows.total()
        self.query_one(Stack).show(
            tallies.whole.bullets,
            _("(đếm theo {bullets} chỉ tiêu; có {rows} dòng kể cả “trong đó”)").format(bullets=bullets, rows=rows),
        )
        self._show_sectors(tallies.sectors)
        self._show_worries(board)
        self._show_lacking(board)
        self._show_changes()
        self.show_affairs()

    def show_affairs(self) -> None:
        """Tell the next deadlines, and which targets at risk nobody works at."""
        from tvplan_tui.ui.beside import told

        for name, pieces in told(self.desk).items():
            bar = self.query_one(f"#{name}", Bar)
            bar.tell(pieces)
            bar.display = bool(pieces)

    def _wait(self) -> None:
        """Show what the plan alone tells."""
        bullets, rows = self._sizes()
        told = _("{bullets} chỉ tiêu, {rows} dòng kể cả “trong đó”; đang đọc số liệu")
        self.query_one(Stack).show({}, told.format(bullets=bullets, rows=rows))
        self._show_sectors({})
        self.show_affairs()

    def _sizes(self, sector: str | None = None) -> tuple[int, int]:
        """Return how many bullets and how many rows with a verdict a sector (None: the plan) has."""
        mine = [one for one in self.desk.plan.indicators if sector in (None, one.sector)]
        return sum(not one.parent for one in mine), sum(one.kind is not Kind.GROUP for one in mine)

    def _show_sectors(self, tallies: Mapping[str, Tally]) -> None:
        ascii, plan = self.desk.ascii, self.desk.plan
        signs = _signs([status for tally in tallies.values() for status in tally.bullets], ascii=ascii)
        columns = [
            Column("key", "", 1),
            Column("name", _("Lĩnh vực"), 30, grow=True, least=16),
            Column("bullets", _("Chỉ tiêu"), 8, align="right"),
            Column("rows", _("Dòng"), 5, align="right", priority=1),
            *(Column(sign, sign, 3, align="right") for sign in signs),
        ]

        def line(at: int) -> Line:
            sector = plan.sectors[at]
            bullets, rows = self._sizes(sector.id)
            shown = {
                "key": Cell(str(at + 1), "dim"),
                "name": Cell(sector.name, "strong"),
                "bullets": Cell(str(bullets)),
                "rows": Cell(str(rows), "dim"),
            }
            for sign, statuses in signs.items():
                number = sum(tallies[sector.id].bullets[status] for status in statuses)
                none = Cell("-" if ascii else "·", "dim")
                shown[sign] = Cell(str(number), FACES[statuses[0]].hue.value) if number else none
            return Line(sector.id, shown)

        grid = self.query_one("#sectors", Grid)
        grid.set_columns(columns)
        grid.set_lines(len(plan.sectors), line)
        grid.styles.height = len(plan.sectors) + 1

    def _show_worries(self, board: Board) -> None:
        rows = worries(board)
        self._title("worries", _("Cần chú ý trước"), _("{count} dòng").format(count=len(rows)))
        grid = self.query_one("#worries", Grid)
        grid.empty_text = _("Không có dòng nào chậm, nguy cơ hay không đạt.")
        grid.set_lines(len(rows), lambda at: _worry(board, rows[at], self.desk.ascii))

    def _show_lacking(self, board: Board) -> None:
        rows = lacking(board)
        self._title("lacking", _("Thiếu hoặc quá hạn số liệu"), _("{count} dòng").format(count=len(rows)))
        grid = self.query_one("#lacking", Grid)
        grid.empty_text = _("Mọi số liệu đến hạn đều đã có.")
        grid.set_lines(len(rows), lambda at: _lack(board, rows[at]))

    def _show_changes(self) -> None:
        """Show what changed, but for new figures, which are only counted: the list is for what asks a question."""
        from tvplan_tui.report.change_list import against
        from tvplan_tui.report.changes import Kind
        from tvplan_tui.ui.change_rows import change_columns, change_line

        look, grid = self.desk.change_look, self.query_one("#changes", Grid)
        since, found = look.since, look.found()
        if not self._changed:
            grid.set_columns(change_columns(told=24))
        self._changed = () if found is None else tuple(one for one in found.found if one.kind is not Kind.FRESH)
        fresh = len(found.of(Kind.FRESH)) if found else 0
        title = _("Thay đổi so với {since} (b)").format(since=against(since)) if since else _("Thay đổi (b)")
        told = _("{count} dòng, {fresh} số mới").format(count=len(self._changed), fresh=fresh) if found else ""
        self._title("changes", title, told)
        if since is None:
            grid.empty_text = _("Đây là kỳ đầu của năm kế hoạch.")
        else:
            grid.empty_text = _("Không có đánh giá nào thay đổi, không số nào bị sửa.") if found else _("Đang so")
        shown, ascii = self._changed, self.desk.ascii
        grid.set_lines(len(shown), lambda at: change_line(at, shown[at], ascii=ascii, roomy=False))

    def _title(self, name: str, text: str, count: str) -> None:
        self.query_one(f"#{name}-title", Bar).tell(((f" {text}", "bold $strong"),), ((f"{count} ", "$dim"),))

    @on(Grid.Chosen)
    def opened(self, event: Grid.Chosen) -> None:
        """Open the sector or the indicator."""
        if event.grid.id == "sectors":
            self.desk.open_sector(event.index)
        else:
            self.desk.open_indicator(self.chosen)

    def do_pane(self) -> None:
        """Give the keys to the next list."""
        self.focus_next()


def _signs(used: Iterable[Status], *, ascii: bool) -> dict[str, list[Status]]:
    """Return the statuses that occur by their sign (two can share one), the most urgent first."""
    found: dict[str, list[Status]] = {}
    for status in sorted(set(used), key=URGENCY.index):
        shown = FACES[status]
        found.setdefault(shown.ascii if ascii else shown.symbol, []).append(status)
    return found


def _none(index: int) -> Line:
    raise IndexError(index)


def _name() -> Column:
    return Column("name", _("Chỉ tiêu"), 30, grow=True, least=20)


def _worry_columns() -> list[Column]:
    return [
        Column("status", _("Tình trạng"), 11),
        _name(),
        Column("actual", _("Lũy kế"), 9, align="right", priority=1),
        Column("target", _("Kế hoạch"), 9, align="right", priority=2),
        Column("share", _("% KH"), 6, align="right"),
    ]


def _lack_columns() -> list[Column]:
    return [_name(), Column("data", _("Số liệu"), 14), Column("owner", _("Cơ quan"), 22, priority=1)]


def _within(board: Board, row: Row) -> str:
    """Return a row's name, its parent's after it: a list has no tree."""
    parent = board.plan.by_id.get(row["parent"] or "")
    return f"{row['name']} ({parent.name})" if parent else str(row["name"])


def _worry(board: Board, row: Row, ascii: bool) -> Line:
    one = board.plan.by_id[row["id"]]
    text, tone = face(Status(row["status"]), ascii=ascii)
    shown = {
        "status": Cell(text, tone),
        "name": Cell(_within(board, row)),
        "actual": Cell(cells.actual(row, one), "strong"),
        "target": Cell(target(one, ascii=ascii)),
        "share": Cell(cells.attainment(row), tone),
    }
    return Line(one.id, shown)


def _lack(board: Board, row: Row) -> Line:
    one = board.plan.by_id[row["id"]]
    text, tone = data_words(row)
    return Line(one.id, {"name": Cell(_within(board, row)), "data": Cell(text, tone), "owner": Cell(one.owner, "dim")})
