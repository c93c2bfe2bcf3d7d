"""What may be written now, as the actions ask it of the app; the answers are worked out only when a key is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from tvplan_tui.ui.app import TvplanApp


class Permits:
    """Part of the app."""

    @property
    def unwritable(self) -> str:
        """Why no figure at all can be entered now; "" if they can."""
        from tvplan_tui.ui.writing import unwritable

        return unwritable(cast("TvplanApp", self))

    @property
    def unenterable(self) -> str:
        """Why no figure of the chosen indicator can be entered now; "" if one can."""
        from tvplan_tui.ui.writing import unenterable

        return unenterable(cast("TvplanApp", self))

    @property
    def unrevocable(self) -> str:
        """Why nothing can be taken back at the chosen indicator and period; "" if something can."""
        from tvplan_tui.ui.writing import unrevocable

        return unrevocable(cast("TvplanApp", self))

    @property
    def unrevisable(self) -> str:
        """Why the chosen indicator's target cannot be revised; "" if it can."""
        from tvplan_tui.ui.writing import unrevisable

        return unrevisable(cast("TvplanApp", self))
