"""``kill -9`` before each system call of a save: the old file or the new one, and no litter after the next start."""

from __future__ import annotations

from support.killed import killed_at_every_point


def test_every_point_of_a_save_leaves_the_old_file_or_the_new_one_and_of_an_entry_no_other_row_touched(tmp_path):
    told = killed_at_every_point("killing.py", tmp_path)
    assert told["points"] >= 200
    assert told["entered"] >= 60
