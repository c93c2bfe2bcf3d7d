"""Which config is read, and that a wish is never passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from tvplan_tui.domain.problem import Problem
from tvplan_tui.store.config import find_config, locate


@pytest.fixture
def places(tmp_path: Path) -> dict[str, Path]:
    """Every place of the search order, each with a file."""
    made = {
        "option": tmp_path / "option.toml",
        "variable": tmp_path / "variable.toml",
        "here": tmp_path / "cwd" / "config.toml",
        "xdg": tmp_path / "xdg" / "tvplan" / "config.toml",
        "home": tmp_path / "home" / ".config" / "tvplan" / "config.toml",
    }
    for path in made.values():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return made


def environ(places: dict[str, Path], **more: str) -> dict[str, str]:
    root = places["option"].parent
    return {"HOME": str(root / "home"), "XDG_CONFIG_HOME": str(root / "xdg"), **more}


def test_the_order(places: dict[str, Path]) -> None:
    named = environ(places, TVPLAN_CONFIG=str(places["variable"]))
    cwd = places["here"].parent
    assert find_config(str(places["option"]), named, cwd) == places["option"]
    assert find_config(None, named, cwd) == places["variable"]
    assert find_config(None, environ(places), cwd) == places["here"]
    places["here"].unlink()
    assert find_config(None, environ(places), cwd) == places["xdg"]
    places["xdg"].unlink()
    assert find_config(None, environ(places), cwd) == locate.shipped()


@pytest.mark.parametrize("folder", ["", "relative"])
def test_the_xdg_folder_is_in_the_home_unless_named_in_full(places: dict[str, Path], folder: str) -> None:
    places["here"].unlink()
    assert find_config(None, environ(places, XDG_CONFIG_HOME=folder), places["here"].parent) == places["home"]


def test_the_shipped_plan_is_there() -> None:
    assert locate.shipped().name == "config.toml"
    assert locate.shipped().is_file()


def test_the_plan_inside_the_wheel_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locate, "_PACKAGE", tmp_path)
    (tmp_path / "shipped").mkdir()
    inside = tmp_path / "shipped" / "config.toml"
    inside.touch()
    assert locate.shipped() == inside


@pytest.mark.parametrize(("option", "variable", "key"), [("x.toml", "", "--config"), (None, "x.toml", "TVPLAN_CONFIG")])
def test_a_wish_that_is_not_there_is_a_problem(
    places: dict[str, Path], option: str | None, variable: str, key: str
) -> None:
    found = find_config(option, environ(places, TVPLAN_CONFIG=variable), places["here"].parent)
    assert isinstance(found, Problem)
    assert (found.file, found.key) == ("x.toml", key)
    assert "không có tệp này" in found.message


def test_an_empty_variable_is_none(places: dict[str, Path]) -> None:
    assert find_config(None, environ(places, TVPLAN_CONFIG=""), places["here"].parent) == places["here"]


def test_the_tilde_is_the_home(places: dict[str, Path]) -> None:
    named = environ(places, TVPLAN_CONFIG="~/.config/tvplan/config.toml")
    assert find_config(None, named, places["here"].parent) == places["home"]


def test_relative_paths_stay_as_written(places: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(places["here"].parent)
    assert str(find_config("../option.toml", environ(places), Path())) == "../option.toml"
    assert str(find_config(None, environ(places), Path())) == "config.toml"


def test_nothing_anywhere_is_a_problem(places: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locate, "shipped", lambda: Path("/nonexistent/config.toml"))
    places["here"].unlink()
    places["xdg"].unlink()
    found = find_config(None, environ(places), places["here"].parent)
    assert isinstance(found, Problem)
    assert "--config" in found.cure
