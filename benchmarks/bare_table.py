"""The baseline: the same rows in Textual's own DataTable, nothing else.

``python -m benchmarks.bare_table`` shows names and targets of a plan, the shipped one if none is named;
``--polars FILE …`` reads the figures with Polars after the first picture and adds a column from them.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import DataTable

ROOT = Path(__file__).resolve().parent.parent


class Bare(App[None]):
    """One table, no header, no footer."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, config: str, files: list[str]) -> None:
        super().__init__()
        self.files = files
        plan = tomllib.loads(Path(config).read_text(encoding="utf-8"))
        self.rows = [row for row in plan["indicators"] if row["kind"] != "group"]

    def compose(self) -> ComposeResult:
        """One widget."""
        yield DataTable(cursor_type="row")

    def on_mount(self) -> None:
        """Fill it, then read the figures in a thread as any careful app would."""
        table = self.query_one(DataTable)
        table.add_columns(
            "STT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Lũy kế", "% KH", "Mốc", "Cùng kỳ", "Xu thế", "Suy ra", "Cơ quan"
        )
        for at, row in enumerate(self.rows):
            aim = str(row.get("target", ""))
            table.add_row(
                str(at), row["name"], row["unit"], aim, "", "", "", "", "", "", row.get("owner", ""), key=row["id"]
            )
        table.focus()
        if self.files:
            self.call_after_refresh(lambda: self.run_worker(self._figures, thread=True))

    def _figures(self) -> None:
        import polars as pl

        frame = pl.concat([pl.read_csv(file, infer_schema=False) for file in self.files])
        sums = (
            frame.with_columns(pl.col("value").cast(pl.Float64, strict=False))
            .group_by("indicator")
            .agg(pl.col("value").sum())
        )
        values = dict(sums.iter_rows())
        self.call_from_thread(self._show, values)

    def _show(self, values: dict[str, float]) -> None:
        table = self.query_one(DataTable)
        column = list(table.columns)[4]
        for row in self.rows:
            table.update_cell(row["id"], column, f"{values.get(row['id'], 0):.1f}")
        table.border_title = "xong"


def main(arguments: list[str]) -> None:
    """Open it; the arguments are few enough to be read by hand, as argparse is in no baseline."""
    config = str(ROOT / "config.toml")
    if arguments[:1] == ["--config"]:
        config, arguments = arguments[1], arguments[2:]
    Bare(config, arguments[1:] if arguments[:1] == ["--polars"] else []).run(mouse=False)


if __name__ == "__main__":
    main(sys.argv[1:])
