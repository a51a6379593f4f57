"""Lines that begin one or more blanks too far to the right or the left."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scenario_trainer.story.diagnosis.findings import Finding
from scenario_trainer.story.diagnosis.outline import knows

if TYPE_CHECKING:
    from scenario_trainer.story.diagnosis.findings import Spot


def misplaced(spot: Spot) -> Finding | None:
    """A key or an entry that stands in no column of its kind."""
    line = spot.line
    if line.key is None and not line.dashes:
        return None
    column = _common_column(spot)
    if column is None:
        if not spot.outline.is_misplaced(line, spot.ahead[0] if spot.ahead else None):
            return None
        column = spot.outline.column_for(line)
    if column is None or column == line.indent:
        return None
    name = f"‘{line.key}’" if line.key and not line.dashes else "The dash"
    blanks = abs(line.indent - column)
    side = "right" if line.indent > column else "left"
    message = f"{name} stands {blanks} blank{'s' * (blanks > 1)} too far to the {side}."
    return Finding(line.indent, message, f"Let it begin in column {column + 1}.", line.at(column))


def _common_column(spot: Spot) -> int | None:
    """The column of the keys that follow, where this first one of them stands elsewhere."""
    level, line = spot.level, spot.line
    if not level.awaits or line.dashes or level.column >= line.indent or not knows(level.entry, line.key):
        return None
    columns: Counter[int] = Counter()
    entry: int | None = (
        None  # where the dash of the current list entry stands: keys further in belong to the entry
    )
    for each in spot.ahead:
        if each.indent <= level.column:
            break
        if each.dashes:
            entry = each.indent
        elif entry is None or each.indent <= entry:
            entry = None
            if knows(level.entry, each.key):
                columns[each.indent] += 1
    if not columns or columns[line.indent]:
        return None
    return columns.most_common(1)[0][0]
