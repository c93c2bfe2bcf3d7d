"""The collector of garbage, which start-up holds off."""

from __future__ import annotations

import gc


def settle_memory() -> None:
    """Begin to collect garbage if start-up held it off; what start-up made stays and is not looked through again."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
