"""Reports written in a thread while the console goes on: what is under way, how far it is, how it ended."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from tvplan_tui.domain.language import _
from tvplan_tui.store.sanitize import clean

if TYPE_CHECKING:
    from tvplan_tui.report.board import Book
    from tvplan_tui.report.exporting import Order

    from .app import TvplanApp


class Running:
    """One export under way.

    Attributes:
        total: files to be written; ``done`` are.
        folder: where.
    """

    def __init__(self, total: int, folder: Path) -> None:
        self.total = total
        self.folder = folder
        self.done = 0
        self._stop = threading.Event()

    def stop(self) -> None:
        """Write no further file; the one being made is still thrown away or finished whole."""
        self._stop.set()

    @property
    def stopped(self) -> bool:
        """Whether it was told to stop."""
        return self._stop.is_set()

    def told(self) -> str:
        """Return how far it is."""
        if self.stopped:
            return _("Đang dừng, đã xuất {done}/{total} tệp").format(done=self.done, total=self.total)
        return _("Đang xuất {at}/{total} tệp; x để xem hoặc dừng").format(
            at=min(self.done + 1, self.total), total=self.total
        )


class Exports:
    """What the console remembers of exports.

    Attributes:
        running: the one under way; None if there is none.
        chosen: what was last chosen in the form, by field.
        ended: how the last one ended, and in which tone; a key may have taken it from the screen before it was read.
    """

    def __init__(self) -> None:
        self.running: Running | None = None
        self.chosen: dict[str, str] = {}
        self.ended: tuple[str, str] = ("", "")


def open_export(app: TvplanApp) -> None:
    """Open the form."""
    from .screens.export import ExportScreen

    app.push_screen(ExportScreen())


def start(app: TvplanApp, order: Order) -> None:
    """Begin to write; the console tells how far it is."""
    assert app.book is not None
    book = app.book
    running = Running(len(order.jobs), order.jobs[0].path.parent)
    app.exports.running = running
    app.say(running.told())
    app.run_worker(lambda: _write(app, book, order, running), thread=True, group="export")


def _write(app: TvplanApp, book: Book, order: Order, running: Running) -> None:
    """Run in a thread; the app may be ending, so it is only ever left messages."""
    from tvplan_tui.report.exporting import write

    told, tone = "", "good"
    try:
        for _job in write(book, order, lambda: running.stopped):
            running.done += 1
            if running.done < running.total:
                app.call_later(_tell, app, running.told(), "fair")
    except Exception as error:  # those of the libraries are of no one family; people get to read them
        told, tone = str(error).strip() or type(error).__name__, "bad"
    app.call_later(_ended, app, running, told, tone)


def _tell(app: TvplanApp, text: str, tone: str) -> None:
    app.say(clean(text), tone)
    _refresh(app)


def _ended(app: TvplanApp, running: Running, told: str, tone: str) -> None:
    app.exports.running = None
    if not told:
        whole = running.done == running.total
        text = (
            _("Đã xuất {done} tệp vào {folder}") if whole else _("Đã dừng: xuất được {done}/{total} tệp vào {folder}")
        )
        told = text.format(done=running.done, total=running.total, folder=running.folder)
        tone = "good" if whole else "fair"
    app.exports.ended = (clean(told), tone)
    _tell(app, told, tone)


def _refresh(app: TvplanApp) -> None:
    """Let an open form show how far it is."""
    show = getattr(app.screen, "show_running", None)
    if show is not None:
        show()
