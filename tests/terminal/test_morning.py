"""The officer's morning at 80×24: what changed, what is at risk, why, what is missing; each on one page."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from support.judging import ROOT
from support.shipped import copied

from benchmarks.terminal import Terminal


def test_a_morning_in_eight_keys(tmp_path: Path) -> None:
    copied(tmp_path)
    command = [sys.executable, "-m", "tvplan_tui", "--config", str(tmp_path / "config.toml"), "--period", "2023-09"]
    env = {"XDG_STATE_HOME": str(tmp_path / "state")}
    pressed: list[str] = []
    with Terminal(command, cwd=str(ROOT), rows=24, cols=80, env=env) as terminal:

        def page(*keys: str, until: str) -> str:
            """Press keys and return the page that comes: its lines, then the text of the box (or of all) unbroken."""
            pressed.extend(keys)
            for key in keys:
                terminal.press(key)
                terminal.quiet(0.3)
            terminal.wait(until)
            terminal.quiet(0.3)
            lines = terminal.lines()
            assert len(lines) == 24
            assert "tháng 9/2023" in lines[0]
            assert "số đến 30/9" in lines[0]
            assert "MINH HỌA" in lines[0]
            boxed = [found[1] if (found := re.search("│(.*)│", line)) else line for line in lines]
            inside = " ".join(boxed)
            return "\n".join(lines) + "\n" + " ".join(inside.split())

        terminal.wait("480,117")

        overview = page("0", until="7 dòng, 30 số mới")
        assert "▼ 3 Nguy cơ" in overview
        for name in ("Công nghiệp - xây dựng", "Doanh nghiệp thành lập mới", "Lao động tham gia bảo hiểm xã hội"):
            assert f"▼ Nguy cơ    {name}" in overview
        assert "quá hạn Q3" in overview, "what is missing"
        assert "Thay đổi so với tháng 8/2023" in overview

        changed = page("b", until="37 thay đổi")
        assert "? 2 quá hạn   ▲ 5 tốt lên   + 30 số mới" in changed
        assert "xấu đi" not in changed, "what is missing is not worse"
        assert "quá hạn số liệu quý III/2023; trước đó nguy cơ" in changed
        assert "▲ tốt lên  Giá trị sản xuất                ▼ Nguy cơ → ◐ Chậm" in changed

        lacking = page("i", until="ghi ra tệp")
        assert "thiếu số liệu quý III/2023" in lacking
        assert "2 quý chưa có số mỗi quý cần 1.859,5 tỷ đồng" in lacking
        assert "Số liệu minh họa, không có thật." in lacking
        assert "y chép" in lacking

        page("\x1b", "\x1b", until="Cần chú ý trước")
        risky = page("\x1b[B", "i", until="ghi ra tệp")
        assert "9 tháng là 100 trên 160 doanh nghiệp, tức 62,5 % kế hoạch" in risky
        assert "9 tháng đã qua chưa tháng nào được như thế" in risky
        assert "ba cách tính cho từ 133 (theo nhịp ba tháng gần đây) đến 144, không cách nào đạt kế hoạch" in risky
        assert "Số liệu minh họa, không có thật." in risky

        told = page("y", until="Đã chép")
        assert "bấm s để ghi ra tệp" in told
        assert b"\x1b]52;c;" in terminal.raw
    assert len(pressed) <= 8
