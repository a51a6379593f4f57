"""Entries of lists that do not begin with a dash and a blank, and keys that do."""

from __future__ import annotations

import re
from itertools import count, takewhile
from typing import TYPE_CHECKING

from scenario_trainer.story.codes import REPEATED_KEY
from scenario_trainer.story.diagnosis.findings import Finding
from scenario_trainer.story.diagnosis.outline import STEP, has_records, is_name_of, knows

if TYPE_CHECKING:
    from scenario_trainer.story.diagnosis.findings import Spot
    from scenario_trainer.story.diagnosis.lines import Line

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
    if len(line.dashes) != 1 or level.listed or level.awaits or level.column != line.indent or level.shape is None:
        return None
    if not (is_name_of(level.shape, line) or level.lacks(line.key)):
        return None
    message = f"A dash stands before ‘{line.key}’, which is no entry of a list."
    hint = "Leave the dash out, so that the key stands in its column."
    return Finding(line.indent, message, hint, f"{' ' * line.indent}{line.content}")


def repeated(spot: Spot) -> Finding | None:
    """A scene, choice, gauge or person with the id of another."""
    line, level = spot.line, spot.level
    if level.column != line.indent or line.dashes or line.key not in level.seen or not has_records(level.shape):
        return None
    message = f"Two have the id ‘{line.key}’, in line {level.seen[line.key] + 1} and in line {line.number + 1}."
    other = next(
        name for number in count(2) if (name := f"{line.key}{level.shape.joint}{number}") not in level.seen
    )
    mended = line.text.replace(line.key, other, 1)
    return Finding(line.indent, message, f"Give this one another id, such as ‘{other}’.", mended, REPEATED_KEY)


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
