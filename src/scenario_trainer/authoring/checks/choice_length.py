"""Choices that take too long to read beside the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.story.problems import Code, Severity
from scenario_trainer.story.yaml_nodes import place_of

if TYPE_CHECKING:
    from scenario_trainer.authoring.subject import Subject
    from scenario_trainer.story.problems import Problems

LONG_CHOICE = Code("T512", Severity.WARNING, "a choice of more than 40 words")

MOST_WORDS = 40


def check(subject: Subject, problems: Problems) -> None:
    """Count the words of each choice as it is offered."""
    for key, scene in subject.scenario.scenes.items():
        for choice_id, choice in scene.choices.items():
            if (words := len(choice.text.split())) > MOST_WORDS:
                place = place_of(subject.tree, "scenes", key, "choices", choice_id, "text")
                message = f"‘{choice_id}’ has {words} words, and {MOST_WORDS} are the most."
                problems.add(LONG_CHOICE, place, message, "Say what one does; leave why to the feedback.")
