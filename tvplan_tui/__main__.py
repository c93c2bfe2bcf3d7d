"""``tvplan`` and ``python -m tvplan_tui``."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line and return its exit code."""
    if "--read-only" in sys.argv:  # not even the interpreter writes, from its first import on
        sys.dont_write_bytecode = True
    from tvplan_tui.cli.run import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
