"""What a recogniser is shown, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.story import codes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    from scenario_trainer.story.diagnosis.lines import Line
    from scenario_trainer.story.diagnosis.outline import Level, Outline
    from scenario_trainer.story.diagnosis.shapes import Shape
    from scenario_trainer.story.problems import Code


@dataclass(frozen=True, slots=True)
class Spot:
    """A line in its surroundings."""

    line: Line
    outline: Outline
    level: Level
    """The innermost level to which the line can belong by its indentation."""
    ahead: Sequence[Line]
    """The next lines that are neither blank nor comments."""

    @property
    def continues_text(self) -> bool:
        """Whether the line goes on with the plain text above it."""
        return self.level.goes_on and self.level.column < self.line.indent

    @property
    def place(self) -> Shape | None:
        """What may stand in the place where the line's content begins; None where nothing is known."""
        level, line = self.level, self.line
        if line.dashes:
            listed = level.shape if level.listed and level.column == line.dashes[0] else level.entry
            return listed.items if listed else None
        return level.entry if level.column < line.indent and level.awaits else level.shape

    @property
    def value_shape(self) -> Shape | None:
        """What the value of the line may be; None where nothing is known."""
        place = self.place
        return place if self.line.key is None or place is None else place.below(self.line.key)

    @property
    def name(self) -> str:
        """The key to which the value belongs."""
        return self.line.key or self.level.key


class Finding(NamedTuple):
    """What is wrong with a line, and the line as it can be read on."""

    column: int
    """From 0."""
    message: str
    """Empty where the line belongs to what is reported elsewhere."""
    hint: str
    mended: str
    code: Code = codes.UNREADABLE


if TYPE_CHECKING:
    Recogniser: TypeAlias = Callable[[Spot], Finding | None]
