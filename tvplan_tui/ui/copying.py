"""Copying: to the clipboard of the terminal's own machine (OSC 52), and into a file for terminals that refuse."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tvplan_tui.domain.language import _
from tvplan_tui.store.copied import keep_copied
from tvplan_tui.store.refusals import NotSavedError
from tvplan_tui.store.sanitize import clean

if TYPE_CHECKING:
    from textual.app import App

    from .app import TvplanApp


def copy_row(app: TvplanApp) -> None:
    """Copy the chosen row, its columns apart by tabs, and say so."""
    from .lists.rows import as_tsv

    assert app.board is not None
    one = app.plan.by_id[app.chosen]
    app.say(copy(app, as_tsv(one, app.board.by_id.get(one.id)), one.name), "good")


def copy(app: App[object], text: str, name: str) -> str:
    """Copy a text and return what to say; no terminal tells whether it took it.

    Args:
        app: whose terminal it is.
        text: what to copy.
        name: what it is called, for the person.
    """
    app.copy_to_clipboard(text)
    try:
        file = str(keep_copied(text))
    except NotSavedError:
        return _("Đã chép vào bộ nhớ tạm: {name}").format(name=name)
    home = os.path.expanduser("~")  # noqa: PTH111 (as text)
    shown = "~" + file[len(home) :] if file.startswith(home + "/") else file
    return _("Đã chép (và vào {file}): {name}").format(file=clean(shown), name=name)
