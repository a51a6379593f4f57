"""The decisions of a pass, as one looks back on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.play.decisions import Rationale
from scenario_trainer.play.feedback import Feedback, feedback_on
from scenario_trainer.play.turning_points import TurningPoint, turning_points
from scenario_trainer.story.terms import Alignment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.play.decisions import Playthrough
    from scenario_trainer.story.model import Guidance


class PathEntry(NamedTuple):
    """A decision of a pass."""

    number: int
    """From 1."""
    question: str
    """What was decided."""
    text: str
    """Of the choice."""
    feedback: Feedback | None
    """None for an open decision."""
    rationale: Rationale = Rationale()
    note: str = ""
    turning_point: TurningPoint | None = None
    """None as long as the story has not been explored that far."""

    @property
    def surprising(self) -> bool:
        """Whether the learner was confident of a choice that does not wholly reflect what it names."""
        if self.feedback is None or self.rationale.confidence is None:
            return False
        return self.rationale.confidence.high and self.feedback.rating is not Alignment.REFLECTS


def path_of(played: Playthrough, guidance: Guidance, graph: Graph | None) -> tuple[PathEntry, ...]:
    """All decisions of a pass; with turning points where the story has been explored."""
    points = turning_points(played, graph) if graph else (None,) * len(played.decisions)
    return tuple(
        PathEntry(
            number,
            played.question(number),
            played.text(number),
            feedback_on(played.scenario.scenes[decision.scene].choices[decision.choice], guidance),
            decision.rationale,
            decision.note,
            point,
        )
        for number, (decision, point) in enumerate(zip(played.decisions, points, strict=True), start=1)
    )


def surprises(path: Iterable[PathEntry]) -> tuple[PathEntry, ...]:
    """The decisions that the learner was confident of and the guidance is not.

    The most confident first, of these the ones that only work against principles, then in their order.
    """
    return tuple(sorted((entry for entry in path if entry.surprising), key=_most_surprising))


def _most_surprising(entry: PathEntry) -> tuple[int, bool]:
    works_against = entry.feedback is not None and entry.feedback.rating is Alignment.AGAINST
    return -(entry.rationale.confidence or 0), not works_against
