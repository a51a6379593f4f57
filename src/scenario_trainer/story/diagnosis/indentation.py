"""Lines that begin one or more blanks too far to the right or the left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.story.codes import WRONG_VALUE
from scenario_trainer.story.diagnosis.findings import Finding
from scenario_trainer.story.diagnosis.outline import STEP, is_name_of, knows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scenario_trainer.story.diagnosis.findings import Spot
    from scenario_trainer.story.diagnosis.lines import Line
    from scenario_trainer.story.diagnosis.shapes import Shape


def misplaced(spot: Spot) -> Finding | None:
    """A key or an entry that stands in no column of its kind."""
    line = spot.line
    if line.key is None and not line.dashes:
        return None
    column = _common_column(spot)
    if column is None:
        ahead = spot.ahead[0] if spot.ahead else None
        if not spot.outline.is_misplaced(line, ahead):
            return None
        column = spot.outline.column_for(line, ahead)
    if column is None or column == line.indent or (spot.level.column == line.indent and _is_far(line, column)):
        return None
    name = f"‘{line.key}’" if line.key and not line.dashes else "The dash"
    blanks = abs(line.indent - column)
    side = "right" if line.indent > column else "left"
    message = f"{name} stands {blanks} blank{'s' * (blanks > 1)} too far to the {side}."
    return Finding(line.indent, message, f"Let it begin in column {column + 1}.", line.at(column))


def needless_heading(spot: Spot) -> Finding | None:
    """A line of its own above a key that belongs in its column; what stands below is passed over."""
    line, level, below = spot.line, spot.level, spot.ahead[0] if spot.ahead else None
    if line.key is None or line.dashes or line.value or level.column != line.indent or below is None:
        return None
    if below.indent <= line.indent or below.dashes or knows(level.shape, line.key) or not level.lacks(below.key):
        return None
    message = f"‘{line.key}’ is no key that could stand above ‘{below.key}’."
    hint = f"Delete the line, and let those below it begin in column {line.indent + 1}."
    place = level.shape.below(below.key or "") if level.shape else None
    if below.value and place and place.names:
        hint = f"Write ‘{below.key}:’ here, and ‘{line.key}:’ in its place below."
    return Finding(line.indent, message, hint, f"{' ' * line.indent}{below.key}: …", WRONG_VALUE)


def _is_far(line: Line, column: int) -> bool:
    """Whether a key that stands in line with others is rather a wrong key than that of another column."""
    return not line.dashes and abs(line.indent - column) > 2 * STEP


def _common_column(spot: Spot) -> int | None:
    """The column of the keys or dashes that follow, where this first one of them stands elsewhere."""
    level, line = spot.level, spot.line
    if not level.awaits or level.column >= line.indent or level.entry is None:
        return None
    columns = [each.indent for each in _beside(spot) if _is_of_kind(each, line, level.entry)]
    if line.dashes and not columns:
        return _column_of_dash(spot)
    if not columns or line.indent in columns:
        return None
    usual = level.column + STEP
    if len(columns) == 1 and (line.indent == usual or (columns[0] != usual and not knows(level.entry, line.key))):
        return None
    return min(columns)


def _column_of_dash(spot: Spot) -> int | None:
    """The usual column of the only dash of a list, where it stands elsewhere and its other keys fit to that."""
    line, ahead, usual = spot.line, spot.ahead[:1], (spot.level.column, spot.level.column + STEP)
    if line.key is None or line.indent in usual or not ahead or ahead[0].dashes:
        return None
    column = line.indent + ahead[0].indent - line.column
    return column if column in usual else None


def _is_of_kind(other: Line, line: Line, shape: Shape) -> bool:
    """Whether two lines begin entries of the same list or mapping, which has this shape."""
    if line.dashes:
        return bool(other.dashes)
    if knows(shape, line.key):
        return not other.dashes and knows(shape, other.key)
    return is_name_of(shape, line) and is_name_of(shape, other)


def _beside(spot: Spot) -> Iterator[Line]:
    """The next lines within the same level, without those that belong to the spot's own line or to an entry."""
    inside = spot.ahead[0].indent if spot.ahead and _opens(spot.line) else None
    for each in spot.ahead:
        if each.indent < spot.level.column or (each.indent == spot.level.column and not each.dashes):
            return
        if inside is not None and each.indent >= inside:
            continue
        inside = each.indent + 1
        yield each


def _opens(line: Line) -> bool:
    """Whether the lines below belong to this one."""
    return bool(line.dashes and line.key) or not line.value
