"""``tvplan`` and ``python -m tvplan_tui``."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run the command line and return its exit code."""
    if "--read-only" in sys.argv:  # not even the interpreter writes, from its first import on
        sys.dont_write_bytecode = True
    # what starting makes is no garbage: a command collects before it works, the console once it shows figures
    gc.disable()
    from tvplan_tui.cli.run import run

    try:
        return run(sys.argv[1:])
    finally:
        gc.freeze()  # the process ends: Python's last collection need not look through all that was loaded


if __name__ == "__main__":
    sys.exit(main())
