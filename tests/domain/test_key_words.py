"""What keys of the config are called."""

from __future__ import annotations

from dataclasses import fields

from tvplan_tui.domain.indicator import Indicator, Thresholds
from tvplan_tui.domain.key_words import label, threshold_label


def test_every_key_that_may_change_has_words():
    """A report lists what was changed since it was closed: "target" or "[{'since': …}]" is nothing to sign."""
    named = [label(one.name) for one in fields(Indicator) if one.name != "line"]
    named += [threshold_label(name) for name in Thresholds._fields]
    assert len(set(named)) == len(named)
