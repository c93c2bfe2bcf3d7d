"""The filter's little language."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from tvplan_tui.domain.indicator import Indicator, Kind, Plan, Sector
from tvplan_tui.domain.status import Status
from tvplan_tui.ui.lists.listing import Look, is_wide, listing, passed, whole_listing
from tvplan_tui.ui.lists.query import read

TAX, FINANCE = "Chi cục Thuế khu vực", "Phòng Tài chính - Kế hoạch"


def one(name: str, owner: str, sector: str = "KT", kind: Kind = Kind.FLOW, parent: str | None = None) -> Indicator:
    ident = "".join(word[0] for word in name.split()).upper()
    return Indicator(
        id=ident, sector=sector, name=name, unit="tỷ đồng", kind=kind, owner=owner, parent=parent, target=1
    )


PLAN = Plan(
    id="P",
    title="",
    authority="",
    year=2023,
    sectors=(Sector("KT", "Kinh tế", "II.2.1"), Sector("XH", "Văn hóa - xã hội", "II.2.3")),
    indicators=(
        one("Tổng thu ngân sách", FINANCE),
        one("Thu nội địa", TAX, parent="TTNS"),
        one("Doanh nghiệp mới", FINANCE),
        one("Học sinh đến trường", "", "XH", Kind.GROUP),
        one("Mầm non", "Phòng Giáo dục", "XH", parent="HSĐT"),
        one("Việc làm", "Phòng Lao động", "XH"),
    ),
)
ROWS = {
    "TTNS": {"status": Status.ON_TRACK, "data_state": "complete", "missing_periods": ()},
    "TNĐ": {"status": Status.AT_RISK, "data_state": "complete", "missing_periods": ()},
    "DNM": {"status": Status.MISSED, "data_state": "complete", "missing_periods": ()},
    "MN": {"status": Status.AT_RISK, "data_state": "missing", "missing_periods": ("2023-09",)},
    "VL": {"status": Status.NO_DATA, "data_state": "missing", "missing_periods": ("2023-09",)},
}


def found(text: str) -> list[str]:
    query = read(text, PLAN)
    return [each.id for each in PLAN.indicators if each.kind is not Kind.GROUP and query.holds(each, ROWS[each.id])]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("thu tong", ["TTNS"]),
        ("THU", ["TTNS", "TNĐ"]),
        ("!", ["TNĐ", "DNM", "MN"]),
        ("?", ["MN", "VL"]),
        ("! ?", ["MN"]),
        ("!thu", ["TNĐ"]),
        ("@tài chính", ["TTNS", "DNM"]),
        ("@tai chinh ke hoach", ["TTNS", "DNM"]),
        ("@Tài chính - Kế hoạch", ["TTNS", "DNM"]),
        ("@tài chính tổng", ["TTNS"]),
        ("tổng @tài chính", ["TTNS"]),
        ("@chinh", ["TTNS", "DNM"]),
        ("@hinh", []),
        ("#xã hội", ["MN", "VL"]),
        ("#xh !", ["MN"]),
        ("#kinh tế @thuế", ["TNĐ"]),
        ("#II.2.3", ["MN", "VL"]),
        ("thu -nội", ["TTNS"]),
        ("-@tài chính -#xh", ["TNĐ"]),
        ("-!", ["TTNS", "VL"]),
        ("học sinh", ["MN"]),
        ("@", ["TTNS", "TNĐ", "DNM", "MN", "VL"]),
        ("-", ["TTNS", "TNĐ", "DNM", "MN", "VL"]),
        ("  ", ["TTNS", "TNĐ", "DNM", "MN", "VL"]),
        ("@tài chính !", ["DNM"]),
        ("zz", []),
    ],
)
def test_what_a_query_finds(text: str, ids: list[str]) -> None:
    if text in ("@", "#"):
        ids = [each for each in ids if PLAN.by_id[each].owner]
    assert found(text) == ids


def test_an_office_or_a_sector_asks_for_the_whole_plan() -> None:
    wide = {text: is_wide(PLAN, Look(query=text)) for text in ("thu", "!", "@thuế", "#xh", "-@thuế", "@", "thu #k")}
    assert wide == {"thu": False, "!": False, "@thuế": True, "#xh": True, "-@thuế": False, "@": False, "thu #k": True}


def test_before_the_figures_are_judged_nothing_is_at_risk() -> None:
    assert not read("!", PLAN).holds(PLAN.indicators[0], None)
    assert read("-!", PLAN).holds(PLAN.indicators[0], None)


def test_headings_stand_above_what_passes_and_are_not_counted() -> None:
    entries = listing(PLAN, "XH", None, Look(query="mầm"))
    assert [(entry.indicator.id, entry.context) for entry in entries] == [("HSĐT", True), ("MN", False)]
    assert passed(entries) == 1
    assert passed(whole_listing(PLAN, None, Look())) == 5


def test_a_key_takes_at_most_thirty_milliseconds_on_four_hundred_rows() -> None:
    many = tuple(replace(PLAN.indicators[0], id=f"I{at}", name=f"Chỉ tiêu số {at}", parent=None) for at in range(400))
    plan = replace(PLAN, indicators=many)
    whole_listing(plan, None, Look(query="chi"))
    took = []
    for text in ("chi tieu 1", "chi tieu 19", "@tai chinh 19", "chi tieu 2"):
        start = time.perf_counter()
        assert passed(whole_listing(plan, None, Look(query=text)))
        took.append(time.perf_counter() - start)
    assert min(took) < 0.03
