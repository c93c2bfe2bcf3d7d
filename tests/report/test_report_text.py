"""What a report says: sentences right in grammar and number, counts by bullet and row, what must be known."""

from __future__ import annotations

import re

import pytest
from support.judging import TODAY, board, indicator, months, observations, plan
from support.reports import PERIODS, listed, report

from tvplan_tui.domain.indicator import Revision
from tvplan_tui.domain.numbers import read_vn
from tvplan_tui.domain.period import Period
from tvplan_tui.report.board import Book
from tvplan_tui.report.document.ahead import ahead
from tvplan_tui.report.document.annex import remarks
from tvplan_tui.report.document.dates import lacking
from tvplan_tui.report.document.model import Form
from tvplan_tui.report.document.phrases import annexed_change
from tvplan_tui.report.document.results import results
from tvplan_tui.report.document.sentences import sentence
from tvplan_tui.report.document.shortcomings import shortcomings


def told(one, values, period, **more):
    """The sentence on one indicator whose figures are {period: value} of both years."""
    rows = [{"period": at, "value": value, **more} for at, value in values.items()]
    made = board(plan(one), rows, period)
    return sentence(made, made.plan.by_id["X"], made.by_id["X"])


def test_a_sum_in_the_offices_own_manner():
    one = indicator("flow", target=592.642, name="Tổng thu ngân sách", quote="theo dự toán 592,642 tỷ đồng")
    values = {**months(2022, [50.0] * 12), **months(2023, [53.1] * 9)}
    assert told(one, values, "2023-09", status="official") == (
        "Tổng thu ngân sách lũy kế 9 tháng đạt 477,9 tỷ đồng, bằng 80,6% dự toán (592,642 tỷ đồng), "
        "tăng 6,2% so cùng kỳ, riêng tháng 9/2023 đạt 53,1 tỷ đồng; đúng tiến độ."
    )


