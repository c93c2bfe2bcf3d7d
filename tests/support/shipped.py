"""The shipped plan, to be written to."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def copied(folder: Path) -> Path:
    """Copy plan, tasks and figures into a folder and return the config."""
    shutil.copy(ROOT / "tasks.toml", folder)
    shutil.copytree(ROOT / "data", folder / "data")
    return Path(shutil.copy(ROOT / "config.toml", folder))
