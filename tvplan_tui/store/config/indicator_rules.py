"""What the keys of one indicator must say together, beyond each being readable alone.

Every rule yields ``(key, message, cure)``, the key a path where it lies deeper. A rule asks ``raw`` whether a key was
written, and ``values`` for what it says, so that an unreadable value is told once only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from tvplan_tui.domain.indicator import Bound, Kind, Pace, Thresholds
from tvplan_tui.domain.language import _
from tvplan_tui.domain.period import Period, year_of

from .faults import Faults
from .toml_lines import Path

Finding = tuple[str | Path, str, str]
Slip = tuple[str, str, str]

_NUMERIC = (
    "bound",
    "target",
    "low",
    "high",
    "ceiling",
    "behind",
    "pace",
    "profile",
    "milestones",
    "companion",
    "reported",
    "revisions",
)
"""Keys that mean nothing without a number to judge."""


class Draft(NamedTuple):
    """An indicator before it is one.

    Attributes:
        raw: the keys as written.
        values: those that could be read.
        year: the plan's year; 0 when it is not known.
        thresholds: the plan's.
    """

    raw: Mapping[str, Any]
    values: Mapping[str, Any]
    year: int
    thresholds: Thresholds

    def number(self, name: str) -> float | None:
        """Return a number of it; None if absent or unreadable."""
        value: float | None = self.values.get(name)
        return value

    @property
    def edges(self) -> list[float]:
        """The numbers among target, low and high."""
        return [value for name in ("target", "low", "high") if (value := self.number(name)) is not None]

    @property
    def aimed(self) -> bool:
        """Whether any target was written, readable or not."""
        return bool(self.raw.keys() & {"target", "low", "high"})


def judge(draft: Draft, path: Path, faults: Faults) -> None:
    """Add what the keys contradict each other in; a draft of unknown kind is not judged further."""
    kind = draft.values.get("kind")
    if kind is None:
        return
    if kind in (Kind.GROUP, Kind.QUALITATIVE):
        rules = [_numberless]
    else:
        rules = [_bound, _edges, _ceiling, _behind, _course, _milestones, _growth, _revisions]
    for rule in rules:
        for key, message, cure in rule(draft):
            faults.add((*path, *((key,) if isinstance(key, str) else key)), message, cure)
    if kind not in (Kind.GROUP, Kind.QUALITATIVE) and draft.values.get("unit") == "":
        faults.warn((*path, "unit"), _("chưa có đơn vị"), _('ghi đơn vị tính, như "%" hoặc "tỷ đồng"'))
    if "due_month" in draft.values and draft.values.get("pace") != Pace.ONCE and kind != Kind.MILESTONE:
        message = _('due_month chỉ có tác dụng với pace = "once"')
        faults.warn((*path, "due_month"), message, _('thêm pace = "once", hoặc bỏ due_month'))
    for position, item in enumerate(draft.values.get("revisions", ())):
        if draft.year and item.date > year_of(draft.year, draft.values.get("year_start", 1)).cut_off().isoformat():
            message = _("ngày {date} sau năm {year} của kế hoạch, nên không kỳ nào xét theo mục tiêu này")
            told = message.format(date=item.date, year=draft.year)
            faults.warn((*path, "revisions", position, "date"), told, _("xem lại năm"))


def _numberless(draft: Draft) -> Iterator[Finding]:
    for key in _NUMERIC:
        if key in draft.raw:
            message = _('kind = "{kind}" không có số, nên không có {key}').format(kind=draft.values["kind"], key=key)
            yield key, message, _("bỏ {key}, hoặc đổi kind").format(key=key)


def _bound(draft: Draft) -> Iterator[Finding]:
    if draft.aimed and "bound" not in draft.raw:
        example = "between" if draft.raw.keys() & {"low", "high"} else "at_least"
        yield "bound", _("có mục tiêu mà thiếu bound"), f'bound = "{example}"'


def _edges(draft: Draft) -> Iterator[Finding]:
    bound = draft.values.get("bound")
    low, high, target = (draft.number(name) for name in ("low", "high", "target"))
    ranged = draft.raw.keys() & {"low", "high"}
    if bound == Bound.AT_MOST:
        for name in sorted(ranged):
            yield name, _('bound = "at_most" chỉ có target, không có {key}').format(key=name), _("ghi vào target")
        return
    if bound == Bound.AT_LEAST and ranged and "target" in draft.raw:
        yield "target", _("đã có low và high thì không ghi target"), _("giữ target, hoặc giữ low và high")
    if len(ranged) == 1:
        other = "high" if "low" in ranged else "low"
        yield other, _("có {one} mà thiếu {other}").format(one=min(ranged), other=other), _("ghi cả low và high")
    if bound == Bound.BETWEEN and not draft.aimed:
        yield "low", _('bound = "between" thiếu low và high'), _("ghi low và high, hoặc một mình target")
    if low is not None and high is not None and low > high:
        yield "low", _("low ({low:g}) lớn hơn high ({high:g})").format(low=low, high=high), _("đổi chỗ hai số")
    elif bound == Bound.BETWEEN and target is not None and not _within(target, low, high):
        yield "target", _("target nằm ngoài khoảng low – high"), _("ghi target trong khoảng đó, hoặc bỏ target")


def _within(value: float, low: float | None, high: float | None) -> bool:
    return (low is None or low <= value) and (high is None or value <= high)


def _ceiling(draft: Draft) -> Iterator[Finding]:
    ceiling = draft.number("ceiling")
    highest = max(draft.edges, default=None)
    if ceiling is not None and highest is not None and ceiling < highest:
        message = _("trần {ceiling:g} thấp hơn mục tiêu {target:g}").format(ceiling=ceiling, target=highest)
        yield "ceiling", message, _("nâng ceiling, hoặc bỏ dòng này")


def _behind(draft: Draft) -> Iterator[Finding]:
    behind = draft.number("behind")
    if behind is None:
        return
    if draft.values["kind"] == Kind.GROWTH:
        if behind > 100:
            yield "behind", _("behind của growth là số điểm %, {value:g} quá lớn").format(value=behind), "behind = 1.0"
    elif behind > draft.thresholds.on_track:
        message = _("behind {value:g} lớn hơn on_track {on_track:g}; 1.0 = 100 %")
        yield "behind", message.format(value=behind, on_track=draft.thresholds.on_track), "behind = 0.9"


def _course(draft: Draft) -> Iterator[Finding]:
    """Profile, milestones and pace each say what is expected before the year ends: one of them speaks."""
    shaped = [name for name in ("profile", "milestones") if name in draft.raw]
    if len(shaped) == 2:
        yield "profile", _("có cả profile và milestones"), _("giữ một trong hai")
    pace = draft.values.get("pace")
    if shaped and pace in (Pace.FULL, Pace.ONCE):
        message = _('pace = "{pace}" trái với {key}').format(pace=pace, key=shaped[0])
        yield "pace", message, _("bỏ pace, hoặc bỏ {key}").format(key=shaped[0])


def _milestones(draft: Draft) -> Iterator[Finding]:
    milestones = draft.values.get("milestones", ())
    if milestones and not draft.aimed:
        yield "milestones", _("có milestones mà chưa có mục tiêu cả năm"), _("ghi target")
    if not draft.year:
        return
    end = year_of(draft.year, draft.values.get("year_start", 1)).last
    for name, _value in milestones:
        if not end - 12 < Period.parse(name).last <= end:
            first, last = (Period(at, at).words() for at in (end - 11, end))
            message = _("kỳ {period} không thuộc năm của chỉ tiêu").format(period=name)
            yield "milestones", message, _("dùng kỳ từ {first} đến {last}").format(first=first, last=last)


def _revisions(draft: Draft) -> Iterator[Finding]:
    if not draft.raw.get("revisions") or "revisions" not in draft.values:  # none, or no list of blocks
        return
    if "bound" not in draft.raw:
        yield "bound", _("có mục tiêu điều chỉnh mà thiếu bound"), 'bound = "at_least"'
    before = {name: draft.number(name) for name in ("target", "low", "high")}
    for position, item in enumerate(draft.raw["revisions"]):
        for key, message, cure in _revised(draft, item, before):
            yield ("revisions", position, key), message, cure
    ceiling = draft.number("ceiling")
    numbers = [value for one in draft.values["revisions"] for value in (one.value, one.low, one.high)]
    highest = max((value for value in numbers if value is not None), default=None)
    if ceiling is not None and highest is not None and ceiling < highest:
        message = _("trần {ceiling:g} thấp hơn mục tiêu điều chỉnh {target:g}")
        yield "ceiling", message.format(ceiling=ceiling, target=highest), _("nâng ceiling, hoặc sửa value")


def _revised(draft: Draft, item: Mapping[str, Any], before: Mapping[str, float | None]) -> Iterator[Slip]:
    """Judge one revision: a number is adjusted by a number, a range by both its edges."""
    edges = [name for name in ("low", "high") if name in item]
    if draft.raw.keys() & {"low", "high"}:
        if "value" in item and "target" not in draft.raw:
            message = _("mục tiêu là khoảng low – high, không điều chỉnh bằng một số được")
            yield "value", message, _("bỏ value, ghi low và high")
            return
        for name in ("low", "high"):
            if name not in item:
                message = _("mục tiêu là khoảng low – high: lần điều chỉnh thiếu {key}").format(key=name)
                yield name, message, _("ghi cả low và high")
        yield from _new_range(draft, item, before)
        return
    for name in edges:
        yield name, _("mục tiêu là một số, không có {key}").format(key=name), _("ghi vào value")
    if "value" not in item:
        message = _("thiếu khóa bắt buộc {key}").format(key="value")
        yield "value", message, _("thêm {example}").format(example="value = 10.38")


def _new_range(draft: Draft, item: Mapping[str, Any], before: Mapping[str, float | None]) -> Iterator[Slip]:
    """Judge the numbers of a range as adjusted; a target it may have stays unless ``value`` says otherwise."""
    said = (item.get("value", before["target"]), item.get("low"), item.get("high"))
    target, low, high = (value if _is_number(value) else None for value in said)
    if low is not None and high is not None and low > high:
        yield "low", _("low ({low:g}) lớn hơn high ({high:g})").format(low=low, high=high), _("đổi chỗ hai số")
    elif draft.values.get("bound") == Bound.BETWEEN and target is not None and not _within(target, low, high):
        message = _("mục tiêu {target:g} nằm ngoài khoảng mới").format(target=target)
        yield "value", message, _("ghi value trong khoảng đó")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _growth(draft: Draft) -> Iterator[Finding]:
    """A rate of growth is the same at any time of the year: it cannot be divided."""
    if draft.values["kind"] != Kind.GROWTH:
        return
    if draft.values.get("pace") == Pace.PRORATA:
        yield "pace", _("tốc độ tăng không chia theo thời gian được"), 'pace = "full"'
    if "profile" in draft.raw:
        yield "profile", _("tốc độ tăng không chia theo thời gian được"), _("bỏ profile")
