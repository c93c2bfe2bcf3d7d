"""A config text with everything in it that an edit could break, and what a person would say of its lines."""

from __future__ import annotations

TORTURE = '''\
# đầu tệp: [[indicators]] trong lời ghi chú

[plan]   # bảng
id = "P"
title = "Kế hoạch"
authority = """UBND
[[indicators]]
id = "GIẢ"
"""
year = 2023
\tlanguage = 'vi'

[data]
files = [
  "data/*.csv",   # [[indicators]]
  # giữa danh sách
]

[[sectors]]
id = "KT"
name = "Kinh tế"
[[sectors]]
id = "XH"
name = "Xã hội"


# ── mục 1 ──

# của A1
# hai dòng
[[ indicators ]] # đầu khối
id = "A1"
sector = "KT"
# chú thích giữa khối
name = "Tên # không phải chú thích"   # chú thích cuối dòng
unit = 'tỷ đồng'
kind = "flow"
bound    =    "at_least"
target=592.642# sát
note = \'\'\'
[[indicators]]
id = "A9" # trong chuỗi
\'\'\'
companion = { unit = "điểm %", target = 0.02 } # bảng một dòng
# cuối khối A1

[[indicators]]
id = "A1a"
sector = "KT"
parent = "A1"
name = """\\
  Thu \\
  nội địa"""
unit = "%"
kind = "level"
bound = "at_least"
target = 1_00
companion.unit = "hộ" # khóa có chấm
companion.target = 3
[[indicators.revisions]]
date = 2023-05-01 # lần 1
value = 90
# sát khối sau
[[indicators]]
  id = "A2"
  sector = "KT"
  name = "thụt đầu dòng"
  unit = "%"
  kind = "ratio"
  bound = "between"
  low = 1e1
  high = +2e1
  profile = [
    0.1, 0.2, 0.3, 0.4, 0.5, 0.6, # nửa năm
    0.7, 0.8, 0.9, 0.95, 0.97, 1.0,
  ]

[["indicators"]]
"id" = "B1"
'sector' = "XH"
name = "khóa trong nháy"
unit = ""
kind = "qualitative"
[[indicators]]
id = "B2"
sector = "XH"
name = "bảng con"
unit = "hộ"
kind = "flow"
bound = "at_most"
target = 6

  [indicators.companion]
  unit = "%"
  target = 0.02

# ── kiểm tra ──
[[checks]]
left = "A1"
op = ">="
right = 0
message = "không âm"

# cuối tệp: [[indicators]]
last_line_is_comment = 0
'''.replace("last_line_is_comment = 0\n", "# hết")


def variants() -> dict[str, bytes]:
    """Return the text with every newline style, with and without a mark and a final line end."""
    lines = TORTURE.split("\n")
    mixed = "".join(line + ("\r\n" if at % 3 else "\n") for at, line in enumerate(lines[:-1])) + lines[-1]
    texts = {"lf": TORTURE, "crlf": TORTURE.replace("\n", "\r\n"), "mixed": mixed, "ended": TORTURE + "\n"}
    found = {name: text.encode() for name, text in texts.items()}
    found["mark"] = b"\xef\xbb\xbf" + found["crlf"]
    found["no checks, open end"] = TORTURE.split("\n\n# ── kiểm tra")[0].encode()
    return found
