"""Keys without their colon, or without the blank after it, colons inside texts, and lines without a key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scenario_trainer.story.codes import INVALID_CONDITION, UNKNOWN_KEY, WRONG_VALUE
from scenario_trainer.story.condition_parser import meant_by
from scenario_trainer.story.diagnosis.findings import Finding
from scenario_trainer.story.diagnosis.lines import quoted, without_comment
from scenario_trainer.story.diagnosis.outline import STEP, knows
from scenario_trainer.story.problems import shortened

if TYPE_CHECKING:
    from scenario_trainer.story.diagnosis.findings import Spot
    from scenario_trainer.story.diagnosis.lines import Line

_WORD = re.compile(r"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*")
_MARKED = re.compile(r"(?:(?:\*{1,3}|__)(?P<key>[\w -]+?) ?:?(?:\*{1,3}|__):?|[-=]+>|→) *")
_OTHER_SIGN = re.compile(r"\s*(?:[-=]+>|[=;：﹕∶→])\s*|\s+[-–—]\s+")
_INNER = re.compile(r":(?=[ \t]|$)")
_NEXT_KEY = re.compile(r"\s+(?P<key>[a-z_]+):\s+")
_INNER_KEY = re.compile(r"(?:^|, )([a-z_]+):\s")
_IN_TEXT = "A colon followed by a blank stands inside a text."
_BELOW_OR_QUOTES = "Begin the text on a new line, below ‘>-’ after its key; or put all of it into quotes."


def missing(spot: Spot) -> Finding | None:
    """A key without a colon, or with another sign in its place."""
    line = spot.line
    if line.key is not None or spot.continues_text or not (word := _WORD.match(line.text, line.column)):
        return None
    rest, key = line.text[word.end() :], _small(spot, word.group())
    if rest.startswith(":") or not _is_key(spot, key, rest):
        return None
    sign = _OTHER_SIGN.match(rest)
    message = f"A colon is missing after ‘{word.group()}’."
    if sign:
        message = f"‘{sign.group().strip()}’ stands where a colon belongs after ‘{word.group()}’."
    value = rest[sign.end() :] if sign else rest.strip()
    mended = f"{line.text[: word.start()]}{key}: {value}".rstrip()
    small = "" if key == word.group() else ": keys are written small"
    return Finding(word.end(), message, f"Write ‘{key}: ’ with a colon and a blank{small}.", mended)


def _small(spot: Spot, word: str) -> str:
    """The key that the format knows in this place for one in capitals or quotes, with blanks or hyphens."""
    words = _WORD.findall(word.lower().replace("-", " "))
    return next((each for each in ("_".join(words), "".join(words)) if knows(spot.place, each)), word)


def other_form(spot: Spot) -> Finding | None:
    """A key in capitals or typeset quotes, or with blanks or hyphens between its words."""
    line = spot.line
    if line.key is None or spot.continues_text or (key := _small(spot, line.key)) == line.key:
        return None
    mended = line.text[: line.column] + line.text[line.column :].replace(line.key, key, 1)
    message = f"‘{shortened(line.key)}’ is not how this key is written."
    hint = f"Keys are written small, with underscores: write ‘{key}’."
    return Finding(line.column, message, hint, mended, UNKNOWN_KEY)


def marked(spot: Spot) -> Finding | None:
    """A key in the asterisks of Markdown, or an arrow in the place of one."""
    line = spot.line
    found = _MARKED.match(line.text, line.column)
    if spot.continues_text or not found:
        return None
    key = _small(spot, found["key"] or "goto")
    if not knows(spot.place, key):
        return None
    message = f"‘{key}’ stands between asterisks." if found["key"] else "An arrow stands where a key belongs."
    hint = f"Write ‘{key}: ’ in the place of ‘{shortened(found.group().strip())}’."
    mended = f"{line.text[: line.column]}{key}: {line.text[found.end() :]}".rstrip()
    return Finding(line.column, message, hint, mended)


def _is_key(spot: Spot, word: str, rest: str) -> bool:
    place = spot.place
    if place is None or (place.prose and spot.line.dashes):
        return False
    if knows(place, word):
        return not place.prose or not rest.strip() or bool(_OTHER_SIGN.match(rest))
    return place.names is not None and not rest.strip()


def missing_blank(spot: Spot) -> Finding | None:
    """A colon without the blank after it."""
    line, place = spot.line, spot.place
    if line.key is not None or spot.continues_text or not (word := _WORD.match(line.text, line.column)):
        return None
    if line.text[word.end() : word.end() + 1] != ":" or place is None:
        return None
    if not knows(place, word.group()) and (place.names is None or line.dashes):
        return None
    mended = f"{line.text[: word.end()]}: {line.text[word.end() + 1 :]}"
    message = f"The blank is missing after ‘{word.group()}:’."
    return Finding(word.end() + 1, message, "Write a blank after the colon.", mended)


def inside_text(spot: Spot) -> Finding | None:
    """A colon and a blank within a plain text."""
    line, value = spot.line, spot.line.value
    if line.key is None:
        return None
    if _is_speech(spot):
        hint = f"Write ‘>-’ after ‘{spot.level.key}:’ in the line above: below that a colon is a sign like others."
        return Finding(line.indent, _IN_TEXT, hint, _INNER.sub("", line.text))
    if spot.continues_text and not line.dashes:
        return Finding(line.column + len(line.key), _IN_TEXT, _BELOW_OR_QUOTES, _INNER.sub("", line.text))
    if not value or value[0] in "\"'[{|>#*&!%@`" or not (colon := _INNER.search(without_comment(value))):
        return None
    return _inside_value(spot, line.value_column + colon.start())


def _inside_value(spot: Spot, column: int) -> Finding:
    """What is wrong with the value of a key that has a colon and a blank in this column."""
    line, value, shape = spot.line, spot.line.value, spot.value_shape
    if shape is not None and shape.condition:
        if (next_key := _NEXT_KEY.search(value)) and line.dashes and knows(spot.place, next_key["key"]):
            return _two_keys(line, next_key)
        meant = meant_by(value) or value.replace(": ", " == ")
        message = "A colon has no meaning in a condition."
        return Finding(column, message, f"Write ‘{meant}’.", line.with_value(meant), INVALID_CONDITION)
    known = [key for key in _INNER_KEY.findall(value) if knows(shape, key)]
    if len(known) == 1 and value.startswith(f"{known[0]}:"):
        hint = f"Begin a new line before ‘{known[0]}:’, in column {line.column + STEP + 1}."
        message = f"‘{known[0]}’ begins on the line of another key."
        return Finding(line.value_column, message, hint, line.with_value("…"), WRONG_VALUE)
    if known or (shape is not None and shape.names is not None):
        braced = f"{{{without_comment(value).strip('()')}}}"
        message = f"What belongs to ‘{line.key}’ begins on the line of its key."
        hint = f"Write it into braces, {braced}, or on a line of its own, indented further."
        return Finding(line.value_column, message, hint, line.with_value(braced))
    return Finding(column, _IN_TEXT, _BELOW_OR_QUOTES, line.with_value(quoted(value)))


def _two_keys(line: Line, next_key: re.Match[str]) -> Finding:
    """A second key on the line of the first key of an entry."""
    column, key = line.value_column + next_key.start("key"), next_key["key"]
    first, second = line.value[: next_key.start()], line.value[next_key.end() :]
    mended = f"{line.text[: line.column]}{{{line.key}: {first}, {key}: {quoted(second)}}}"
    hint = f"Begin a new line before ‘{key}:’, in column {line.column + 1}."
    return Finding(column, f"‘{key}’ begins on the line of another key.", hint, mended)


def _is_speech(spot: Spot) -> bool:
    """Whether the first line of a text below its key begins like the part of a speaker."""
    line, entry = spot.line, spot.level.entry
    begins = spot.level.awaits and spot.level.column < line.indent and line.key is not None and not line.dashes
    return begins and bool(line.value) and entry is not None and entry.prose and line.key not in entry.fields


def stray(spot: Spot) -> Finding | None:
    """A line where a key belongs, and that is none: mostly the rest of a text."""
    line, level = spot.line, spot.level
    if line.key is not None or line.dashes or level.listed or level.column != line.indent:
        return None
    if line.content[0] in "[{\"'" and (level.awaits or ":" in line.content):
        return None
    if level.awaits:
        if level.entry is None or not level.entry.prose:
            return None
        message = f"The text of ‘{level.key}’ does not stand further in than its key."
        return Finding(
            line.indent, message, f"Let it begin in column {line.indent + STEP + 1}.", line.at(line.indent + STEP)
        )
    text = spot.outline.levels[-1]
    message = "This line is neither a key with a colon nor part of a text."
    hint = "Give it a key that the format knows, or delete the line."
    if text.goes_on and text.entry is not None and text.entry.prose:
        column = text.column + STEP + 1
        hint = f"If it goes on with the text above, indent it to column {column}; if not, delete the line."
    return Finding(line.indent, message, hint, "")


def missing_key(spot: Spot) -> Finding | None:
    """A text in the column of the keys that follow it."""
    line, level, entry = spot.line, spot.level, spot.level.entry
    if line.key is not None or line.dashes or not level.awaits or entry is None or entry.prose:
        return None
    if not spot.ahead or spot.ahead[0].indent != line.indent or not knows(entry, spot.ahead[0].key):
        return None
    first = next(iter(entry.fields))
    message = f"A key is missing before ‘{shortened(line.content)}’."
    mended = f"{' ' * line.indent}{first}: {quoted(line.content)}"
    return Finding(line.indent, message, f"Write ‘{first}: ’ before it, or another key.", mended)
