"""The head and foot of the documents an office sends: what a plan's figures cannot tell."""

from __future__ import annotations

from typing import NamedTuple


class Letterhead(NamedTuple):
    """Attributes mirror the keys of ``[letterhead]``; "" and () are left for a person to fill in.

    Attributes:
        superior: the authority above ("cơ quan chủ quản"); "" where there is none.
        place: where documents are dated.
        symbol: the letters behind the number, "BC-UBND".
        recipients: who gets it ("nơi nhận"), a line each.
        signing: the lines above the signature, "TM. ỦY BAN NHÂN DÂN" and "CHỦ TỊCH".
        signer: the name below it.
        template: a Word template beside the config; "" for the one that comes with the program.
    """

    superior: str = ""
    place: str = ""
    symbol: str = ""
    recipients: tuple[str, ...] = ()
    signing: tuple[str, ...] = ()
    signer: str = ""
    template: str = ""
