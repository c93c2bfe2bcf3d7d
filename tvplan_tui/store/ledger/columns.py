"""Text cells to figures, column by column for whole files; what does not convert is flagged, not lost.

Every rule is one Polars expression; a flag is a Boolean column named after the fault
(``HARD`` leaves the row out, ``SOFT`` keeps it). ``row_faults`` puts flagged rows into words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

import polars as pl

from tvplan_tui.domain.indicator import Kind, Plan, Reported
from tvplan_tui.domain.numbers import MINUS
from tvplan_tui.domain.path import is_additive, year_end
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.status import WITHDRAWN
from tvplan_tui.domain.vietnamese import nfc
from tvplan_tui.store.sanitize import REPLACEMENT

from .cells import ASSESSMENTS, GROUPED, RANKS, Dialect, word_key
from .headers import COLUMNS, NUMBERS
from .years import EARLY, outside

HARD = (
    *("no_id", "group", "bad_period", "bad_status", "bad_value", "bad_numerator", "bad_denominator", "bad_assessment"),
    *("counted", "negative", "doubtful", "half", "nothing"),
)
SOFT = ("noted", "lone", "bad_time", "disagrees", "late", "astride")

_SPOKEN = ("area", "note", "source", "recorded_by")
# The same characters as sanitize.clean, which has surrogates too: UTF-8 cannot hold them.
_UNSAFE = (
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_HIDDEN = _UNSAFE.replace("\x00-\x1f", "\x00-\x08\x0b\x0c\x0e-\x1f")  # line breaks and tabs are white space
UNSAFE = tuple(f"unsafe_{name}" for name in _SPOKEN)
"""Flags of cells in which something was replaced; their rows are used, and counted once a file."""
_BREAKS = r"[ \t]*[\r\n\t]+[ \t]*"
_VN = r"^[-+]?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?$"
_ISO = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?$"
_VN_DATE = r"^([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})$"
ENGINE: Literal["in-memory"] = "in-memory"
"""Keeps the rows in order, and is half the time of the streaming engine on a ledger's few thousand rows."""

FAR, NEAR = 100.0, 10.0
"""A reading this many times off the target, beside one within ``NEAR`` times, is doubtful."""


def convert(raw: pl.LazyFrame, plan: Plan, dialect: Dialect) -> pl.DataFrame:
    """Return figures and flags beside the cells they came from.

    Args:
        raw: the columns of ``headers.COLUMNS`` that the files have, text or numbers, with ``line`` and whatever
            else the caller needs back.
        plan: what the ids mean.
        dialect: how numbers are written.

    Returns:
        The rows that are not blank, in their order: cells (trimmed, cleaned, null if empty), ``first last canon``
        of the period, ``rank``, ``number_value number_numerator number_denominator``, ``verdict`` of a written
        assessment, ``time`` of recording, what the plan says of the indicator, the flags, ``usable`` (no hard
        one) and ``sound`` (none at all).
    """
    cells = _cells(raw)
    schema = cells.schema
    words = _words_in(cells, plan)
    frame = (
        cells.lazy()
        .join(_plan_frame(plan).lazy(), on="indicator", how="left", maintain_order="left")
        .join(_periods(words["period"]).lazy(), on="period", how="left", maintain_order="left")
        .with_columns(
            *(_number(name, schema[name], dialect).alias(f"number_{name}") for name in NUMBERS),
            rank=_meaning("status", words["status"], RANKS, pl.Int8()),
            verdict=pl.when("judged").then(_meaning("value", words["value"], ASSESSMENTS, pl.String())),
            time=_time(dialect),
            known=pl.col("judged").is_not_null(),
        )
        .with_columns(**_flags(schema, dialect), **outside(plan))
        .with_columns(usable=pl.col("known") & ~pl.any_horizontal(HARD))
        .with_columns(sound=pl.col("usable") & ~pl.any_horizontal(*SOFT, *UNSAFE, EARLY))
    )
    return frame.collect(engine=ENGINE)


def _cells(raw: pl.LazyFrame) -> pl.DataFrame:
    """Return every known column trimmed, cleaned, null if empty; blank rows are gone."""
    schema = raw.collect_schema()
    texts = [name for name in COLUMNS if schema.get(name) == pl.String]
    absent = [pl.lit(None, pl.String).alias(name) for name in COLUMNS if name not in schema]
    hidden = {
        f"unsafe_{name}": (pl.col(name) if name in texts else pl.lit("")).str.contains(_HIDDEN).fill_null(value=False)
        for name in _SPOKEN
    }
    filled = ~pl.all_horizontal(pl.col(COLUMNS).is_null())
    return raw.with_columns(*absent, *map(_trimmed, texts), **hidden).filter(filled).collect(engine=ENGINE)


