"""The heart of the console: one sector's table, with the pane that explains the chosen row."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from tvplan_tui.store.memory import Memory
from tvplan_tui.ui.keys.action import SECTOR
from tvplan_tui.ui.keys.bindings import bindings
from tvplan_tui.ui.lists.listing import SORTS, look_of
from tvplan_tui.ui.lists.rows import ROOMY, Presenter, columns, sector_words
from tvplan_tui.ui.widgets.grid import Column, Grid

from .filtering import FilterScreen

if TYPE_CHECKING:
    from tvplan_tui.store.views import View
    from tvplan_tui.ui.widgets.detail import Detail

BARS = 3  # lines of title, tabs and keys
LOW_PANE, TALL_PANE = 6, 13  # lines the pane below a table has at least, in a low and in a tall window
PANE_BESIDE = 58  # cells, as the style sheet says
LEAST_TABLE = 5  # lines, the heading included
NOTHING = Memory()


class SectorScreen(FilterScreen):
    """Tables of the sectors, one at a time; each remembers its row."""

    scope = SECTOR
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(SECTOR)]

    def __init__(self, was: Memory = NOTHING) -> None:
        super().__init__(look_of(was))
        self._open = was.sector  # id of the open sector: a hand edit may put another one before it
        self._rows = dict(was.rows)
        self._columns: list[Column] = []
        self._roomy = True
        self._pane: Detail | None = None
        self._pane_wanted = was.pane
        self._pane_asked = False

    # What it is about

    @property
    def here(self) -> str:
        """Key of the open tab; "" while rows of the whole plan are shown."""
        return "" if self.wide else str(self.at + 1)

    def place_now(self) -> dict[str, Any]:
        """Return what of this screen is to be remembered, by the fields of ``Memory``."""
        look = self.look
        return {
            "sector": self._open,
            "rows": {**self._rows, **self._row_here()},
            "folded": tuple(sorted(look.folded)),
            "sort": look.sort,
            "reverse": look.reverse,
            "pane": self._pane_wanted,
        }

    def _row_here(self) -> dict[str, str]:
        """Return the chosen row by its sector."""
        one = self.desk.plan.by_id.get(self.chosen)
        return {one.sector: one.id} if one else {}

    def body(self) -> ComposeResult:
        """Yield the table."""
        with Container(id="panes"):
            yield Grid(ascii=self.desk.ascii)

    async def _add_pane(self) -> None:
        from tvplan_tui.ui.widgets.detail import Detail

        panes = self.query_one("#panes")
        if panes.is_attached:  # one may have left in the meantime
            self._pane = Detail(ascii=self.desk.ascii)
            self._pane.display = self._pane_wanted
            self._arrange()
            await panes.mount(self._pane)
            self._show_detail()

    def show(self, at: int, chosen: str = "") -> None:
        """Open a sector's table (``at`` from 0), with a row chosen if given."""
        self._rows.update(self._row_here())
        if self.wide:  # what looks at the whole plan ends where one asks for one sector
            self.look = self.look.unfiltered() if self.look.whole else replace(self.look, query="")
        self.at = at
        self._open = self.sector.id
        if chosen:
            self.unfold_above(chosen)
            self.let_go(chosen)
        first = next((one.id for one, _depth in self.desk.plan.in_sector(self.sector.id)), "")
        self._rows[self.sector.id] = chosen or self._rows.get(self.sector.id) or first
        self.refresh_board()
        self.query_one(Grid).focus()

    def show_board(self) -> None:
        """Fill the table from the plan and, once judged, the board."""
        ids = [sector.id for sector in self.desk.plan.sectors]
        self.at = ids.index(self._open) if self._open in ids else min(self.at, len(ids) - 1)
        self._open = ids[self.at]
        self._arrange()
        self.fill(self._rows.pop(self.sector.id, "") or self.chosen)
        if not self.desk.reading and not self._pane_asked:
            self._pane_asked = True
            self.call_after_refresh(self._add_pane)  # the pane waits for the verdicts: they are what one opens it for

    def fill(self, keep: str) -> None:
        """Fill the table; the pane and the last line follow."""
        desk = self.desk
        grid = self.query_one(Grid)
        self._roomy = roomy = self._has_room()
        self.entries = self.listed()
        presenter = Presenter(
            self.entries,
            desk.board.series if desk.board else {},
            ascii=desk.ascii,
            roomy=roomy,
            judged=desk.board is not None,
            tree=not self.look.sort,
            shape=self.shape(),
            sectors=sector_words(desk.plan.sectors, roomy=roomy) if self.wide else None,
        )
        shape = columns(self.look, presenter.shape, roomy=roomy, wide=self.wide)
        if shape != self._columns:
            self._columns = shape
            grid.set_columns(shape)
        grid.empty_text = self.nothing() if not self.entries else ""
        grid.set_lines(len(self.entries), presenter.line, cursor=self.place(keep))
        self.call_after_refresh(self._show_detail)  # figures first: the chart costs more than the table
        self.show_state()

    def on_resize(self) -> None:
        """Spell statuses out, or shorten them, and show or hide the chart for the new size."""
        self._arrange()
        self._follow_room()

    def _has_room(self) -> bool:
        """Whether the table is wide enough for statuses in full words."""
        beside = PANE_BESIDE if self.has_class("-wide") and self._pane_wanted else 0
        return self.size.width - beside >= ROOMY

    def _follow_room(self) -> None:
        if self._roomy != self._has_room():
            self.fill(self.chosen)
        else:
            self._show_detail()

    def _arrange(self) -> None:
        """Give the pane the lines the table leaves; its style is set, not the table's, which then paints once."""
        if self._pane is None:
            return
        room = self.size.height - BARS
        rows = sum(1 for _each in islice(self.desk.plan.in_sector(self.sector.id), max(room, 0))) + 1
        table = max(LEAST_TABLE, min(rows, room - (LOW_PANE if self.has_class("-low") else TALL_PANE)))
        self._pane.styles.height = "100%" if self.has_class("-wide") else room - table

    # The pane

    @on(Grid.Rested)
    def rested(self) -> None:
        """Let the pane follow once the cursor rests."""
        self._show_detail()

    @on(Grid.Chosen)
    def opened(self, event: Grid.Chosen) -> None:
        """Open the indicator's own screen."""
        self.desk.open_indicator(event.key)

    def _show_detail(self) -> None:
        pane, one = self._pane, self.desk.plan.by_id.get(self.chosen)
        if pane is None or not pane.is_mounted or not self._pane_wanted:  # a resize may come while it is mounted
            return
        if one is None:
            pane.clear()
            return
        board = self.desk.board
        row = board.by_id.get(one.id) if board else None
        series = board.series.get(one.id) if board else None
        from tvplan_tui.ui.beside import worry
        from tvplan_tui.ui.lists.members import members

        below = (*members(board, one, ascii=self.desk.ascii), *worry(self.desk, one.id))
        pane.show(one, row, series, below, chart=not self.has_class("-low"))

    def show_affairs(self) -> None:
        """Let the pane say what the tasks of its target do for it."""
        self._show_detail()

    def do_detail(self) -> None:
        """Show or hide the pane."""
        self._pane_wanted = not self._pane_wanted
        if self._pane is not None:
            self._pane.display = self._pane_wanted
        self._arrange()
        self._follow_room()

    def show_view(self, view: View) -> None:
        """Show a saved view, in the sector it was saved in."""
        ids = [sector.id for sector in self.desk.plan.sectors]
        if view.sector in ids:
            self.show(ids.index(view.sector))
        sort = view.sort if view.sort in SORTS else ""
        whole = (
            not view.sector and not view.query
        )  # a text that is found nowhere here looks at the whole plan by itself
        asked = replace(self.look, query=view.query, only=view.only, whole=whole)
        self.set_look(replace(asked, sort=sort, reverse=view.reverse))

    def do_pane(self) -> None:
        """Give the keys to the next pane."""
        self.focus_next()
