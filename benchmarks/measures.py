"""Every figure that is measured, each a function that runs the programs and returns its lines."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from . import many_rows
from .figures import Figures, Line, in_turn
from .programs import CONFIG, FILES, FIRST, ROOT, VERDICT, bare, bare_figure, opened, tvplan, visidata
from .terminal import Terminal

WALK = ("down", "down", "up", "up") * 10
REST = 0.5
"""Seconds of silence after which a program has done all that a key caused, what follows a resting cursor too."""
AT_ONCE = 0.06
"""Seconds of silence after which the answer to a key is complete; what follows a resting cursor comes later."""
SETTLED = 2.0
"""Seconds after which Polars has given back what it needed for a moment, by its own settings."""
AT_LAST = 10.0
"""Seconds after which a key without an answer has been lost."""
IDLE = 5.0
TICK = 10.0
"""Milliseconds, the grain of the clock by which a system tells processor time: less is shown as none."""
FEW, MANY = 43, 10_000
SHOWN, JUDGED = "Chỉ tiêu số 3", "102   82,9"
"""A name in the first picture of a plan by ``many_rows``, and what it has come to once it is judged."""


def start(rounds: int) -> list[Line]:
    """First picture, verdicts and resident memory."""
    total = bare_figure()
    found = in_turn(
        rounds,
        {
            "bare": lambda: _started(bare(), None),
            "tvplan": lambda: _started(tvplan(), VERDICT),
            "polars": lambda: _started(bare(polars=True), total),
        },
    )
    own, table, polars = found["tvplan"], found["bare"], found["polars"]
    return [
        Line("first picture, s", own["first"], table["first"], times=1.1),
        Line("verdicts on the screen, s", own["figures"], polars["figures"], times=1.0, note="with Polars"),
        Line("until then, processor s", own["cpu"], polars["cpu"], note="with Polars"),
        Line("resident memory, MiB", own["memory"], polars["memory"], times=1.25, note="with Polars"),
    ]


def _started(command: list[str], figure: str | None) -> Figures:
    with opened(command) as terminal:
        found: Figures = {"first": terminal.wait(FIRST)}
        if figure:
            found["figures"] = terminal.wait(figure)
        terminal.quiet(REST)
        found["cpu"] = terminal.cpu()
        terminal.quiet(SETTLED)
        return {**found, "memory": terminal.rss()}


def moves(_rounds: int) -> list[Line]:
    """Cursor moves with the detail pane closed."""
    own, table = _walked(tvplan(), VERDICT, ("d",)), _walked(bare(), None)
    return [
        Line("cursor move, pane closed, bytes", own["bytes"], table["bytes"], most=450),
        Line("cursor move, pane closed, ms median", own["ms"], table["ms"], most=6),
        Line("cursor move, pane closed, ms p95", own["p95"], table["p95"]),
        Line("cursor move, pane closed, processor ms", own["cpu"], table["cpu"]),
    ]


def pane(_rounds: int) -> list[Line]:
    """Cursor moves with the detail pane open: at once, and once text and chart have followed."""
    own, table = _walked(tvplan(), VERDICT), _walked(bare(), None)
    rested = _walked(tvplan(), VERDICT, still=REST)
    return [
        Line("cursor move, pane open, ms median", own["ms"], table["ms"]),
        Line("cursor move, pane and chart followed, bytes", rested["bytes"], table["bytes"], most=2000),
        Line("cursor move, pane and chart followed, ms", rested["ms"]),
    ]


def _walked(command: list[str], figure: str | None, before: Sequence[str] = (), still: float = AT_ONCE) -> Figures:
    with opened(command) as terminal:
        terminal.wait(FIRST)
        if figure:
            terminal.wait(figure)
        _prepared(terminal, before)
        return _pressed(terminal, WALK, still)


def pages(_rounds: int) -> list[Line]:
    """A page down in a table of a thousand rows."""
    with tempfile.TemporaryDirectory() as place:
        config = many_rows.write(Path(place) / "plan", 1000)
        found = {}
        for name, command in (("tvplan", tvplan(config)), ("bare", bare(config))):
            with opened(command) as terminal:
                terminal.wait(SHOWN)
                terminal.quiet(REST)
                _prepared(terminal, ("d",) if name == "tvplan" else ())
                found[name] = _pressed(terminal, ("pagedown",) * 20, AT_ONCE)
    own, table = found["tvplan"], found["bare"]
    return [
        Line("page down, ms median", own["ms"], table["ms"], most=15),
        Line("page down, processor ms", own["cpu"], table["cpu"]),
        Line("page down, bytes", own["bytes"], table["bytes"]),
    ]


def filtering(_rounds: int) -> list[Line]:
    """Letters of a filter, the table following each."""
    with opened(tvplan()) as terminal:
        terminal.wait(VERDICT)
        _prepared(terminal, ("d", "/"))
        _pressed(terminal, "th", AT_ONCE)
        found = _pressed(terminal, ("u", "backspace") * 10, AT_ONCE)
    return [
        Line("filter keystroke, ms median", found["ms"], most=30),
        Line("filter keystroke, ms p95", found["p95"]),
        Line("filter keystroke, processor ms", found["cpu"]),
    ]


def idle(_rounds: int) -> list[Line]:
    """What a program does when left alone."""
    found = {}
    for name, command in (("tvplan", tvplan()), ("bare", bare())):
        with opened(command) as terminal:
            terminal.wait(VERDICT if name == "tvplan" else FIRST)
            terminal.quiet(3)
            spent, size = _on_processor(terminal.pid), len(terminal.raw)
            terminal.quiet(IDLE, timeout=IDLE, exact=True)
            found[name] = {"bytes": len(terminal.raw) - size, "ms": _on_processor(terminal.pid) - spent}
    own, table = found["tvplan"], found["bare"]
    return [
        Line(f"idle {IDLE:g} s, bytes", own["bytes"], table["bytes"], most=0),
        Line(f"idle {IDLE:g} s, processor ms", own["ms"], table["ms"], most=TICK),
    ]


def _on_processor(process: int) -> float:
    """Return milliseconds that all threads of a process have been on a processor, to the microsecond."""
    tasks = Path(f"/proc/{process}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e6


def status(rounds: int) -> list[Line]:
    """``tvplan status --json`` beside a process that imports Polars and reads the same files."""
    reading = "import sys, polars\nfor file in sys.argv[1:]: polars.read_csv(file)"
    command = [sys.executable, "-m", "tvplan_tui", "--config", str(CONFIG), "status", "--json"]
    found = in_turn(
        max(rounds, 9),
        {"bare": lambda: _ended([sys.executable, "-c", reading, *FILES]), "tvplan": lambda: _ended(command)},
    )
    own, other = found["tvplan"], found["bare"]
    note = "import polars; read_csv"
    return [
        Line("tvplan status --json, processor s", own["cpu"], other["cpu"], times=1.3, note=note),
        Line("tvplan status --json, s", own["seconds"], other["seconds"], note=note),
        Line("tvplan status --json, MiB", own["memory"], other["memory"], note=note),
    ]


def _ended(command: list[str]) -> Figures:
    """Run a command to its end and return what it used."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    _pid, outcome, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(outcome)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    seconds = time.perf_counter() - begun
    return {"seconds": seconds, "cpu": used.ru_utime + used.ru_stime, "memory": used.ru_maxrss / 1024}


