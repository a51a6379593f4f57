"""Decisions in which it makes no difference what one chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.authoring.balance import has_feedback
from scenario_trainer.story.problems import Code, Severity
from scenario_trainer.story.yaml_nodes import place_of_key

if TYPE_CHECKING:
    from scenario_trainer.authoring.subject import Subject
    from scenario_trainer.story.model import Choice
    from scenario_trainer.story.problems import Problems

EQUAL_CHOICES = Code("T502", Severity.WARNING, "a decision in which every choice is equally good")


def check(subject: Subject, problems: Problems) -> None:
    """Choices are equally good where they have the same alignments to the same principles."""
    for key, scene in subject.scenario.scenes.items():
        choices = [choice for choice in scene.choices.values() if has_feedback(choice)]
        if len(choices) > 1 and len(set(map(_named, choices))) == 1:
            message = f"Every choice of ‘{key}’ is equally good."
            hint = "Let them stand differently towards the principles, or give none of them feedback."
            problems.add(EQUAL_CHOICES, place_of_key(subject.tree, "scenes", key, "choices"), message, hint)


def _named(choice: Choice) -> frozenset[tuple[str, str]]:
    """The principles that a choice names, each with its alignment."""
    return frozenset(
        (alignment.value, principle) for alignment, reasons in choice.alignments().items() for principle in reasons
    )
