"""Entries of lists that do not begin with a dash and a blank, and keys that do."""

from __future__ import annotations

import re
from itertools import chain, count, takewhile
from typing import TYPE_CHECKING

from scenario_trainer.story.codes import REPEATED_KEY, WRONG_VALUE
from scenario_trainer.story.diagnosis.findings import Finding
from scenario_trainer.story.diagnosis.hints import short_id
from scenario_trainer.story.diagnosis.outline import STEP, has_records, is_name_of, knows
from scenario_trainer.story.problems import shortened

if TYPE_CHECKING:
    from scenario_trainer.story.diagnosis.findings import Spot
    from scenario_trainer.story.diagnosis.lines import Line
    from scenario_trainer.story.diagnosis.outline import Level

_BULLET = re.compile(r"(?P<sign>[•·‣◦▪●○■□➢➤✓–—−*+o])[ \t]+|(?P<close>[•·‣◦▪●○■□➢➤✓–—−])")
_NUMBER = re.compile(r"(?:\(?\d{1,2}[.)]|[a-z]\))[ \t]+")
_CLOSE_DASH = re.compile(r"-(?=[^\s-])")
_NONE = "An entry of a list begins with a dash, and this line does not."


def bullet(spot: Spot) -> Finding | None:
    """A bullet, or a long dash, as word processors write them."""
    found = _BULLET.match(spot.line.text, spot.line.indent)
    if spot.line.dashes or not found or not _list_possible(spot):
        return None
    return None if found["sign"] == "o" and not _list_only(spot) else _in_place_of_dash(spot.line, found)


def number(spot: Spot) -> Finding | None:
    """A number, where only a list can stand."""
    found = _NUMBER.match(spot.line.text, spot.line.indent)
    if spot.line.dashes or not found or not _list_only(spot):
        return None
    return _in_place_of_dash(spot.line, found)


def _in_place_of_dash(line: Line, found: re.Match[str]) -> Finding:
    message = f"An entry of a list begins with a dash, and this line begins with ‘{found.group().strip()}’."
    hint = "Write ‘- ’ in its place: the hyphen of the keyboard and a blank."
    return Finding(line.indent, message, hint, _with_dash(line, found.end()))


def close_dash(spot: Spot) -> Finding | None:
    """A dash without the blank after it."""
    line = spot.line
    if line.dashes or not _CLOSE_DASH.match(line.text, line.indent) or not _list_possible(spot):
        return None
    message = "After the dash of an entry there is no blank."
    return Finding(line.indent, message, "Write a blank after the dash.", _with_dash(line, line.indent + 1))


def missing_dash(spot: Spot) -> Finding | None:
    """The first key of an entry without its dash, or a line in the column of the dashes of a list."""
    line = spot.line
    if line.dashes:
        return None
    if _begins_record(spot):
        return Finding(line.indent, _NONE, "Write ‘- ’ before it.", _with_dash(line, line.indent))
    if (column := _column_of_other_dash(spot)) is not None:
        hint = f"Write the dash in column {column + 1}, and ‘{line.key}’ after it and a blank."
        return Finding(line.indent, _NONE, hint, f"{' ' * column}- {line.content}")
    if not _is_in_list(spot) or spot.outline.column_for(line) is not None:
        return None
    hint = "Write ‘- ’ before it; if it goes on with the entry above, indent it further than that."
    return Finding(line.indent, _NONE, hint, _with_dash(line, line.indent))


def needless_dash(spot: Spot) -> Finding | None:
    """A dash among keys, before one that has its place there."""
    line, level = spot.line, spot.level
    if len(line.dashes) != 1 or level.listed or not (_is_name(spot) if level.awaits else _is_key_in_line(spot)):
        return None
    message = f"A dash stands before ‘{line.key}’, which is no entry of a list."
    hint = "Leave the dash out, so that the key stands in its column."
    return Finding(line.indent, message, hint, f"{' ' * line.indent}{line.content}")


def _is_name(spot: Spot) -> bool:
    """Whether the line is the first id below its key."""
    level, line = spot.level, spot.line
    return level.column < line.indent and has_records(level.entry) and is_name_of(level.entry, line)


def _is_key_in_line(spot: Spot) -> bool:
    """Whether the line is one more of the keys, or ids, in its column."""
    level, line = spot.level, spot.line
    if level.column != line.indent or level.shape is None:
        return False
    return is_name_of(level.shape, line) or level.lacks(line.key)


