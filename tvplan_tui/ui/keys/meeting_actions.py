"""The actions of the meeting: its agenda, its pages, its end. A presenter's remote sends the keys of the pages."""

from __future__ import annotations

from collections.abc import Iterator

from tvplan_tui.domain.language import _

from .action import AGENDA, APP, ENDING, MEETING, Action
from .situation import frozen, unread


def meeting() -> Iterator[Action]:
    """Yield them, with words in the language in use."""
    yield Action("meeting", ("p", "f11"), _("họp"), _("Họp: mỗi chỉ tiêu một trang, ghi kết luận"), (APP,), why=unread)
    yield from _agenda()
    yield from _pages()
    yield from _end()


def _agenda() -> Iterator[Action]:
    here = (AGENDA,)
    yield Action("agenda.start", ("enter", "f11"), _("bắt đầu"), _("Bắt đầu họp"), here, 2)
    yield Action("agenda.toggle", ("space",), _("chọn, bỏ"), _("Đưa vào hoặc bỏ khỏi chương trình"), here, 3)
    yield Action("agenda.next", ("right", "l"), _("loại"), _("Loại chương trình trước, sau"), here, 4, family="←→")
    yield Action("agenda.previous", ("left", "h"), _("loại"), _("Loại chương trình trước, sau"), here, 4, family="←→")
    moved = _("Đưa dòng này lên, xuống trong chương trình")
    yield Action("agenda.up", ("K", "shift+up"), _("lên, xuống"), moved, here, 5, family="K J")
    yield Action("agenda.down", ("J", "shift+down"), _("lên, xuống"), moved, here, 5, family="K J")
    saved = _("Lưu chương trình này để họp lần sau")
    yield Action("agenda.save", ("s", "f10"), _("lưu"), saved, here, 6, frozen)
    yield Action("agenda.leave", ("escape", "ctrl+q"), _("về"), _("Đóng, chưa họp"), here, 7)


def _pages() -> Iterator[Action]:
    here = (MEETING,)
    yield Action("meeting.next", ("pagedown", "space", "right", "down"), _("sau"), _("Trang sau"), here, 1)
    yield Action("meeting.previous", ("pageup", "left", "up"), _("trước"), _("Trang trước"), here, 2)
    yield Action("meeting.first", ("home",), _("đầu"), _("Trang đầu"), here)
    yield Action("meeting.last", ("end",), _("cuối"), _("Chỉ tiêu cuối của chương trình"), here)
    yield Action("meeting.jump", ("slash",), _("đến"), _("Gõ số thứ tự hoặc tên không dấu rồi Enter"), here, 4)
    concluded = _("Ghi kết luận về chỉ tiêu này: nội dung, cơ quan, thời hạn")
    yield Action("meeting.conclude", ("enter", "f12"), _("kết luận"), concluded, here, 3, frozen)
    yield Action("meeting.why", ("f4",), _("vì sao"), _("Vì sao có đánh giá này, đủ câu"), here, 5)
    both = (MEETING, ENDING)
    yield Action("meeting.blank", ("full_stop", "b"), _("tắt hình"), _("Tắt hình; phím nào cũng bật lại"), both, 6)
    yield Action("meeting.leave", ("escape", "f11"), _("thôi họp"), _("Thôi họp; lần sau họp tiếp được"), both, 7)


def _end() -> Iterator[Action]:
    here = (ENDING,)
    yield Action("ending.back", ("left", "h"), _("trang cuối"), _("Về trang cuối; PgUp ở dòng đầu cũng vậy"), here, 5)
    yield Action("ending.change", ("enter", "f12"), _("sửa"), _("Sửa kết luận đang chọn"), here, 2, frozen)
    yield Action("ending.withdraw", ("D", "delete"), _("rút"), _("Rút lại kết luận đang chọn"), here, 3, frozen)
    yield Action(
        "ending.export", ("x", "greater_than_sign"), _("xuất"), _("Xuất kết luận ra tệp Markdown"), here, 4, frozen
    )
