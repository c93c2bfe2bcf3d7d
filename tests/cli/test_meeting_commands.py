"""Conclusions from the command line, on a copy of the shipped plan."""

from __future__ import annotations

import json

import pytest
from support.shipped import copied

from tvplan_tui.cli import exits
from tvplan_tui.cli.run import run


@pytest.fixture
def home(tmp_path, monkeypatch):
    copied(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOGNAME", "lan")
    return tmp_path


@pytest.fixture
def tvplan(home, capsys):
    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(arguments)
        out, err = capsys.readouterr()
        return code, out, err

    return call


def test_written_listed_corrected_taken_back_and_exported(tvplan, home):
    code, out, err = tvplan("conclude", "kt2", "Đôn đốc *từng* hồ sơ", "--due", "31/10")
    assert (code, err) == (0, "")
    assert "Phòng Tài chính - Kế hoạch, hạn 31/10/2023" in out, "the indicator's own office where none is named"
    assert "data/conclusions/2023.csv:2, kết luận số 1/2023" in out
    tvplan("conclude", "KT1", "=so lại", "--period", "2023-Q2", "--office", "")
    made = json.loads(tvplan("conclude", "KT2", "--number", "1/2023", "--due", "15/11", "--json")[1])
    assert (made["text"], made["due"], made["written"]) == ("Đôn đốc *từng* hồ sơ", "2023-11-15", True)
    listed = json.loads(tvplan("conclusions", "--json")[1])["conclusions"]
    assert [(one["number"], one["period"], one["recorded_by"]) for one in listed] == [
        ("1/2023", "2023-09", "lan"), ("2/2023", "2023-Q2", "lan"),
    ]  # fmt: skip
    assert "2/2023" not in tvplan("conclusions", "--period", "2023-09")[1]
    assert "'=so lại" in tvplan("conclusions", "--csv")[1]
    text = tvplan("conclusions", "--md")[1]
    assert "- Số 1/2023: Đôn đốc \\*từng\\* hồ sơ (Phòng Tài chính - Kế hoạch, hạn 15/11/2023)" in text
    assert text.index("quý II/2023") < text.index("tháng 9/2023")
    assert "▼ Nguy cơ. Lũy kế 9 tháng 100 doanh nghiệp" in text
    assert tvplan("conclude", "KT2", "--number", "1/2023", "--withdraw")[0] == 0
    assert "1/2023" not in tvplan("conclusions", "--period", "2023-09")[1]
    assert tvplan("conclusions", "--id", "KT2")[1] == "Chưa có kết luận nào\n"
    assert tvplan("check")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["KT2"], "chưa có nội dung"),
        (["KT2", "x", "--due", "31/2"], "không phải một ngày"),
        (["KT2", "x", "--due", "1/1/2023"], "trước cả kỳ"),
        (["KT2", "x", "--number", "9/2023"], "không có kết luận số 9/2023"),
        (["KT2", "--withdraw"], "--number"),
        (["KT2", "x", "--period", "2022-09"], "không thuộc kế hoạch"),
    ],
)
def test_refused_with_the_reason_and_nothing_written(tvplan, home, arguments, words):
    code, _out, err = tvplan("conclude", *arguments)
    assert code == exits.REFUSED
    assert words in err
    assert not (home / "data" / "conclusions").exists()


def test_a_try_writes_nothing_nor_does_read_only(tvplan, home):
    assert "Thử, chưa ghi" in tvplan("conclude", "KT2", "x", "--dry-run")[1]
    assert tvplan("--read-only", "conclude", "KT2", "x")[0] == exits.REFUSED
    assert not (home / "data" / "conclusions").exists()


def test_as_of_leaves_out_what_was_concluded_later(tvplan):
    tvplan("conclude", "KT2", "x")
    assert tvplan("conclusions", "--as-of", "2023-10-01")[1] == "Chưa có kết luận nào\n"


def test_a_file_that_cannot_be_read_is_not_taken_for_no_conclusion(tvplan, home):
    tvplan("conclude", "KT2", "Đôn đốc")
    kept = home / "data" / "conclusions" / "2023.csv"
    kept.write_bytes(kept.read_text(encoding="utf-8").encode("utf-16"))
    code, out, _err = tvplan("conclusions")
    assert code == exits.DATA
    assert "Chưa có kết luận" not in out
    assert "data/conclusions/2023.csv: tệp không phải UTF-8 → lưu lại thành CSV UTF-8" in out
    text = tvplan("conclusions", "--md")[1]
    assert "Chưa có kết luận" not in text and "không phải UTF-8" in text
