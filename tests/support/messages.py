"""The messages of the source and the catalogues of its translations.

``python -m tests.support.messages`` brings every ``tvplan_tui/locale/*/LC_MESSAGES/tvplan.po`` in line with the source
(new messages empty, gone ones left out) and compiles it to the ``.mo`` that the program loads; see docs/translating.md.
"""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "tvplan_tui"
DOCUMENTED = {"Key": 2, "Table": 1}
"""Records whose argument of that number is documentation, shown through ``_`` where it is asked for."""


def messages() -> dict[str, str]:
    """Return every message with the file it stands in first, in the order of files and lines."""
    found: dict[str, str] = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        for message in _of(ast.parse(file.read_text(encoding="utf-8"))):
            found.setdefault(message, file.relative_to(ROOT).as_posix())
    return found


def _of(tree: ast.Module) -> Iterator[str]:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        if name == "_":
            yield from _text(call.args[0])
        elif name in DOCUMENTED and len(call.args) > DOCUMENTED[name]:
            yield from _text(call.args[DOCUMENTED[name]])


def _text(node: ast.expr) -> Iterator[str]:
    """Yield what is written there; of a choice both sides."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _text(node.body)
        yield from _text(node.orelse)


def catalogues() -> list[Path]:
    """Return the ``.po`` files there are."""
    return sorted(PACKAGE.glob("locale/*/LC_MESSAGES/tvplan.po"))


def read(file: Path) -> dict[str, str]:
    """Return the translations of a ``.po`` file; a fuzzy one is none."""
    with file.open("rb") as source:
        return {str(one.id): "" if one.fuzzy else str(one.string) for one in read_po(source) if one.id}


def catalogue(language: str, translations: dict[str, str]) -> Catalog:
    """Return a catalogue of all messages of the source, with the translations that are known."""
    epoch = datetime(2023, 1, 1, tzinfo=UTC)  # the same bytes whenever it is made
    made = Catalog(locale=language, project="tvplan", fuzzy=False, creation_date=epoch, revision_date=epoch)
    for message, file in messages().items():
        made.add(message, translations.get(message, ""), locations=[(file, None)])
    return made


def compiled(made: Catalog) -> bytes:
    """Return the bytes of the ``.mo`` file."""
    buffer = io.BytesIO()
    write_mo(buffer, made)
    return buffer.getvalue()


def renew() -> None:
    """Bring every catalogue in line with the source."""
    for file in catalogues():
        language = file.parent.parent.name
        made = catalogue(language, read(file))
        with file.open("wb") as target:
            write_po(target, made, width=120)
        file.with_suffix(".mo").write_bytes(compiled(made))
        empty = [str(one.id) for one in made if one.id and not one.string]
        print(f"{file.relative_to(ROOT)}: {len(made)} messages, {len(empty)} without a translation")
        for message in empty:
            print(f"  {message!r}")


if __name__ == "__main__":
    renew()
