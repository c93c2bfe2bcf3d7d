"""The agenda picked by hand for the meetings of an office: ``data/agenda.toml``, a list of ids beside the figures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.problem import WARNING, Problem

from .config.faults import Slip, shown
from .config.text_file import decode, read_bytes
from .config.toml_document import Document, read_document
from .files import replace
from .refusals import NotSavedError, refusal

NAME = "data/agenda.toml"
"""The file, as its users know it."""
LARGEST = 1 << 20
"""Bytes; a list of ids is a thousandth of it."""
_KEY = "indicators"


def agenda_path(plan: Plan) -> Path:
    """Return where the agenda of a plan is kept."""
    return Path(plan.file).parent / "data" / "agenda.toml"


def read_agenda(plan: Plan) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Return the ids of the agenda that the plan still has, and what is wrong with the file.

    A file that is not there is an agenda of nothing.
    """
    path = agenda_path(plan)
    if not path.exists():
        return (), ()
    data = read_bytes(path, LARGEST)
    ids = data if isinstance(data, Slip) else _ids(data)
    if isinstance(ids, Slip):
        return (), (Problem(NAME, ids.line, "", ids.message, ids.cure),)
    gone = [one for one in ids if one not in plan.by_id]
    told = _("nêu chỉ tiêu không có trong kế hoạch: {ids}").format(ids=shown(", ".join(gone)))
    cure = _("sửa mã ấy, hoặc lưu lại chương trình họp")
    lost = (Problem(NAME, 0, _KEY, told, cure, WARNING),) if gone else ()
    return tuple(one for one in ids if one in plan.by_id), lost


def _ids(data: bytes) -> tuple[str, ...] | Slip:
    """Return the ids a file lists, each once, or what is wrong with it."""
    text = decode(data)
    document = text if isinstance(text, Slip) else read_document(text)
    if isinstance(document, Slip):
        return document
    slips = document.slips if isinstance(document, Document) else document
    if not isinstance(document, Document) or slips:
        return slips[0]
    listed = document.data.get(_KEY)
    if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
        asked = _('cần một dòng {key} = ["mã", "mã"]').format(key=_KEY)
        return Slip(0, _("không có danh sách mã chỉ tiêu"), asked)
    return tuple(dict.fromkeys(listed))


def write_agenda(plan: Plan, ids: Sequence[str]) -> Path:
    """Write the agenda whole; returns the file.

    Raises:
        NotSavedError: the system refused, or the file holds what cannot be read and would be lost.
    """
    path = agenda_path(plan)

    def made(old: bytes) -> bytes:
        if old:
            found = _ids(old)
            if isinstance(found, Slip):
                reason = Problem(NAME, found.line, "", found.message)
                told = _("Chưa ghi được chương trình họp, tệp đang có không đọc được: {reason}").format(reason=reason)
                raise NotSavedError(told, _("sửa hoặc xóa tệp ấy"))
        return _spelled(ids)

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refusal(error, path.parent) from None
    replace(path, made)
    return path


def _spelled(ids: Sequence[str]) -> bytes:
    import tomli_w

    head = _("# Chương trình họp tự chọn, theo thứ tự họp. tvplan viết lại cả tệp này mỗi khi lưu chương trình.")
    return f"{head}\n{tomli_w.dumps({_KEY: list(ids)})}".encode()