@pytest.mark.parametrize(
    ("one", "values", "period", "words"),
    [
        (indicator("flow", target=120.0), {**months(2022, [10.0] * 12), **months(2023, [9.0] * 9)}, "2023-09",
         "giảm 10,0% so cùng kỳ"),
        (indicator("flow", target=120.0), {**months(2022, [10.0] * 12), **months(2023, [10.0] * 9)}, "2023-09",
         "bằng cùng kỳ"),
        (indicator("growth", target=-12.03), {"2023-09": -9.17}, "2023-09",
         "giảm 9,17% so cùng kỳ, cao hơn kế hoạch (giảm không quá 12,03%) 2,86 điểm\u00a0%"),
        (indicator("growth", target=10.0, name="Tốc độ tăng vốn đầu tư"), {"2023-09": 8.7}, "2023-09",
         "Vốn đầu tư lũy kế 9 tháng tăng 8,7% so cùng kỳ"),
        (indicator("level", target=94.44), {"2022-09": 95.0, "2023-09": 93.62}, "2023-09",
         "đạt 93,62%, thấp hơn kế hoạch (94,44%) 0,82 điểm\u00a0%, giảm 1,38 điểm\u00a0% so cùng kỳ"),
        (indicator("level", "at_most", 4.19), {"2023-09": 4.17}, "2023-09",
         "ở mức 4,17%, thấp hơn mức tối đa (4,19%) 0,02 điểm\u00a0%"),
        (indicator("level", target=100.0), {"2023-09": 99.96}, "2023-09", "đạt 99,96%, thấp hơn kế hoạch (100%)"),
        (indicator("level", "at_most", 3.0, unit="‰"), {"2022-09": 3.3, "2023-09": 3.1}, "2023-09",
         "ở mức 3,1‰, cao hơn mức tối đa (3‰) 0,1‰, giảm 0,2‰ so cùng kỳ"),
        (indicator("flow", "between", 580.0, low=551.0, high=580.0), months(2023, [70.0] * 9), "2023-09",
         "vượt dự toán, phải giải trình"),
        (indicator("flow", target=120.0), months(2023, [10.0] * 6), "2023-09",
         "lũy kế 6 tháng đạt 60 tỷ đồng, bằng 50,0% kế hoạch (120 tỷ đồng); chưa đủ số liệu để đánh giá "
         "(thiếu tháng 7 đến 9/2023)"),
        (indicator("level", "between", low=50.0, high=60.0, unit="người"), {"2023-09": 62.0}, "2023-09",
         "đạt 62 người, cao hơn mức trên của kế hoạch (từ 50 đến 60 người) 2 người; chậm"),
        (indicator("level", "between", low=50.0, high=60.0, unit="người"), {"2023-09": 40.0}, "2023-09",
         "thấp hơn mức dưới của kế hoạch (từ 50 đến 60 người) 10 người; có nguy cơ"),
        (indicator("growth", "between", low=6.0, high=7.0), {"2023-09": 6.5}, "2023-09",
         "tăng 6,5% so cùng kỳ, trong khoảng kế hoạch (từ tăng 6,0% đến tăng 7,0%); đúng tiến độ"),
        (indicator("growth", "at_most", -2.0), {"2023-09": -3.0}, "2023-09",
         "giảm 3% so cùng kỳ, thấp hơn kế hoạch (giảm ít nhất 2%) 1 điểm\u00a0%"),
        (indicator("flow", target=160.0), months(2023, [20.75] * 6), "2023-09",
         "bằng 77,8% kế hoạch"),  # of the months told none is missing: 77,81 is rounded as everywhere
        (indicator("flow", target=120.0), {"2023-01": 10.0, "2023-03": 10.0}, "2023-03",
         "lũy kế 3 tháng đạt ít nhất 20 tỷ đồng, bằng ít nhất 16,6% kế hoạch (120 tỷ đồng), "
         "riêng tháng 3/2023 đạt 10 tỷ đồng; "
         "chưa đủ số liệu để đánh giá (thiếu tháng 2/2023)"),
        (indicator("flow", target=130.0), {"2023-01": 6.4, "2023-03": 6.3}, "2023-03",
         "đạt ít nhất 12 tỷ đồng, bằng ít nhất 9,7% kế hoạch"),  # 12,7 and 9,77 %: never more than was reached
        (indicator("level", target=78.0, frequency="year"), {}, "2023-09", "chưa đến kỳ đánh giá"),
        (indicator("level", None, None), {"2023-09": 88.0}, "2023-09",
         "kế hoạch chưa nêu số mục tiêu nên không đánh giá"),
    ],
)  # fmt: skip
def test_direction_number_and_unit(one, values, period, words):
    text = told(one, values, period)
    assert words in text
    assert "tăng -" not in text
    assert "tăng −" not in text


def test_a_report_says_which_target_it_judged_against():
    one = indicator("flow", target=120.0, revisions=(Revision("2023-07-15", 100.0, "NQ 12"),))
    words = "đạt 9 tỷ đồng, theo mục tiêu điều chỉnh từ 15/07/2023 (NQ 12), ban đầu là 120 tỷ đồng; "
    values = {**months(2022, [10.0] * 12), **months(2023, [9.0] * 9)}
    assert words in told(one, values, "2023-09")
    assert "điều chỉnh" not in told(one, values, "2023-06")
    rows = [{"period": at, "value": value} for at, value in values.items()]
    found = remarks(board(plan(one), rows, "2023-09"))
    assert "Chỉ tiêu: Mục tiêu ban đầu: 120; điều chỉnh từ 15/07/2023: 100 (NQ 12)." in found[-1]


def test_the_verb_says_how_final_a_figure_is():
    one = indicator("flow", target=120.0)
    values = months(2023, [10.0] * 9)
    assert "ước đạt 90 tỷ đồng" in told(one, values, "2023-09", status="estimate")
    assert "sơ bộ đạt 90 tỷ đồng" in told(one, values, "2023-09", status="preliminary")
    assert "tháng đạt 90 tỷ đồng" in told(one, values, "2023-09", status="official")


