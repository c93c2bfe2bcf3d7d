"""The parts of a report beside its figures: what it is about, tasks, conclusions, corrections, and how text is set."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.judging import board, indicator, plan
from support.reports import report

from tvplan_tui.domain.conclusion import Conclusion
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.plan_year import span
from tvplan_tui.domain.status import Status
from tvplan_tui.report.agenda import Concern
from tvplan_tui.report.corrections import Correction
from tvplan_tui.report.document.compose import compose
from tvplan_tui.report.document.dates import vn_date
from tvplan_tui.report.document.material import Material
from tvplan_tui.report.document.shortcomings import shortcomings
from tvplan_tui.report.document.subject import authority_name, following, subject
from tvplan_tui.report.document.tasks import concerned_title
from tvplan_tui.report.document.text import unbreaking


@pytest.mark.parametrize(
    ("period", "end", "after"),
    [
        ("2023-01", "tháng 1 năm 2023; nhiệm vụ trọng tâm tháng 2 năm 2023", "tháng 2 năm 2023"),
        ("2023-09", "tháng 9 và 9 tháng đầu năm 2023; nhiệm vụ trọng tâm tháng 10 năm 2023", "tháng 10 năm 2023"),
        ("2023-Q1", "quý I năm 2023; nhiệm vụ trọng tâm quý II năm 2023", "quý II năm 2023"),
        ("2023-Q3", "quý III và 9 tháng đầu năm 2023; nhiệm vụ trọng tâm quý IV năm 2023", "quý IV năm 2023"),
        ("2023-H1", "6 tháng đầu năm 2023; nhiệm vụ trọng tâm 6 tháng cuối năm 2023", "6 tháng cuối năm 2023"),
        ("2023-12", "tháng 12 và cả năm 2023; nhiệm vụ trọng tâm năm 2024", "năm 2024"),
        ("2023", "năm 2023; phương hướng, nhiệm vụ năm 2024", "năm 2024"),
    ],
)
def test_what_it_is_about(period, end, after):
    one = plan(indicator("flow", target=1.0))
    assert subject(one, Period.parse(period)) == f"Tình hình thực hiện Kế hoạch – {end}"
    yearly = replace(one, title="Kế hoạch phát triển năm 2023")
    assert subject(yearly, Period.parse(period)) == f"Tình hình thực hiện Kế hoạch phát triển {end}"
    assert following(one, Period.parse(period)) == after


@pytest.mark.parametrize(
    ("period", "end"),
    [
        ("2022-11", "tháng 11 năm 2022 và lũy kế 2 tháng từ tháng 10/2022; nhiệm vụ trọng tâm tháng 12 năm 2022"),
        ("2022-12", "tháng 12 năm 2022 và lũy kế 3 tháng từ tháng 10/2022; nhiệm vụ trọng tâm tháng 1 năm 2023"),
        ("2022-Q4", "quý IV năm 2022; nhiệm vụ trọng tâm quý I năm 2023"),
        (
            "2022-H2",
            "6 tháng cuối năm 2022 và lũy kế 3 tháng từ tháng 10/2022; nhiệm vụ trọng tâm 6 tháng đầu năm 2023",
        ),
        ("2023-H1", "6 tháng đầu năm 2023 và lũy kế 9 tháng từ tháng 10/2022; nhiệm vụ trọng tâm quý III năm 2023"),
        ("2023-Q3", "quý III năm 2023 và cả năm 2023; nhiệm vụ trọng tâm năm 2024"),
    ],
)
def test_what_it_is_about_where_the_year_begins_in_october(period, end):
    one = plan(indicator("flow", target=1.0), year_start=10)
    assert subject(one, Period.parse(period)) == f"Tình hình thực hiện Kế hoạch – {end}"
    yearly = replace(one, title="Kế hoạch phát triển năm 2023")
    assert subject(yearly, Period.parse(period)) == f"Tình hình thực hiện {yearly.title} – {end}"
    whole = "Tình hình thực hiện Kế hoạch phát triển năm 2023; phương hướng, nhiệm vụ năm 2024"
    assert subject(yearly, span(one)) == whole


def test_no_half_year_comes_next_that_ends_after_the_plans_year():
    one = plan(indicator("flow", target=1.0), year_start=2)
    assert following(one, Period.parse("2022-H2")) == "quý I năm 2023"
    assert following(one, Period.parse("2022-H1")) == "6 tháng cuối năm 2022"


def test_the_authority_is_written_out():
    assert authority_name("UBND thành phố Trà Vinh") == "ỦY BAN NHÂN DÂN THÀNH PHỐ TRÀ VINH"
    assert authority_name("Sở Kế hoạch") == "SỞ KẾ HOẠCH"


def test_a_part_on_targets_without_work_says_what_they_are_once_the_year_is_over():
    risk, missed = (Concern(indicator("level"), status, (), True) for status in (Status.AT_RISK, Status.MISSED))
    assert concerned_title((risk,)).startswith("Chỉ tiêu có nguy cơ mà nhiệm vụ liên quan")
    assert concerned_title((risk, missed)).startswith("Chỉ tiêu không đạt hoặc có nguy cơ mà nhiệm vụ liên quan")


@pytest.mark.parametrize(
    ("iso", "written"),
    [("2023-02-03", "03/02/2023"), ("2023-09-30", "30/9/2023"), ("2023-12-05", "05/12/2023"), ("sớm", "sớm")],
)
def test_days_are_written_as_the_decree_has_them(iso, written):
    assert vn_date(iso) == written


def test_no_line_parts_what_belongs_together():
    bind = unbreaking(plan(indicator("flow", unit="tỷ đồng"), indicator("flow", id="Y", unit="doanh nghiệp")))
    assert bind("tháng 9/2023") == "tháng\u00a09/2023"
    assert bind("(thiếu tháng 10–12/2023, quý IV)") == "(thiếu tháng\u00a010–12/2023, quý\u00a0IV)"
    assert bind("ngày 03/02/2023, năm 2023") == "ngày\u00a003/02/2023, năm\u00a02023"
    assert bind("(592,642 tỷ đồng)") == "(592,642\u00a0tỷ\u00a0đồng)"
    assert bind("100 doanh nghiệp") == "100\u00a0doanh nghiệp", "a long unit would leave a hole in the line before"
    assert bind("lũy kế 9 tháng đạt 5 nhiệm vụ") == "lũy kế 9\u00a0tháng đạt 5\u00a0nhiệm vụ"
    assert bind("thấp hơn quá 1 điểm %") == "thấp hơn quá 1\u00a0điểm\u00a0%"
    assert bind("suy ra cả năm 281,9 tỷ đồng") == "suy ra cả năm 281,9\u00a0tỷ\u00a0đồng", "no year"
    assert bind("đúng tiến độ. Trong đó:") == "đúng tiến độ. Trong\u00a0đó:"
    assert bind("đạt và vượt 3/30 lần") == "đạt và vượt 3/30 lần"
    assert bind("năm nay; tháng này 3 tỷ đồngx") == "năm nay; tháng này 3 tỷ đồngx"


def test_tasks_stand_as_they_did_when_the_period_was_reported():
    def when(period: str) -> str:
        told = next(one for one in report(period).sections if "nhiệm vụ, giải pháp" in one.title).paragraphs
        assert told[0].text == "1. Tình hình chung"
        return told[2].text

    assert "theo ghi nhận đến ngày 28/7/2023" in when("2023-H1"), "its last figures came on 4 August"
    assert "theo ghi nhận đến ngày 05/9/2023" in when("2023-09")


def test_late_tasks_are_told_by_heading_and_day_as_of_the_periods_end():
    def late(period: str) -> list[str]:
        told = [one.text for one in next(s for s in report(period).sections if "giải pháp" in s.title).paragraphs]
        at = next((at for at, text in enumerate(told) if text.endswith("Nhiệm vụ quá hạn")), len(told))
        return told[at + 1 :]

    assert late("2023-09") == [], "all of them have until the year's end"
    year = late("2023")
    assert year[0] == "Kinh tế, hạn 31/12/2023: 20 nhiệm vụ."
    assert year[4] == "Cải cách hành chính, hạn 31/12/2023: 10 nhiệm vụ."
    assert len(year) == 5


def test_an_office_is_named_with_a_task_only_where_the_plan_gives_it_to_one():
    told = next(one for one in report("2023-09").sections if "nhiệm vụ, giải pháp" in one.title).paragraphs
    text = "\n".join(one.text for one in told)
    assert "Gỡ vướng đất đai, giải phóng mặt bằng: Hai hộ chưa đồng ý giá bồi thường." in text
    assert "Chi cục Thống kê" not in text


def test_what_nobody_explained_is_listed_as_such():
    one = indicator("level", target=100.0, owner="Phòng Y tế")
    made = board(plan(one), [{"period": "2023-09", "value": 50.0}], "2023-09")
    assert [part.text for part in shortcomings(made)] == [
        "1. Chưa có giải trình",
        "Chỉ tiêu: có nguy cơ không đạt kế hoạch; đề nghị Phòng Y tế giải trình.",
    ]


def test_what_the_meeting_concluded_has_a_section():
    made = board(plan(indicator("level", target=100.0)), [{"period": "2023-09", "value": 50.0}], "2023-09")
    one = Conclusion("7/2023", "X", Period.parse("2023-09"), "Rà soát lại.", "Phòng Y tế", date(2023, 10, 31))
    sections = {section.title: section.paragraphs for section in compose(Material(made, (one,))).sections}
    assert [part.text for part in sections["Kết luận của cuộc họp"]] == [
        "Chỉ tiêu: Rà soát lại (kết luận số 7/2023; Phòng Y tế, hạn 31/10/2023)."
    ]
    assert "Kết luận của cuộc họp" not in [section.title for section in compose(Material(made)).sections]


def test_a_correction_is_told_with_its_note_once():
    def told(after: str, note: str) -> str:
        made = board(plan(indicator("level", target=100.0)), [{"period": "2023-09", "value": 50.0}], "2023-09")
        one = Correction("figure", "X", "Thu", "tháng 9/2023", "12 (ước)", after, "2023-10-20", "lan", note)
        sections = {section.title: section.paragraphs for section in compose(Material(made, corrected=(one,))).sections}
        return sections["Số liệu sửa sau khi chốt"][0].text

    assert told("15; đối chiếu", "đối chiếu") == (
        "Thu, tháng 9/2023: khi chốt “12 (ước)”; nay “15; đối chiếu” (lan, 20/10/2023)."
    )
    assert told("15", "đối chiếu").endswith("nay “15” (lan, 20/10/2023): đối chiếu.")
