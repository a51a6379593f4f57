"""A choice that a learner took, what they thought when they took it, and how it stands towards the guidance."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from scenario_trainer.engine.state import State
    from scenario_trainer.story.model import Choice, Ending, Scenario
    from scenario_trainer.story.terms import Alignment


class Sureness(IntEnum):
    """How sure somebody is of a choice, before they know what follows."""

    GUESSING = 1
    UNSURE = 2
    FAIRLY_SURE = 3
    CERTAIN = 4

    @property
    def confident(self) -> bool:
        """Whether feedback against the choice would surprise them."""
        return self >= Sureness.FAIRLY_SURE


class Thoughts(NamedTuple):
    """What a learner says before the feedback shows; both parts are free to leave out."""

    why: str = ""
    sure: Sureness | None = None


class Decision(NamedTuple):
    """A choice that was taken in an attempt."""

    scene: str
    choice: str
    offered: tuple[str, ...]
    """The choices that could have been taken, this one included."""
    thoughts: Thoughts = Thoughts()


class Playthrough(NamedTuple):
    """A way through a scenario."""

    scenario: Scenario
    decisions: tuple[Decision, ...]
    states: tuple[State, ...]
    """Before each decision, and after the last."""

    @property
    def ending(self) -> Ending | None:
        """Where it led; None where it stopped before."""
        return self.scenario.scenes[self.states[-1].scene].ending

    def text(self, number: int) -> str:
        """The choice that was taken at a decision, from 1."""
        decision = self.decisions[number - 1]
        return self.scenario.scenes[decision.scene].choices[decision.choice].text


def stood(decision: Decision, scenario: Scenario) -> dict[str, Alignment | None]:
    """How the taken choice stands towards each principle that some offered choice names; None: not taken up."""
    choices = scenario.scenes[decision.scene].choices
    taken = _alignments(choices[decision.choice])
    return {
        principle: taken.get(principle) for each in decision.offered for principle in _alignments(choices[each])
    }


def _alignments(choice: Choice) -> dict[str, Alignment]:
    return {principle: alignment for alignment, reasons in choice.alignments().items() for principle in reasons}
