"""What people have recorded beside the figures: tasks and how they stand, states of reports, closed periods."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tvplan_tui.domain.indicator import Plan
from tvplan_tui.domain.problem import Problem
from tvplan_tui.domain.task import Task, TaskField, TaskNote
from tvplan_tui.store.agenda_file import read_agenda
from tvplan_tui.store.closing_log import Closing, broken_seals, in_force, read_closings
from tvplan_tui.store.config.tasks import read_tasks
from tvplan_tui.store.report_log import ReportMark, read_report_log
from tvplan_tui.store.task_log import read_task_log

from .agenda import Agenda


@dataclass(frozen=True)
class Affairs:
    """Everything but figures and verdicts.

    Attributes:
        notes: what was recorded of tasks, in order.
        marks: what was recorded of reports, in order.
        closings: by period as text, the closings that stand; the last one is in force.
        problems: what could not be read.
    """

    plan: Plan
    fields: tuple[TaskField, ...] = ()
    tasks: tuple[Task, ...] = ()
    notes: tuple[TaskNote, ...] = ()
    marks: tuple[ReportMark, ...] = ()
    closings: tuple[Closing, ...] = ()
    problems: tuple[Problem, ...] = ()

    @classmethod
    def open(cls, plan: Plan) -> Affairs:
        """Read it all from beside a plan."""
        base = Path(plan.file).parent
        (fields, tasks), faults = read_tasks(plan)
        # without tasks every row would be about an unknown one, and what is wrong has been told
        notes, unread = read_task_log({task.id: task for task in tasks}, base) if tasks else ((), ())
        marks, unmarked = read_report_log(plan, base)
        closings, unclosed = read_closings(base)
        _picked, amiss = read_agenda(plan)
        problems = (*faults, *unread, *unmarked, *unclosed, *amiss, *broken_seals(base, closings))
        return cls(plan, fields, tasks, notes, marks, closings, problems)

    def agenda(self, today: date, as_of: date | None = None) -> Agenda:
        """Return the tasks as they stand; ``as_of`` is a day (its end) or a moment."""
        return Agenda.of(self.plan, self.fields, self.tasks, self.notes, today, as_of)

    def closing(self, period: object) -> Closing | None:
        """Return the closing of a period that is in force; None while it is open."""
        found = in_force(self.closings).get(str(period))
        return found[-1] if found else None
