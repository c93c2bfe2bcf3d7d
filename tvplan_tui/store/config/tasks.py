"""The file of tasks beside the config (``[tasks] file``): every good task, and every fault with its line and cure."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path as FilePath
from typing import Any

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.language import _
from tvplan_tui.domain.plan_year import span
from tvplan_tui.domain.problem import Problem
from tvplan_tui.domain.task import Task, TaskField
from tvplan_tui.store.nearest import nearest
from tvplan_tui.store.sanitize import clean

from .faults import Faults, Slip, shown
from .keys import Table
from .tables import read_table, refuse_unknown
from .task_schema import FIELDS, TASK_TABLES, TASKS
from .text_file import decode, read_bytes
from .toml_document import Document, read_document
from .toml_lines import Path, key_lines, table_lines

Found = tuple[tuple[TaskField, ...], tuple[Task, ...]]


def tasks_path(plan: Plan) -> FilePath:
    """Return where the tasks of a plan are."""
    return FilePath(plan.file).parent / plan.tasks_file


def read_tasks(plan: Plan) -> tuple[Found, tuple[Problem, ...]]:
    """Read the tasks of a plan; no fault in their file raises, and a plan without such a file has none."""
    if not plan.tasks_file:
        return ((), ()), ()
    content = read_bytes(tasks_path(plan))
    if isinstance(content, Slip):
        from .data_place import key_place  # only where there is a fault

        line, key = key_place(FilePath(plan.file), "tasks", "file")
        message = f"“{clean(plan.tasks_file)}”: {content.message}"
        return ((), ()), (Problem(clean(plan.file), line, key, message, content.cure),)
    return parse_tasks(content, plan)


def parse_tasks(content: bytes, plan: Plan) -> tuple[Found, tuple[Problem, ...]]:
    """Read the bytes of a file of tasks; see ``read_tasks``."""
    name = clean(plan.tasks_file)
    text = decode(content)
    if isinstance(text, Slip):
        return ((), ()), Faults().problems(name, dict, (text,))
    document = read_document(text)
    if not isinstance(document, Document):
        return ((), ()), Faults().problems(name, dict, document)
    faults = Faults()
    found = _Reader(document, plan, faults).found()
    return found, faults.problems(name, partial(key_lines, document.text), document.slips)


class _Reader:
    """One document on its way to tasks; the faults are collected beside."""

    def __init__(self, document: Document, plan: Plan, faults: Faults) -> None:
        self._document = document
        self._plan = plan
        self._faults = faults

    def found(self) -> Found:
        """Return the fields and tasks without a fault; a field with a faulty name keeps its tasks."""
        refuse_unknown(self._document.data, tuple(table.name for table in TASK_TABLES), (), self._faults)
        fields: dict[str, TaskField] = {}
        for path, values in self._blocks(FIELDS):
            key = values.get("id", "")
            if self._new(path, key, fields):
                fields[key] = TaskField(key, values.get("name", key), values.get("section", ""))
        tasks: dict[str, Task] = {}
        blocks = self._document.data.get(TASKS.name, [])
        lines = table_lines(self._document.text, TASKS.name, len(blocks)) if isinstance(blocks, list) else []
        before = self._faults.errors
        for path, values in self._blocks(TASKS):
            new = self._new(path, values.get("id", ""), tasks)
            self._check(path, values, fields)
            if new and self._faults.errors == before and path not in self._document.broken:
                tasks[values["id"]] = self._task(values, lines[int(path[1])])
            before = self._faults.errors
        return tuple(fields.values()), tuple(tasks.values())

    def _blocks(self, table: Table) -> Iterator[tuple[Path, dict[str, Any]]]:
        """Yield place and readable values of each block of a table, in order."""
        raw = self._document.data.get(table.name, [])
        if not isinstance(raw, list) or not all(isinstance(item, dict) for item in raw):
            message = _("{name} phải là các khối {header}").format(name=table.name, header=table.header)
            self._faults.add((table.name,), message, _("mở mỗi khối bằng {header}").format(header=table.header))
            return
        for position, item in enumerate(raw):
            path: Path = (table.name, position)
            if isinstance(key := item.get("id"), str) and key.strip():
                self._faults.names[path] = shown(key)
            yield path, read_table(table, item, path, self._faults, whole=path not in self._document.broken)

    def _new(self, path: Path, key: str, known: dict[str, Any]) -> bool:
        """Whether an id is there and not taken yet; one that is taken is told."""
        if key in known:
            self._faults.add((*path, "id"), _("mã {key} đã có").format(key=shown(key)), _("đặt mã khác"))
        return bool(key) and key not in known

    def _check(self, path: Path, values: dict[str, Any], fields: dict[str, TaskField]) -> None:
        """Hold a task to the fields and indicators there are."""
        field = values.get("field", "")
        if field and field not in fields:
            message = _("không có nhóm {field}").format(field=shown(field))
            self._faults.add((*path, "field"), message, nearest(field, tuple(fields) or ("[[fields]]",)))
        for at, one in enumerate(values.get("indicators", ())):
            if one not in self._plan.by_id and one not in self._plan.refused:
                message = _("không có chỉ tiêu {id}").format(id=shown(one))
                self._faults.add((*path, "indicators", at), message, nearest(one, tuple(self._plan.by_id)[:200]))

    def _task(self, values: dict[str, Any], line: int) -> Task:
        known = tuple(one for one in values.get("indicators", ()) if one in self._plan.by_id)
        last = span(self._plan).cut_off()
        due = values.get("due") or last.isoformat()
        return Task(**{**values, "indicators": known, "due": due, "line": line})
