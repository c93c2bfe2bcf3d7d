"""``tvplan`` and ``python -m tvplan_tui``."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line and return its exit code."""
    from tvplan_tui.cli.run import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
