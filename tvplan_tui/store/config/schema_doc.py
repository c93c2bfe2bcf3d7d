"""The tables of ``docs/config.md`` and ``docs/tasks.md``: ``python -m tvplan_tui.store.config.schema_doc``."""

from __future__ import annotations

from .keys import LARGEST, Key, Table, Type
from .schema import COMPANION, REVISIONS, TABLES
from .task_schema import TASK_TABLES


def markdown() -> str:
    """Return one Markdown table for each table of the file, with its heading."""
    return "\n\n".join(_table(table) for table in (*TABLES, REVISIONS, COMPANION))


def tasks_markdown() -> str:
    """Return the same for the file of tasks."""
    return "\n\n".join(_table(table) for table in TASK_TABLES)


def _table(table: Table) -> str:
    rows = "\n".join(_row(key) for key in table.keys)
    return f"### `{table.header}`\n\n{table.doc}\n\n| Khóa | Giá trị | Mặc định | Ý nghĩa |\n|---|---|---|---|\n{rows}"


def _row(key: Key) -> str:
    default = "**bắt buộc**" if key.required else _written(key.default)
    return f"| `{key.name}` | {_values(key)} | {default} | {key.doc} |"


def _values(key: Key) -> str:
    if key.type is Type.CHOICE:
        return " · ".join(f"`{word}`" for word in key.allowed)
    if key.type in (Type.INTEGER, Type.NUMBER) and key.high < LARGEST:
        return f"{key.type.value} {key.low:g} – {key.high:g}"
    word: str = key.type.value
    return word


def _written(default: object) -> str:
    """Return a default as it would stand in the file."""
    if default in (None, "", ()):
        return "—"
    if isinstance(default, tuple):
        return "`[" + ", ".join(f'"{item}"' for item in default) + "]`"
    return f'`"{default}"`' if isinstance(default, str) else f"`{default}`"


if __name__ == "__main__":
    print(markdown())
    print(tasks_markdown())
