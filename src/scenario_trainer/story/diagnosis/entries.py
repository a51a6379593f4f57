"""Entries of lists that do not begin with a dash and a blank."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from scenario_trainer.story.diagnosis.findings import Finding
from scenario_trainer.story.diagnosis.outline import STEP, is_name_of, knows

if TYPE_CHECKING:
    from scenario_trainer.story.diagnosis.findings import Spot

_BULLET = re.compile(r"([•·‣◦▪●○■□➢➤✓–—−*+o])[ \t]+|([•·‣◦▪●○■□➢➤✓–—−])")
_NUMBER = re.compile(r"(?:\(?\d{1,2}[.)]|[a-z]\))[ \t]+")
_CLOSE_DASH = re.compile(r"-(?=[^\s\-\d])|-(?=\d)")


def bullet(spot: Spot) -> Finding | None:
    """A bullet, or a long dash, as word processors write them."""
    line = spot.line
    if line.dashes or not (found := _BULLET.match(line.text, line.indent)) or not _list_possible(spot):
        return None
    if found.group().strip() == "o" and not _list_only(spot):
        return None
    sign = found.group().strip()
    message = f"An entry of a list begins with a dash, and this line begins with ‘{sign}’."
    hint = "Write ‘- ’ in its place: the hyphen of the keyboard and a blank."
    return Finding(line.indent, message, hint, _with_dash(line.text, line.indent, found.end()))


def number(spot: Spot) -> Finding | None:
    """A number, where only a list can stand."""
    line = spot.line
    if line.dashes or not (found := _NUMBER.match(line.text, line.indent)) or not _list_only(spot):
        return None
    message = f"An entry of a list begins with a dash, and this line begins with ‘{found.group().strip()}’."
    hint = "Write ‘- ’ in its place, a hyphen and a blank."
    return Finding(line.indent, message, hint, _with_dash(line.text, line.indent, found.end()))


def close_dash(spot: Spot) -> Finding | None:
    """A dash without the blank after it."""
    line = spot.line
    if line.dashes or not _CLOSE_DASH.match(line.text, line.indent) or not _list_possible(spot):
        return None
    message = "After the dash of an entry there is no blank."
    return Finding(
        line.indent, message, "Write a blank after the dash.", _with_dash(line.text, line.indent, line.indent + 1)
    )


def missing_dash(spot: Spot) -> Finding | None:
    """A line among the entries of a list, in the column of their dashes."""
    line = spot.line
    if _begins_record(spot):
        message = "An entry of a list begins with a dash, and this line does not."
        return Finding(
            line.indent, message, "Write ‘- ’ before it.", _with_dash(line.text, line.indent, line.indent)
        )
    if (column := _column_of_other_dash(spot)) is not None:
        message = "An entry of a list begins with a dash, and this line does not."
        hint = f"Write the dash in column {column + 1}, and ‘{line.key}’ after it and a blank."
        return Finding(line.indent, message, hint, f"{' ' * column}- {line.content}")
    if line.dashes or not _is_in_list(spot) or spot.outline.column_for(line) is not None:
        return None
    message = "The other entries of this list begin with a dash, and this line does not."
    hint = "Write ‘- ’ before it; if it goes on with the entry above, indent it further than that."
    return Finding(line.indent, message, hint, _with_dash(line.text, line.indent, line.indent))


def needless_dash(spot: Spot) -> Finding | None:
    """A dash among keys, before one that has its place there."""
    line, level = spot.line, spot.level
    if len(line.dashes) != 1 or level.listed or level.awaits or level.column != line.indent or level.shape is None:
        return None
    if not (is_name_of(level.shape, line) or level.lacks(line.key)):
        return None
    mended = f"{' ' * line.indent}{line.content}"
    return Finding(
        line.indent, f"A dash stands before ‘{line.key}’, which is no entry of a list.", _NO_DASH, mended
    )


_NO_DASH = "Leave the dash out, so that the key stands in its column."


def _with_dash(text: str, at: int, rest: int) -> str:
    return f"{text[:at]}- {text[rest:]}"


def _list_possible(spot: Spot) -> bool:
    return _is_in_list(spot) or _begins_list(spot)


def _list_only(spot: Spot) -> bool:
    entry = spot.level.entry
    return _is_in_list(spot) or (_begins_list(spot) and entry is not None and not entry.prose)


def _is_in_list(spot: Spot) -> bool:
    return any(level.listed and level.column == spot.line.indent for level in spot.outline.levels)


def _begins_record(spot: Spot) -> bool:
    """Whether the first key of an entry has no dash, while its others stand as if it had."""
    items = spot.level.entry.items if spot.level.awaits and spot.level.entry else None
    if items is None or spot.line.dashes or not knows(items, spot.line.key) or not spot.ahead:
        return False
    return spot.ahead[0].indent == spot.line.indent + STEP and knows(items, spot.ahead[0].key)


def _column_of_other_dash(spot: Spot) -> int | None:
    """The column of the dashes that follow, where the first entry of a list stands as if it had one there."""
    items = spot.level.entry.items if spot.level.awaits and spot.level.entry else None
    column = spot.line.indent - STEP
    if items is None or spot.line.dashes or not knows(items, spot.line.key) or column < spot.level.column:
        return None
    others = takewhile(lambda each: each.indent >= column, spot.ahead)
    return column if any(each.dashes and each.indent == column for each in others) else None


def _begins_list(spot: Spot) -> bool:
    level, entry = spot.level, spot.level.entry
    inside = level.column < spot.line.indent or (level.column == spot.line.indent and not spot.line.key)
    return inside and level.awaits and entry is not None and entry.items is not None
