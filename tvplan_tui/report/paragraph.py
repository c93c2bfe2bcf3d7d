"""Why an indicator stands as it does and what is still to be done: one paragraph to be read aloud.

Pure: a judged row, its months and the plan's words in; sentences out. Nothing is computed here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from tvplan_tui.domain.due import listed
from tvplan_tui.domain.indicator import Indicator, Kind
from tvplan_tui.domain.language import _
from tvplan_tui.domain.moment import day_words
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.sentence import original
from tvplan_tui.domain.status import DataStatus, Status, data_word, is_alarm
from tvplan_tui.domain.vietnamese import capital
from tvplan_tui.domain.wording import amount

from .ahead import compared, fallen, heading, needed
from .below import below
from .spoken import called, opening, stands

if TYPE_CHECKING:
    from .board import Board, Row

MOST_SYLLABLES = 155
"""Syllables of a paragraph, about 115 Vietnamese words, 45 seconds read aloud; what can be spared goes first."""
MOST_QUOTED = 30
"""Syllables of a clause or a note; a longer one is cut."""
DOTS = "…"


class Sentence(NamedTuple):
    """A sentence without its full stop; of several that can be spared the highest ``spare`` goes first.

    One with a ``brief`` form is shortened instead.
    """

    text: str
    spare: int = 0
    brief: str = ""


def paragraph(board: Board, indicator: Indicator) -> str:
    """Return the paragraph about an indicator at the board's period; a heading's is about its rows."""
    row = board.by_id.get(indicator.id)
    if row is None:
        return _joined([Sentence(text) for text in _of_heading(board, indicator)])
    return _joined([one for one in _told(board, indicator, row) if one.text])


def _told(board: Board, indicator: Indicator, row: Row) -> Iterator[Sentence]:
    plan = board.plan
    series = board.series.get(indicator.id)
    yield Sentence(opening(row, indicator, plan), spare=3, brief=opening(row, indicator, plan, brief=True))
    yield Sentence(_by_hand(row))
    yield Sentence(_revised(row, indicator))
    yield Sentence(compared(row, indicator), spare=5, brief=fallen(row, indicator))
    yield Sentence(_last_year(board, indicator, row), spare=4)
    yield Sentence(_clause(indicator))
    yield Sentence(needed(row, indicator, series, plan))
    yield Sentence(heading(row, indicator, plan))
    for text in below(board, indicator):
        yield Sentence(text, spare=2)
    yield Sentence(_shortened(indicator.note))
    yield Sentence(_noted(board, row), spare=1)
    yield Sentence(_reservation(row, indicator))
    if row["illustrative"]:
        yield Sentence(_illustrative())


def _joined(sentences: list[Sentence]) -> str:
    """Put sentences together, sparing what can be spared while there are too many words."""
    while sum(syllables(one.text) for one in sentences) > MOST_SYLLABLES:
        spared = max(sentences, key=lambda one: one.spare)
        if not spared.spare:
            break
        shorter = [Sentence(spared.brief)] if spared.brief else []
        at = sentences.index(spared)
        sentences = [*sentences[:at], *shorter, *sentences[at + 1 :]]
    return " ".join(_ended(one.text) for one in sentences)


def syllables(text: str) -> int:
    """Count what is spoken: a lone sign is none."""
    return sum(any(char.isalnum() for char in word) for word in text.split())


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", DOTS)) else f"{text}."


def _shortened(text: str) -> str:
    words = text.split()
    return " ".join(words[:MOST_QUOTED]) + (DOTS if len(words) > MOST_QUOTED else "")


def _of_heading(board: Board, indicator: Indicator) -> Iterator[str]:
    if indicator.retired:
        yield _("{who} không theo dõi nữa từ {since}").format(
            who=called(indicator, board.plan), since=Period.parse(indicator.retired).words()
        )
        return
    yield _("{who} là tiêu đề nhóm, không có số riêng").format(who=called(indicator, board.plan))
    yield from below(board, indicator)
    yield _clause(indicator)
    if any(
        board.by_id[child.id]["illustrative"]
        for child in board.plan.children.get(indicator.id, ())
        if child.id in board.by_id
    ):
        yield _illustrative()


def _illustrative() -> str:
    return _("Số liệu minh họa, không có thật")


def _clause(indicator: Indicator) -> str:
    """Return what the plan says, and where."""
    quote = _shortened(indicator.quote.strip().rstrip(".;,"))
    if not quote:
        return ""
    if not indicator.section:
        return _("Kế hoạch ghi “{quote}”").format(quote=quote)
    return _("Mục {section} của kế hoạch ghi “{quote}”").format(section=indicator.section, quote=quote)


def _by_hand(row: Row) -> str:
    given = row["override"]
    if not given:
        return ""
    who = ", ".join(part for part in (given["by"], given["on"] and day_words(given["on"])) if part)
    return _("Người phụ trách{who} nhận định khác: {verdict}, vì {reason}").format(
        who=f" ({who})" if who else "",
        verdict=stands(Status(given["verdict"])),
        reason=_shortened(given["reason"].rstrip(".")),
    )


def _revised(row: Row, indicator: Indicator) -> str:
    if row["target_since"] is None:
        return ""
    text = _("Mục tiêu này có từ ngày {day}").format(day=day_words(row["target_since"]))
    if row["target_document"]:
        text += _(" theo {document}").format(document=row["target_document"])
    first = original(row, indicator)
    return text + _(", ban đầu là {value}").format(value=first) if first else text


def _last_year(board: Board, indicator: Indicator, row: Row) -> str:
    """Return where last year ended, for what has no figure of this year yet."""
    series = board.series.get(indicator.id)
    if series is None or row["seen"] or series.previous[-1] is None:
        return ""
    return _("Năm {year} là {value}").format(
        year=board.plan.year - 1, value=amount(series.previous[-1], indicator, indicator.aim)
    )


def _noted(board: Board, row: Row) -> str:
    """Return what the office wrote to the latest figure; that it wrote nothing, where an answer is owed."""
    if row["unexplained"]:
        return _("Cơ quan theo dõi chưa giải trình")
    if not row["note"] or row["note_period"] is None:
        return ""
    note, at = _shortened(row["note"].replace("\n", " ").rstrip(".")), Period.parse(row["note_period"])
    if at.last == board.period.last:
        return _("Cơ quan theo dõi ghi: “{note}”").format(note=note)
    of_latest = row["note_period"] == row["data_through"]
    if not of_latest and (not is_alarm(Status(row["status"])) or at.last < board.period.first):
        return ""
    return _("{when} cơ quan theo dõi ghi: “{note}”").format(when=capital(at.words()), note=note)


def _reservation(row: Row, indicator: Indicator) -> str:
    """Return what makes a verdict provisional: figures that are not there, or not final."""
    status = Status(row["status"])
    if not row["seen"] or status in (Status.NOT_DUE, Status.NO_DATA):
        return ""
    parts = []
    if row["missing_periods"]:
        missing = _("còn thiếu số liệu {missing}").format(
            missing=listed(tuple(map(Period.parse, row["missing_periods"])))
        )
        parts.append(missing + (_(" nên con số trên là mức tối thiểu") if row["lower_bound"] else ""))
    if row["data_status"] in (DataStatus.ESTIMATE, DataStatus.PRELIMINARY):
        word = data_word(DataStatus(row["data_status"]))
        unjudged = status is Status.NO_TARGET or indicator.kind is Kind.QUALITATIVE
        told = _("số liệu còn ở mức {word}") if unjudged else _("kết luận tạm thời vì còn số {word}")
        parts.append(told.format(word=word))
    return capital("; ".join(parts))
