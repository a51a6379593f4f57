"""Control characters: which there are, and how they are shown, so that none acts on the terminal of a reader."""

from __future__ import annotations

import re

CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff"
"""C0 and C1 controls but tab and line ends, the two Unicode line separators, the marks that turn the direction of
what follows, and two that are no characters at all; as in a class of a regular expression."""

_HIDDEN = re.compile(f"[{CONTROLS}\r\ud800-\udfff]")
_LINE_ENDS = re.compile(r"[\t\n]")


def visible(text: str) -> str:
    """A text of one or more lines, each control character and lone surrogate in it as a sign one cell wide."""
    return _HIDDEN.sub(_sign, text)


def visible_line(text: object) -> str:
    """The same of what is a single line, such as the name of a file: a line end in it is a sign, too."""
    return _LINE_ENDS.sub(_sign, visible(str(text)))


def escaped_json(written: str) -> str:
    """JSON with what `visible` would replace as escapes: the data are the same."""
    return _HIDDEN.sub(lambda found: f"\\u{ord(found.group()):04x}", written)


def _sign(found: re.Match[str]) -> str:
    """Unicode has pictures of the C0 controls and of DEL."""
    code = ord(found.group())
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else "�"
