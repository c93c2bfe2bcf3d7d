"""Which files a ledger is made of: paths and globs inside one folder, regular files only."""

from __future__ import annotations

import errno
import glob
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tvplan_tui.domain.language import _
from tvplan_tui.domain.problem import ERROR, WARNING, Problem
from tvplan_tui.store.sanitize import clean

from .cells import brief

SUFFIXES = (".csv", ".parquet", ".xlsx")
VERDICTS, CONCLUSIONS, TASKS, CALENDAR, CLOSINGS = "verdicts", "conclusions", "tasks", "calendar", "closings"
"""Folders beside the figures for what people decided: verdicts given by hand, what meetings concluded, states of tasks
and of reports, closed periods."""
RECORDS = frozenset({VERDICTS, CONCLUSIONS, TASKS, CALENDAR, CLOSINGS})
"""A glob that reaches into one of them finds no figures there."""
MAX_BYTES = 512 * 1024 * 1024
"""Larger files are refused; figures of a province over decades are a thousandth of it."""


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """One file of the ledger.

    Attributes:
        name: the file as the user knows it: relative to the config's folder, else as given.
        path: where it is.
    """

    name: str
    path: Path


def sources(
    base: Path, patterns: Sequence[str], *, trusted: bool, config: str = ""
) -> tuple[list[Source], list[Problem]]:
    """Return the files that ``patterns`` name, sorted by name, each once.

    Args:
        base: folder that relative patterns start from.
        patterns: paths or globs.
        trusted: whether the list comes from the person at the keyboard; only then may it leave ``base``.
        config: the config that the list stands in; a pattern that names nothing is told with its place there.
    """
    found: dict[Path, Source] = {}
    problems: list[Problem] = []
    for pattern in patterns:
        for item in _named(base, pattern, trusted=trusted, config=config):
            if isinstance(item, Problem):
                problems.append(item)
            else:
                found.setdefault(item.path.resolve(), item)
    return sorted(found.values()), problems


def _named(base: Path, pattern: str, *, trusted: bool, config: str) -> Iterator[Source | Problem]:
    """Yield what one pattern names: its files, or why there are none."""
    shown = clean(pattern)
    if not pattern.strip() or "\0" in pattern:
        yield _unused(pattern, config, _("đường dẫn “{path}” không dùng được").format(path=shown))
        return
    if "://" in pattern:
        cure = _("tải tệp về thư mục data rồi ghi đường dẫn của nó")
        yield _unused(pattern, config, _("không đọc số liệu qua mạng: “{path}”").format(path=shown), cure)
        return
    expanded, paths = _matches(base, pattern)
    if not paths:
        cure = _("sửa [data] files, hoặc đặt tệp .csv, .parquet, .xlsx vào đó")
        yield _unused(pattern, config, _("không có tệp nào khớp “{path}”").format(path=shown), cure)
    for path in paths:
        yield _checked(base, path, trusted=trusted, expanded=expanded)


def _unused(pattern: str, config: str, message: str, cure: str = "") -> Problem:
    """Return what is wrong with a pattern: where it stands in the config, if that is where it comes from."""
    if not config:
        return Problem(clean(pattern).strip(), 0, "", message, cure)
    from tvplan_tui.store.config.data_place import data_place  # only where there is a fault

    line, key = data_place(Path(config), pattern)
    return Problem(clean(config), line, key, message, cure)


def _matches(base: Path, pattern: str) -> tuple[bool, list[Path]]:
    """Return whether a pattern was a glob, and the paths it names; a glob only names readable kinds of files."""
    literal = base / pattern
    try:
        if literal.exists() or literal.is_symlink():
            return False, [literal]
        names = sorted(glob.glob(pattern, root_dir=base, recursive=True))  # noqa: PTH207 -- takes absolute patterns too
    except (OSError, ValueError):
        return False, []
    return True, [
        base / name
        for name in names
        if Path(name).suffix.lower() in SUFFIXES
        and not Path(name).name.startswith("~$")  # Excel's lock files
        and Path(name).parent.name not in RECORDS
    ]


def _checked(base: Path, path: Path, *, trusted: bool, expanded: bool) -> Source | Problem:
    """Return the path as a source, or the reason it is none."""
    name = _name(base, path)
    try:
        inside = path.resolve().is_relative_to(base.resolve())
        info = path.stat()
    except (OSError, RuntimeError) as error:
        return _unopened(name, path, error)
    if not trusted and not inside:
        return Problem(
            name, 0, "", _("nằm ngoài thư mục của config.toml"), _("chép tệp vào thư mục ấy, hoặc dùng --data")
        )
    if stat.S_ISDIR(info.st_mode):
        cure = _("ghi {name}/*.csv").format(name=name.rstrip("/"))
        return Problem(name, 0, "", _("là một thư mục, không phải tệp"), cure, WARNING if expanded else ERROR)
    if not stat.S_ISREG(info.st_mode):
        cure = _("lưu số liệu thành tệp .csv rồi ghi tên tệp ấy vào [data] files")
        return Problem(name, 0, "", _("không phải tệp thường (ống dẫn, thiết bị hoặc socket)"), cure)
    if path.suffix.lower() not in SUFFIXES:
        return Problem(name, 0, "", _("không phải tệp .csv, .parquet hoặc .xlsx"), _("lưu lại thành CSV UTF-8"))
    if info.st_size > MAX_BYTES:
        return Problem(
            name,
            0,
            "",
            _("lớn {size} MiB, quá giới hạn {most} MiB").format(size=info.st_size >> 20, most=MAX_BYTES >> 20),
            _("chia thành nhiều tệp theo năm"),
        )
    return Source(name, path)


def _unopened(name: str, path: Path, error: BaseException) -> Problem:
    """Return why a path leads to no file, and what to do; a link that leads nowhere is told as one."""
    if path.is_symlink() and isinstance(error, FileNotFoundError):
        message = _("liên kết trỏ tới tệp không còn ở đó")
    elif isinstance(error, RuntimeError) or getattr(error, "errno", None) == errno.ELOOP:
        message = _("liên kết trỏ vòng về chính nó")
    else:
        message = _("không mở được: {reason}").format(reason=reason(error))
        cure = _("xin quyền đọc tệp, hoặc dùng bản sao") if isinstance(error, PermissionError) else ""
        return Problem(name, 0, "", message, cure)
    return Problem(name, 0, "", message, _("thay liên kết bằng chính tệp số liệu, hoặc sửa [data] files"))


def _name(base: Path, path: Path) -> str:
    """Return a path as the user knows it, safe to show."""
    try:
        shown = path.relative_to(base)
    except ValueError:
        shown = path
    return clean(shown.as_posix())


def reason(error: BaseException) -> str:
    """Return why a file could not be read, without its path (told apart) and in words where known."""
    if isinstance(error, PermissionError):
        return _("không có quyền đọc")
    if isinstance(error, FileNotFoundError):
        return _("không có tệp này")
    if isinstance(error, OSError) and error.strerror:
        return brief(error.strerror)
    return brief(str(error).splitlines()[0] if str(error) else type(error).__name__)
