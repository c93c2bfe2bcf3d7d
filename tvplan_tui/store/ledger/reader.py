"""The ledger: every recorded figure of a plan, read from its files, with what could not be read.

Files are append-only; a correction is a later row. All rows that can be used are handed
over as they were written (``domain.observation`` decides which of them count).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import polars as pl

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.observation import SCHEMA
from tvplan_tui.domain.problem import Problem

from .cells import Dialect
from .columns import convert, figures
from .delimited import Table, read_delimited
from .findings import Findings
from .sources import MAX_BYTES, Source, reason, sources
from .typed_files import read_parquet, read_workbook


def read_ledger(
    plan: Plan, base: Path, patterns: Sequence[str], *, trusted: bool = False
) -> tuple[pl.DataFrame, tuple[Problem, ...]]:
    """Read all files of a ledger; a faulty row or file is told and hides no other.

    Args:
        plan: what the ids mean, and which are headings or take words.
        base: folder of the config; relative patterns start here and may not leave it.
        patterns: paths or globs of .csv, .parquet and .xlsx files.
        trusted: whether ``patterns`` come from the command line; then they may name any file.

    Returns:
        The usable rows in the columns of ``domain.observation.SCHEMA``, files in the order of their
        names, rows in the order of the file; and the problems, by file and line.
    """
    files, problems = sources(base, patterns, trusted=trusted, config="" if trusted else plan.file)
    findings = {source.name: Findings(source.name) for source in files}
    tables: list[tuple[int, Source, Table]] = []
    for at, source in enumerate(files):
        table = _read(source, findings[source.name])
        if table is not None:
            tables.append((at, source, table))
    parts = []
    for (dialect, _typed), group in groupby(sorted(tables, key=_likeness), key=_likeness):
        raw = pl.concat([_placed(*entry) for entry in group], how="diagonal")
        parts.append(_figures(raw, plan, Dialect(dialect), findings))
    for found in findings.values():
        problems.extend(found.told())
    return _in_order(parts), tuple(problems)


def _read(source: Source, findings: Findings) -> Table | None:
    """Return one file's cells; None if there are none to be had."""
    try:
        with source.path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        findings.add(0, "", _("không mở được: {reason}").format(reason=reason(error)))
        return None
    match source.path.suffix.lower():
        case ".parquet":
            return read_parquet(data, findings)
        case ".xlsx":
            return read_workbook(data, findings)
        case _:
            return read_delimited(data, findings)


def _likeness(entry: tuple[int, Source, Table]) -> tuple[str, str]:
    """Return what files must share to be converted together: the dialect, and cells that are all text."""
    at, _source, table = entry
    return table.dialect.value, f"{at}" if table.typed else ""


def _placed(at: int, source: Source, table: Table) -> pl.LazyFrame:
    """Return a file's cells with its name, and its number in the order of reading."""
    return table.frame.with_columns(pl.lit(source.name).alias("file"), pl.lit(at, pl.Int32).alias("at"))


def _figures(raw: pl.LazyFrame, plan: Plan, dialect: Dialect, findings: dict[str, Findings]) -> pl.DataFrame:
    """Return the usable rows of files that are alike; the others are told."""
    frame = convert(raw, plan, dialect)
    if not frame["sound"].all():
        from .row_faults import tell  # words that most readings have no use for

        tell(frame, plan, dialect, findings)
    return figures(frame)


def _in_order(parts: list[pl.DataFrame]) -> pl.DataFrame:
    """Return all rows in reading order, numbered."""
    if not parts:
        return pl.DataFrame(schema=SCHEMA)
    rows = pl.concat(parts)
    if len(parts) > 1:
        rows = rows.sort("at", "line", maintain_order=True)
    return rows.select(*(name for name in SCHEMA if name != "order"), order=pl.int_range(pl.len(), dtype=pl.Int64))
