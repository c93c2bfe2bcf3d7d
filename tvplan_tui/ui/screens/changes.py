"""What changed since the period before, or since a day: the worst first, each in one phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from tvplan_tui.domain.language import _
from tvplan_tui.domain.moment import day_words
from tvplan_tui.report.change_list import against, kind_sign, kind_word, totals
from tvplan_tui.store.sanitize import clean
from tvplan_tui.ui.keys.action import CHANGES
from tvplan_tui.ui.keys.bindings import bindings
from tvplan_tui.ui.lists.change_rows import change_columns, change_line, tone
from tvplan_tui.ui.widgets.bar import Bar, Piece
from tvplan_tui.ui.widgets.detail import Prose
from tvplan_tui.ui.widgets.grid import Grid
from tvplan_tui.ui.widgets.grid_layout import Line

from .base import PlanScreen

if TYPE_CHECKING:
    from tvplan_tui.report.changes import Change, Changes, Since


ROOMY = 76
"""Width in cells from which verdicts are spelled out in the list."""


class ChangesScreen(PlanScreen):
    """Totals, the list, and the chosen change in full."""

    scope = CHANGES
    with_tabs = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CHANGES)]

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Change, ...] = ()

    @property
    def chosen(self) -> str:
        """Id of the indicator under the cursor."""
        change = self._change()
        return change.indicator.id if change else ""

    def body(self) -> ComposeResult:
        """Yield title, totals, list and text."""
        ascii = self.desk.ascii
        yield Bar(ascii=ascii, id="title")
        yield Bar(ascii=ascii, id="totals")
        yield Grid(ascii=ascii)
        yield Prose(markup=False, id="told")

    def on_mount(self) -> None:
        """Set the columns once."""
        self.query_one(Grid).set_columns(change_columns())
        super().on_mount()

    def show_board(self) -> None:
        """Fill everything, as soon as it is compared."""
        look, grid = self.desk.change_look, self.query_one(Grid)
        since, found = look.since, look.found()
        self._shown = found.found if found else ()
        self.query_one("#title", Bar).tell(
            ((_(" Thay đổi "), "bold $accent"), (self._against(since, found), "bold $strong")),
            ((_("{count} thay đổi ").format(count=len(self._shown)) if found else "", "$dim"),),
        )
        self.query_one("#totals", Bar).tell(((" ", ""), *_totals(found, ascii=self.desk.ascii)))
        if since is None and self.desk.ready:
            grid.empty_text = _("Đây là kỳ đầu của năm kế hoạch.\nBấm s để so với một ngày")
        else:
            grid.empty_text = _("Không có gì thay đổi.\nBấm s để so với kỳ khác, ngày khác") if found else _("Đang so")
        shown, ascii, roomy = self._shown, self.desk.ascii, self.desk.size.width >= ROOMY
        rows = found.after.by_id if found else {}

        def line(at: int) -> Line:
            return change_line(at, shown[at], rows.get(shown[at].indicator.id), ascii=ascii, roomy=roomy)

        grid.set_lines(len(shown), line)
        self._tell()

    def _against(self, since: Since | None, found: Changes | None) -> str:
        """Return what is compared with; for a day also which period was the latest then, if it was another."""
        if since is None:
            return ""
        text = _("so với {since}").format(since=against(since))
        if found and found.before.period not in (found.after.period, since):
            text += _(" (khi ấy mới đến {period})").format(period=found.before.period.words())
        return text

    def _change(self) -> Change | None:
        if not self._shown:
            return None
        return self._shown[min(self.query_one(Grid).cursor, len(self._shown) - 1)]

    @on(Grid.Rested)
    def rested(self) -> None:
        """Show the change on which the cursor rests."""
        self._tell()

    def _tell(self) -> None:
        text, change = self.query_one("#told", Prose), self._change()
        text.display = change is not None
        if change is None:
            return
        pieces: list[Piece] = [
            (
                f"{kind_sign(change.kind, ascii_only=self.desk.ascii)} {kind_word(change.kind)}  ",
                f"bold ${tone(change)}",
            ),
            (clean(change.phrase), "$strong"),
        ]
        by = [part for part in (day_words(change.now.at), change.now.by) if part] if change.now else []
        if by:
            pieces.append((_("  ghi {by}").format(by=clean(", ".join(by))), "$dim"))
        text.tell(*pieces)

    @on(Grid.Chosen)
    def opened(self) -> None:
        """Open the indicator."""
        self.desk.open_indicator(self.chosen)

    def do_since(self) -> None:
        """Ask what to compare with."""
        from .since import SinceScreen

        self.app.push_screen(SinceScreen(), self._compare)

    def _compare(self, since: Since | str | None) -> None:
        """Compare with what was chosen; "" is the period before, None leaves it as it is."""
        if since is not None:
            self.desk.change_look.chosen = None if isinstance(since, str) else since
            self.refresh_board()


def _totals(found: Changes | None, *, ascii: bool) -> tuple[Piece, ...]:
    """Return how many changes there are of each kind, in its tone."""
    if found is None:
        return ()
    pieces: list[Piece] = []
    for kind, count in totals(found):
        example = found.of(kind)[0]
        pieces.append((f"{kind_sign(kind, ascii_only=ascii)} {count}", f"bold ${tone(example)}"))
        pieces.append((f" {kind_word(kind)}   ", ""))
    if found.confirmed:
        pieces.append((_("{count} số chỉ đổi tình trạng").format(count=found.confirmed), "$dim"))
    return tuple(pieces)
