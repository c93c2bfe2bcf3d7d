"""Which config file to read: the one asked for, else the nearest that is there."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from tvplan_tui.domain.language import _
from tvplan_tui.domain.problem import Problem
from tvplan_tui.store.sanitize import clean

from .text_file import unopened

NAME = "config.toml"
VARIABLE = "TVPLAN_CONFIG"
_PACKAGE = Path(__file__).resolve().parents[2]


def find_config(explicit: str | None, environ: Mapping[str, str], cwd: Path) -> Path | Problem:
    """Return the config to read.

    The order: ``explicit`` (``--config``), ``$TVPLAN_CONFIG``, ``config.toml`` in ``cwd``, the one in the
    XDG config folder, the plan shipped with the program.

    Args:
        explicit: the path given on the command line, if any.
        environ: the environment.
        cwd: where relative paths start; an empty ``Path()`` keeps them as written.

    Returns:
        A path that exists, or the problem of a file that was asked for and is not there: a wish
        is never passed over in silence.
    """
    for origin, wish in (("--config", explicit), (VARIABLE, environ.get(VARIABLE))):
        if wish:
            return _asked(origin, wish, environ, cwd)
    candidates = (cwd / NAME, _config_home(environ) / "tvplan" / NAME, shipped())
    found = next((path for path in candidates if os.path.lexists(path)), None)
    return found or Problem("", 0, "", _("không tìm thấy tệp kế hoạch nào"), _("chỉ đến tệp bằng --config TỆP"))


def shipped() -> Path:
    """Return the plan that comes with the program: inside the wheel, else beside the package in a checkout."""
    inside = _PACKAGE / "shipped" / NAME
    return inside if inside.exists() else _PACKAGE.parent / NAME


def is_shipped(path: Path) -> bool:
    """Whether a file is part of the installed program: everybody's, and replaced by the next update."""
    return path.resolve().is_relative_to(_PACKAGE)


def _asked(origin: str, wish: str, environ: Mapping[str, str], cwd: Path) -> Path | Problem:
    home = environ.get("HOME")
    path = Path(home, wish[2:]) if wish.startswith("~/") and home else cwd / wish
    try:
        path.stat()
    except (OSError, ValueError) as error:
        slip = unopened(error)
        return Problem(clean(wish), 0, origin, slip.message, slip.cure)
    return path


def _config_home(environ: Mapping[str, str]) -> Path:
    """Return the XDG config folder; a relative one is to be ignored, says the XDG specification."""
    named = environ.get("XDG_CONFIG_HOME", "")
    if Path(named).is_absolute():
        return Path(named)
    home = environ.get("HOME")
    return (Path(home) if home else Path.home()) / ".config"
