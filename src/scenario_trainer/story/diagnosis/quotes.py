"""Quotes and brackets that end too early, or never."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.story.diagnosis.findings import Finding
from scenario_trainer.story.diagnosis.lines import quoted

if TYPE_CHECKING:
    from scenario_trainer.story.diagnosis.lines import Line

_CLOSING = {"'": re.compile(r"(?:[^']|'')*?'(?!')"), '"': re.compile(r'(?:[^"\\]|\\.)*?"', re.DOTALL)}
_PAIRS = {"[": "]", "{": "}"}
_UNSAFE = re.compile(r":(?:\s|$)|\s#|^[\s\"'\[\]{}|>*&!%@`#,?-]")
_CURLY = {"'": "‘’", '"': "“”"}
CURLY_HINT = "Write the quotes as ‘ ’, or begin the text on a new line, below ‘>-’ after its key."


class Span(NamedTuple):
    """A quoted or bracketed value, perhaps over several lines."""

    closed: bool
    last: int
    """The number of the line in which it ends."""
    rest: str
    """What follows it on that line."""
    open: str = ""
    """The closing signs that are missing."""


def span_of(line: Line, below: list[str], is_end: int) -> Span:
    """How far the value of a line reaches. Of the lines `below` it can take the first `is_end`."""
    text = line.text[line.value_column :]
    if text[0] in _CLOSING:
        return _quoted_span(text, line.number, below[:is_end])
    return _bracket_span(text, line.number, below[:is_end])


def _quoted_span(text: str, number: int, below: list[str]) -> Span:
    sign, rest = text[0], text[1:]
    for offset, each in enumerate([rest, *below]):
        if found := _CLOSING[sign].match(each):
            return Span(True, number + offset, each[found.end() :])
    return Span(False, number + len(below), "", sign)


def _bracket_span(text: str, number: int, below: list[str]) -> Span:
    waiting: list[str] = []
    quote, before = "", " "
    for offset, line in enumerate([text, *below]):
        at = 0
        while at < len(line):
            sign = line[at]
            if quote:
                quote = "" if sign == quote else quote
            elif sign in _CLOSING and before in "[{,: ":
                quote = sign
            elif sign == "#" and (at == 0 or line[at - 1].isspace()):
                break
            elif sign in _PAIRS:
                waiting.append(_PAIRS[sign])
            elif waiting and sign == waiting[-1]:
                waiting.pop()
                if not waiting:
                    return Span(True, number + offset, line[at + 1 :])
            before = sign if not sign.isspace() or before not in "[{,:" else before
            at += 1
        before = " "
    return Span(False, number + len(below), "", quote + "".join(reversed(waiting)))


def is_followed(rest: str) -> bool:
    """Whether something other than a comment follows a closed value."""
    return bool(rest.strip()) and not re.match(r"\s+#", rest)


def ends_early(line: Line) -> Finding:
    """A text that begins with a quotation, which YAML takes for all of it."""
    value = line.value
    pair = _CURLY[value[0]]
    curled = pair[0] + value[1:].replace(value[0], pair[1], 1)
    safe = curled if not _UNSAFE.search(curled) else quoted(value)
    message = "The text begins with a quote mark that YAML takes for its own."
    return Finding(line.value_column, message, CURLY_HINT, f"{line.text[: line.value_column]}{safe}")


def bracket_text(line: Line) -> Finding:
    """A text that begins with a bracket."""
    message = f"The text begins with ‘{line.value[0]}’, which YAML takes for a list or for keys with values."
    hint = "Put all of it into quotes, or begin it on a new line, below ‘>-’ after its key."
    mended = f"{line.text[: line.value_column]}{quoted(line.value)}"
    return Finding(line.value_column, message, hint, mended)


def behind_end(sign: str, text: str, rest: str) -> Finding:
    """Something behind the bracket or quote that closes `sign`: the `rest` of the text of its line."""
    closing = _PAIRS.get(sign, sign)
    message = f"Something follows ‘{closing}’, which ends the value."
    end = len(text) - len(rest)
    return Finding(end, message, f"Delete what stands behind ‘{closing}’.", text[:end])


def not_closed(line: Line, missing: str) -> tuple[str, str]:
    """Message and hint about a quote or bracket that is opened and never closed."""
    sign = line.value[0]
    if sign in _CLOSING:
        hint = f"Write {sign} at the end of the text; if it is an apostrophe, write ’ instead."
        return f"The quote mark {sign} is opened here and not closed.", hint
    return f"‘{sign}’ is opened here and not closed.", f"Write ‘{missing}’ at its end."
