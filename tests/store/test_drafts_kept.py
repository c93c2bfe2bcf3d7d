"""Drafts: private, whole, one a form and thing, never in the way."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tvplan_tui.store.drafts import DraftFile, waiting
from tvplan_tui.store.refusals import NotSavedError
from tvplan_tui.store.state_folder import state_home


@pytest.fixture
def config(tmp_path: Path) -> str:
    file = tmp_path / "config.toml"
    file.write_text("", encoding="utf-8")
    return str(file)


def test_a_draft_comes_back_and_is_nobody_elses(config):
    draft = DraftFile(config, "figure", "KT3 2023-09")
    draft.keep(lambda: {"value": "48,1", "note": "đã đôn đốc"})
    assert stat.S_IMODE(draft.path.stat().st_mode) == 0o600
    found = DraftFile(config, "figure", "KT3 2023-09").found()
    assert found is not None
    assert dict(found.fields) == {"value": "48,1", "note": "đã đôn đốc"}
    assert DraftFile(config, "figure", "KT3 2023-08").found() is None
    assert DraftFile(config, "month", "KT3 2023-09").found() is None
    assert [path.name for path in draft.path.parent.iterdir()] == [draft.path.name]


def test_one_config_however_it_is_reached(config, tmp_path):
    DraftFile(config, "figure", "A 2023-01").keep(lambda: {"value": "1"})
    link = tmp_path / "link.toml"
    link.symlink_to(config)
    assert [one.key for one in waiting(str(link))] == ["A 2023-01"]
    assert waiting(str(tmp_path / "other.toml")) == ()


def test_dropped_it_stays_away_until_something_new_is_typed(config):
    draft = DraftFile(config, "figure", "A 2023-01")
    draft.keep(lambda: {"value": "1"})
    draft.drop()
    draft.keep(lambda: {"value": "2"})
    assert draft.found() is None
    draft.begin()
    draft.keep(lambda: {"value": "3"})
    assert draft.found().fields == {"value": "3"}


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"fields": 1}', b'{"fields": {}, "form": 1}', b"\xff", b"[" * 99999]
)
def test_what_cannot_be_read_is_no_draft(config, content):
    draft = DraftFile(config, "figure", "A 2023-01")
    draft.keep(lambda: {"value": "1"})
    draft.path.write_bytes(content)
    assert draft.found() is None
    assert waiting(config) == ()


def test_no_room_is_told(config, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    with pytest.raises(NotSavedError):
        DraftFile(config, "figure", "A 2023-01").keep(lambda: {"value": "1"})


def test_a_relative_state_folder_is_ignored(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_STATE_HOME", "state")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert state_home() == tmp_path / ".local" / "state"