def _words_in(cells: pl.DataFrame, plan: Plan) -> dict[str, list[str]]:
    """Return the distinct periods and statuses, and the distinct values of qualitative indicators."""
    judged = [nfc(indicator.id) for indicator in plan.indicators if indicator.kind is Kind.QUALITATIVE]
    written = pl.col("value").cast(pl.String).filter(pl.col("indicator").is_in(judged))
    found = cells.select(
        words.drop_nulls().unique().implode() for words in (pl.col("period"), pl.col("status"), written)
    )
    return {name: found[name][0].to_list() for name in found.columns}


def _trimmed(name: str) -> pl.Expr:
    """Return a text column without outer white space, cleaned as ``sanitize.clean`` does; null if nothing is left."""
    text = pl.col(name)
    if name in _SPOKEN or name == "indicator":
        text = text.str.normalize("NFC")
    if name in _SPOKEN:
        text = text.str.replace_all(_BREAKS, " ").str.replace_all(_UNSAFE, REPLACEMENT)
    text = text.str.strip_chars()
    return pl.when(text != "").then(text).alias(name)


def _plan_frame(plan: Plan) -> pl.DataFrame:
    """Return what the rules below need to know of each indicator.

    ``judged`` tells that it takes words, ``heading`` that it takes nothing, ``spread`` that a figure is a part
    of the year's sum, ``quotient`` that numerator / denominator gives the value (times ``scale``), ``aim`` what the
    target asks for, ``most`` its larger bound, ``end`` the last month of its year, ``additive`` that its
    figures make up that year.
    """
    rows = [
        (
            nfc(indicator.id),
            indicator.kind is Kind.QUALITATIVE,
            indicator.kind is Kind.GROUP,
            indicator.kind is Kind.FLOW and indicator.reported is Reported.PERIOD,
            indicator.kind is Kind.GROWTH,
            indicator.kind in (Kind.RATIO, Kind.GROWTH) or (indicator.is_rate and indicator.kind is not Kind.FLOW),
            indicator.scale,
            abs(indicator.aim) if indicator.aim else None,
            max((abs(bound) for bound in (indicator.target, indicator.low, indicator.high) if bound), default=None),
            year_end(indicator, plan.year),
            is_additive(indicator),
        )
        for indicator in plan.by_id.values()
    ]
    schema = {
        "indicator": pl.String,
        **dict.fromkeys(("judged", "heading", "spread", "growth", "quotient"), pl.Boolean),
        "scale": pl.Float64,
        "aim": pl.Float64,
        "most": pl.Float64,
        "end": pl.Int32,
        "additive": pl.Boolean,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def _periods(texts: Iterable[str]) -> pl.DataFrame:
    """Return the months and the canonical text of every period that can be read."""
    rows = []
    for text in texts:
        try:
            period = Period.parse(text)
        except ValueError:
            continue
        rows.append((text, period.first, period.last, str(period)))
    schema = {"period": pl.String, "first": pl.Int32, "last": pl.Int32, "canon": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _meaning(column: str, texts: Iterable[str], meanings: Mapping[str, int | str], dtype: pl.DataType) -> pl.Expr:
    """Return the meaning of each word of a column; null where it has none."""
    known = {text: meanings[key] for text in texts if (key := word_key(text)) in meanings}
    words = pl.col(column).cast(pl.String)
    return words.replace_strict(list(known), list(known.values()), default=None, return_dtype=dtype)


def _number(name: str, dtype: pl.DataType, dialect: Dialect) -> pl.Expr:
    """Return a column of numbers, null where a cell is empty or is not a finite number of the dialect."""
    text = pl.col(name)
    if dtype != pl.String:
        number = text.cast(pl.Float64, strict=False)
    elif dialect is Dialect.POINT:
        number = text.str.replace(MINUS, "-", literal=True).cast(pl.Float64, strict=False)
    else:
        bare = text.str.replace(MINUS, "-", literal=True).str.replace_all("[\u00a0\u202f]", "")
        written = bare.str.replace_all(".", "", literal=True).str.replace(",", ".", literal=True)
        number = pl.when(bare.str.contains(_VN)).then(written.cast(pl.Float64, strict=False))
    return pl.when(number.is_finite()).then(number)


def _flags(schema: pl.Schema, dialect: Dialect) -> dict[str, pl.Expr]:
    """Return every fault as a Boolean column."""
    told = {name: pl.col(name).is_not_null() for name in ("indicator", "note", "status", *NUMBERS)}
    live = pl.col("known") & ~pl.col("heading")
    measured = live & ~pl.col("judged")
    judged = live & pl.col("judged")
    parts = told["numerator"] | told["denominator"]
    both = told["numerator"] & told["denominator"]
    silent = live & ~told["value"] & ~parts & (pl.col("rank").fill_null(0) != WITHDRAWN)
    flags = {
        "no_id": ~told["indicator"],
        "group": pl.col("known") & pl.col("heading"),
        "bad_period": pl.col("known") & pl.col("first").is_null(),
        "bad_status": live & told["status"] & pl.col("rank").is_null(),
        **{f"bad_{name}": measured & told[name] & pl.col(f"number_{name}").is_null() for name in NUMBERS},
        "bad_assessment": judged & told["value"] & pl.col("verdict").is_null(),
        "counted": judged & parts,
        "negative": measured & (pl.col("number_denominator") < 0),
        "doubtful": measured & _doubtful(schema, dialect),
        "half": measured & parts & ~both & ~told["value"],
        "nothing": silent & ~told["note"],
        "noted": silent & told["note"],
        "lone": measured & parts & ~both & told["value"],
        "bad_time": pl.col("recorded_at").is_not_null() & pl.col("time").is_null(),
        "disagrees": measured & _disagrees(schema, dialect),
    }
    return {name: flag.fill_null(value=False) for name, flag in flags.items()}


def _doubtful(schema: pl.Schema, dialect: Dialect) -> pl.Expr:
    """Tell a value like 592.642 whose reading is ≥ ``FAR`` times off the target while the other is within ``NEAR``.

    A part of a yearly sum is held against its share of the target; the other reading also against the whole of it
    (either bound), for people type the year's target into a month.
    """
    if schema["value"] != pl.String:
        return pl.lit(value=False)
    months = pl.col("last") - pl.col("first") + 1
    aim = pl.when("spread").then(pl.col("aim") * months / 12).otherwise("aim")
    read = pl.col("number_value").abs()
    other = read / 1000 if dialect is Dialect.COMMA else read * 1000
    far = (read >= FAR * aim) | (read <= aim / FAR)
    near = other.is_between(aim / NEAR, aim * NEAR) | other.is_between(pl.col("aim") / NEAR, pl.col("most") * NEAR)
    return pl.col("value").str.contains(f"^{GROUPED.pattern}$") & far & near


def _disagrees(schema: pl.Schema, dialect: Dialect) -> pl.Expr:
    """Tell a value that is not its numerator / denominator, rounded to the decimals it is written with."""
    expected = quotient()
    slack = expected.abs() * 1e-9
    if schema["value"] == pl.String:
        mark = r"\.([0-9]+)" if dialect is Dialect.POINT else ",([0-9]+)"
        decimals = pl.col("value").str.extract(mark).str.len_bytes().fill_null(0).cast(pl.Float64)
        slack = slack + 0.5 * pl.lit(10.0).pow(-decimals) * (1 + 1e-9)
    off = (pl.col("number_value") - expected).abs() > slack
    return pl.col("quotient") & (pl.col("number_denominator") > 0) & off


def quotient() -> pl.Expr:
    """Return what numerator and denominator make: n / d × scale; for growth (n / d − 1) × 100."""
    share = pl.col("number_numerator") / pl.col("number_denominator")
    return pl.when("growth").then((share - 1) * 100).otherwise(share * pl.col("scale"))


def _time(dialect: Dialect) -> pl.Expr:
    """Return the time of recording as ISO text; null where it is none.

    Excel writes a date back as its country does: in the Vietnamese dialect 05/07/2023 is 5 July.
    """
    text = pl.col("recorded_at").str.replace(" ", "T", literal=True)
    if dialect is Dialect.COMMA:
        parts = text.str.extract_groups(_VN_DATE)
        day, month, year = (parts.struct.field(str(at)) for at in (1, 2, 3))
        turned = pl.concat_str(year, pl.lit("-"), month.str.zfill(2), pl.lit("-"), day.str.zfill(2))
        text = pl.coalesce(turned, text)
    valid = text.str.contains(_ISO) & text.str.slice(0, 10).str.to_date("%Y-%m-%d", strict=False).is_not_null()
    return pl.when(valid).then(text)


def figures(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the usable rows of a converted frame in the columns of ``observation.SCHEMA``, ``at`` for ``order``."""
    whole = ~pl.col("lone")
    return (
        frame.lazy()
        .filter("usable")
        .select(
            "indicator",
            pl.col("area").fill_null(""),
            "first",
            "last",
            pl.col("canon").alias("period"),
            pl.col("number_value").alias("value"),
            pl.when(whole).then("number_numerator").alias("numerator"),
            pl.when(whole).then("number_denominator").alias("denominator"),
            pl.col("verdict").alias("assessment"),
            pl.col("rank").fill_null(0),
            pl.col("time").alias("recorded_at"),
            "recorded_by",
            "note",
            "source",
            "file",
            "line",
            "at",
        )
        .collect(engine=ENGINE)
    )