def rows(rounds: int) -> list[Line]:
    """A table of 10,000 rows beside one of 43: opened in the console, and the console started on it."""
    with tempfile.TemporaryDirectory() as place:
        plans = {count: many_rows.write(Path(place) / str(count), count) for count in (FEW, MANY)}
        found = in_turn(max(1, rounds // 3), {str(count): lambda count=count: _table(plans[count]) for count in plans})
    few, many = found[str(FEW)], found[str(MANY)]
    note = f"{FEW} rows"
    return [
        Line(f"table of {MANY} rows opened, ms", many["open"], few["open"], times=1.3, note=note),
        Line(f"table of {MANY} rows opened, processor ms", many["cpu"], few["cpu"], note=note),
        Line(f"console started on {MANY} rows, first picture, s", many["first"], few["first"], note=note),
        Line(f"console started on {MANY} rows, verdicts, s", many["figures"], few["figures"], note=note),
    ]


def _table(config: Path) -> Figures:
    """Return seconds to the first picture and the verdicts, and milliseconds of opening the table once more."""
    with opened(tvplan(config)) as terminal:
        first = terminal.wait(SHOWN, 60)
        figures = terminal.wait(JUDGED, 60)
        _rested(terminal)
        _prepared(terminal, ("d",))
        times, spent = [], []
        for _ in range(5):
            terminal.press("0")
            _rested(terminal)
            found = _pressed(terminal, "1", AT_ONCE)
            times.append(found["ms"])
            spent.append(found["cpu"])
        return {"first": first, "figures": figures, "open": statistics.median(times), "cpu": statistics.median(spent)}


def viewer(rounds: int) -> list[Line]:
    """The year's figures opened in VisiData."""
    command = visidata()
    if command is None:
        return []
    found = in_turn(
        max(1, rounds // 3),
        {"vd": lambda: _seen(command, "2023-01"), "tvplan": lambda: _seen(tvplan(), VERDICT)},
    )
    own, other = found["tvplan"], found["vd"]
    return [
        Line("verdicts beside VisiData's rows, s", own["seconds"], other["seconds"], note="VisiData"),
        Line("memory beside VisiData, MiB", own["memory"], other["memory"], note="VisiData"),
    ]


def _seen(command: list[str], text: str) -> Figures:
    with opened(command) as terminal:
        seconds = terminal.wait(text)
        terminal.quiet(0.3)
        return {"seconds": seconds, "memory": terminal.rss()}


def _rested(terminal: Terminal) -> None:
    """Wait until a program does nothing any more, behind its picture either."""
    spent = -TICK
    while (now := _on_processor(terminal.pid)) - spent >= TICK:
        spent = now
        terminal.quiet(REST, timeout=REST)


def _prepared(terminal: Terminal, keys: Sequence[str]) -> None:
    for key in keys:
        terminal.quiet(REST)
        terminal.press(key)
    terminal.quiet(REST)


def _pressed(terminal: Terminal, keys: Sequence[str], still: float) -> Figures:
    """Press keys one after the other; return median and p95 milliseconds to the last byte, and medians of the rest."""
    times, sizes, spent = [], [], []
    for key in keys:
        size, before = len(terminal.raw), _on_processor(terminal.pid)
        times.append(_time_of(lambda key=key: terminal.press(key), terminal, still))
        sizes.append(len(terminal.raw) - size)
        spent.append(_on_processor(terminal.pid) - before)
    times.sort()
    return {
        "ms": statistics.median(times),
        "p95": times[max(int(len(times) * 0.95) - 1, 0)],
        "bytes": statistics.median(sizes),
        "cpu": statistics.median(spent),
    }


def _time_of(action: Callable[[], None], terminal: Terminal, still: float) -> float:
    """Return milliseconds from ``action`` to the last byte it caused; the silence after it is not counted."""
    before = time.perf_counter()
    action()
    first = terminal.read(AT_LAST, show=False)
    if first is None:
        raise SystemExit(f"a key caused nothing:\n{terminal.text()}")
    last = terminal.quiet(still, show=False, exact=True)
    return ((last or first) - before) * 1000


MEASURES: dict[str, Callable[[int], list[Line]]] = {
    "start": start,
    "moves": moves,
    "pane": pane,
    "pages": pages,
    "filter": filtering,
    "idle": idle,
    "status": status,
    "rows": rows,
    "viewer": viewer,
}
"""By the name it is asked for."""
