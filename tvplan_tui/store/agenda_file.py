"""The agenda picked by hand for the meetings of an office: ``data/agenda.toml``, a list of ids beside the figures."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _

from .files import read, replace
from .refusals import NotSavedError, refusal
from .sanitize import clean

LARGEST = 1 << 20
"""Bytes; a list of ids is a thousandth of it."""
_KEY = "indicators"


def agenda_path(plan: Plan) -> Path:
    """Return where the agenda of a plan is kept."""
    return Path(plan.file).parent / "data" / "agenda.toml"


def read_agenda(plan: Plan) -> tuple[tuple[str, ...], str]:
    """Return the ids of the agenda that the plan still has, and what is wrong with the file ("" if nothing).

    A file that is not there is an agenda of nothing.
    """
    try:
        data = read(agenda_path(plan)).data
        ids = _ids(data) if data else ()
    except (NotSavedError, ValueError, RecursionError) as fault:
        return (), _("không đọc được data/agenda.toml: {reason}").format(reason=clean(str(fault))[:120])
    gone = [one for one in ids if one not in plan.by_id]
    told = _("data/agenda.toml nêu chỉ tiêu không có trong kế hoạch: {ids}")
    return tuple(one for one in ids if one in plan.by_id), told.format(ids=clean(", ".join(gone))) if gone else ""


def _ids(data: bytes) -> tuple[str, ...]:
    """Return the ids a file lists, each once; ValueError says what is wrong with it."""
    if len(data) > LARGEST:
        raise ValueError(_("tệp quá lớn"))
    listed = tomllib.loads(data.decode("utf-8-sig")).get(_KEY)
    if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
        raise ValueError(_('cần một dòng {key} = ["mã", "mã"]').format(key=_KEY))
    return tuple(dict.fromkeys(listed))


def write_agenda(plan: Plan, ids: Sequence[str]) -> Path:
    """Write the agenda whole; returns the file.

    Raises:
        NotSavedError: the system refused, or the file holds what cannot be read and would be lost.
    """
    path = agenda_path(plan)

    def made(old: bytes) -> bytes:
        if old:
            try:
                _ids(old)
            except (ValueError, RecursionError) as fault:
                raise NotSavedError(
                    _("Chưa ghi được data/agenda.toml: tệp đang có không đọc được ({reason})").format(
                        reason=clean(str(fault))[:80]
                    ),
                    _("sửa hoặc xóa tệp ấy"),
                ) from None
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
