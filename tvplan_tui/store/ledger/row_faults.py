"""Flagged rows of a ledger in words: what is wrong, on which line, and what to write instead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import polars as pl

from tvplan_tui.domain.entry import astride_cure, astride_words
from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.numbers import show
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.problem import ERROR, WARNING
from tvplan_tui.domain.typed_period import read_period
from tvplan_tui.domain.vietnamese import nfc

from .cells import Dialect, brief, doubt, number_fault
from .columns import HARD, SOFT, UNSAFE, quotient
from .findings import MOST, Findings

_Words = tuple[str, str, str]
"""Column, message, cure."""


class _Odd(NamedTuple):
    """A row with at least one flag, and what it was read with."""

    row: Mapping[str, Any]
    plan: Plan
    dialect: Dialect


def tell(frame: pl.DataFrame, plan: Plan, dialect: Dialect, findings: Mapping[str, Findings]) -> None:
    """Report every flagged row of a converted frame to its file's findings."""
    _tell_unknown(frame, plan, findings)
    _tell_unsafe(frame, findings)
    _tell_early(frame, plan, findings)
    odd = frame.filter(pl.any_horizontal(*HARD, *SOFT))
    if odd.is_empty():
        return
    for (file,), rows in odd.group_by("file", maintain_order=True):
        found = findings[str(file)]
        for row in rows.head(MOST).with_columns(expected=quotient()).iter_rows(named=True):
            _tell_row(_Odd(row, plan, dialect), found)
        found.count(max(rows.height - MOST, 0))


def _tell_row(odd: _Odd, found: Findings) -> None:
    """Report each fault of one row."""
    for flag, words in _WORDS.items():
        if odd.row[flag]:
            column, message, cure = words(odd)
            found.add(odd.row["line"], column, message, cure, WARNING if flag in SOFT else ERROR)


def _tell_unknown(frame: pl.DataFrame, plan: Plan, findings: Mapping[str, Findings]) -> None:
    """Report each id that the plan does not have once a file, with the nearest one it has.

    Of an indicator that the config declares with a fault, that fault has been told.
    """
    refused = [nfc(name) for name in plan.refused]
    strangers = (
        frame.lazy()
        .filter(~pl.col("known") & pl.col("indicator").is_not_null() & ~pl.col("indicator").is_in(refused))
        .group_by("file", "indicator", maintain_order=True)
        .agg(pl.col("line").first(), count=pl.len())
        .sort("line")
        .collect(engine="in-memory")
    )
    for row in strangers.iter_rows(named=True):
        name = row["indicator"]
        message = _("kế hoạch không có chỉ tiêu “{id}”").format(id=brief(name))
        if row["count"] > 1:
            message = _("{message}; {count} dòng không được dùng").format(message=message, count=row["count"])
        near = _nearest(name, plan)
        cure = _("có phải “{id}”?").format(id=near) if near else _("khai báo chỉ tiêu trong config.toml")
        findings[row["file"]].add(row["line"], "indicator", message, cure, WARNING, id=name)


def _tell_unsafe(frame: pl.DataFrame, findings: Mapping[str, Findings]) -> None:
    """Report once a file that characters were replaced which a terminal would obey or nobody can see."""
    marked = (
        frame.lazy()
        .filter(pl.any_horizontal(UNSAFE))
        .group_by("file", maintain_order=True)
        .agg(pl.col("line", *UNSAFE).first(), count=pl.len())
        .collect(engine="in-memory")
    )
    for row in marked.iter_rows(named=True):
        column = next(name for name in UNSAFE if row[name]).removeprefix("unsafe_")
        message = _("có ký tự điều khiển, ký tự ẩn hoặc đổi chiều chữ; hiện thành �")
        if row["count"] > 1:
            message = _("{message}; cả thảy {count} dòng").format(message=message, count=row["count"])
        findings[row["file"]].add(row["line"], column, message, _("gõ lại ô ấy"), WARNING)


def _tell_early(frame: pl.DataFrame, plan: Plan, findings: Mapping[str, Findings]) -> None:
    """Report once a file that rows are older than the figures of this plan and of the year before it.

    A file of nothing but earlier years is kept for them; among newer rows an old one may be a slip.
    """
    marked = (
        frame.lazy()
        .filter(pl.col("known") & pl.col("last").is_not_null())
        .group_by("file", maintain_order=True)
        .agg(
            pl.col("line", "canon").filter("early").first(),
            count=pl.col("early").sum(),
            mixed=~pl.col("early").all(),
            unused=pl.col("unused").any(),
        )
        .filter((pl.col("count") > 0) & (pl.col("mixed") | pl.col("unused")))
        .collect(engine="in-memory")
    )
    for row in marked.iter_rows(named=True):
        message = _("{count} dòng của kỳ trước năm {year} (đầu là {period}) không dùng để đánh giá kế hoạch {plan}")
        told = message.format(count=row["count"], year=plan.year - 1, period=row["canon"], plan=plan.year)
        cure = _("sửa năm nếu gõ nhầm; số các năm trước nên để ở tệp riêng")
        findings[row["file"]].add(row["line"], "period", told, cure, WARNING)


def _nearest(name: str, plan: Plan) -> str | None:
    """Return the id a mistyped one was meant for: another case first, then the most alike."""
    from difflib import get_close_matches  # milliseconds to load, and most files have no fault

    folded = {key.casefold(): key for key in plan.by_id}
    near = get_close_matches(name[:100].casefold(), list(folded), n=1)
    return folded[near[0]] if near else None


