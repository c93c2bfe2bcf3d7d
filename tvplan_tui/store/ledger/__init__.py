"""The figures from ``data/``: which files, which dialect, every unreadable cell by its line. Loads Polars."""

from .reader import read_ledger

__all__ = ["read_ledger"]
