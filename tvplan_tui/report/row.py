"""What a row of the board holds: the keys that scripts rely on, and those that screens read besides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

PINNED = (
    "id",
    "sector",
    "parent",
    "name",
    "unit",
    "kind",
    "bound",
    "target",
    "low",
    "high",
    "actual",
    "expected",
    "attainment",
    "gap",
    "index",
    "pace",
    "status",
    "data_status",
    "missing_periods",
    "previous_year",
    "yoy",
    "projection",
    "projection_method",
    "run_rate_needed",
    "explanation",
)
"""The keys of a row that scripts rely on, in the order they are printed."""

FURTHER = (
    "outlook",
    "expected_most",
    "haste",
    "yoy_unit",
    "data_state",
    "data_through",
    "through",
    "elapsed",
    "judged",
    "closed",
    "lower_bound",
    "incomplete",
    "seen",
    "once",
    "prorata",
    "plan_share",
    "outside",
    "off_range",
    "numerator",
    "denominator",
    "period_value",
    "projection_attainment",
    "projection_ways",
    "projection_low",
    "projection_high",
    "projection_meeting",
    "periods_left",
    "rate_reached",
    "rate_periods",
    "behind",
    "every",
    "note",
    "note_period",
    "recorded",
    "illustrative",
    "original_target",
    "original_low",
    "original_high",
    "target_document",
    "target_since",
    "override",
    "unexplained",
)
"""What screens read besides: ``outlook`` is what must still happen, ``yoy_unit`` "ratio" or "points",
``data_through`` the month of the latest figure (``through``: as a month of its own year), ``judged`` the months of
its own year the verdict is taken at, ``projection_ways`` the year by each way of projecting it (null: not possible),
``projection_low`` and ``_high`` their range, ``projection_meeting`` how many of them would satisfy the bound,
``outside`` how far the actual value lies outside what satisfies the bound and ``off_range`` outside its range, above
which is no harm where it is to be reached at least (in the unit; below negative, within 0, no range null),
``expected_most`` and ``haste`` what a budget may have come to and the actual value against it,
``original_target``, ``original_low`` and ``original_high`` what the plan set first (``target``, ``low`` and
``high`` are those in force; ``target_document`` and ``target_since`` say which revision that is, null for the
original), ``override`` a person's verdict (verdict, reason, by, at, on) or null,
``unexplained`` whether a verdict that asks for action has no note to its latest figure or in the period."""

STANDING = ("id", "status", "illustrative", "recorded")
"""What is asked for where verdicts are only counted."""

Row = Mapping[str, Any]
"""One indicator at one period, with the keys of ``PINNED`` and ``FURTHER``."""
