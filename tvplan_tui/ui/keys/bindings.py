"""Textual's bindings, made from the table of actions."""

from __future__ import annotations

from textual.binding import Binding

from .actions import actions


def bindings(scope: str) -> list[Binding]:
    """Return the bindings of one screen (``APP``: of the app itself), each with the action's stable id.

    Keys the table binds inside itself are left to it.
    """
    return [
        Binding(",".join(action.keys), f"app.perform({action.id!r})", show=False, id=action.id)
        for action in actions()
        if scope in action.scopes and not action.widget
    ]
