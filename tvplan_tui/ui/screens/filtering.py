"""The live filter of the tables: its field, what it finds here or in the whole plan, and going from match to match."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tvplan_tui.domain.indicator import Plan, Sector
from tvplan_tui.domain.language import _
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.lists.filter_words import grammar, in_force, nothing
from tvplan_tui.ui.lists.listing import Entry, Look, is_wide, listing, passed, whole_listing
from tvplan_tui.ui.lists.measure import Measure
from tvplan_tui.ui.lists.rows import shape_of
from tvplan_tui.ui.widgets.footer import Footer
from tvplan_tui.ui.widgets.grid import Grid
from tvplan_tui.ui.widgets.tabs import Tabs

from .look import LookScreen

if TYPE_CHECKING:
    from tvplan_tui.report.board import Board
    from tvplan_tui.ui.widgets.filter_bar import Field


class Taken(NamedTuple):
    """All rows of a table and what its columns take, of a plan and board."""

    plan: Plan
    board: Board | None
    rows: list[Entry]
    shape: Measure

    def holds(self, plan: Plan, board: Board | None) -> bool:
        """Whether that is still what is shown."""
        return self.plan is plan and self.board is board


class FilterScreen(LookScreen):
    """A table of one sector that a filter can widen to the whole plan.

    Attributes:
        at: place of the open sector, from 0.
        wide: whether rows of the whole plan are shown.
    """

    def __init__(self, look: Look | None = None) -> None:
        super().__init__(look)
        self.at = 0
        self.wide = False
        self._typing = False
        self._common: dict[str, Taken] = {}

    @property
    def sector(self) -> Sector:
        """The sector whose table is open."""
        return self.desk.plan.sectors[self.at]

    def show(self, at: int, chosen: str = "") -> None:
        """Open a sector's table (``at`` from 0), with a row chosen if given."""
        raise NotImplementedError

    def listed(self) -> list[Entry]:
        """Return the rows asked for: the sector's, or the whole plan's if the filter says so or finds none here."""
        plan, board, look = self.desk.plan, self.desk.board, self.look
        found = [] if is_wide(plan, look) else self._here(look)
        wide = look.whole or (bool(look.query) and not found)
        if wide:
            found = whole_listing(plan, board, look)
        if wide != self.wide:
            self.wide = wide
            self.query_one(Tabs).show(self._tabs(), self.here)
        return found

    def _here(self, look: Look) -> list[Entry]:
        """Return the sector's rows under a look; those of a look that leaves all as it is are known already."""
        plain = not (look.folded or look.sort or look.filtering)
        if plain and not self.wide:
            return self.every()
        return listing(self.desk.plan, self.sector.id, self.desk.board, look)

    def every(self) -> list[Entry]:
        """Return all rows of what is shown, filter and folds aside."""
        return self._taken().rows

    def shape(self) -> Measure:
        """Return what the columns take, over all rows of what is shown: no letter of a filter changes it."""
        return self._taken().shape

    def _taken(self) -> Taken:
        """Return what every look at the table of now has in common; it is worked out once."""
        desk = self.desk
        sector = "" if self.wide else self.sector.id
        known = self._common.get(sector)
        if known is None or not known.holds(desk.plan, desk.board):
            rows = (
                listing(desk.plan, sector, desk.board, Look())
                if sector
                else whole_listing(desk.plan, desk.board, Look())
            )
            known = self._common[sector] = Taken(desk.plan, desk.board, rows, shape_of(rows, ascii=desk.ascii))
        return known

    def let_go(self, one: str) -> None:
        """Let go of a filter that hides a row one asks for."""
        shown = listing(self.desk.plan, self.sector.id, self.desk.board, self.look)
        if self.look.filtering and all(entry.indicator.id != one for entry in shown):
            self.look = self.look.unfiltered()

    def place(self, one: str) -> int:
        """Return the line of an indicator; where a filter lets it not pass, the first that does."""
        passing = [at for at, entry in enumerate(self.entries) if not entry.context]
        if self.look.filtering and passing and all(self.entries[at].indicator.id != one for at in passing):
            return passing[0]
        return super().place(one)

    def nothing(self) -> str:
        """Return what the empty table says."""
        return nothing(self.look, "" if self.wide else self.sector.name)

    def show_state(self) -> None:
        """Show the filters in force and how many rows pass."""
        footer = self.query_one(Footer)
        if not self.look.filtering:
            footer.aside()
            return
        total = passed(self.every())
        # what is typed stands in the field already
        look = replace(self.look, query="") if self._typing else self.look
        told = in_force(look, passed(self.entries), total, wide=self.wide, ascii=self.desk.ascii)
        leave = () if self._typing else ((_("Esc bỏ lọc "), "$dim"),)
        footer.aside((f" {clean(told)} ", "bold $fair"), *leave)

    def do_filter(self) -> None:
        """Open the field of the live filter."""
        from tvplan_tui.ui.widgets.filter_bar import Field

        if self.query(Field):
            self.query_one(Field).focus()
            return
        field = Field(placeholder=_("gõ không dấu cũng được; thêm dấu ở dòng dưới; ⏎ giữ, Esc bỏ"), id="filter")
        field.value = self.look.query
        footer = self.query_one(Footer)
        self.mount(field, before=footer)
        footer.teach(*grammar())
        self._typing = True
        self.show_state()
        field.focus()

    def on_field_typed(self, event: Field.Typed) -> None:
        """Filter as one types; what comes after the field was left is no longer wanted."""
        if self._typing:
            self._ask(event.text)

    def _ask(self, text: str) -> None:
        if text.strip() != self.look.query:
            self.set_look(replace(self.look, query=text.strip()))

    def on_field_left(self, event: Field.Left) -> None:
        """Keep the filter (Enter, arrows) or drop it (Esc); the table has the keys again."""
        grid = self.query_one(Grid)
        self._ask("" if event.key == "escape" else event.text)
        if event.key == "escape" and self.look.whole:
            self._shut(event.field)
            self.do_back()
            return
        if event.key in ("up", "down"):
            grid.action_move(-1 if event.key == "up" else 1)
            return
        if event.key in ("pageup", "pagedown"):
            grid.action_page(-1 if event.key == "pageup" else 1)
            return
        self._shut(event.field)
        grid.focus()
        self.show_state()

    def _shut(self, field: Field) -> None:
        """Take the field of the filter away."""
        field.remove()
        self.query_one(Footer).teach()
        self._typing = False

    # The whole plan, as the overview asks for it

    def show_whole(self, only: str = "") -> None:
        """Show the rows of all sectors, of one kind if given; the table is under the overview and takes its place."""
        self.set_look(replace(self.look.unfiltered(), only=only, whole=True))
        self.query_one(Grid).focus()

    def do_back(self) -> None:
        """Drop filters, then the sort; from the whole plan return to the overview that asked for it."""
        whole = self.look.whole
        super().do_back()
        if whole:
            self.desk.action_perform("overview")

    def _everywhere(self) -> list[tuple[int, Entry]]:
        """Return the rows that all sectors' tables show under this look, with the sector's place."""
        plan, board = self.desk.plan, self.desk.board
        return [
            (at, entry)
            for at, sector in enumerate(plan.sectors)
            for entry in listing(plan, sector.id, board, self.look)
        ]

    def _to_match(self, step: int) -> None:
        """Go to the next row that passes, in this sector or another; round at the ends."""
        if self.wide:
            places = [at for at, entry in enumerate(self.entries) if not entry.context]
            grid = self.query_one(Grid)
            further = [at for at in places if (at - grid.cursor) * step > 0]
            if places:
                grid.move_to((further or places)[0 if step > 0 else -1])
            return
        rows = self._everywhere()
        ids = [entry.indicator.id for _at, entry in rows]
        before = sum(at < self.at for at, _entry in rows)
        here = ids.index(self.chosen) if self.chosen in ids else before - (step > 0)
        for away in range(1, len(rows) + 1):
            at, entry = rows[(here + step * away) % len(rows)]
            if entry.context:
                continue
            if at == self.at:
                self.query_one(Grid).move_to(self.place(entry.indicator.id))
            else:
                self.show(at, entry.indicator.id)
            return
        self.say(_("Không có dòng nào khớp “{query}” trong cả kế hoạch").format(query=self.look.query))

    def do_match_next(self) -> None:
        """Go to the next match."""
        self._to_match(1)

    def do_match_previous(self) -> None:
        """Go to the match before."""
        self._to_match(-1)
