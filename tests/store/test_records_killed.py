"""``kill -9`` before each system call of a note, a mark, a closing: all of it or nothing, and the next one is whole."""

from __future__ import annotations

from support.killed import killed_at_every_point


def test_every_point_of_a_record_leaves_all_of_it_or_nothing(tmp_path):
    assert killed_at_every_point("recording.py", tmp_path)["points"] >= 100
