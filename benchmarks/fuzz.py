"""Files with bytes knocked out of them: ``python -m benchmarks.fuzz --cases 10000``.

Each case changes a few bytes of one file of a whole plan (config, tasks, figures as .csv, .xlsx and .parquet,
conclusions, verdicts by hand, logs), reads all of it and judges a period. It must never raise, never take a second, and
never read a number that does not stand in the file: what was read is held against a scalar reader of the same bytes,
written here apart from the one that is tested, and what was not read must have been told.
"""

from __future__ import annotations

import argparse
import csv
import io
import math
import random
import re
import shutil
import sys
import tempfile
import time
import tomllib
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import polars as pl

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.problem import Problem
from tvplan_tui.report.board import Book
from tvplan_tui.store.config import read_config
from tvplan_tui.store.sanitize import clean

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2023, 10, 9)
NUMBERS = ("value", "numerator", "denominator")
LONGEST = 1.0
"""Seconds a case may take."""
PIECES = (
    b'"', b"'", b"\0", b"\r", b"\n", b"\r\n", b",", b";", b"\t", b"|", b"=", b"[", b"]", b"#", b"-", b".", b"\xff",
    b"\xef\xbb\xbf", b"\xe2\x80\xae", b"\x1b[2J", b"\x1b]0;x\x07", b"\xc2\xa0", b"\xe2\x88\x92", b"0", b"9", b"e9",
    b"1e999", b"nan", b"592.642", b"592,642", b"1.615", b"2023-13", b"2023-02",
    b"[[indicators]]\n", b'id = "KT1"\n', b'"""',
)  # fmt: skip
_POINT = re.compile(r"[-+−]?\d+(\.\d+)?([eE][-+]?\d+)?")
_COMMA = re.compile(r"[-+−]?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?")
SEMICOLONS = """indicator;period;value;status
KT3;2023-11;1.615,5;ước
KT2;2023-11;592,642;sơ bộ
"""
CONCLUSIONS = """number,indicator,period,text,office,due,recorded_at,recorded_by
1/2023,KT2,2023-09,"Đôn đốc, báo cáo",Phòng TC-KH,2023-10-31,2023-10-05T08:00:00+07:00,VP
"""
VERDICTS = """indicator,period,verdict,reason,recorded_at,recorded_by
KT2,2023-09,behind,Chờ quyết toán,2023-10-05T08:00:00+07:00,VP
"""


class Case(NamedTuple):
    """One case that went wrong.

    Attributes:
        number: which one; with the seed it gives the same bytes again.
        file: the one that was changed.
        what: went wrong.
    """

    number: int
    file: str
    what: str


