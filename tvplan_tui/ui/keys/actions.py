"""The one table of actions: keys, words, where they work, why one is refused just now.

Bindings, footer, palette, help, the README and ``tvplan keys`` all come from here. It
imports no Textual, so that the command line can print the keys without loading a screen.
"""

from __future__ import annotations

from collections.abc import Iterator

from tvplan_tui.domain.language import _

from .action import (
    AGENDA,
    ALONE,
    APP,
    BROKEN,
    CALENDAR,
    CHANGES,
    CHART,
    ENDING,
    INDICATOR,
    LISTS,
    LOG,
    MEETING,
    OVERVIEW,
    PROBLEMS,
    SECTOR,
    SPARKS,
    TASKS,
    WHY,
    YEAR,
    Action,
)
from .compare_actions import comparing
from .duty_actions import duties
from .export_actions import exports
from .form_actions import forms
from .meeting_actions import meeting
from .situation import (
    at_edge,
    no_sector,
    unassessable,
    unchangeable,
    undrawable,
    uneditable,
    unenterable,
    unjudged,
    unread,
    unrevisable,
    unrevocable,
    unsearched,
    unwritable,
)


def _moving() -> Iterator[Action]:
    tables = (LISTS, OVERVIEW, SECTOR, PROBLEMS, LOG, CHANGES, YEAR, TASKS, CALENDAR, AGENDA, ENDING)
    yield Action("grid.up", ("up", "k"), _("chọn"), _("Lên, xuống một dòng"), tables, 1, family="↑↓", widget=True)
    yield Action("grid.down", ("down", "j"), _("chọn"), _("Lên, xuống một dòng"), tables, 1, family="↑↓", widget=True)
    yield Action(
        "grid.page_up", ("pageup",), _("trang"), _("Lên, xuống một trang"), tables, family="PgUp PgDn", widget=True
    )
    yield Action(
        "grid.page_down", ("pagedown",), _("trang"), _("Lên, xuống một trang"), tables, family="PgUp PgDn", widget=True
    )
    yield Action("grid.first", ("home", "g"), _("đầu"), _("Về dòng đầu"), tables, widget=True)
    yield Action("grid.last", ("end", "G"), _("cuối"), _("Đến dòng cuối"), tables, widget=True)
    lists = (OVERVIEW, SECTOR, CHANGES, YEAR, TASKS, CALENDAR)
    yield Action("grid.choose", ("enter",), _("mở"), _("Mở dòng đang chọn"), lists, 2, widget=True)


def _places() -> Iterator[Action]:
    yield Action("overview", ("0",), _("tổng quan"), _("Tổng quan cả kế hoạch"), (APP,))
    for number in range(1, 10):
        yield Action(
            f"sector.{number}",
            (str(number),),
            _("lĩnh vực"),
            _("Bảng của một lĩnh vực"),
            (APP,),
            why=no_sector(number),
            family="1…9",
            palette=False,
        )
    yield Action("back", ("escape",), _("về"), _("Quay lại; ở bảng: bỏ lọc, bỏ xếp"), (APP,), 9)
    yield Action("pane", ("tab",), _("khung"), _("Sang khung kế tiếp"), (OVERVIEW, SECTOR), palette=False)


def _periods() -> Iterator[Action]:
    first = at_edge(-1, lambda: _("Đây là kỳ đầu của năm kế hoạch"))
    last = at_edge(1, lambda: _("Đây là kỳ cuối của năm kế hoạch"))
    yield Action("period.previous", ("comma", "ctrl+left"), _("kỳ"), _("Lùi một kỳ"), (APP,), 6, first, family=", .")
    yield Action("period.next", ("full_stop", "ctrl+right"), _("kỳ"), _("Tiến một kỳ"), (APP,), 6, last, family=", .")


