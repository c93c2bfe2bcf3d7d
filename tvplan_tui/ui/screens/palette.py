"""The palette: type a few letters, choose a command, an indicator, a sector, a period or a saved view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.plan_year import meant
from tvplan_tui.ui.palette import ACTION, PLACE, TIME, VIEW, Offer, offers

from .finder import Finder

if TYPE_CHECKING:
    from tvplan_tui.ui.app import TvplanApp


class PaletteScreen(Finder):
    """Everything the console offers on the screen below it; what was chosen lately comes first."""

    def __init__(self, scope: str) -> None:
        super().__init__(_("tìm lệnh, chỉ tiêu, lĩnh vực, kỳ, khung nhìn (không cần dấu)"))
        self._scope = scope

    @property
    def recent(self) -> tuple[str, ...]:
        """Names of what was chosen here before."""
        return self.desk.remembrance.memory.recent

    def on_mount(self) -> None:
        """Gather what there is."""
        from tvplan_tui.store.views import saved_views

        desk = self.desk
        names = [view.name for view in saved_views(desk.source)]
        self.all = offers(self._scope, desk.plan, desk.period, names, ascii=desk.ascii)
        super().on_mount()


def perform(app: TvplanApp, offer: Offer | None) -> None:
    """Do what was chosen."""
    if offer is None:
        return
    app.remembrance.choose_offer(offer.name)
    if offer.kind == ACTION:
        app.action_perform(offer.value)
    elif offer.kind == PLACE:
        app.open_sector(int(offer.value))
    elif offer.kind == TIME:
        app.open_period(meant(app.plan, Period.parse(offer.value)))
    elif offer.kind == VIEW:
        from .views import open_view

        open_view(app, offer.value)
    else:
        app.open_row(offer.value)
