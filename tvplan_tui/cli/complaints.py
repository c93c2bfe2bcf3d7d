"""What the standard parser complains about, in the interface's language."""

from __future__ import annotations

import re

from tvplan_tui.domain.language import _


def translated(message: str) -> str:
    """Return one of argparse's English complaints in the interface's language; an unknown one as it is."""
    for pattern, words in (
        (r"unrecognized arguments: (?P<what>.+)", _("không hiểu: {what}")),
        (r"the following arguments are required: (?P<what>.+)", _("còn thiếu: {what}")),
        (r"argument (?P<name>.+?): expected one argument", _("{name} cần một giá trị theo sau")),
        (r"argument (?P<name>.+?): not allowed with argument (?P<other>.+)", _("{name} không đi cùng {other}")),
        (r"argument (?P<name>.+?): invalid choice: '?(?P<what>.*?)'? \(choose from (?P<known>.+)\)", ""),
        (r"argument (?P<name>.+?): (?P<what>.+)", "{name}: {what}"),
    ):
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return words.format(**found.groupdict()) if words else _choice(**found.groupdict())
    return message


def _choice(name: str, what: str, known: str) -> str:
    """Name the nearest choice first, then all of them."""
    import difflib

    choices = [choice.strip(" '\"") for choice in known.split(",")]
    near = difflib.get_close_matches(what, choices, n=1, cutoff=0.5)
    text = _("{name} không có “{what}”; có: {known}").format(name=name, what=what, known=", ".join(choices))
    return text + _("; gần nhất: {near}").format(near=near[0]) if near else text
