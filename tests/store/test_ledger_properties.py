"""Whatever is written in either dialect reads back equal; whatever is broken is told, never raised."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.ledgers import HEADER, PLAN, excel, rows

from tvplan_tui.domain.problem import WARNING, Problem
from tvplan_tui.domain.vietnamese import nfc
from tvplan_tui.store.ledger import delimited, read_ledger
from tvplan_tui.store.ledger.cells import Dialect
from tvplan_tui.store.sanitize import clean

SHARED = {"suppress_health_check": [HealthCheck.function_scoped_fixture], "deadline": None}

numbers = st.one_of(
    st.integers(-(10**9), 10**9).map(float),
    st.decimals(-(10**6), 10**6, places=3, allow_nan=False, allow_infinity=False).map(float),
    st.sampled_from([0.0, -0.0, 592.642, 1615.0, 0.1, 1e-6]),
)
texts = st.text(st.sampled_from("aăâđêôơưữẹ,;\"\n\t. |'=\u200b\x1bZ\u0301"), max_size=12)
figures = st.tuples(
    st.sampled_from(["MO", "ĐẤT"]),
    st.sampled_from(["2023-06", "2023-Q2", "2023-H1", "2023"]),
    numbers,
    st.sampled_from(["", "ước", "sơ bộ", "chính thức"]),
    texts,
)


def written(value: float, dialect: Dialect, grouped: bool) -> str:
    """Return a number as a careful person writes it in a dialect."""
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    if dialect is Dialect.POINT:
        return text
    whole, _mark, part = text.partition(".")
    if grouped:
        whole = f"{int(whole):,}".replace(",", ".") if whole != "-0" else whole
    return f"{whole},{part}" if part else whole


@settings(max_examples=40, **SHARED)
@given(table=st.lists(figures, min_size=1, max_size=8), dialect=st.sampled_from(Dialect), grouped=st.booleans())
def test_a_table_reads_back_equal(tmp_path, table, dialect, grouped):
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=dialect.value, lineterminator="\r\n" if dialect is Dialect.COMMA else "\n")
    writer.writerow(["indicator", "period", "value", "status", "note", "source"])
    for key, period, value, status, note in table:
        writer.writerow([key, period, written(value, dialect, grouped), status, note, "minh họa"])
    (tmp_path / "a.csv").write_bytes(stream.getvalue().encode("utf-8-sig"))
    frame, problems = read_ledger(PLAN, tmp_path, ["a.csv"])
    hidden = any("\ufffd" in clean(note) for *_, note in table)
    assert [(problem.key, problem.severity) for problem in problems] == [("note", WARNING)] * hidden
    assert frame["value"].to_list() == [pytest.approx(value, abs=5e-7) for _, _, value, _, _ in table]
    assert frame["indicator"].to_list() == [key for key, *_ in table]
    assert frame["period"].to_list() == [period for _, period, *_ in table]
    assert frame["note"].to_list() == [clean(nfc(note)).strip() or None for *_, note in table]


VALID = [
    rows(
        'THU,2023-06,49.387,,,ước,,"ghi, chú",minh họa,2023-07-05,PTCKH', "AN,2023-Q2,75,3,4", "QS,2023-Q2,đạt"
    ).encode(),
    excel('THU;2023-06;49,387;;;sơ bộ;;"ghi; chú"', "AN;2023-Q2;75;3;4").encode(),
]
bits = st.one_of(
    st.binary(min_size=1, max_size=3),
    st.sampled_from(
        [b'"', b"\0", b"\r", b"\n", b",", b";", b"\t", b"\xff", b"\xef\xbb\xbf", b"\r\n", b'""', b"-", b"\xe2\x80\xae"]
    ),
)
changes = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 12), bits), min_size=1, max_size=6)


@settings(max_examples=150, **SHARED)
@given(data=st.sampled_from(VALID), edits=changes)
def test_mutated_bytes_never_raise(tmp_path, data, edits):
    for at, dropped, put in edits:
        at %= len(data) + 1
        data = data[:at] + put + data[at + dropped :]
    (tmp_path / "a.csv").write_bytes(data)
    frame, problems = read_ledger(PLAN, tmp_path, ["a.csv"])
    assert all(isinstance(problem, Problem) and clean(str(problem)) == str(problem) for problem in problems)
    assert frame["line"].is_between(2, data.count(b"\n") + data.count(b"\r") + 1).all()
    assert not frame.is_empty() or problems


@settings(max_examples=100, **SHARED)
@given(data=st.sampled_from(VALID), edits=changes)
def test_the_fast_reader_sees_what_the_exact_one_sees(tmp_path, data, edits):
    header = data.index(b"\n") + 1
    for at, dropped, put in edits[:2]:
        at = header + at % (len(data) - header)
        data = data[:at] + put + data[at + dropped :]
    (tmp_path / "a.csv").write_bytes(data)
    frame, problems = read_ledger(PLAN, tmp_path, ["a.csv"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(delimited, "_at_once", lambda *_: None)
        exact, told = read_ledger(PLAN, tmp_path, ["a.csv"])
    assert frame.equals(exact)
    assert problems == told


@pytest.mark.parametrize("suffix", ["xlsx", "parquet"])
@settings(max_examples=25, **SHARED)
@given(junk=st.binary(max_size=60))
def test_junk_in_typed_files_never_raises(tmp_path: Path, suffix, junk):
    (tmp_path / f"a.{suffix}").write_bytes(b"PK\x03\x04" + junk if suffix == "xlsx" else b"PAR1" + junk + b"PAR1")
    frame, problems = read_ledger(PLAN, tmp_path, [f"a.{suffix}"])
    assert frame.is_empty()
    assert problems


def test_the_header_is_the_pinned_one():
    assert HEADER == "indicator,period,value,numerator,denominator,status,area,note,source,recorded_at,recorded_by"
