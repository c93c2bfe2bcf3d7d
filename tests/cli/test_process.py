"""The program as a process: what it loads, what a pipe and a dumb terminal get."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from support.judging import ROOT


def tvplan(*arguments: str, **more) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tvplan_tui", *arguments]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False, **more
    )


@pytest.mark.parametrize("arguments", [["--help"], ["check"], ["list", "--json"], ["keys"]])
def test_commands_load_no_screen_and_no_chart(arguments):
    code = (
        "import sys\nfrom tvplan_tui.cli.run import run\n"
        f"try: run({arguments!r})\nexcept SystemExit: pass\n"
        "print('LOADED', sorted({m.split('.')[0] for m in sys.modules} & {'textual', 'plotext', 'rich'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.splitlines()[-1] == "LOADED []"


def test_counts_load_no_sentences_and_no_months():
    code = (
        "import sys\nfrom tvplan_tui.cli.run import run\nrun(['status', '--json'])\n"
        "words = ('domain.explain', 'domain.history', 'report.plain', 'report.paragraph', 'report.seen')\n"
        "print('LOADED', [name for name in words if f'tvplan_tui.{name}' in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.splitlines()[-1] == "LOADED []"


def test_help_loads_no_data_engine():
    code = (
        "import sys\nfrom tvplan_tui.cli.run import run\n"
        "try: run(['--help'])\nexcept SystemExit: pass\nprint('polars' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.splitlines()[-1] == "False"


def test_a_pipe_gets_plain_text():
    done = tvplan()
    assert done.returncode == 0
    assert "Cả kế hoạch" in done.stdout
    assert "\x1b" not in done.stdout


def test_a_closed_pipe_is_no_traceback():
    command = f"{sys.executable} -m tvplan_tui list | head -1"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    assert "09/KH-UBND" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize("command", ["list", "status --json", "keys"])
def test_a_full_disk_is_one_line_and_exit_five(command):
    command = f"{sys.executable} -m tvplan_tui {command} > /dev/full"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 5
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("tvplan: Không in được kết quả")


def test_a_reader_that_leaves_early_does_not_take_the_exit_code(tmp_path):
    (tmp_path / "config.toml").write_text((ROOT / "config.toml").read_text())
    (tmp_path / "data").mkdir()
    rows = "".join(f"KT3,2023-{month:02},hai\n" for month in range(1, 10)) * 20
    (tmp_path / "data" / "2023.csv").write_text(f"indicator,period,value\n{rows}")
    command = f"{sys.executable} -m tvplan_tui --config {tmp_path}/config.toml check"
    whole = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60, check=False)
    cut = f"{command} 2>&1 | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", cut], capture_output=True, text=True, timeout=60, check=False)
    assert whole.returncode == 3
    assert (done.returncode, done.stderr) == (3, "")


def test_an_ascii_locale_gets_question_marks_not_a_traceback():
    done = tvplan("list", "--ascii", env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


def test_the_same_bytes_whatever_the_locale_and_hash_seed():
    outputs = {
        tvplan("list", "--json", env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale}).stdout
        for seed, locale in (("1", "C.UTF-8"), ("7", "C"), ("42", "POSIX"))
    }
    assert len(outputs) == 1


@pytest.mark.parametrize("arguments", [("list", "--plain"), ()])
def test_signs_are_ascii_where_the_locale_is_plain(arguments):
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    said = tvplan(*arguments, env={**bare, "LANG": "C"}).stdout
    assert "~ Chậm" in said
    assert not set("▲●◐▼✕○") & set(said)
    assert "◐ Chậm" in tvplan(*arguments, env={**bare, "LANG": "vi_VN.UTF-8"}).stdout


def test_what_a_command_does_not_know_is_told_with_its_own_help():
    done = tvplan("list", "--cvs")
    assert done.returncode == 2
    assert done.stderr.endswith("Xem: tvplan list --help\n")


def test_ascii_prints_no_sign_beyond_ascii_and_keeps_a_minus():
    for command in (["list"], ["show", "KT1a"], ["status"], ["check", "--figures"]):
        done = tvplan(*command, "--ascii")
        signs = {char for char in done.stdout + done.stderr if not char.isascii() and not char.isalpha()}
        assert signs <= {"‰"}, command
    assert "-12,03" in tvplan("list", "--ascii").stdout
    assert "−12,03" in tvplan("list").stdout


def test_a_terminal_of_another_character_set_keeps_signs_and_base_letters():
    plain = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    done = tvplan("list", env=plain)
    assert done.returncode == 0
    assert "-12,03" in done.stdout and "?12,03" not in done.stdout
    assert "Nong nghiep - thuy san" in done.stdout
