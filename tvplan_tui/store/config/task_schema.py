"""Every key that the file of tasks may hold; see ``schema``."""

from __future__ import annotations

from .keys import Key, Table, Type

FIELDS = Table(
    "fields",
    "Nhóm nhiệm vụ: một tiêu đề của phần nhiệm vụ và giải pháp.",
    (
        Key("id", Type.ID, "mã của nhóm", required=True),
        Key("name", Type.TEXT, "tên, nên ngắn", required=True),
        Key("section", Type.TEXT, "mục trong văn bản", default=""),
    ),
    many=True,
)

TASKS = Table(
    "tasks",
    "Nhiệm vụ: mỗi khối là một dòng, theo thứ tự trong tệp.",
    (
        Key("id", Type.ID, "mã; sổ tiến độ gọi nhiệm vụ bằng mã này", required=True),
        Key("field", Type.TEXT, "mã của nhóm", required=True),
        Key("name", Type.TEXT, "tên gọn, nên không quá 60 chữ", required=True),
        Key("quote", Type.TEXT, "nguyên văn trong kế hoạch", default=""),
        Key("section", Type.TEXT, "mục trong văn bản", default=""),
        Key("office", Type.TEXT, "cơ quan mà kế hoạch nêu tên; kế hoạch không nêu thì không ghi", default=""),
        Key("indicators", Type.TEXTS, "mã các chỉ tiêu mà nhiệm vụ này làm nên", default=()),
        Key("due", Type.DATE, "hạn hoàn thành, viết `2023-06-30`; không ghi thì là ngày cuối năm kế hoạch", default=""),
    ),
    many=True,
)

TASK_TABLES: tuple[Table, ...] = (FIELDS, TASKS)
"""The tables of the file of tasks."""
