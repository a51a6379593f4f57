"""What a whole playthrough shows. There is no score: it counts, and says what was counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.coaching.feedback import Feedback, feedback_on
from scenario_trainer.story.model import Alignment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenario_trainer.story.model import Choice, Ending, Guidance, Person, Scenario


class Decision(NamedTuple):
    """A choice that was taken in an attempt."""

    scene: str
    choice: str
    offered: tuple[str, ...]
    """The choices that could have been taken, this one included."""


class PathEntry(NamedTuple):
    """A decision as the debrief tells it."""

    title: str
    """Of the scene; its id where it has none."""
    text: str
    """Of the choice."""
    feedback: Feedback | None


class PrincipleTally(NamedTuple):
    """How often a principle was in play, and how the taken choices stood towards it."""

    principle: str
    title: str
    in_play: int
    """Decisions in which some offered choice named it; the sum of the four below."""
    reflected: int
    partly: int
    against: int
    not_taken_up: int
    """Decisions in which only choices that were not taken named it."""


class Debrief(NamedTuple):
    """All there is to look back on."""

    ending: Ending
    path: tuple[PathEntry, ...]
    principles: tuple[PrincipleTally, ...]
    """Those that were in play, in the guidance's order."""
    people: tuple[Person, ...]


def debrief(scenario: Scenario, guidance: Guidance, decisions: Sequence[Decision], ending: Ending) -> Debrief:
    """Look back on the decisions that led to an ending. The same decisions give the same debrief."""
    path = tuple(
        PathEntry(
            scenario.scenes[scene].title or scene,
            scenario.scenes[scene].choices[choice].text,
            feedback_on(scenario.scenes[scene].choices[choice], guidance),
        )
        for scene, choice, _ in decisions
    )
    tallies = (_tally(principle, scenario, guidance, decisions) for principle in guidance.principles)
    people = tuple(scenario.people.values())
    return Debrief(ending, path, tuple(tally for tally in tallies if tally.in_play), people)


def _tally(
    principle: str, scenario: Scenario, guidance: Guidance, decisions: Sequence[Decision]
) -> PrincipleTally:
    stood: list[Alignment | None] = []
    for scene, taken, offered in decisions:
        choices = scenario.scenes[scene].choices
        if any(_stands(choices[each], principle) for each in offered):
            stood.append(_stands(choices[taken], principle))
    return PrincipleTally(
        principle,
        guidance.principles[principle].title,
        in_play=len(stood),
        reflected=stood.count(Alignment.REFLECTS),
        partly=stood.count(Alignment.PARTLY),
        against=stood.count(Alignment.AGAINST),
        not_taken_up=stood.count(None),
    )


def _stands(choice: Choice, principle: str) -> Alignment | None:
    """How a choice stands towards a principle; None where it does not name it."""
    return next((each for each, reasons in choice.alignments().items() if principle in reasons), None)
