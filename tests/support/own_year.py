"""A plan on disk whose year runs from October 2022 to September 2023, with figures of its first two months."""

from __future__ import annotations

from pathlib import Path

CONFIG = """\
[plan]
id = "THADS"
title = "Kế hoạch thi hành án năm 2023"
authority = "Chi cục THADS thành phố A"
year = 2023
year_start = 10

[[sectors]]
id = "S"
name = "Thi hành án"

[[indicators]]
id = "A1"
sector = "S"
name = "Số việc thi hành xong"
unit = "việc"
kind = "flow"
bound = "at_least"
target = 120

[[reports]]
id = "NAM"
name = "Báo cáo năm"
frequency = "year"
due_days = 3
"""
LEDGER = "indicator,period,value,status,note,source,recorded_at,recorded_by\nA1,2022-10,10,,,,,\nA1,2022-11,10,,,,,\n"


def written(folder: Path) -> Path:
    """Write plan and ledger; returns the config's path."""
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "2022.csv").write_text(LEDGER, encoding="utf-8")
    config = folder / "config.toml"
    config.write_text(CONFIG, encoding="utf-8")
    return config