def repeated(spot: Spot) -> Finding | None:
    """A scene, choice, gauge or person with the id of another."""
    line, level = spot.line, spot.level
    if level.column != line.indent or line.dashes or line.key not in level.seen or not has_records(level.shape):
        return None
    message = f"Two have the id ‘{line.key}’, in line {level.seen[line.key] + 1} and in line {line.number + 1}."
    other = _unused(level, line.key)
    mended = line.text.replace(line.key, other, 1)
    return Finding(line.indent, message, f"Give this one another id, such as ‘{other}’.", mended, REPEATED_KEY)


def _unused(level: Level, name: str) -> str:
    """A name like this one that the level has not had."""
    joint = level.shape.pattern.joint if level.shape and level.shape.pattern else ""
    numbered = (f"{name}{joint}{number}" for number in count(2))
    return next(each for each in chain([name], numbered) if each not in level.seen)


def without_id(spot: Spot) -> Finding | None:
    """The text of a choice, or the first key of another thing, where its id should begin it."""
    line, level = spot.line, spot.level
    if level.column != line.indent or level.listed or not has_records(level.shape) or level.shape.names is None:
        return None
    known = spot.ahead and spot.ahead[0].indent > line.indent and knows(level.shape.names, spot.ahead[0].key)
    alone = line.dashes and not any(each.listed for each in spot.outline.levels)
    if not (known or alone) or not (line.key is None or (line.dashes and knows(level.shape.names, line.key))):
        return None
    text = line.value if line.key else line.content
    name = _unused(level, short_id(text, level.shape.pattern))
    message = f"An id is missing before ‘{shortened(text)}’."
    hint = f"Write ‘{name}:’ in the place of the dash, and the rest below it."
    if line.key is None:
        first = next(iter(level.shape.names.fields))
        hint = (
            f"Write ‘{name}:’ on a line of its own, and below it, further in, this one with ‘{first}: ’ before it."
        )
    return Finding(line.indent, message, hint, f"{' ' * line.indent}{name}: …", WRONG_VALUE)


def below_text(spot: Spot) -> Finding | None:
    """A line below a text that stands where keys belong, which is reported as a whole."""
    level = spot.level
    place = level.shape if level.listed else level.entry
    if not spot.continues_text or place is None or place.single or place.prose or place.items:
        return None
    return Finding(spot.line.indent, "", "", "") if spot.line.key else None


def _with_dash(line: Line, rest: int) -> str:
    """The line with a dash before what stands from the column `rest` on."""
    return f"{' ' * line.indent}- {line.text[rest:]}"


def _list_possible(spot: Spot) -> bool:
    return _is_in_list(spot) or _begins_list(spot)


def _list_only(spot: Spot) -> bool:
    entry = spot.level.entry
    return _is_in_list(spot) or (_begins_list(spot) and entry is not None and not entry.prose)


def _is_in_list(spot: Spot) -> bool:
    return any(level.listed and level.column == spot.line.indent for level in spot.outline.levels)


def _begins_record(spot: Spot) -> bool:
    """Whether the first key of an entry has no dash, while its others stand as if it had."""
    if not _is_key_of_entry(spot, spot.line) or not spot.ahead:
        return False
    return spot.ahead[0].indent == spot.line.indent + STEP and _is_key_of_entry(spot, spot.ahead[0])


def _column_of_other_dash(spot: Spot) -> int | None:
    """The column of the dashes that follow, where the first entry of a list stands as if it had one there."""
    column = spot.line.indent - STEP
    if not _is_key_of_entry(spot, spot.line) or column < spot.level.column:
        return None
    others = takewhile(lambda each: each.indent >= column, spot.ahead)
    return column if any(each.dashes and each.indent == column for each in others) else None


def _is_key_of_entry(spot: Spot, line: Line) -> bool:
    """Whether a line begins with a key of the entries of the list that is to come."""
    entry = spot.level.entry
    return spot.level.awaits and entry is not None and not line.dashes and knows(entry.items, line.key)


def _begins_list(spot: Spot) -> bool:
    level, entry = spot.level, spot.level.entry
    inside = level.column < spot.line.indent or (level.column == spot.line.indent and not spot.line.key)
    return inside and level.awaits and entry is not None and entry.items is not None
