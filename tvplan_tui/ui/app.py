"""The console: its start and end, its keys, which screen is open."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.vietnamese import fold

from .commands import COMMANDS
from .desk import Desk
from .keys.action import APP, BROKEN
from .keys.actions import find
from .keys.bindings import bindings
from .keys.permits import Permits
from .keys.screen_names import elsewhere
from .line.garbage import settle_memory
from .lists.listing import usable
from .remembrance import Remembrance
from .screens.paced import PacedScreen
from .screens.sector import SectorScreen
from .theme import THEMES, pick_theme
from .turns import Turns
from .widgets.footer import Footer

if TYPE_CHECKING:
    from .exporting import Exports

EDITING = ("backspace", "delete", "left", "right", "home", "end", "ctrl+h", "ctrl+u", "ctrl+w")
"""Keys that stay within a field, as letters do; after any other one something else can have the keys."""


class TvplanApp(Permits, Desk, inherit_bindings=False):
    """The console on one config.

    Args:
        source: path of the config.
        period: the period to open on; None: the latest with figures.
        today: the date verdicts are taken at.
        theme: name of the theme; None picks one for the terminal.
        ascii: only ASCII signs.
        no_color: no colour at all.
        read_only: nothing is written, and there is no way out to a shell.
        data: paths or globs of the ledger in place of the plan's own.
        as_of: the day at whose end everything is seen; None for all that is known.
        fresh: open as at the first start, and remember nothing.
    """

    CSS_PATH = Path(__file__).with_name("styles.tcss")
    TITLE = "tvplan"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(APP),
        Binding("ctrl+c", "interrupted", show=False, system=True),
    ]

    def __init__(
        self,
        source: str | Path,
        *,
        period: Period | None = None,
        today: date,
        theme: str | None = None,
        ascii: bool = False,
        no_color: bool = False,
        read_only: bool = False,
        data: Sequence[str] | None = None,
        as_of: date | None = None,
        fresh: bool = False,
    ) -> None:
        super().__init__(source, period=period, today=today, data=data, read_only=read_only, as_of=as_of)
        self.ascii = ascii
        self.colourless = no_color
        self.animation_level = "none"
        self._turns = Turns(self)
        self.remembrance = Remembrance(self, fresh=fresh)
        environ = {**os.environ, "NO_COLOR": "1"} if no_color else os.environ
        name = theme or pick_theme(environ, self.remembrance.memory.theme)
        for each in THEMES.values():
            self.register_theme(each)
        self.theme = name

    # What the screens and the actions ask

    @property
    def chosen(self) -> str:
        """Id of the indicator the screen is about."""
        return str(getattr(self.screen, "chosen", ""))

    @property
    def drawable(self) -> bool:
        """Whether a chart can be drawn of it."""
        from .drawing.charts import views

        one = self.plan.by_id.get(self.chosen)
        return one is not None and bool(views(one))

    @cached_property
    def exports(self) -> Exports:
        """Reports being written, and what was chosen for them."""
        from .exporting import Exports

        return Exports()

    @property
    def searched(self) -> bool:
        """Whether the table is searched."""
        return bool(self.sector_screen.look.query)

    @property
    def sector_screen(self) -> SectorScreen:
        """The screen of the tables; every other one lies above it."""
        found = next(screen for screen in self.screen_stack if isinstance(screen, SectorScreen))
        assert isinstance(found, SectorScreen)
        return found

    # Start, end, what comes from the terminal

    def on_unmount(self) -> None:
        """Write no further report."""
        if "exports" in self.__dict__ and self.exports.running is not None:
            self.exports.running.stop()

    def get_default_screen(self) -> Screen[None]:
        """Return the first screen: the tables, or what is wrong with the config."""
        if usable(self._plan):
            return SectorScreen(self.remembrance.memory)
        from .screens.broken import BrokenScreen

        return BrokenScreen()

    def on_mount(self) -> None:
        """Read the figures once the first picture is out."""
        self.app_resume_signal.subscribe(self, lambda _app: self.screen.refresh(layout=True))
        if usable(self._plan):
            if self.remembrance.memory.overview:
                self.action_perform("overview")
            self.call_after_refresh(self._read)
        else:
            self.reading = False
            settle_memory()
            self.watch_files()

    async def on_event(self, event: events.Event) -> None:
        """Take a message off the last line at the next key, and read a Vietnamese letter as its base."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        if self._turns.hold(event):
            return
        self.remembrance.stirred()
        target = self.focused or self.screen
        text = self._typing and isinstance(event, events.Key) and (event.is_printable or event.key in EDITING)
        if not text and self._turns.behind_text(target, event):
            return
        if isinstance(event, events.Key):
            self._called("hush")
            event = self._bare(event)
        await super().on_event(event)
        if text:
            self._turns.typed()
        else:
            self._turns.follow(target)

    def on_key(self, event: events.Key) -> None:
        """Say where a key works that does nothing here; only keys nobody took come up to the app."""
        if event.is_forwarded and event.key not in self.screen.active_bindings:
            told = elsewhere(event.key, ascii=self.ascii)
            if told:
                self.say(told)

    @property
    def _typing(self) -> bool:
        """Whether letters are text now."""
        return self.focused is not None and self.focused.check_consume_key("a", "a")

    def _bare(self, event: events.Key) -> events.Key:
        letter = event.character
        if self._typing or not letter or letter.isascii() or not letter.isalpha():
            return event
        base = fold(letter)
        base = base.upper() if letter.isupper() else base
        return events.Key(base, base)

    def on_resize(self, event: events.Resize) -> None:
        """Say so while the terminal is too small."""
        for screen in self.screen_stack:
            if isinstance(screen, PacedScreen):
                screen.cover(event.size)

    def exit(self, *arguments: Any, **named: Any) -> None:
        """Write down where one is, and end; every way out comes through here."""
        self.remembrance.end()
        super().exit(*arguments, **named)

    def action_interrupted(self) -> None:
        """Ctrl+C: say how one leaves."""
        self.say(_("Bấm q để thoát"))

    def say(self, text: str, tone: str = "fair") -> None:
        """Say something on the screen's last line."""
        self._called("say", text, tone)

    def _called(self, name: str, *arguments: str) -> None:
        method = getattr(self.screen, name, None) if self.screen_stack else None
        if method is None:
            return
        if self.screen.is_mounted:
            method(*arguments)
        else:  # a screen that has just been opened has no last line yet
            self.screen.call_later(method, *arguments)

    def action_perform(self, action_id: str) -> None:
        """Run an action of the table, or say why it is refused; the screen's own way comes first."""
        refused = self._planless(action_id) or find(action_id).why(self)
        if refused:
            self.say(refused)
            return
        own = getattr(self.screen, "do_" + action_id.replace(".", "_"), None)
        if own is not None:
            own()
        else:
            COMMANDS[action_id](self)

    def _planless(self, action_id: str) -> str:
        """Return why an action of a plan is refused where none could be read; "" otherwise."""
        if getattr(self.screen, "scope", "") != BROKEN or BROKEN in find(action_id).scopes:
            return ""
        return _("Chưa mở được kế hoạch: sửa tệp cấu hình, rồi bấm r")

    def opened(self, again: bool) -> None:
        """Open the tables if there were none; say that a reading again is done."""
        if not any(isinstance(screen, SectorScreen) for screen in self.screen_stack):
            self.push_screen(SectorScreen())
        elif again and (self._told or not self._saying):
            self.say(self._told or _("Đã đọc lại cấu hình và số liệu"), "good")
            self._told = ""
        elif not again:
            self._called("hush")  # that figures were being read is no longer so
            self.call_after_refresh(self._remind)

    def _remind(self) -> None:
        """Say which drafts wait to be gone on with; at the very first start, what to press."""
        from .writing import reminder

        told = reminder(self) or self.remembrance.welcome()
        if told:
            self.say(told)

    @property
    def _saying(self) -> bool:
        """Whether the last line holds a message nobody has had the time to read yet."""
        return any(footer.saying for footer in self.screen.query(Footer))

    # Going places

    def open_sector(self, at: int, chosen: str = "") -> None:
        """Open a sector's table (``at`` from 0) from wherever one is, with a row chosen if given."""
        self.to_tables()
        self.sector_screen.show(at, chosen)

    def open_row(self, one: str) -> None:
        """Open the table in which an indicator is, on its row."""
        sectors = [sector.id for sector in self.plan.sectors]
        self.open_sector(sectors.index(self.plan.by_id[one].sector), one)

    def open_indicator(self, one: str) -> None:
        """Open an indicator's page."""
        from .screens.indicator import IndicatorScreen

        self.push_screen(IndicatorScreen(one))

    def to_tables(self) -> None:
        """Close every screen above the tables."""
        while not isinstance(self.screen, SectorScreen):
            self.pop_screen()


def run(app: TvplanApp, *, mouse: bool = False) -> int:
    """Open the console and return its exit code. Without ``mouse`` selection is the terminal's.

    An error inside is raised once the terminal is the user's again.
    """
    left = app.run(mouse=mouse)
    if app.crash is not None:
        raise app.crash
    return left if isinstance(left, int) else app.return_code or 0
