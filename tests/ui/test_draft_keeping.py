"""When what is typed is brought to the disk: at once where it is nowhere else, and no write more than it takes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tvplan_tui.store.drafts import DraftFile, waiting
from tvplan_tui.ui.forms.draft_keeping import Keeping
from tvplan_tui.ui.screens.conclusion import ConclusionScreen


class Screen:
    """Remembers what was asked of it, and does it when told."""

    def __init__(self) -> None:
        self.workers: list[Callable[[], None]] = []

    def run_worker(self, work: Callable[[], None], **_options: object) -> None:
        self.workers.append(work)


def test_a_conclusion_is_kept_with_the_key_and_keys_during_a_write_share_the_next(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text("", encoding="utf-8")
    screen, typed = Screen(), {"text": "g"}
    keeping = Keeping(DraftFile(str(config), "conclusion", "KT2"), ConclusionScreen.soon)
    keeping.follow(screen, lambda: dict(typed), lambda _text, _tone: None)  # type: ignore[arg-type]
    keeping.soon()
    assert len(screen.workers) == 1, "no timer between the key and the write"
    typed["text"] = "gi"
    keeping.soon()
    assert len(screen.workers) == 1
    screen.workers.pop()()
    typed["text"] = "giao"
    keeping.soon()
    screen.workers.pop()()
    keeping._draft.release()
    assert [kept.fields for kept in waiting(str(config))] == [{"text": "giao"}]