def _table() -> Iterator[Action]:
    here = (SECTOR,)
    told = _("Lọc: chữ không dấu, ! ? @cơ quan #lĩnh vực -trừ")
    both = (OVERVIEW, SECTOR)
    yield Action("filter", ("slash",), _("lọc"), told, both, 3)
    yield Action("match.next", ("n", "ctrl+n"), _("tới"), _("Đến chỗ khớp kế tiếp"), here, why=unsearched)
    yield Action("match.previous", ("N", "ctrl+k"), _("lùi"), _("Về chỗ khớp trước"), here, why=unsearched)
    yield Action(
        "only.alarms", ("exclamation_mark",), _("nguy cơ"), _("Chỉ hiện dòng nguy cơ, không đạt"), both, 4, unread
    )
    yield Action("only.missing", ("m", "f7"), _("thiếu"), _("Chỉ hiện dòng thiếu số liệu"), both, 5, unread)
    yield Action("views", ("F", "ctrl+v"), _("khung"), _("Khung nhìn đã lưu: lọc và xếp"), both, why=unread)
    yield Action("sort", ("s", "f8"), _("xếp"), _("Xếp theo cột; bấm nữa: đảo chiều, rồi cột sau"), here, 8, unread)
    yield Action("sort.plan", ("S", "ctrl+o"), _("thứ tự gốc"), _("Trở về thứ tự của kế hoạch"), here)
    yield Action("tree.toggle", ("space",), _("gập"), _("Gập hoặc mở phần “trong đó”"), here, 9)
    yield Action("tree.fold", ("left", "h"), _("gập"), _("Gập phần “trong đó”, hoặc lên dòng cha"), here)
    yield Action("tree.unfold", ("right", "l"), _("mở"), _("Mở phần “trong đó”"), here)
    yield Action("detail", ("d", "f3"), _("chi tiết"), _("Hiện hoặc ẩn khung chi tiết"), here, 10)


def _one() -> Iterator[Action]:
    anywhere = (OVERVIEW, SECTOR, INDICATOR, CHANGES, YEAR, SPARKS)
    yield Action("chart", ("t", "f6"), _("đồ thị"), _("Đồ thị toàn màn hình"), anywhere, 7, undrawable)
    yield Action("why", ("i", "f4"), _("vì sao"), _("Vì sao có đánh giá này"), (*anywhere, CHART), 7, unjudged)
    yield Action(
        "copy", ("y", "ctrl+y"), _("chép"), _("Chép dòng này vào bộ nhớ tạm (TSV)"), (*anywhere, CHART), 11, unjudged
    )
    pages = (INDICATOR, CHART)
    yield Action("page.previous", ("left", "h"), _("chỉ tiêu"), _("Chỉ tiêu trước, sau"), pages, 2, family="←→")
    yield Action("page.next", ("right", "l"), _("chỉ tiêu"), _("Chỉ tiêu trước, sau"), pages, 2, family="←→")
    yield Action("view.next", ("tab", "v"), _("kiểu"), _("Kiểu đồ thị kế tiếp"), (CHART,), 3)


def _plan() -> Iterator[Action]:
    shown, one = (OVERVIEW, SECTOR, INDICATOR), (SECTOR, INDICATOR)
    yield Action("add", ("a", "insert"), _("thêm"), _("Thêm một chỉ tiêu vào kế hoạch"), shown, 11, uneditable)
    yield Action("change", ("A", "ctrl+t"), _("sửa"), _("Sửa chỉ tiêu đang chọn"), one, why=unchangeable)
    yield Action(
        "revise", ("M", "equals_sign"), _("mục tiêu"), _("Điều chỉnh mục tiêu của chỉ tiêu này"), one, why=unrevisable
    )
    yield Action("retire", ("R", "ctrl+r"), _("ngừng"), _("Ngừng theo dõi chỉ tiêu này"), one, why=unchangeable)
    yield Action("delete", ("D", "delete"), _("xóa"), _("Xóa chỉ tiêu này khỏi kế hoạch"), one, why=unchangeable)


