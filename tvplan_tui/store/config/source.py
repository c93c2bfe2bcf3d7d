"""A config file as people wrote it: its lines with their ends, and which lines belong to which indicator."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tvplan_tui.domain.language import _
from tvplan_tui.store.nearest import nearest
from tvplan_tui.store.refusals import NotSavedError

from .faults import Slip, shown
from .text_file import decode
from .toml_document import Document, read_document
from .toml_lines import Statement, statements

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


class CannotEditError(NotSavedError):
    """The edit cannot be made without touching more than it should; nothing was changed.

    Attributes:
        block: the TOML to put there by hand; "" if there is none.
    """

    def __init__(self, reason: str, cure: str = "", block: str = "") -> None:
        super().__init__(reason, cure)
        self.block = ""
        self.offer(block)

    def offer(self, block: str) -> None:
        """Add the TOML to copy."""
        self.block = block
        if block and not self.cure:
            self.cure = _("tự chép khối này vào tệp")


class WrongIdError(CannotEditError):
    """The indicator asked for is not there, or one with its id is there already."""


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of one indicator, from the comment directly above it to its last key; numbers count from 0.

    Attributes:
        position: which ``[[indicators]]`` it is.
        first: its first line, that of the comment above it if there is one.
        end: the line behind its last one.
        said: its header and keys, those of its sub-tables included.
    """

    position: int
    first: int
    end: int
    said: tuple[Statement, ...]

    @property
    def header(self) -> Statement:
        """``[[indicators]]``."""
        return self.said[0]

    @property
    def keys(self) -> tuple[Statement, ...]:
        """The keys said directly under the header; a dotted key is several."""
        keys = []
        for one in self.said[1:]:
            if one.header:
                break
            keys.append(one)
        return tuple(keys)


@dataclass(frozen=True)
class Source:
    """A config text that parses.

    Attributes:
        mark: the byte order mark, if there is one.
        lines: its lines with their ends, as they are.
        data: what it says.
        said: its headers and keys.
    """

    mark: bytes
    lines: tuple[str, ...]
    data: dict[str, Any]
    said: tuple[Statement, ...]

    @classmethod
    def parse(cls, content: bytes) -> Source:
        """Read the bytes of a config; CannotEditError where they are not TOML."""
        document = says(content)
        mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
        lines = _LINE.findall(content[len(mark) :].decode("utf-8"))
        return cls(mark, tuple(lines), document.data, tuple(statements(document.text)))

    @property
    def indicators(self) -> list[dict[str, Any]]:
        """The indicators as the file has them."""
        found = self.data.get("indicators", [])
        if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
            raise CannotEditError(_("indicators không phải các khối [[indicators]]"))
        return found

    def position(self, name: str) -> int:
        """Return which block has that id; CannotEditError if none or several have."""
        found = [at for at, fields in enumerate(self.indicators) if fields.get("id") == name]
        if len(found) == 1:
            return found[0]
        if found:
            raise WrongIdError(
                _("mã {id} có ở {count} khối").format(id=name, count=len(found)), _("sửa tệp để mỗi mã một khối")
            )
        near = nearest(name, [str(fields.get("id", "")) for fields in self.indicators][:200])
        raise WrongIdError(_("không có chỉ tiêu {id} trong tệp").format(id=shown(name)), near)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks in order; CannotEditError where indicators are not blocks of their own."""
        found = tuple(self._blocks())
        if [block.position for block in found] != list(range(len(self.indicators))):
            reason = _("các chỉ tiêu không viết thành từng khối [[indicators]] liền nhau")
            raise CannotEditError(reason, _("viết mỗi chỉ tiêu thành một khối [[indicators]]"))
        return found

    def _blocks(self) -> Iterator[Block]:
        begun = 0
        while begun < len(self.said):
            path = self.said[begun].path[:2]
            end = begun + 1
            if path[:1] == ("indicators",) and len(path) == 2:
                while end < len(self.said) and self.said[end].path[:2] == path:
                    end += 1
                yield Block(int(path[1]), self._lead(begun), self._tail(end), self.said[begun:end])
            begun = end

    def _lead(self, at: int) -> int:
        """Return the first line of the comment that stands directly above a statement, or its own."""
        line = self.said[at].first
        least = self.said[at - 1].last + 1 if at else 0
        while line > least and self._is_comment(line - 1):
            line -= 1
        return line

    def _tail(self, end: int) -> int:
        """Return the line behind a block: comments that follow at once are its own, unless they lead the next one."""
        line = self.said[end - 1].last + 1
        least = self._lead(end) if end < len(self.said) else len(self.lines)
        while line < least and self._is_comment(line):
            line += 1
        return line

    def _is_comment(self, line: int) -> bool:
        return self.lines[line].lstrip(" \t").startswith("#")

    def is_blank(self, line: int) -> bool:
        """Whether there is nothing on a line, or no such line."""
        return not 0 <= line < len(self.lines) or not self.lines[line].strip()

    def newline(self, line: int) -> str:
        """Return the line end in use around a line: its own, else that of one above."""
        for at in range(min(line, len(self.lines) - 1), -1, -1):
            if self.lines[at].endswith("\n"):
                return "\r\n" if self.lines[at].endswith("\r\n") else "\n"
        return "\n"


def says(content: bytes) -> Document:
    """Parse the bytes of a config that must have no slip; CannotEditError otherwise."""
    text = decode(content)
    if isinstance(text, Slip):
        raise _broken(text)
    document = read_document(text)
    if isinstance(document, Document) and not document.slips:
        return document
    raise _broken(document.slips[0] if isinstance(document, Document) else document[0])


def _broken(slip: Slip) -> CannotEditError:
    place = _("dòng {line}: ").format(line=slip.line) if slip.line else ""
    return CannotEditError(_("tệp đang có lỗi, {place}{message}").format(place=place, message=slip.message), slip.cure)
