"""What a meeting shows, without a screen: large figures, agendas, jumps, paragraphs cut to their room."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.judging import ROOT

from tvplan_tui.domain.conclusion import Conclusion
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.task import Standing, Task, TaskState
from tvplan_tui.report.board import Book
from tvplan_tui.store.config import read_config
from tvplan_tui.ui.drawing.glyphs import big, height, largest, scale_for, spellable, width
from tvplan_tui.ui.meetings.meeting_agenda import PICKED, PLAN, RISK, agenda, kind_word, kinds, sought
from tvplan_tui.ui.meetings.meeting_prose import LABEL, Section, facts, figure, laid, needed, sections, verdict
from tvplan_tui.ui.meetings.meeting_room import CHART, FOOT, HEAD, SIDE_BY_SIDE, room


@pytest.fixture(scope="module")
def board():
    plan, _faults = read_config(ROOT / "config.toml")
    return Book.open(plan).board(Period.parse("2023-09"), date(2023, 10, 20))


def text(pieces) -> str:
    return "".join(piece for piece, _style in pieces)


def test_every_figure_of_the_plan_can_be_drawn(board) -> None:
    for row in board.rows:
        for ascii in (False, True):
            shown, _unit = figure(board.plan.by_id[row["id"]], row, ascii=ascii)
            assert spellable(shown), shown


@given(st.text("0123456789,.−% ", min_size=1, max_size=12), st.integers(1, 4), st.booleans())
def test_lines_are_as_many_and_as_wide_as_said(shown: str, scale: int, ascii: bool) -> None:
    lines = big(shown, scale, ascii=ascii)
    assert len(lines) == height(scale, ascii=ascii)
    assert {len(line) for line in lines} == {width(shown, scale)}
    assert not ascii or set("".join(lines)) <= {"#", " "}


def test_comma_and_point_are_told_apart_and_digits_of_one_width_stay_in_line() -> None:
    assert big("1,5", 2) != big("1.5", 2)
    assert big("1,5", 2)[-1].strip(), "the tail of the comma hangs below the line"
    assert not big("1.5", 2)[-1].strip()
    assert {width(str(digit), 1) for digit in range(10)} == {3}
    assert big(">= 5", 1) == big("≥ 5", 1)


def test_the_largest_scale_that_fits_is_taken() -> None:
    assert largest("480,117", 200, 4) == 4
    assert largest("480,117", 52, 4) == 2
    assert largest("480,117", 10, 4) == 0
    assert [scale_for(*size) for size in ((60, 15), (80, 24), (120, 40), (200, 50))] == [1, 2, 3, 4]


def test_an_agenda_has_the_urgent_first_or_the_plan_or_what_was_picked(board) -> None:
    risk = agenda(RISK, board)
    statuses = [board.by_id[one]["status"] for one in risk.ids]
    assert statuses[:4] == ["at_risk"] * 4
    assert set(statuses) <= {"missed", "at_risk", "behind", "no_data"}
    assert len(agenda(PLAN, board).ids) == len(board.rows)
    picked = agenda(PICKED, board, ["QA4", "KHÔNG", "KT3"])
    assert picked.ids == ("QA4", "KT3")
    assert len(picked.order) == len(board.rows)
    sector = agenda("sector:HT", board)
    assert {board.plan.by_id[one].sector for one in sector.ids} == {"HT"}
    assert [kind_word(kind, board) for kind in kinds(board)][3:] == [one.name for one in board.plan.sectors]


def test_rows_are_chosen_and_moved(board) -> None:
    made = agenda(PICKED, board, ["KT3", "KT2"])
    assert made.moved("KT2", -1).ids == ("KT2", "KT3")
    assert made.moved("KT3", -1) is made
    assert made.toggled("KT3").ids == ("KT2",)
    assert made.toggled("KT3").toggled("KT3") == made


@pytest.mark.parametrize(
    ("query", "at"),
    [
        *[("2", 1), ("0", None), ("4", None), ("thu", 0), ("Thu n", 0), ("noi dia", 0), ("dn", None), ("doanh", 1)],
        *[("xa", 2), ("y te", 2), ("te y", 2), ("", None), (" ", None), ("đo", 1)],
    ],
)
def test_a_jump_finds_numbers_and_letters_without_diacritics(query: str, at: int | None) -> None:
    assert sought(["Thu nội địa", "Doanh nghiệp mới", "Y tế xã"], query) == at


def test_what_the_figure_is_held_against_is_aligned_on_the_comma(board) -> None:
    lines = text(facts(board.plan.by_id["KT3"], board.by_id["KT3"], 6)).split("\n")
    assert lines[0] == "Kế hoạch    592,642 tỷ đồng"
    assert len({line.index(",") for line in lines}) == 1
    assert len(text(facts(board.plan.by_id["KT3"], board.by_id["KT3"], 3)).split("\n")) == 3


def test_cause_remedy_and_conclusions_are_told_the_latest_first(board) -> None:
    one, row = board.plan.by_id["KT2"], board.by_id["KT2"]
    made = [Conclusion(f"{at}/2023", "KT2", board.period, f"việc {at}", "Phòng A", date(2023, 10, 31)) for at in (1, 2)]
    told = sections(one, row, made)
    assert [each.label for each in told] == ["Vì sao", "Nguyên nhân", "Còn phải làm", "Kết luận", ""]
    assert told[3].text == "việc 2 (Phòng A, hạn 31/10/2023)"
    task = Standing(Task("III.2", "KT", "Rà soát hồ sơ"))
    assert [each.text for each in sections(one, row, (), [task]) if each.label == "Nhiệm vụ"] == [
        "○ Chưa bắt đầu: Rà soát hồ sơ"
    ]
    bare = sections(one, {**row, "note": None, "unexplained": True}, ())
    assert "chưa có giải trình" in bare[1].text
    assert text(verdict(one, row, 80)[0]).strip() == "▼ NGUY CƠ"
    assert "Phòng" not in text(verdict(one, row, 60)[1])


@given(
    st.lists(st.text("abc đê ", min_size=1, max_size=200), min_size=1, max_size=5),
    st.integers(30, 90),
    st.integers(1, 12),
)
def test_paragraphs_never_leave_their_room(texts: list[str], across: int, lines: int) -> None:
    told = [Section("Nhãn", words) for words in texts]
    shown = text(laid(told, across, lines)).split("\n")
    assert len(shown) <= lines
    assert all(len(line) <= across for line in shown)
    assert len(shown) == min(lines, needed(told, across))
    cut = needed(told, across) > lines
    assert not cut or lines < len(told) or any(line.endswith("…") for line in shown)
    assert all(line[LABEL] == " " for line in shown if len(line) > LABEL)


@given(st.integers(60, 220), st.integers(15, 60), st.sampled_from([0, 3, 6, 9, 12]), st.integers(1, 40), st.booleans())
def test_a_page_is_never_longer_than_the_screen(wide: int, tall: int, lines: int, needs: int, drawn: bool) -> None:
    shown, told = room((wide, tall), lines, lambda _width: needs, drawn=drawn)
    assert told >= 1
    assert drawn or not shown
    if lines <= tall // 2:
        used = HEAD + FOOT + lines
        beside = shown and wide >= SIDE_BY_SIDE
        assert used + told + (CHART if shown and not beside else 0) <= tall


def test_what_is_cut_ends_behind_a_clause_or_a_word_and_never_within_a_bracket() -> None:
    words = "thấp hơn 2,32 điểm % (92,2 % mục tiêu, ngưỡng nguy cơ 95 %) nên có nguy cơ không đạt; tạm thời"
    ends = {across: text(laid([Section("Vì sao", words)], across, 1))[LABEL + 1 :] for across in range(40, 100)}
    assert ends[85] == "thấp hơn 2,32 điểm % (92,2 % mục tiêu, ngưỡng nguy cơ 95 %)…"
    assert ends[70] == "thấp hơn 2,32 điểm % (92,2 % mục tiêu, ngưỡng nguy cơ…"
    assert all(words.startswith(shown[:-1]) and words[len(shown) - 1] in " ,;" for shown in ends.values())
    told = text(laid([Section("", "còn phải đạt 592,642 tỷ đồng mỗi tháng")], LABEL + 24, 2))
    assert "592,642 tỷ đồng" in told


def test_a_page_says_once_what_the_figures_are_and_what_blocks_comes_first(board) -> None:
    one, row = board.plan.by_id["XH9"], board.by_id["XH9"]
    states = (TaskState.DONE, TaskState.TODO, TaskState.BLOCKED, TaskState.DOING)
    serving = [Standing(Task(f"III.{state}", "XH", f"việc {state}"), state) for state in states]
    told = {each.label: each.text for each in sections(one, row, (), serving, board=board)}
    assert "còn số ước" in row["explanation"] and "còn số ước" not in told["Vì sao"]
    assert told["Còn phải làm"] == "Tăng thêm 0,77 điểm %/tháng, còn 3 tháng; đã từng: 0/8 lần"
    assert [part.split()[-1] for part in told["Nhiệm vụ"].split("; ")] == ["blocked", "doing", "todo", "done"]
    growth = sections(board.plan.by_id["KT1b"], board.by_id["KT1b"], (), board=board)
    assert growth[2].text == "Tăng thêm 1,22 điểm % trong quý còn lại; đã từng: 0/2 lần"
    last = {
        each.label: each.text for each in sections(board.plan.by_id["III-2"], board.by_id["III-2"], (), board=board)
    }
    assert last["Còn phải làm"] == "Giảm thêm 0,10 ‰ trong nửa năm còn lại; năm 2022: 1/1 lần"


def test_at_eighty_columns_hardly_a_sentence_is_cut(board) -> None:
    for one in agenda(RISK, board).ids:
        told = sections(board.plan.by_id[one], board.by_id[one], (), board=board)
        _chart, lines = room((80, 24), height(2), lambda across, told=told: needed(told, across), drawn=True)
        assert text(laid(told, 78, lines)).count("…") <= 1


def test_the_latest_conclusion_is_cut_last() -> None:
    told = [Section("Vì sao", "a " * 100), Section("Nhiệm vụ", "b " * 100), Section("Kết luận", "c " * 60, whole=True)]
    assert text(laid(told, 80, 5)).count("c") == 60


def test_a_page_says_what_is_needed_whole_and_of_which_month_a_note_is(board) -> None:
    def told(name: str) -> dict[str, str]:
        made = sections(board.plan.by_id[name], board.by_id[name], (), board=board)
        return {each.label: each.text for each in made}

    assert "đã từng: 0/9 tháng" in told("KT2")["Còn phải làm"][:67]
    assert all(told(name).get("Còn phải làm") for name in ("KT1", "KT1b", "XH9", "HT1", "III-5"))
    assert told("KT5")["Nguyên nhân"].endswith("(tháng 6/2023)")


def test_a_page_tells_where_the_plan_contradicts_itself(board) -> None:
    one = board.plan.by_id["XH9"]
    told = [each.text for each in sections(one, board.by_id["XH9"], (), board=board)]
    assert any(text.startswith("Mâu thuẫn mẫu số") for text in told)
