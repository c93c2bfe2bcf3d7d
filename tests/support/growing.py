"""A file and what is added to it."""

from __future__ import annotations

from pathlib import Path

OLD = b"cu\n"
NEW = b"moi\n"


def grow(content: bytes) -> bytes:
    return content + NEW


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def begun(folder: Path) -> Path:
    """Return the file, as it is before anything is added."""
    path = folder / "config.toml"
    path.write_bytes(OLD)
    return path
