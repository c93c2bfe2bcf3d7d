"""Draw the README's pictures from the real console: ``python docs/screenshots/make.py``."""

from __future__ import annotations

import asyncio
import re
from datetime import date
from pathlib import Path

from tvplan_tui.ui.app import TvplanApp

HERE = Path(__file__).resolve().parent
PICTURES = {
    "overview": (("0",), (120, 40)),
    "sector": (("down",) * 5, (120, 40)),
    "chart": (("down",) * 5 + ("t",), (120, 32)),
    "indicator": (("down",) * 5 + ("enter",), (120, 40)),
}
"""Name → keys pressed, size in columns and rows."""


async def draw(name: str, keys: tuple[str, ...], size: tuple[int, int]) -> None:
    """Press the keys once the verdicts are there and save what is shown."""
    config = HERE.parent.parent / "config.toml"
    app = TvplanApp(config, today=date(2023, 10, 20), theme="tvplan-dark", fresh=True)
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause(0.3)
        for key in keys:
            await pilot.press(key)
        await pilot.pause(0.5)
        picture = app.export_screenshot(title="tvplan")
    # the picture must not fetch fonts from anywhere
    picture = re.sub(r"@font-face \{.*?\}", "", picture, flags=re.DOTALL)
    (HERE / f"{name}.svg").write_text(picture, encoding="utf-8")


def main() -> None:
    """Draw them all."""
    for name, (keys, size) in PICTURES.items():
        asyncio.run(draw(name, keys, size))


if __name__ == "__main__":
    main()
