"""What an action asks before it runs, and the reasons why one is refused; loads no Textual."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from tvplan_tui.domain.language import _


class Situation(Protocol):
    """What an action asks before it runs."""

    @property
    def ready(self) -> bool:
        """Whether the figures are read and judged."""

    @property
    def chosen(self) -> str:
        """Id of the indicator the screen is about; "" if none."""

    @property
    def drawable(self) -> bool:
        """Whether a chart can be drawn of it."""

    @property
    def sectors(self) -> int:
        """How many sectors the plan has."""

    @property
    def searched(self) -> bool:
        """Whether a search text is in force."""

    @property
    def read_only(self) -> bool:
        """Whether the console only shows: nothing is written, no way out to a shell."""

    @property
    def frozen(self) -> str:
        """Why nothing may be written; "" if it may."""

    @property
    def unrevisable(self) -> str:
        """Why the chosen indicator's target cannot be revised; "" if it can."""

    @property
    def unenterable(self) -> str:
        """Why no figure of the chosen indicator can be entered now; "" if one can."""

    @property
    def unwritable(self) -> str:
        """Why no figure at all can be entered now; "" if they can."""

    @property
    def unrevocable(self) -> str:
        """Why nothing can be taken back at the chosen indicator and period; "" if something can."""

    def can_step(self, count: int) -> bool:
        """Whether the period ``count`` steps away lies in the plan's year."""


def never(_now: Situation) -> str:
    """Never refuse."""
    return ""


def unread(now: Situation) -> str:
    """Refuse while the figures are being read."""
    return "" if now.ready else _("Đang đọc số liệu, xin chờ một chút")


def unchosen(now: Situation) -> str:
    """Refuse where no indicator is chosen."""
    return "" if now.chosen else _("Chưa chọn chỉ tiêu nào")


def undrawable(now: Situation) -> str:
    """Refuse where there is no chart to draw."""
    reason = unread(now) or unchosen(now)
    return reason or ("" if now.drawable else _("Chỉ tiêu này không có số để vẽ đồ thị"))


def unjudged(now: Situation) -> str:
    """Refuse without a chosen indicator and its figures."""
    return unread(now) or unchosen(now)


def unenterable(now: Situation) -> str:
    """Refuse where no figure can be entered."""
    return unjudged(now) or now.unenterable


def unwritable(now: Situation) -> str:
    """Refuse where nothing can be entered at all."""
    return unread(now) or now.unwritable


def unwritten(now: Situation) -> str:
    """Refuse where nothing can be recorded of tasks and reports."""
    return now.frozen or unread(now)


def unassessable(now: Situation) -> str:
    """Refuse where no verdict by hand can be recorded."""
    return now.frozen or unjudged(now) or now.unwritable


def unrevocable(now: Situation) -> str:
    """Refuse where nothing can be taken back."""
    return unjudged(now) or now.unrevocable


def unsearched(now: Situation) -> str:
    """Refuse while nothing is searched for."""
    return "" if now.searched else _("Chưa tìm gì: bấm / rồi gõ chữ cần tìm")


def frozen(now: Situation) -> str:
    """Refuse where nothing may be written."""
    return now.frozen


def uneditable(now: Situation) -> str:
    """Refuse where the plan cannot be edited now."""
    return frozen(now) or unread(now)


def unchangeable(now: Situation) -> str:
    """Refuse where no indicator can be changed now."""
    return uneditable(now) or unchosen(now)


def unrevisable(now: Situation) -> str:
    """Refuse where there is no target to revise."""
    return unchangeable(now) or now.unrevisable


def at_edge(count: int, words: Callable[[], str]) -> Callable[[Situation], str]:
    """Return a refusal at the first or last period of the year, in these words."""

    def reason(now: Situation) -> str:
        return unread(now) or ("" if now.can_step(count) else words())

    return reason


def no_sector(number: int) -> Callable[[Situation], str]:
    """Return a refusal where the plan has fewer sectors."""

    def reason(now: Situation) -> str:
        return "" if number <= now.sectors else _("Kế hoạch chỉ có {count} lĩnh vực").format(count=now.sectors)

    return reason


WRITING = frozenset(
    {
        *(frozen, uneditable, unchangeable, unrevisable),
        *(unenterable, unwritable, unwritten, unrevocable, unassessable),
    }
)
"""Refusals of what writes: where nothing may be written, the footer does not offer it."""
