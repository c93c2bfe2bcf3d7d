"""Text from files made safe for a terminal: no escape, no override, composed form."""

from __future__ import annotations

import re

from tvplan_tui.domain.vietnamese import nfc

# C0 and C1 controls, zero-width and bidirectional marks, line separators, BOM, surrogates, tags
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
REPLACEMENT = "\ufffd"


def clean(text: str) -> str:
    """Return one line of NFC text in which every character a terminal could obey is "\ufffd".

    Tabs and line breaks become single spaces: they are meant as white space.
    """
    return harmless(nfc(re.sub(r"[ \t]*[\r\n\t]+[ \t]*", " ", text)))


def harmless(text: str) -> str:
    """Return the text with "\ufffd" for each character a terminal could obey, character by character."""
    return _UNSAFE.sub(REPLACEMENT, text)
