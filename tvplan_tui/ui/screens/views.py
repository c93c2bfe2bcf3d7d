"""Saved views: choose one, save the present one under a name, take one out."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from tvplan_tui.domain.language import _
from tvplan_tui.store.refusals import NotSavedError
from tvplan_tui.store.sanitize import clean
from tvplan_tui.store.views import View, drop_view, save_view, saved_views
from tvplan_tui.ui.lists.filter_words import asked
from tvplan_tui.ui.lists.listing import Look
from tvplan_tui.ui.lists.rows import sort_word
from tvplan_tui.ui.palette import KEEP, VIEW, Offer, matching

from .finder import Finder

if TYPE_CHECKING:
    from tvplan_tui.ui.app import TvplanApp


class ViewsScreen(Finder):
    """The saved views; a name that is typed can be given to the present one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+p,ctrl+v", "leave", show=False),
        Binding("f8", "drop", show=False),
    ]

    def __init__(self, present: View) -> None:
        super().__init__(_("chọn, hoặc gõ tên để lưu khung đang xem; F8 bỏ khung đang chọn"), title=_("Lọc, xếp"))
        self._present = present
        self._asked = ""

    def on_mount(self) -> None:
        """Read what is saved."""
        self._read()
        super().on_mount()

    def _read(self) -> None:
        self.all = [Offer(VIEW, view.name, view.name, view_words(view)) for view in saved_views(self.desk.source)]

    def found(self, query: str) -> list[Offer]:
        """Return the views found, and the offer to save under the name that was typed."""
        name = " ".join(query.split())
        found = matching(self.all, query)
        if not name or not view_words(self._present):
            return found
        same = any(offer.value.casefold() == name.casefold() for offer in self.all)
        told = _("Ghi đè khung “{name}”") if same else _("Lưu khung đang xem: “{name}”")
        return [*found, Offer(KEEP, name, told.format(name=name), view_words(self._present))]

    def nothing(self, query: str) -> str:
        """Return how a view is saved."""
        if not view_words(self._present):
            return _("Chưa có khung nào để lưu: hãy lọc (/) hoặc xếp (s) bảng trước.")
        if query.strip():
            return super().nothing(query)
        return _("Chưa lưu khung nào. Gõ một tên để lưu: {words}").format(words=view_words(self._present))

    def action_drop(self) -> None:
        """Take the chosen view out; asks by wanting the key twice."""
        offer = self.under_cursor
        if offer is None or offer.kind != VIEW:
            return
        if self._asked != offer.value:
            self._asked = offer.value
            self._tell(_("F8 lần nữa: bỏ khung “{name}”").format(name=offer.value))
            return
        try:
            drop_view(self.desk.source, offer.value)
        except NotSavedError as error:
            self._tell(error.reason)
            return
        self._tell("")
        self._read()
        self.find("")

    def _tell(self, text: str) -> None:
        self.query_one("#box").border_subtitle = Content(clean(text))


def view_words(view: View) -> str:
    """Return what a view filters and sorts by; "" for nothing."""
    words = [asked(Look(query=view.query, only=view.only))]
    if view.sort:
        words.append(_("xếp theo {column}").format(column=sort_word(view.sort)))
    return ", ".join(word for word in words if word)


def open_views(app: TvplanApp) -> None:
    """Show the saved views and do what is chosen there."""
    tables = app.sector_screen
    look = tables.look
    sector = "" if tables.wide else tables.sector.id
    present = View("", look.query, look.only, look.sort, look.reverse, sector)

    def chosen(offer: Offer | None) -> None:
        if offer is None:
            return
        if offer.kind == VIEW:
            open_view(app, offer.value)
            return
        try:
            save_view(app.source, present._replace(name=offer.value))
        except NotSavedError as error:
            app.say(str(error), "bad")
        else:
            app.say(_("Đã lưu khung nhìn “{name}”").format(name=offer.value), "good")

    app.push_screen(ViewsScreen(present), chosen)


def open_view(app: TvplanApp, name: str) -> None:
    """Show a saved view over the tables."""
    view = next((each for each in saved_views(app.source) if each.name == name), None)
    if view is None:
        app.say(_("Khung nhìn “{name}” không còn nữa").format(name=name))
        return
    app.to_tables()
    app.sector_screen.show_view(view)
