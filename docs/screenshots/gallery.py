"""Every screen of the console as a picture and as text, to be looked at one by one.

``python docs/screenshots/gallery.py FOLDER [--size 80x24 …] [--theme dark …] [--only NAME …]``

Each scene opens a copy of the shipped plan in a folder of its own, so that nothing of it is changed.
"""

from __future__ import annotations

import argparse
import asyncio
import html
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

from tvplan_tui.ui.app import TvplanApp

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2023, 10, 20)
SIZES = ("80x24", "120x40")
LEAST_AND_MOST = ("60x15", "200x50")
THEMES = ("dark", "light", "contrast")
EVERY_THEME = (*THEMES, "cvd", "ansi")
CELL = 12.2
"""Width of a cell in the pictures that Textual draws."""


class Scene(NamedTuple):
    """How to come to a screen.

    Attributes:
        keys: what is pressed, one after the other; a word longer than a key's name is typed.
        spoil: what is done to the copy of the plan before it is opened.
        key_screen: shown at the least and the largest size and in every theme too.
        at: the one size it is for.
        reading: look while the figures are being read.
    """

    keys: str = ""
    spoil: Callable[[Path], None] | None = None
    key_screen: bool = False
    at: str = ""
    reading: bool = False


def broken_ledger(folder: Path) -> None:
    """Put rows into the ledger that cannot be read, and a few doubtful ones."""
    with (folder / "data" / "2023.csv").open("a", encoding="utf-8") as file:
        rows = ("KT2,2023-13,12", "KT2,2023-10,mười hai", "LẠ,2023-09,1", "KT2,2023-10,12000")
        file.writelines(f"{row},,,official,minh họa,,minh họa,2023-10-20,A\n" for row in rows)
    config = folder / "config.toml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace('kind = "flow"', 'kind = "flow"\nceling = 3', 1), encoding="utf-8")


def broken_config(folder: Path) -> None:
    """Make the config unreadable."""
    config = folder / "config.toml"
    config.write_text(config.read_text(encoding="utf-8").replace("year = 2023", "year = ", 1), encoding="utf-8")


def empty_plan(folder: Path) -> None:
    """Leave a plan with one sector and nothing in it."""
    head = '[plan]\nid = "P"\ntitle = "Kế hoạch mới"\nauthority = "UBND phường 1"\nyear = 2024\n'
    config = head + '\n[data]\nfiles = ["data/*.csv"]\n\n[[sectors]]\nid = "KT"\nname = "Kinh tế"\n'
    (folder / "config.toml").write_text(config, encoding="utf-8")
    shutil.rmtree(folder / "data")


def no_figures(folder: Path) -> None:
    """Leave the plan without figures."""
    shutil.rmtree(folder / "data")


CONCLUDED = "enter :Rà-soát-từng-hồ-sơ,-báo-cáo-trước-kỳ-họp-sau f10"
SCENES: dict[str, Scene] = {
    "overview": Scene("0", key_screen=True),
    "overview-table": Scene("0 tab tab down"),
    "sector": Scene("1 down down down down down", key_screen=True),
    "sector-2": Scene("2"),
    "sector-3": Scene("3 down down"),
    "sector-4": Scene("4"),
    "sector-5": Scene("5"),
    "sector-no-pane": Scene("3 d"),
    "sector-sorted": Scene("1 s s s"),
    "sector-june": Scene("1 , , ,"),
    "sector-december": Scene("1 . . ."),
    "filter-open": Scene("1 / :thu"),
    "filter-plan": Scene("1 / :@tài-chính-!  enter"),
    "filter-nothing": Scene("1 / :khôngcó enter"),
    "alarms": Scene("1 !"),
    "alarms-plan": Scene("0 !"),
    "first-start": Scene(),
    "views": Scene("1 ! F :Nguy-cơ-kinh-tế enter F"),
    "indicator": Scene("1 down down down down down enter", key_screen=True),
    "indicator-growth": Scene("1 enter"),
    "indicator-words": Scene("4 enter"),
    "chart": Scene("1 down down down down down t", key_screen=True),
    "chart-2": Scene("1 down down down down down t tab"),
    "chart-3": Scene("1 down down down down down t tab tab"),
    "chart-growth": Scene("1 t"),
    "chart-level": Scene("3 down down t"),
    "compare-pick": Scene("1 down down down down down o"),
    "compare": Scene("1 down down down down down o enter"),
    "compare-periods": Scene("1 down down down down down o enter tab"),
    "compare-other": Scene("1 down down down down down o down down down enter tab"),
    "sparks": Scene("1 V"),
    "sparks-3": Scene("3 V"),
    "year": Scene("1 H"),
    "changes": Scene("b"),
    "since": Scene("b s"),
    "why": Scene("1 down down down down down i"),
    "why-growth": Scene("1 i"),
    "problems": Scene("c", broken_ledger),
    "problems-none": Scene("c"),
    "log": Scene("1 down down down down down v"),
    "entry": Scene("1 down down down down down . e :12,5"),
    "entry-ratio": Scene("3 down down e"),
    "month": Scene("1 . E :12,5 enter :1"),
    "add": Scene("1 a :Số-hợp-tác-xã-thành-lập-mới"),
    "add-empty": Scene("1 a f10"),
    "change": Scene("1 down down down down down A"),
    "revise": Scene("1 down down down down down M"),
    "retire": Scene("1 down down down down down R"),
    "delete": Scene("1 down down down down down D"),
    "undo": Scene("1 down down down down down . e :12,5 f10 u"),
    "tasks": Scene("K"),
    "tasks-late": Scene("K s s s s"),
    "task-form": Scene("K e"),
    "calendar": Scene("C"),
    "calendar-mark": Scene("C e"),
    "agenda": Scene("p"),
    "agenda-picked": Scene("p right right space"),
    "meeting": Scene("p enter", key_screen=True),
    "meeting-2": Scene("p enter pagedown pagedown", key_screen=True),
    "meeting-jump": Scene("p enter / :thu"),
    "meeting-conclude": Scene("p enter enter :Rà-soát-từng-hồ-sơ"),
    "meeting-why": Scene("p enter f4"),
    "meeting-blank": Scene("p enter ."),
    "meeting-end": Scene("p enter " + CONCLUDED + " end pagedown"),
    "meeting-end-empty": Scene("p enter end pagedown"),
    "export": Scene("x"),
    "help": Scene("1 ?"),
    "help-chart": Scene("1 t ?"),
    "palette": Scene(":"),
    "palette-found": Scene(": :thu-noi"),
    "palette-none": Scene(": :zzzz"),
    "quit-asks": Scene("1 . e :12,5 escape"),
    "small": Scene("", at="50x12"),
    "broken": Scene("", broken_config),
    "empty": Scene("", empty_plan),
    "no-figures": Scene("1", no_figures),
    "no-figures-overview": Scene("0", no_figures),
    "no-figures-chart": Scene("1 down down down down down t", no_figures),
    "reading": Scene(reading=True),
    "reading-overview": Scene("0", reading=True),
}
"""Name → the way there; ``:some-words`` is typed, a hyphen standing for a space."""


