"""Saved views: one a name, none lost to another console, silent about a broken file, private."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tvplan_tui.store.refusals import NotSavedError
from tvplan_tui.store.views import View, _file, drop_view, save_view, saved_views

RISK = View("Nguy cơ của thuế", query="@thuế !", sort="share", reverse=True)


@pytest.fixture
def config(tmp_path: Path) -> str:
    return str(tmp_path / "config.toml")


def test_views_come_back_in_the_order_of_their_names(config: str) -> None:
    assert saved_views(config) == ()
    save_view(config, RISK)
    save_view(config, View("An sinh", only="missing", sector="XH"))
    assert [view.name for view in saved_views(config)] == ["An sinh", "Nguy cơ của thuế"]
    assert saved_views(config)[1] == RISK
    assert saved_views(config + "2") == ()


def test_a_name_is_one_view_whatever_its_case(config: str) -> None:
    save_view(config, RISK)
    save_view(config, View("nguy CƠ của thuế ", query="@thuế"))
    assert [view.query for view in saved_views(config)] == ["@thuế"]
    drop_view(config, "NGUY CƠ CỦA THUẾ")
    assert saved_views(config) == ()


def test_a_broken_file_holds_no_view_and_is_written_anew(config: str) -> None:
    save_view(config, RISK)
    for text in ("", "[", '{"views": 3}', '{"views": [3, {"name": ""}, {"name": "a", "query": 7, "reverse": "x"}]}'):
        _file(config).write_text(text)
        assert [view for view in saved_views(config) if view.name != "a"] == []
    assert saved_views(config) == (View("a"),)
    save_view(config, RISK)
    assert RISK in saved_views(config)
    assert stat.S_IMODE(_file(config).stat().st_mode) == 0o600


def test_a_refusal_is_told(config: str, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    with pytest.raises(NotSavedError):
        save_view(config, RISK)
