"""Where in a file a line stands: the mappings and lists that are open there, and what they may hold."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeGuard

from scenario_trainer.story.problems import nearest_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scenario_trainer.story.diagnosis.lines import Line
    from scenario_trainer.story.diagnosis.shapes import Shape

STEP = 2
"""Columns by which what belongs to a key is usually indented."""

_NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


@dataclass(slots=True)
class Level:
    """A mapping or a list that is open."""

    column: int
    """Where its keys or dashes stand."""
    shape: Shape | None
    """None where nothing is known of it."""
    listed: bool = False
    """Whether it is a list, with a dash before each entry."""
    seen: dict[str, int] = field(default_factory=dict)
    """The keys that it has had, each with the number of its line."""
    key: str = ""
    """The last of them."""
    entry: Shape | None = None
    """What its last entry may hold."""
    awaits: bool = False
    """Whether the value of its last entry is still to come, further in."""
    goes_on: bool = False
    """Whether its last entry is a plain text, which lines further in continue."""

    def lacks(self, key: str | None) -> bool:
        """Whether this is a record in which the format knows the key, and that has not had it yet."""
        return not self.listed and knows(self.shape, key) and key not in self.seen


class Outline:
    """All levels that are open, from the file itself inwards."""

    def __init__(self, root: Shape, column: int = 0) -> None:
        self._levels = [Level(column, root)]

    @property
    def levels(self) -> Sequence[Level]:
        """All of them, as the line before left them: some may end with the next line."""
        return self._levels

    def at(self, line: Line) -> Level:
        """The innermost level that a line can belong to by its indentation."""
        for level in reversed(self._levels):
            if level.column < line.indent or (level.column == line.indent and (line.dashes or not level.listed)):
                return level
        return self._levels[0]

    def is_misplaced(self, line: Line, ahead: Line | None) -> bool:
        """Whether a key or an entry of a list cannot stand in its column, or another level lacks it.

        `ahead` is the next line.
        """
        level = self.at(line)
        if line.dashes:
            if level.column == line.indent:
                return not level.listed and not level.awaits
            return not level.awaits and (level.listed or not level.goes_on)
        if level.column == line.indent:
            return self._is_for_another(line, ahead, level, level.shape)
        if level.awaits:
            return self._is_for_another(line, ahead, level, level.entry)
        return not level.goes_on or level.lacks(line.key) or self._is_lacking(line, level)

    def _is_for_another(self, line: Line, ahead: Line | None, level: Level, shape: Shape | None) -> bool:
        """Whether a key that stands where a mapping of this shape has its keys belongs somewhere else."""
        if shape is None or (knows(shape, line.key) and not (level.shape is shape and line.key in level.seen)):
            return False
        if shape.names is not None and shape.names.fields:
            inside = knows(shape.names, line.key)
            if is_name_of(shape, line) and not (inside and ahead and not knows(shape.names, ahead.key)):
                return False
            if inside and level.shape is shape and level.awaits:
                return True
        if level.awaits and level.shape is shape and ahead is not None and level.entry is not None:
            is_inside = ahead.indent == level.column + STEP and is_name_of(level.entry, ahead)
            if is_inside and is_name_of(level.entry, line):
                return True
        if level.awaits and level.shape is shape and level.entry is not None and is_name_of(level.entry, line):
            return not nearest_name(line.key or "", shape.fields)
        return self._is_lacking(line, level) or self._is_named_elsewhere(line, ahead, level)

    def _is_named_elsewhere(self, line: Line, ahead: Line | None, here: Level) -> bool:
        """Whether the next line has a key of what stands below the names of another level."""
        if line.value or ahead is None or ahead.indent < line.indent:
            return False
        names = (level.shape.names for level in self._levels if level is not here and level.shape)
        return any(knows(each, ahead.key) for each in names)

    def _is_lacking(self, line: Line, here: Level) -> bool:
        return any(level is not here and level.lacks(line.key) for level in self._levels)

    def column_for(self, line: Line, ahead: Line | None = None) -> int | None:
        """The column at which a misplaced line belongs; None where no level could hold it. `ahead` is the next."""
        inside = ahead.indent if ahead is not None and line.key and not line.value else None
        fitting = [
            (-strength, abs(column - line.indent), -column)
            for strength, column in self._candidates(line)
            if inside is None or column < inside
        ]
        return -min(fitting)[2] if fitting else None

    def _candidates(self, line: Line) -> Iterator[tuple[int, int]]:
        """The columns that could hold a line, each with how surely."""
        for level in self._levels:
            if line.dashes:
                if level.listed:
                    yield 2, level.column
                elif level.awaits and level.entry is not None and level.entry.items:
                    yield 2, level.column + STEP
            elif level.lacks(line.key):
                yield 2, level.column
            elif level.awaits and level.entry and (knows(level.entry, line.key) or is_name_of(level.entry, line)):
                yield 2, level.column + STEP
            elif level.shape is not None and not level.listed and is_name_of(level.shape, line):
                yield 1, level.column

    def is_known(self, key: str | None) -> bool:
        """Whether the format knows a key anywhere around here."""
        return any(knows(level.shape, key) or knows(level.entry, key) for level in self._levels)

    def is_structure(self, line: Line) -> bool:
        """Whether a line is a key or an entry, rather than the rest of a text that stands too far out."""
        if line.dashes:
            return any(level.listed and level.column == line.indent for level in self._levels)
        if line.key is None:
            return False
        here = (level for level in self._levels if level.column == line.indent and not level.listed)
        return self.is_known(line.key) or any(_takes(level.shape, line) for level in here)

    def enter(self, line: Line) -> Level:
        """Follow a line that is in its place. Return the level of which it is, or continues, the last entry."""
        level = self.at(line)
        while self._levels[-1] is not level:
            self._levels.pop()
        for dash in line.dashes:
            if not (level.listed and level.column == dash):
                level = self._open(dash, level, listed=True)
            level.entry = level.shape.items if level.shape else None
            level.awaits, level.goes_on = not line.content or line.key is not None, False
        if line.key is None:
            return level
        if line.dashes or level.column != line.indent:
            level = self._open(line.column, level, listed=False)
        level.seen.setdefault(line.key, line.number)
        level.key = line.key
        level.entry = level.shape.below(line.key) if level.shape else None
        level.awaits, level.goes_on = not line.value or line.value.startswith("#"), False
        return level

    def _open(self, column: int, above: Level, *, listed: bool) -> Level:
        level = Level(column, above.entry, listed, key=above.key)
        above.awaits = above.goes_on = False
        self._levels.append(level)
        return level


def knows(shape: Shape | None, key: str | None) -> bool:
    """Whether this is, or may be, a record in which the format has the key."""
    return shape is not None and key in shape.fields


def has_records(shape: Shape | None) -> TypeGuard[Shape]:
    """Whether this is a mapping of scenes, choices or other things that have an id and keys below it."""
    return shape is not None and shape.names is not None and bool(shape.names.fields)


def _takes(shape: Shape | None, line: Line) -> bool:
    """Whether the key of a line may belong to a mapping of this shape; a word of the glossary can be anything."""
    is_word = line.key is not None and bool(_NAME.fullmatch(line.key))
    return shape is None or is_word or (shape.names is not None and shape.names.prose)


def is_name_of(shape: Shape, line: Line) -> bool:
    """Whether a line looks like a name that the author has chosen, with what belongs to it."""
    if shape.names is None or line.key is None or not _NAME.fullmatch(line.key):
        return False
    return not shape.names.fields or not line.value or line.value.startswith(("{", "#"))