class Slow(TvplanApp):
    """The console before its figures are there."""

    def _read(self, **_options: object) -> None:
        self.reading = True


def presses(keys: str) -> Iterator[str]:
    """Yield the names of the keys one after the other."""
    for word in keys.split():
        if len(word) > 1 and word.startswith(":"):
            yield from ("space" if letter == "-" else letter for letter in word[1:])
        else:
            yield word


@contextmanager
def at_home() -> Iterator[Path]:
    """Lend a folder with a copy of the shipped plan, and a state folder that nobody has used."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "ke-hoach"
        folder.mkdir()
        for name in ("config.toml", "tasks.toml"):
            shutil.copy(ROOT / name, folder)
        shutil.copytree(ROOT / "data", folder / "data")
        os.environ["XDG_STATE_HOME"] = str(Path(scratch) / "state")
        os.environ.pop("NO_COLOR", None)
        yield folder


def placed(picture: str) -> str:
    """Return a picture that fetches no fonts, each word at its own place: not every converter keeps runs of blanks."""

    def words(found: re.Match[str]) -> str:
        style, left, top, text = found.groups()
        parts = re.finditer(r"[^\u00a0]+", html.unescape(text))
        at = [(float(left) + CELL * part.start(), html.escape(part[0])) for part in parts]
        return "".join(f'<text class="{style}" x="{x:.1f}" y="{top}">{part}</text>' for x, part in at)

    bare = re.sub(r"@font-face \{.*?\}", "", picture, flags=re.DOTALL)
    return re.sub(r'<text class="(\S+-r\d+)" x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</text>', words, bare)


async def take(scene: Scene, size: str, themes: tuple[str, ...], save: Callable[[str, str, str], None]) -> None:
    """Go to a scene once and hand over picture and text in each theme."""
    columns, rows = map(int, size.split("x"))
    with at_home() as folder:
        if scene.spoil:
            scene.spoil(folder)
        kind = Slow if scene.reading else TvplanApp
        app = kind(folder / "config.toml", today=TODAY, theme=f"tvplan-{themes[0]}")
        async with app.run_test(size=(columns, rows)) as pilot:

            async def settle() -> None:
                for _round in range(3):
                    await app.workers.wait_for_complete()
                    await pilot.pause()

            await settle()
            for key in presses(scene.keys):
                await pilot.press(key)
                if len(key) > 1 or not key.isalnum() or not scene.keys.count(":"):
                    await settle()
            await pilot.pause(0.4)
            await settle()
            own = app.theme != f"tvplan-{themes[0]}"  # a meeting has its own
            for theme in themes:
                if not own:
                    app.theme = f"tvplan-{theme}"
                    await pilot.pause(0.15)
                strips = app.screen._compositor.render_strips()[:rows]
                text = "\n".join("".join(piece.text for piece in strip).rstrip() for strip in strips)
                save(theme, placed(app.export_screenshot(title="tvplan")), text + "\n")
                if own:
                    break


def wanted(scene: Scene, sizes: list[str], themes: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the sizes of a scene with the themes for each."""
    if scene.at:
        yield scene.at, tuple(themes or THEMES)
        return
    for size in sizes or (*SIZES, *(LEAST_AND_MOST if scene.key_screen else ())):
        plain = EVERY_THEME if scene.key_screen and size in SIZES else THEMES
        yield size, tuple(themes or (plain if size in SIZES else THEMES[:1]))


def main() -> None:
    """Take the pictures that are asked for; all of them by default."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", action="append", default=[])
    parser.add_argument("--theme", action="append", default=[], choices=EVERY_THEME)
    parser.add_argument("--only", action="append", default=[])
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    for name, scene in SCENES.items():
        if asked.only and not any(re.fullmatch(each, name) for each in asked.only):
            continue
        for size, themes in wanted(scene, asked.size, asked.theme):

            def save(theme: str, picture: str, text: str, stem: str = f"{name}.{size}") -> None:
                (asked.folder / f"{stem}.{theme}.svg").write_text(picture, encoding="utf-8")
                (asked.folder / f"{stem}.txt").write_text(text, encoding="utf-8")

            try:
                asyncio.run(take(scene, size, themes, save))
            except Exception as error:  # one scene that cannot be reached hides no other
                print(f"{name} {size}: {type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