def test_the_headline_counts_bullets_then_rows():
    whole, row = [
        one.text.replace("\u00a0", " ") for one in report("2023-09").sections[0].paragraphs if one.form is Form.TEXT
    ][:2]
    assert whole.startswith("Đến hết tháng 9/2023, đạt và vượt 3/30 chỉ tiêu (vượt 1, đạt 1, hoàn thành sớm 1);")
    assert "đúng tiến độ 11; chậm 6; có nguy cơ không đạt 3" in whole
    assert "đạt và vượt 3/43 dòng" in row


@pytest.mark.parametrize("period", PERIODS)
def test_every_sentence_holds_the_numbers_that_are_listed(period):
    told = [one.text for one in report(period).sections[0].paragraphs if one.form in (Form.POINT, Form.DETAIL)]
    seen = 0
    for row in listed(period).values():
        if row["actual"] is None or row["status"] == "not_due" or row["kind"] == "qualitative":
            continue
        opening = re.escape(row["name"].removeprefix("Tốc độ tăng ")) + " (?:lũy kế|đến hết|cả năm)"
        (sentence,) = [text for text in told if re.match(opening, text, re.IGNORECASE)]
        shown = re.findall(r"(giảm )?(\d+(?:\.\d{3})*(?:,\d+)?)", sentence)
        values = [
            (-read_vn(digits) if falls else read_vn(digits), len(digits.partition(",")[2])) for falls, digits in shown
        ]
        wanted = [row["actual"]]
        if row["kind"] == "flow" and row["attainment"] is not None:
            wanted.append(row["attainment"] * 100)
        cut = report(period).board.by_id[row["id"]]["lower_bound"]  # what is reached at least is rounded down
        size = 1.0000001 if cut else 0.5000001
        for value in wanted:
            close = [number for number, places in values if abs(number - value) <= size * 10**-places]
            assert close, (row["id"], value, sentence)
        seen += 1
    assert seen >= 30


def test_a_year_is_told_as_a_year():
    ids = [indicator("level", target=float(at), id=f"X{at}") for at in (90, 95, 99)]
    rows = [{"indicator": one.id, "period": "2023-12", "value": 97.0} for one in ids]
    closed = Book(plan(*ids), observations(rows), ()).board(Period.parse("2023"), TODAY)
    assert (
        results(closed)[1].text.replace("\u00a0", " ")
        == "Kết thúc năm 2023, đạt và vượt 2/3 chỉ tiêu (vượt 2); không đạt 1."
    )


def test_causes_missing_figures_and_facts_are_there():
    made = report("2023-09")
    text = "\n".join(one.text for section in made.sections for one in section.paragraphs)
    assert "Thu nội địa (chậm so với yêu cầu): Thu tiền sử dụng đất chậm: còn hai khu đất chưa đấu giá" in text
    assert "Chi cục Thống kê khu vực: Tổng vốn đầu tư phát triển toàn xã hội (quý III/2023); Tốc độ tăng" in text
    facts = {fact.label: fact.text for fact in made.facts}
    assert facts["Kỳ báo cáo"] == "tháng 9/2023"
    assert facts["Ngày chốt số liệu"].startswith("30/9/2023")
    assert "10/10/2023" in facts["Thời điểm số liệu"]
    assert "90% mốc" in facts["Ngưỡng đánh giá"]
    assert facts["Độ tin cậy của số liệu"].startswith("chính thức 8, sơ bộ 1, ước 29")
    assert "minh họa" in made.notice


