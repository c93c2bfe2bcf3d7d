"""The memory of a console: one config each, whole, silent where it cannot be kept, sound whatever the file holds."""

from __future__ import annotations

import stat
import time
import tomllib
from pathlib import Path

import pytest
import tomli_w

from tvplan_tui.store.memory import LARGEST, Memory, keep, memory_file, recall

PLACE = Memory(
    sector="XH", rows={"KT": "KT3", "XH": "XH1"}, folded=("KT1",), sort="share", reverse=True, theme="tvplan-light"
)


@pytest.fixture
def config(tmp_path: Path) -> str:
    file = tmp_path / "plan" / "config.toml"
    file.parent.mkdir()
    file.touch()
    return str(file)


def test_what_is_kept_comes_back(config: str) -> None:
    assert recall(config) == Memory()
    keep(config, lambda: PLACE)
    assert recall(config) == PLACE


def test_a_link_is_the_same_config_and_another_file_is_not(config: str, tmp_path: Path) -> None:
    keep(config, lambda: PLACE)
    link = tmp_path / "link.toml"
    link.symlink_to(config)
    assert recall(str(link)) == PLACE
    assert recall(str(tmp_path / "plan" / "other.toml")) == Memory()


def test_two_configs_with_one_name_of_file_do_not_mix(config: str) -> None:
    keep(config, lambda: PLACE)
    file = memory_file(config)
    told = tomllib.loads(file.read_text())
    file.write_text(tomli_w.dumps({**told, "config": "/elsewhere"}))
    assert recall(config) == Memory()


@pytest.mark.parametrize(
    "text", ["", "=", "[]", "\ufeffa = 1", "a = " + "[" * 60_000, "a = " + "1" * (2 * LARGEST), "config = 3", "\x00"]
)
def test_a_broken_file_is_a_first_start(config: str, text: str) -> None:
    keep(config, lambda: PLACE)
    memory_file(config).write_text(text)
    assert recall(config) == Memory()


def test_a_field_that_is_not_what_it_should_be_is_as_at_the_first_start(config: str) -> None:
    keep(config, lambda: PLACE)
    file = memory_file(config)
    told = tomllib.loads(file.read_text())
    told.update(sector=7, rows={"KT": 3, "XH": "XH1"}, folded="KT1", reverse=1, pane=3, recent=["a", 1], new=True)
    file.write_text(tomli_w.dumps(told))
    assert recall(config) == PLACE._replace(sector="", rows={"XH": "XH1"}, folded=(), reverse=False, recent=("a",))


def test_only_its_owner_reads_it(config: str) -> None:
    keep(config, lambda: PLACE)
    assert stat.S_IMODE(memory_file(config).stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_written_is_silently_fine(config: str, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    keep(config, lambda: PLACE)
    assert recall(config) == Memory()


def test_recalling_is_quick(config: str) -> None:
    keep(config, lambda: PLACE)
    took = []
    for _round in range(20):
        start = time.perf_counter()
        recall(config)
        took.append(time.perf_counter() - start)
    assert min(took) < 0.001
