"""One line of the screen, drawn as one piece."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

Piece = tuple[str, str]
"""A literal text and its style ("" for none); styles name the theme's tokens ("$bad", "bold $strong")."""


def spelled(*pieces: Piece) -> Content:
    """Return the pieces as content; their text is never read as markup."""
    return Content.assemble(*(piece for piece in pieces if piece[0]))


class Bar(Widget):
    """A line that only changes when it is told to; pieces on the left, pieces on the right edge.

    What does not fit is cut from the left part: the right one says what must not be missed. A list of facts
    (``listed``) leaves out whole ones.
    """

    DEFAULT_CSS = """
    Bar { height: 1; width: 100%; background: $surface; color: $foreground; }
    """
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, ascii: bool = False, listed: bool = False) -> None:
        super().__init__(id=id)
        self.ascii = ascii
        self._listed = listed
        self._left: tuple[Piece, ...] = ()
        self._right: tuple[Piece, ...] = ()

    def tell(self, left: tuple[Piece, ...], right: tuple[Piece, ...] = ()) -> None:
        """Show these pieces; nothing is sent to the terminal if they are the same as before."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    def render(self) -> Content:
        """Lay both parts out on the width there is."""
        return self.laid_out(spelled(*self._left), spelled(*self._right))

    def laid_out(self, left: Content, right: Content) -> Content:
        """Return one line, the left part cut to what the right one leaves."""
        width = self.size.width
        room = max(0, width - right.cell_length - (right.cell_length > 0))
        if left.cell_length > room and self._listed:
            left = spelled(*_within(self._left, room))
        if left.cell_length > room:
            dots = ".." if self.ascii else "…"
            left = left.truncate(room - len(dots)).append(dots) if room >= len(dots) else Content()
        gap = max(0, width - left.cell_length - right.cell_length)
        return Content.assemble(left, " " * gap, right)


def _within(pieces: tuple[Piece, ...], room: int) -> tuple[Piece, ...]:
    """Return the first pieces that fit, two at least, with no mark between pieces left at the end."""
    while len(pieces) > 2 and (spelled(*pieces).cell_length > room or pieces[-1][0].strip() in ("", "·", "-")):
        pieces = pieces[:-1]
    return pieces
