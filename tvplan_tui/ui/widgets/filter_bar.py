"""The text field of the live filter and of the palette, safe with Vietnamese input methods."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import events, on
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from tvplan_tui.domain.vietnamese import nfc
from tvplan_tui.store.sanitize import harmless


class Field(Input):
    """A one-line text field.

    Vietnamese input methods send Backspace and the composed letter in one burst. Textual
    would run the bound Backspace after the letters; here it runs in its turn.
    """

    BINDINGS: ClassVar[list[BindingType]] = []
    DEFAULT_CSS = """
    Field { height: 1; border: none; padding: 0 1; background: $surface; }
    Field:focus { border: none; background: $surface; background-tint: $surface 0%; }
    """

    class Left(Message):
        """The field was left with a key: ``key`` is "enter", "escape", "up", "down", "pageup" or "pagedown".

        ``text`` is what stands there.
        """

        def __init__(self, field: Field, key: str) -> None:
            super().__init__()
            self.field = field
            self.key = key
            self.text = nfc(field.value)

    class Typed(Message):
        """The text changed: ``text`` is what stands there now, in composed form."""

        def __init__(self, field: Field, text: str) -> None:
            super().__init__()
            self.field = field
            self.text = text

    def __init__(self, placeholder: str = "", *, id: str | None = None) -> None:
        super().__init__(placeholder=placeholder, id=id, select_on_focus=False)
        self.cursor_blink = False

    @property
    def _value(self) -> Text:
        """What is seen of the text, which may be a file's: as it stands there, but for what a terminal would obey."""
        return Text(harmless(self.value), no_wrap=True, overflow="ignore", end="")

    def _position_to_cell(self, position: int) -> int:
        return cell_len(harmless(self.value[:position]))

    @on(Input.Changed)
    def tell(self, event: Input.Changed) -> None:
        """Tell of the text in composed form."""
        event.stop()
        self.post_message(self.Typed(self, nfc(event.value)))

    async def _on_key(self, event: events.Key) -> None:
        edits: dict[str, Callable[[], None]] = {
            "backspace": self.action_delete_left,
            "ctrl+h": self.action_delete_left,
            "delete": self.action_delete_right,
            "left": self.action_cursor_left,
            "right": self.action_cursor_right,
            "home": self.action_home,
            "end": self.action_end,
            "ctrl+u": self.action_delete_left_all,
            "ctrl+w": self.action_delete_left_word,
        }
        edit = edits.get(event.key)
        leaves = event.key in ("enter", "escape", "up", "down", "pageup", "pagedown", "tab")
        if edit is not None or leaves:
            event.stop()
            event.prevent_default()
            if edit is not None:
                edit()
            else:
                self.post_message(self.Left(self, event.key))
            return
        await super()._on_key(event)
