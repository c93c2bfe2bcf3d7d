"""Numbers as they are read aloud in English: 10.38 is "ten point three eight"."""

from __future__ import annotations

SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_GROUPS = ("", " thousand", " million")
_BILLION = 10**9


def integer_words(value: int) -> str:
    """Return a whole number of any size in words; ValueError for a negative one."""
    if value < 0:
        raise ValueError(f"negative: {value}")
    return _any(value) or SMALL[0]


def _any(value: int) -> str:
    """Return the words of a number; "" for zero."""
    billions, rest = divmod(value, _BILLION)
    parts = [f"{_any(billions)} billion"] if billions else []
    for place in (2, 1, 0):
        group = rest // 1000**place % 1000
        if group:
            joined = "and " if parts and place == 0 and group < 100 else ""
            parts.append(f"{joined}{_group(group)}{_GROUPS[place]}")
    return " ".join(parts)


def _group(value: int) -> str:
    hundreds, rest = divmod(value, 100)
    parts = [f"{SMALL[hundreds]} hundred"] if hundreds else []
    if rest:
        parts += ["and"] if hundreds else []
        parts.append(_below_hundred(rest))
    return " ".join(parts)


def _below_hundred(value: int) -> str:
    if value < len(SMALL):
        return SMALL[value]
    tens, ones = divmod(value, 10)
    return f"{_TENS[tens]}-{SMALL[ones]}" if ones else _TENS[tens]