def _no_id(odd: _Odd) -> _Words:
    example = next(iter(odd.plan.by_id), "KT1")
    return "indicator", _("dòng không có mã chỉ tiêu"), _("ghi mã, ví dụ {id}").format(id=example)


def _group(odd: _Odd) -> _Words:
    name = odd.row["indicator"]
    children = ", ".join(child.id for child in odd.plan.children.get(name, ()))
    cure = _("ghi cho các chỉ tiêu con: {ids}").format(ids=children) if children else ""
    return "indicator", _("{id} là tiêu đề nhóm, không nhận số liệu").format(id=name), cure


def _period(odd: _Odd) -> _Words:
    message = _("“{text}” không phải là một kỳ").format(text=brief(odd.row["period"] or ""))
    try:
        meant = read_period(odd.row["period"] or "")
    except ValueError:
        return "period", message, _("viết 2023-06, 2023-Q2, 2023-H1 hoặc 2023")
    return "period", message, _("viết {word}").format(word=meant)


def _late(odd: _Odd) -> _Words:
    period, year = Period(odd.row["first"], odd.row["last"]), odd.plan.year
    message = _("{period} nằm sau năm kế hoạch {year}, chưa được dùng").format(period=period.words(), year=year)
    return "period", message, _("sửa năm nếu gõ nhầm; nếu đúng thì để cho kế hoạch năm sau")


def _astride(odd: _Odd) -> _Words:
    period, end = Period(odd.row["first"], odd.row["last"]), odd.row["end"]
    told = astride_words(odd.row["indicator"], period, end)
    message = _("{told}; không được dùng").format(told=told)
    return "period", message, astride_cure(end, additive=odd.row["additive"])


def _status(odd: _Odd) -> _Words:
    message = _("“{text}” không phải tình trạng số liệu").format(text=brief(odd.row["status"]))
    cure = _("viết ước, sơ bộ, chính thức, rút (estimate, preliminary, official, withdrawn) hoặc để trống")
    return "status", message, cure


def _number(column: str) -> Callable[[_Odd], _Words]:
    def words(odd: _Odd) -> _Words:
        return column, *number_fault(str(odd.row[column]), odd.dialect)

    return words


def _assessment(odd: _Odd) -> _Words:
    message = _("“{text}” không phải là đánh giá; chỉ tiêu này định tính").format(text=brief(odd.row["value"]))
    return "value", message, _("viết đạt, chưa đạt hoặc đang thực hiện")


def _counted(_odd: _Odd) -> _Words:
    return "numerator", _("chỉ tiêu định tính không nhận tử số, mẫu số"), _("để trống hai ô ấy")


def _negative(odd: _Odd) -> _Words:
    message = _("mẫu số âm: {number}").format(number=show(odd.row["number_denominator"]))
    return "denominator", message, _("mẫu số phải lớn hơn hoặc bằng 0")


def _doubtful(odd: _Odd) -> _Words:
    return "value", *doubt(odd.row["value"], odd.dialect, odd.row["aim"])


def _half(odd: _Odd) -> _Words:
    missing, given = ("numerator", _("tử số")), ("denominator", _("mẫu số"))
    if odd.row["numerator"] is not None:
        missing, given = given, missing
    message = _("có {given} nhưng thiếu {missing}").format(given=given[1], missing=missing[1])
    return missing[0], message, _("ghi cả tử số và mẫu số")


def _lone(odd: _Odd) -> _Words:
    column, message, cure = _half(odd)
    return column, _("{message}; giá trị ở cột value được dùng").format(message=message), cure


def _nothing(_odd: _Odd) -> _Words:
    return "value", _("dòng không có số liệu"), _("ghi giá trị, hoặc tử số và mẫu số; nếu chưa có thì bỏ dòng này")


def _noted(_odd: _Odd) -> _Words:
    return "value", _("dòng chỉ có ghi chú, không có số liệu; kỳ này vẫn tính là thiếu"), ""


def _time(odd: _Odd) -> _Words:
    message = _("“{text}” không phải ngày giờ ghi sổ").format(text=brief(odd.row["recorded_at"]))
    return "recorded_at", message, _("viết 2023-07-05 hoặc 2023-07-05T08:30")


def _disagrees(odd: _Odd) -> _Words:
    message = _("giá trị {value} không khớp tử số / mẫu số, tính ra {expected}").format(
        value=brief(odd.row["value"]), expected=show(odd.row["expected"], 4)
    )
    return "value", message, _("sửa số sai, hoặc để trống value để tính từ tử số và mẫu số")


_WORDS: dict[str, Callable[[_Odd], _Words]] = {
    "no_id": _no_id,
    "group": _group,
    "bad_period": _period,
    "late": _late,
    "astride": _astride,
    "bad_status": _status,
    "bad_value": _number("value"),
    "bad_numerator": _number("numerator"),
    "bad_denominator": _number("denominator"),
    "bad_assessment": _assessment,
    "counted": _counted,
    "negative": _negative,
    "doubtful": _doubtful,
    "half": _half,
    "nothing": _nothing,
    "noted": _noted,
    "lone": _lone,
    "bad_time": _time,
    "disagrees": _disagrees,
}
