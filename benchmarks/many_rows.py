"""A plan of as many rows as wanted, made up: ``python -m benchmarks.many_rows FOLDER ROWS`` writes it."""

from __future__ import annotations

import sys
from pathlib import Path

HEAD = """\
[plan]
id = "MANY"
title = "Kế hoạch minh họa"
authority = "minh họa"
document = "00/KH"
issued = 2023-02-03
year = 2023
language = "vi"

[data]
files = ["data/*.csv"]

[[sectors]]
id = "S"
name = "Mọi chỉ tiêu"
section = "1"
"""
ROW = """
[[indicators]]
id = "M{at}"
sector = "S"
name = "Chỉ tiêu số {at}"
unit = "tỷ đồng"
kind = "flow"
bound = "at_least"
target = {target}
"""
MONTHS = 9


def write(folder: Path, rows: int) -> Path:
    """Write plan and figures into a folder and return the config."""
    (folder / "data").mkdir(parents=True)
    blocks = (ROW.format(at=at, target=120 + at % 37) for at in range(rows))
    config = folder / "config.toml"
    config.write_text(HEAD + "".join(blocks), encoding="utf-8")
    figures = [
        f"M{at},2023-{month:02},{8 + (at + month) % 7},official,minh họa"
        for at in range(rows)
        for month in range(1, MONTHS + 1)
    ]
    text = "\n".join(["indicator,period,value,status,source", *figures, ""])
    (folder / "data" / "2023.csv").write_text(text, encoding="utf-8")
    return config


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
