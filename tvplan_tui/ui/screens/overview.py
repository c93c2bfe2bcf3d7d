"""What stands where in one look: counts, what is at risk, what is missing, what changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from tvplan_tui.domain.indicator import Kind
from tvplan_tui.domain.language import _
from tvplan_tui.domain.status import FACES, Status, is_alarm
from tvplan_tui.report.board import Board
from tvplan_tui.report.counts import Tally, counts
from tvplan_tui.report.lacking import lacking
from tvplan_tui.ui.keys.action import OVERVIEW
from tvplan_tui.ui.keys.bindings import bindings
from tvplan_tui.ui.lists.listing import ALARMS, MISSING
from tvplan_tui.ui.lists.overview_rows import lack, lack_columns, signs_in, worry, worry_columns
from tvplan_tui.ui.lists.shared_room import LEAST, shared
from tvplan_tui.ui.lists.worries import worries
from tvplan_tui.ui.widgets.bar import Bar
from tvplan_tui.ui.widgets.footer import Footer
from tvplan_tui.ui.widgets.grid import Grid
from tvplan_tui.ui.widgets.grid_layout import Cell, Column, Line
from tvplan_tui.ui.widgets.stack import Stack

from .base import PlanScreen

if TYPE_CHECKING:
    from tvplan_tui.report.changes import Change
    from tvplan_tui.ui.screens.sector import SectorScreen

LISTS = ("worries", "lacking", "changes")
BROAD = 100  # cells from which lists stand beside each other
TALL, LOW = 30, 20  # lines from which counts have their bar, and their words


class OverviewScreen(PlanScreen):
    """Counts by bullet on top, then the sectors, then three lists from which Enter opens an indicator."""

    scope = OVERVIEW
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(OVERVIEW)]
    AUTO_FOCUS = "#worries"
    here = "0"

    def __init__(self) -> None:
        super().__init__()
        self._changed: tuple[Change, ...] = ()
        self._standing_in: Grid | None = None
        self._alarms = 0

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
        yield Stack(ascii=ascii, toneless=self.desk.colourless)
        yield Bar(ascii=ascii, id="deadlines", listed=True)
        yield Bar(ascii=ascii, id="duties-worry")
        yield Grid(id="sectors", ascii=ascii, quiet=True)
        with Container(id="lists"):
            with Container(id="first"):
                yield Bar(ascii=ascii, id="worries-title")
                yield Grid(id="worries", ascii=ascii, quiet=True)
            with Container(id="second"):
                yield Bar(ascii=ascii, id="lacking-title")
                yield Grid(id="lacking", ascii=ascii, quiet=True)
                yield Bar(ascii=ascii, id="changes-title")
                yield Grid(id="changes", ascii=ascii, quiet=True)

    def on_mount(self) -> None:
        """Set the columns once."""
        self.query_one("#worries", Grid).set_columns(worry_columns())
        self.query_one("#lacking", Grid).set_columns(lack_columns())
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
        self.call_after_refresh(self._arrange)

    def _wait(self) -> None:
        """Show what the plan alone tells."""
        bullets, rows = self._sizes()
        told = _("{bullets} chỉ tiêu, {rows} dòng kể cả “trong đó”; đang đọc số liệu")
        self.query_one(Stack).show({}, told.format(bullets=bullets, rows=rows))
        self._show_sectors({})
        told = _("đang đọc số liệu") if self.desk.reading else ""
        for name, title in _titles().items():
            self.query_one(f"#{name}-title", Bar).tell(((f" {title}", "bold $strong"),), ((f"{told} ", "$dim"),))
        self.show_affairs()

    def _sizes(self, sector: str | None = None) -> tuple[int, int]:
        """Return how many bullets and how many rows with a verdict a sector (None: the plan) has."""
        mine = [one for one in self.desk.plan.indicators if sector in (None, one.sector)]
        return sum(not one.parent for one in mine), sum(one.kind is not Kind.GROUP for one in mine)

    def _show_sectors(self, tallies: Mapping[str, Tally]) -> None:
        ascii, plan = self.desk.ascii, self.desk.plan
        signs = signs_in([status for tally in tallies.values() for status in tally.bullets], ascii=ascii)
        columns = [
            Column("key", "", 1),
            Column("name", _("Lĩnh vực"), 30, grow=True, least=16),
            Column("bullets", _("Chỉ tiêu"), 9, align="right"),
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
                none = Cell("0" if ascii else "·", "dim")
                shown[sign] = Cell(str(number), FACES[statuses[0]].hue.value) if number else none
            return Line(sector.id, shown)

        grid = self.query_one("#sectors", Grid)
        grid.set_columns(columns)
        grid.set_lines(len(plan.sectors), line)

    def _show_worries(self, board: Board) -> None:
        rows = worries(board)
        self._alarms = sum(is_alarm(Status(row["status"])) for row in rows)
        none = _("không có dòng nào chậm, nguy cơ hay không đạt")
        told = _("{count} dòng").format(count=len(rows)) if rows else none
        self._list("worries", _titles()["worries"], len(rows), told, lambda at: worry(board, rows[at], self.desk.ascii))

    def _show_lacking(self, board: Board) -> None:
        rows = lacking(board)
        told = _("{count} dòng").format(count=len(rows)) if rows else _("mọi số liệu đến hạn đều đã có")
        self._list("lacking", _titles()["lacking"], len(rows), told, lambda at: lack(board, rows[at]))

    def _show_changes(self) -> None:
        """Show what changed, but for new figures, which are only counted: the list is for what asks a question."""
        from tvplan_tui.report.change_list import against
        from tvplan_tui.report.changes import Kind
        from tvplan_tui.ui.lists.change_rows import change_columns, change_line

        look, grid, ascii = self.desk.change_look, self.query_one("#changes", Grid), self.desk.ascii
        since, found = look.since, look.found()
        if not self._changed:
            grid.set_columns(change_columns(told=24))
        shown = () if found is None else tuple(one for one in found.found if one.kind is not Kind.FRESH)
        self._changed = shown
        fresh = len(found.of(Kind.FRESH)) if found else 0
        title = _("Thay đổi so với {since} (b)").format(since=against(since)) if since else _titles()["changes"]
        if since is None:
            told = _("đây là kỳ đầu của năm kế hoạch")
        elif found is None:
            told = _("đang so")
        else:
            told = _("{count} dòng, {fresh} số mới").format(count=len(shown), fresh=fresh)
        self._list("changes", title, len(shown), told, lambda at: change_line(at, shown[at], ascii=ascii, roomy=False))

    def _list(self, name: str, title: str, count: int, told: str, line: Callable[[int], Line]) -> None:
        """Fill one list; an empty one is its title, which says so."""
        self.query_one(f"#{name}-title", Bar).tell(((f" {title}", "bold $strong"),), ((f"{told} ", "$dim"),))
        self.query_one(f"#{name}", Grid).set_lines(count, line)

    # Room

    def on_resize(self) -> None:
        """Tell the names for the new width, and share the lines out anew."""
        self.show_affairs()

    def _arrange(self) -> None:
        """Give each list the room its rows ask for; of the counts what a low screen has room for."""
        stack, sectors, lists = self.query_one(Stack), self.query_one("#sectors", Grid), self.query_one("#lists")
        grids = {name: self.query_one(f"#{name}", Grid) for name in LISTS}
        wanted = {name: grid.count + 1 if grid.count else 0 for name, grid in grids.items()}
        needed = len(LISTS) + sum(min(LEAST, wish) for wish in wanted.values())
        # what is at risk or missed has to be seen before the counts of the sectors
        needed += max(0, self._alarms + 1 - min(LEAST, wanted["worries"]))
        height, width = self.size.height, self.size.width
        bar, words = height >= TALL, height >= LOW
        if (bar, words) != (stack.with_bar, stack.with_words):
            stack.with_bar, stack.with_words = bar, words
            stack.refresh(layout=True)
        room = height - stack.get_content_height(self.size, self.size, width - 2)
        room -= sum(1 for one in self.children if one.display and isinstance(one, Bar | Footer))
        counted = sectors.count + 1 + (2 if height >= TALL else 0)
        sectors.display = room - counted >= needed
        sectors.styles.height = sectors.count + 1
        room -= counted if sectors.display else 0
        beside = width >= BROAD and bool(wanted["worries"]) and bool(wanted["lacking"] or wanted["changes"])
        lists.set_class(beside, "-beside")
        groups = (LISTS[:1], LISTS[1:]) if beside else (LISTS,)
        for names in groups:
            got = shared(room - len(names), [wanted[name] for name in names])
            blank = sum(got) + 2 * len(names) <= room  # lists stand apart where nothing is lost by it
            for name, lines in zip(names, got, strict=True):
                grids[name].display = bool(lines)
                grids[name].styles.height = lines + (blank and name != names[-1])
        self._keep_keys()

    def _keep_keys(self) -> None:
        """Give the keys to the first list that is there, if the one that had them is gone or only stood in for it."""
        lists = [self.query_one(f"#{name}", Grid) for name in (*LISTS, "sectors")]
        if self.focused is None or not self.focused.display or self.focused is self._standing_in:
            first = next((grid for grid in lists if grid.display), None)
            self.set_focus(first)
            self._standing_in = first if first is not lists[0] else None

    @on(Grid.Chosen)
    def opened(self, event: Grid.Chosen) -> None:
        """Open the sector or the indicator."""
        if event.grid.id == "sectors":
            self.desk.open_sector(event.index)
        else:
            self.desk.open_indicator(self.chosen)

    # The whole plan in one table

    def _whole(self, only: str = "") -> SectorScreen:
        self.desk.to_tables()
        table = self.desk.sector_screen
        table.show_whole(only)
        return table

    def do_only_alarms(self) -> None:
        """Show what is at risk or missed in the whole plan, in the table."""
        self._whole(ALARMS)

    def do_only_missing(self) -> None:
        """Show what the whole plan lacks figures of, in the table."""
        self._whole(MISSING)

    def do_filter(self) -> None:
        """Open the field of the filter over the whole plan."""
        self._whole().do_filter()

    def do_pane(self) -> None:
        """Give the keys to the next list."""
        self.focus_next()


def _titles() -> dict[str, str]:
    """Return what each list is called before anything is known of it."""
    names = (_("Cần chú ý trước"), _("Thiếu hoặc quá hạn số liệu"), _("Thay đổi (b)"))
    return dict(zip(LISTS, names, strict=True))
