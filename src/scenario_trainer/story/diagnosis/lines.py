"""A line of a file in its parts: indentation, dashes, key and value."""

from __future__ import annotations

import re
from typing import NamedTuple

_DASHES = re.compile(r"(?:-(?: +|$))*")
_QUOTED_KEY = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*:(?=[ \t]|$)""")
_COLON = re.compile(r":(?=[ \t]|$)")
_COMMENT = re.compile(r"\s#")
_BLOCK = re.compile(r"[>|](?:[+-]?[1-9]?|[1-9][+-])(?:\s+#.*|\s*)$")


class Line(NamedTuple):
    """One line that is neither blank nor a comment. Columns count characters from 0."""

    number: int
    """From 0."""
    text: str
    indent: int
    """The column of the first character that is no blank."""
    dashes: tuple[int, ...]
    """The columns of the dashes at its beginning."""
    column: int
    """Where what follows the dashes begins."""
    key: str | None
    """None where there is no colon that ends one."""
    value: str
    """What follows the key, or the dashes; without blanks around it."""
    value_column: int

    @property
    def content(self) -> str:
        """What follows the dashes."""
        return self.text[self.column :].rstrip()

    def with_value(self, value: str) -> str:
        """The line with another value."""
        return f"{self.text[: self.value_column].rstrip()} {value}"

    def at(self, column: int) -> str:
        """The line with another indentation."""
        return " " * column + self.text[self.indent :]


def line_of(text: str, number: int) -> Line:
    """The parts of a line."""
    indent = len(text) - len(text.lstrip(" "))
    dashes = _DASHES.match(text, indent)
    column = dashes.end() if dashes else indent
    places = tuple(at for at in range(indent, column) if text[at] == "-")
    key, start = _key(text, column)
    value = text[start:]
    return Line(number, text, indent, places, column, key, value.strip(), start + len(value) - len(value.lstrip()))


def _key(text: str, column: int) -> tuple[str | None, int]:
    """The key that begins in a column, and where what follows it begins."""
    first = text[column : column + 1]
    if first in ('"', "'"):
        quoted = _QUOTED_KEY.match(text, column)
        return (quoted.group(1)[1:-1], quoted.end()) if quoted else (None, column)
    if first in ("[", "{", "#", ""):
        return None, column
    colon = _COLON.search(text, column)
    comment = _COMMENT.search(text, column)
    if not colon or colon.start() == column or (comment and comment.start() < colon.start()):
        return None, column
    return text[column : colon.start()].rstrip(), colon.end()


def is_block_header(value: str) -> bool:
    """Whether a value only announces a text that begins on the next line."""
    return bool(_BLOCK.match(value))


def without_comment(value: str) -> str:
    """A value without the comment that ends it."""
    found = _COMMENT.search(value)
    return value[: found.start()].rstrip() if found else value


def quoted(text: str) -> str:
    """A text between single quotes, as YAML reads it back."""
    doubled = text.replace("'", "''")
    return f"'{doubled}'"
