"""Where in the config a path of ``[data] files`` stands, for faults that only show when the files are looked for."""

from __future__ import annotations

from pathlib import Path as FilePath

from tvplan_tui.store.sanitize import clean

from .faults import written
from .text_file import decode, read_bytes
from .toml_document import Document, read_document
from .toml_lines import Path, key_lines, line_of


def key_place(file: FilePath, *path: str) -> tuple[int, str]:
    """Return the line (0 if it cannot be told) and the name of a key of the config: ``(24, "tasks.file")``."""
    content = read_bytes(file)
    text = decode(content) if isinstance(content, bytes) else content
    document = read_document(text) if isinstance(text, str) else ()
    line = line_of(path, key_lines(document.text)) if isinstance(document, Document) else 0
    return line, written(path)


def data_place(file: FilePath, pattern: str) -> tuple[int, str]:
    """Return the line (0 if it cannot be told) and the key of a path or glob: ``(10, "data.files[3]")``."""
    path: Path = ("data", "files")
    content = read_bytes(file)
    text = decode(content) if isinstance(content, bytes) else content
    document = read_document(text) if isinstance(text, str) else ()
    if not isinstance(document, Document):
        return 0, written(path)
    data = document.data.get("data")
    files = data.get("files") if isinstance(data, dict) else None
    for position, one in enumerate(files if isinstance(files, list) else ()):
        if isinstance(one, str) and clean(one).strip() == clean(pattern).strip():
            path = (*path, position)
            break
    return line_of(path, key_lines(document.text)), written(path)
