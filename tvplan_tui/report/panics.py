"""Panics of the query engine as errors like others: Polars hands them over as what is no ``Exception``."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")


class EngineError(Exception):
    """The query engine gave up; its own words are the message."""


def telling_panics(function: Callable[Given, Result]) -> Callable[Given, Result]:
    """Return the function with ``EngineError`` raised in place of a panic, which would end a thread in silence."""

    @wraps(function)
    def told(*given: Given.args, **named: Given.kwargs) -> Result:
        try:
            return function(*given, **named)
        except BaseException as error:
            if type(error).__name__ == "PanicException":  # by name: nothing is loaded for it
                raise EngineError(str(error)) from error
            raise

    return told
