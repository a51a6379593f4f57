"""What a whole playthrough shows. There is no score: it counts, and says what was counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.play.decisions import Thoughts, stood
from scenario_trainer.play.feedback import Feedback, feedback_on
from scenario_trainer.story.terms import Alignment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenario_trainer.play.decisions import Decision
    from scenario_trainer.story.model import Ending, Guidance, Person, Scenario


class PathEntry(NamedTuple):
    """A decision as the debrief tells it."""

    title: str
    """Of the scene; its id where it has none."""
    text: str
    """Of the choice."""
    feedback: Feedback | None
    thoughts: Thoughts = Thoughts()

    @property
    def surprising(self) -> bool:
        """Whether the learner was sure of a choice that does not wholly reflect what it names."""
        if self.feedback is None or self.thoughts.sure is None:
            return False
        return self.thoughts.sure.confident and self.feedback.alignment is not Alignment.REFLECTS


class PrincipleTally(NamedTuple):
    """How the taken choices stood towards a principle."""

    principle: str
    title: str
    stood: tuple[Alignment | None, ...]
    """One for each decision in which some offered choice named it; None where only choices not taken did."""

    @property
    def in_play(self) -> int:
        """In how many decisions it was in play."""
        return len(self.stood)


class Turn(NamedTuple):
    """How the decisions of one first pass stood towards a principle."""

    reflected: int
    partly: int
    against: int
    not_taken_up: int

    @property
    def in_play(self) -> int:
        """In how many decisions it was in play."""
        return sum(self)

    @property
    def taken_up(self) -> float:
        """The share of those decisions that reflected it, a half for each that partly did."""
        return (self.reflected + self.partly / 2) / self.in_play if self.in_play else 0.0


class Debrief(NamedTuple):
    """All there is to look back on."""

    ending: Ending
    path: tuple[PathEntry, ...]
    principles: tuple[PrincipleTally, ...]
    """Those that were in play, in the guidance's order."""
    people: tuple[Person, ...]

    @property
    def surprises(self) -> tuple[tuple[int, PathEntry], ...]:
        """The decisions, numbered, that the learner was sure of and the guidance is not: surest first."""
        found = [(number, entry) for number, entry in enumerate(self.path, start=1) if entry.surprising]
        return tuple(sorted(found, key=lambda each: (-(each[1].thoughts.sure or 0), _how_far_off(each[1]))))


def _how_far_off(entry: PathEntry) -> bool:
    """Sorts what only works against principles before what is mixed."""
    return entry.feedback is not None and entry.feedback.alignment is not Alignment.AGAINST


def debrief(scenario: Scenario, guidance: Guidance, decisions: Sequence[Decision], ending: Ending) -> Debrief:
    """Look back on the decisions that led to an ending. The same decisions give the same debrief."""
    path = tuple(
        PathEntry(
            scenario.scenes[decision.scene].title or decision.scene,
            scenario.scenes[decision.scene].choices[decision.choice].text,
            feedback_on(scenario.scenes[decision.scene].choices[decision.choice], guidance),
            decision.thoughts,
        )
        for decision in decisions
    )
    stands = [stood(decision, scenario) for decision in decisions]
    tallies = (
        PrincipleTally(key, principle.title, tuple(each[key] for each in stands if key in each))
        for key, principle in guidance.principles.items()
    )
    return Debrief(ending, path, tuple(tally for tally in tallies if tally.stood), tuple(scenario.people.values()))
