"""Every message is translated, and every translation fits its message."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.messages import catalogue, catalogues, compiled, messages, read
from tvplan_tui.cli.run import run
from tvplan_tui.domain import language
from tvplan_tui.domain.english_words import integer_words
from tvplan_tui.domain.entry import EntryError, read_number
from tvplan_tui.domain.number_words import amount_words
from tvplan_tui.domain.numbers import read_written, show, typed
from tvplan_tui.domain.period import Period
from tvplan_tui.domain.typed_day import read_day, show_day

VIETNAMESE = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ]", re.IGNORECASE)
QUOTED = re.compile(r"“[^”]*”|`[^`]*`|\"[^\"]*\"|\[[^\]]*\]")
"""What a translation may leave as it is: words to type, values of the file."""


@pytest.fixture(params=catalogues(), ids=lambda file: file.parent.parent.name)
def po(request: pytest.FixtureRequest) -> Path:
    file: Path = request.param
    return file


@pytest.fixture
def english():
    language.use("en")
    yield
    language.use("vi")


def test_there_is_english() -> None:
    assert language.available() == ["vi", "en"]


def test_no_message_lacks_a_translation_and_none_is_left_over(po: Path) -> None:
    known, wanted = read(po), messages()
    assert [message for message in wanted if not known.get(message)] == []
    assert [message for message in known if message not in wanted] == []


def test_the_program_loads_what_the_translators_wrote(po: Path) -> None:
    made = catalogue(po.parent.parent.name, read(po))
    assert po.with_suffix(".mo").read_bytes() == compiled(made)


def _fields(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)(?::[^{}]*)?\}", text))


def _edges(text: str) -> tuple[int, int]:
    return len(text) - len(text.lstrip()), len(text) - len(text.rstrip())


def test_every_translation_has_the_places_and_edges_of_its_message(po: Path) -> None:
    wrong = []
    for message, told in read(po).items():
        # a day or a month may be called by its name, a quarter by its number
        if _fields(told) - {"name", "number"} - _fields(message) or _fields(message) - _fields(told) - {
            "month",
            "quarter",
        }:
            wrong.append((message, told))
        if _edges(message) != _edges(told):
            wrong.append((message, told))
    assert wrong == []


def test_nothing_is_left_in_vietnamese(po: Path) -> None:
    left = [told for told in read(po).values() if VIETNAMESE.search(QUOTED.sub("", told))]
    assert left == []


def test_numbers_days_and_periods_by_language(english: None) -> None:
    assert show(1234567.891, 2) == "1,234,567.89"
    assert show(-2.5e22) == "−2.50·10^22"
    assert (typed(1615.5), read_written("1,615.5")) == ("1615.5", 1615.5)
    day = read_day("5/7/2023", read_day("2023-01-01", None))  # type: ignore[arg-type]
    assert (show_day(day), show_day(day, year=False)) == ("5 Jul 2023", "5 Jul")
    assert read_day(show_day(day), day) == day  # type: ignore[arg-type]
    assert Period.parse("2023-09").words() == "Sep 2023"
    assert amount_words(592.642, "%") == "five hundred and ninety-two point six four two per cent"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zero"),
        (21, "twenty-one"),
        (100, "one hundred"),
        (1005, "one thousand and five"),
        (6319, "six thousand three hundred and nineteen"),
        (2_000_000_040, "two billion and forty"),
    ],
)
def test_english_numbers_in_words(number: int, words: str) -> None:
    assert integer_words(number) == words


def test_a_number_that_reads_two_ways_is_asked_about_in_either_language(english: None) -> None:
    assert read_number("592.642", "value") == 592.642
    assert read_number("6,319", "value", 6000.0) == 6319
    with pytest.raises(EntryError):
        read_number("592,642", "value")


def test_a_document_is_in_its_plans_language_while_the_screen_is_not(english: None) -> None:
    with language.speaking("vi"):
        assert (show(592.642, 3), Period.parse("2023-09").words()) == ("592,642", "tháng 9/2023")
    assert show(592.642, 3) == "592.642"


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_report_is_the_same_whatever_the_screen_speaks(tmp_path: Path, form: str) -> None:
    written = []
    for name in ("vi", "en"):
        try:
            code = run(["--lang", name, "report", "--period", "2023-09", "--format", form, "-o", str(tmp_path / name)])
        finally:
            language.use("vi")
        assert code == 0
        (file,) = (tmp_path / name).iterdir()
        written.append(file.read_bytes())
    assert written[0] == written[1]