def _figures() -> Iterator[Action]:
    here = (OVERVIEW, SECTOR, INDICATOR)
    yield Action("entry", ("e", "f12"), _("nhập"), _("Nhập số liệu của chỉ tiêu, kỳ này"), here, 5, unenterable)
    yield Action("month", ("E", "ctrl+e"), _("nhập cả cột"), _("Nhập cả lĩnh vực một kỳ"), here, why=unwritable)
    yield Action("undo", ("u", "ctrl+u"), _("rút lại"), _("Rút lại số mình vừa nhập ở kỳ này"), here, why=unrevocable)
    told, one = _("Nhận định của người phụ trách bên cạnh đánh giá của phần mềm"), (SECTOR, INDICATOR)
    yield Action("verdict", ("O", "percent_sign"), _("nhận định"), told, one, why=unassessable)
    yield Action("log", ("v", "ctrl+l"), _("nhật ký"), _("Ai ghi gì, lúc nào"), here, why=unjudged)


def _review() -> Iterator[Action]:
    told = _("Có gì thay đổi so với kỳ trước, hoặc so với một ngày")
    yield Action("changes", ("b", "ctrl+d"), _("thay đổi"), told, (APP,), why=unread)
    told = _("Chọn so với kỳ nào, ngày nào")
    yield Action("since", ("s", "f8"), _("so với"), told, (CHANGES,), 3, unread)
    box = (WHY,)
    told = _("Chép đoạn này vào bộ nhớ tạm (OSC 52)")
    yield Action("paragraph.copy", ("y", "ctrl+y"), _("chép"), told, box, 1, palette=False)
    told = _("Ghi đoạn này ra tệp, khi terminal không chép được")
    yield Action("paragraph.save", ("s", "f10"), _("ghi ra tệp"), told, box, 2, palette=False)
    keys = ("escape", "enter", "space", "i", "f4", "q")
    yield Action("paragraph.close", keys, _("về"), _("Đóng"), box, 3, palette=False)


def _always() -> Iterator[Action]:
    yield Action("reload", ("r", "f5"), _("đọc lại"), _("Đọc lại cấu hình và số liệu"), (APP, BROKEN), 12)
    yield Action("theme", ("T", "f9"), _("màu"), _("Đổi bộ màu"), (APP, BROKEN))
    yield Action("problems", ("c", "f2"), _("vấn đề"), _("Mọi lỗi của cấu hình và số liệu"), (APP,))
    yield Action("palette", ("colon", "ctrl+p"), _("lệnh"), _("Bảng lệnh: tìm lệnh, chỉ tiêu, lĩnh vực, kỳ"), (APP,))
    helped = (APP, AGENDA, MEETING, ENDING)
    yield Action("help", ("question_mark", "f1"), _("trợ giúp"), _("Phím của màn hình này"), helped, 13)
    yield Action(
        "suspend",
        ("ctrl+z",),
        _("tạm dừng"),
        _("Tạm về dòng lệnh; gõ fg để quay lại"),
        (APP, BROKEN),
        why=lambda now: _("Đang mở chỉ để xem: không ra dòng lệnh được") if now.read_only else "",
        palette=False,
    )
    yield Action("quit", ("q", "ctrl+q"), _("thoát"), _("Thoát"), (APP, BROKEN), 14)


def actions() -> tuple[Action, ...]:
    """Return every action, in the order help lists them, with words in the language in use."""
    return (
        *(*_moving(), *_table(), *_one(), *comparing()),
        *(*_plan(), *_figures()),
        *duties(),
        *forms(),
        *_review(),
        *meeting(),
        *exports(),
        *_periods(),
        *_places(),
        *_always(),
    )


def on_screen(scope: str) -> tuple[Action, ...]:
    """Return the actions that work on one screen, its own before those of the whole app."""
    everywhere = scope not in ALONE
    own = [action for action in actions() if scope in action.scopes]
    return (*own, *(action for action in actions() if everywhere and APP in action.scopes and action not in own))


def find(action_id: str) -> Action:
    """Return the action with this id; KeyError if there is none."""
    for action in actions():
        if action.id == action_id:
            return action
    raise KeyError(action_id)