def laid_out(folder: Path) -> tuple[Path, ...]:
    """Copy the shipped plan, add files of the kinds it lacks, and return all that are to be changed."""
    for name in ("config.toml", "tasks.toml"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "data", folder / "data")
    for name, text in (("conclusions", CONCLUSIONS), ("verdicts", VERDICTS)):
        (folder / "data" / name).mkdir()
        (folder / "data" / name / "2023.csv").write_text(text, encoding="utf-8")
    typed = pl.DataFrame({"indicator": ["KT3", "KT2"], "period": ["2023-10"] * 2, "value": [11.5, 7.25]})
    typed.write_parquet(folder / "data" / "typed.parquet")
    _workbook(folder / "data" / "book.xlsx", typed)
    config = folder / "config.toml"
    files = 'files = ["data/*.csv", "data/*.parquet", "data/*.xlsx"]'
    config.write_text(re.sub(r"(?m)^files = .*$", files, config.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    vn = folder / "data" / "vn-2023.csv"
    vn.write_text(
        "indicator;period;value;status\nKT3;2023-11;1.615,5;ước\nKT2;2023-11;592,642;sơ bộ\n", encoding="utf-8"
    )
    return tuple(sorted(path for path in folder.rglob("*") if path.is_file()))


def _workbook(path: Path, frame: pl.DataFrame) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate((tuple(frame.columns), *frame.rows())):
            sheet.write_row(at, 0, row)


def changed(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes with one to six places overwritten, cut out, doubled or filled with something else."""
    for _turn in range(chance.randint(1, 6)):
        at, length = chance.randrange(len(data) + 1), chance.choice((0, 0, 1, 1, 2, 5, 20, 200))
        match chance.randrange(5):
            case 0:
                put = chance.randbytes(chance.randint(1, 3))
            case 1:
                put = data[at : at + length] * 2
            case 2 if chance.randrange(8) == 0:
                return data[:at]
            case _:
                put = chance.choice(PIECES)
        data = data[:at] + put + data[at + length :]
    return data


def judged(config: Path) -> Iterator[str]:
    """Read and judge it all; yield what is not as it should be."""
    plan, problems = read_config(config)
    yield from _said(problems)
    if plan is None:
        if not problems:
            yield "no plan, and no word why"
        return
    yield from _targets(config.read_bytes(), plan, problems)
    book = Book.open(plan)
    affairs = book.read_affairs()
    yield from _said((*book.problems, *affairs.problems))
    board = book.board(Period.parse(f"{plan.year}-09"), TODAY)
    for row in board.rows:
        for key, value in row.items():
            if isinstance(value, float) and not math.isfinite(value):
                yield f"{row['id']}: {key} is {value}"
    for path in sorted(config.parent.glob("data/*.csv")):
        yield from _figures(path, f"data/{path.name}", book, forgiven=bool(problems))


def _said(problems: tuple[Problem, ...]) -> Iterator[str]:
    for problem in problems:
        if clean(str(problem)) != str(problem):
            yield f"a message that a terminal obeys: {str(problem)!r}"


def _targets(data: bytes, plan: Plan, problems: tuple[Problem, ...]) -> Iterator[str]:
    """Yield targets that are not those of the file, as the standard library reads it."""
    try:
        raw = tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return
    blocks = [block for block in raw.get("indicators", ()) if isinstance(block, dict)]
    seen = Counter(block.get("id") for block in blocks if isinstance(block.get("id"), str))
    for block in blocks:
        name = block.get("id")
        one = plan.by_id.get(name) if isinstance(name, str) and seen[name] == 1 else None
        if one is None:
            if not problems:
                yield f"indicator {name!r} is missing, and nothing was said"
            continue
        for key in ("target", "low", "high"):
            meant, told = block.get(key), any(problem.key == key for problem in problems)
            number = isinstance(meant, int | float) and not isinstance(meant, bool)
            if number and getattr(one, key) != meant and not told:
                yield f"{name}: {key} is {getattr(one, key)}, the file says {meant}"


def _figures(path: Path, name: str, book: Book, *, forgiven: bool) -> Iterator[str]:
    """Yield figures that do not stand in a file as they were read, and lines that were passed over in silence.

    Args:
        path: the file.
        name: of it, as problems tell it.
        book: what was read.
        forgiven: whether lines may be passed over: those of an indicator whose block in the config is faulty.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return
    told = {problem.line for problem in book.problems if problem.file == name}
    frame = book.observations.filter(pl.col("file") == name)
    read = {
        row["line"]: row for row in frame.select("line", "indicator", "value", "numerator", "denominator").to_dicts()
    }
    header, rows = _cells(text)
    for line, cells in rows:
        row = read.pop(line, None)
        if row is None:
            if any(cell.strip() for cell in cells) and not told and not forgiven:
                yield f"{name}:{line} was passed over in silence: {cells}"
            continue
        for key in NUMBERS:
            cell = cells[header.index(key)].strip() if key in header and header.index(key) < len(cells) else ""
            if row[key] is not None and row[key] != _number(cell, comma=_mark(text) == ";"):
                yield f"{name}:{line}: {key} was read as {row[key]}, the cell says {cell!r}"
    if read and not told:
        yield f"{name}: figures from lines {sorted(read)} that are no lines of it"


def _cells(text: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Return the header's names and each row's cells with the line it begins on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_mark(text))
    rows: list[tuple[int, list[str]]] = []
    begun = 1
    try:
        for cells in reader:
            rows.append((begun, cells))
            begun = reader.line_num + 1
    except csv.Error:
        pass
    if not rows:
        return [], []
    return [cell.strip().lower() for cell in rows[0][1]], rows[1:]


def _mark(text: str) -> str:
    """Return what separates the cells of the header line: the commoner of comma and semicolon."""
    header = text.split("\n", 1)[0]
    return ";" if header.count(";") > header.count(",") else ","


def _number(cell: str, *, comma: bool) -> float | None:
    """Read a number one sign at a time as its dialect writes it; None if it is none."""
    bare = cell.replace("\u00a0", "").replace("\u202f", "") if comma else cell
    if not (_COMMA if comma else _POINT).fullmatch(bare):
        return None
    plain = bare.replace(".", "").replace(",", ".") if comma else bare
    return float(plain.replace("−", "-"))


def fuzz(cases: int, seed: int = 1, told: Callable[[str], object] | None = None) -> tuple[Case, ...]:
    """Run so many cases and return those that went wrong."""
    wrong: list[Case] = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        files = laid_out(folder)
        whole = {path: path.read_bytes() for path in files}
        wrong += [Case(-1, "as laid out", what) for what in judged(folder / "config.toml")]
        for number in range(cases):
            chance = random.Random(seed * 1_000_003 + number)
            path = chance.choice(files)
            path.write_bytes(changed(whole[path], chance))
            wrong += [
                Case(number, path.relative_to(folder).as_posix(), what) for what in _tried(folder / "config.toml")
            ]
            path.write_bytes(whole[path])
            if told is not None and (number + 1) % 500 == 0:
                told(f"{number + 1} cases, {len(wrong)} gone wrong")
    return tuple(wrong)


def _tried(config: Path) -> Iterator[str]:
    begun = time.perf_counter(), time.process_time()
    try:
        yield from judged(config)
    except (Exception, pl.exceptions.PanicException):
        yield traceback.format_exc()
    taken = min(time.perf_counter() - begun[0], time.process_time() - begun[1])  # others may hold the processor
    if taken > LONGEST:
        yield f"took {taken:.1f} s"


def main() -> int:
    """Run them and say what went wrong; 1 if anything did."""
    parser = argparse.ArgumentParser(prog="benchmarks.fuzz", description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    wrong = fuzz(options.cases, options.seed, told=print)
    for case in wrong:
        print(f"seed {options.seed}, case {case.number}, {case.file}: {case.what}")
    print(f"{options.cases} cases, {len(wrong)} gone wrong")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