def test_what_is_ahead_is_told_as_offices_do():
    text = [one.text for one in next(one for one in report("2023-H1").sections if "trọng tâm" in one.title).paragraphs]
    assert text[1] == (
        "Thu nội địa: bình quân mỗi tháng trong 6 tháng còn lại phải đạt 27,361 tỷ đồng (có 2/6 tháng đạt mức này); "
        "suy ra cả năm 279,434 tỷ đồng, bằng 94,7% dự toán (theo nhịp năm 2022)."
    )
    assert "phải đạt 16 doanh nghiệp (chưa tháng nào đạt mức này)" in text[0], "of 15.5, as every screen has it"
    assert text[2].startswith(
        "Tổng chi ngân sách Nhà nước: bình quân mỗi tháng trong 6 tháng còn lại còn 53,083 tỷ đồng;"
    )
    assert "bằng 102,6% dự toán" in text[2]
    assert text[4].startswith(
        "Tập trung thực hiện các chỉ tiêu khác có nguy cơ không đạt: Giá trị sản xuất; Công nghiệp"
    )


def test_a_closed_year_says_what_must_be_made_good():
    made = board(plan(indicator("level", target=100.0)), [{"period": "2023-12", "value": 50.0}], "2023")
    assert ahead(made)[0].text == "Có giải pháp khắc phục các chỉ tiêu không đạt: Chỉ tiêu."


def test_what_is_over_its_budget_is_told_as_that_in_every_part():
    one = indicator("flow", "between", low=90.0, high=100.0, name="Tổng chi", owner="Phòng Tài chính")
    rows = [{"period": at, "value": value} for at, value in months(2023, [10.0] * 12).items()]
    made = board(plan(one), rows, "2023")
    assert [part.text for part in shortcomings(made)][1] == (
        "Tổng chi: vượt dự toán; đề nghị Phòng Tài chính giải trình."
    )
    assert ahead(made)[0].text == "Giải trình, xử lý các chỉ tiêu vượt dự toán, vượt mức tối đa: Tổng chi."


def test_a_note_bears_its_month_unless_the_report_ends_with_it():
    """Else "trong tháng", said of March, would be read as said of June."""

    def note(period: str, one: str) -> str:
        return next(line.cells["note"] for line in report(period).lines if line.indicator and line.indicator.id == one)

    assert all(note(period, "KT3").startswith("(tháng 3/2023) Đính chính") for period in PERIODS)
    assert note("2023-Q3", "KT3a").startswith("Thu tiền sử dụng đất chậm"), "a note of September, where it ends"


def test_differences_in_points_have_the_decimals_of_what_they_lie_between():
    share = indicator("level", target=100.0)
    assert "đạt 83,3%, thấp hơn kế hoạch (100%) 16,7 điểm\u00a0%, tăng 1,5 điểm\u00a0% so cùng kỳ" in told(
        share, {"2022-09": 81.82, "2023-09": 83.33}, "2023-09"
    )
    assert "bằng cùng kỳ" in told(share, {"2022-09": 83.3, "2023-09": 83.3}, "2023-09")
    assert "tăng 0,03 điểm\u00a0% so cùng kỳ" in told(share, {"2022-09": 83.3, "2023-09": 83.33}, "2023-09")
    rows = [{"period": "2022-09", "value": 81.82}, {"period": "2023-09", "value": 83.33}]
    assert annexed_change(board(plan(share), rows, "2023-09").by_id["X"], share) == "+1,5 đ%"
    rows = [{"period": "2022-09", "value": 81.8}, {"period": "2023-09", "value": 81.8}]
    assert annexed_change(board(plan(share), rows, "2023-09").by_id["X"], share) == "0,0 đ%"


def test_months_without_figures_are_told_by_their_first_and_last():
    """A dash between them would let a line end there."""
    assert lacking(["2023-10", "2023-11", "2023-12"]) == "tháng 10 đến 12/2023"
    text = "\n".join(one.text for section in report("2023").sections for one in section.paragraphs)
    assert "(thiếu tháng 10 đến 12/2023)" in text and "–12/2023" not in text


@pytest.mark.parametrize(
    ("value", "words"), [(1e20, "1,00·10^20 tỷ đồng"), (1000.0, "1.000 tỷ đồng"), (12.50, "12,5 tỷ đồng")]
)
def test_a_number_loses_no_zero_that_counts(value, words):
    one = indicator("flow", target=12.34, decimals=2)
    assert f"đạt {words}," in told(one, {"2023-01": value}, "2023-01")
