"""Hermetic tests: own home and state folders, a plain terminal, no setting of the person who runs them."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from support.shipped import copied

# speed is the benchmark's business: a busy machine must not fail a rule
settings.register_profile("tvplan", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tvplan")

# set before anything is imported that reads it once
os.environ.setdefault("POLARS_MAX_THREADS", "2")

# apps come and go by the hundred: Python's own threshold looks through them thousands of times
gc.set_threshold(20_000, 10, 10)


def pytest_xdist_auto_num_workers() -> int:
    """Half as many again as there are processors: a console that is driven waits for most of its time."""
    return (os.cpu_count() or 1) * 3 // 2


@pytest.fixture(autouse=True)
def hermetic(tmp_path_factory, monkeypatch):
    home = tmp_path_factory.mktemp("home")
    for name in list(os.environ):
        if name.startswith(("TVPLAN_", "TEXTUAL", "XDG_", "LC_")) or name in ("NO_COLOR", "COLORTERM", "LANGUAGE"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """One sshd for all tests of a process."""
    from support.sshd import MISSING, Server

    if MISSING:
        pytest.skip(f"not here: {MISSING} (Debian: openssh-server, openssh-client)")
    running = Server.start(tmp_path_factory.mktemp("sshd"))
    yield running
    running.stop()


@pytest.fixture
def own_config(tmp_path: Path) -> Path:
    """The shipped plan with its figures in a folder of the test's own."""

    return copied(tmp_path)
