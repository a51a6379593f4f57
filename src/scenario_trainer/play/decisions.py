"""Decisions that a learner took, and how they are aligned with the guidance."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.records.terms import Confidence as Confidence
from scenario_trainer.records.terms import Rationale as Rationale

if TYPE_CHECKING:
    from scenario_trainer.engine.state import State
    from scenario_trainer.story.model import Choice, Ending, Scenario
    from scenario_trainer.story.terms import Alignment


class Decision(NamedTuple):
    """A choice that was taken in an attempt."""

    scene: str
    choice: str
    offered: tuple[str, ...]
    """The choices that could have been taken, this one included."""
    rationale: Rationale = Rationale()
    note: str = ""
    """The learner's own note on it."""

    @property
    def key(self) -> tuple[str, str]:
        """Scene and choice, which is all that a replay needs."""
        return (self.scene, self.choice)


class Playthrough(NamedTuple):
    """The decisions of one pass through a scenario, and the states between them."""

    scenario: Scenario
    decisions: tuple[Decision, ...]
    states: tuple[State, ...]
    """Before each decision, and after the last."""

    @property
    def ending(self) -> Ending | None:
        """Where it led; None where it stopped before."""
        return self.scenario.scenes[self.states[-1].scene].ending

    def question(self, number: int) -> str:
        """What was decided in a decision, from 1."""
        return question_of(self.scenario, self.decisions[number - 1].scene)

    def text(self, number: int) -> str:
        """The choice that was taken in a decision, from 1."""
        decision = self.decisions[number - 1]
        return self.scenario.scenes[decision.scene].choices[decision.choice].text


def question_of(scenario: Scenario, scene_id: str) -> str:
    """What is decided in a scene: its question, or its title or id where it has none."""
    scene = scenario.scenes[scene_id]
    return scene.question or scene.title or scene_id


def alignments_in_play(decision: Decision, scenario: Scenario) -> dict[str, Alignment | None]:
    """How the taken choice stands towards each principle that some offered choice names; None: not taken up."""
    choices = scenario.scenes[decision.scene].choices
    taken = _alignments(choices[decision.choice])
    return {
        principle: taken.get(principle) for each in decision.offered for principle in _alignments(choices[each])
    }


def _alignments(choice: Choice) -> dict[str, Alignment]:
    return {principle: alignment for alignment, reasons in choice.alignments().items() for principle in reasons}
