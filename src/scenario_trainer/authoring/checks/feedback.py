"""Choices without the feedback, or the temptation, that a learner would look for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.authoring.balance import has_feedback
from scenario_trainer.story.problems import Code, Severity
from scenario_trainer.story.yaml_nodes import place_of_key

if TYPE_CHECKING:
    from scenario_trainer.authoring.subject import Subject
    from scenario_trainer.story.problems import Problems

MISSING_FEEDBACK = Code(
    "T501", Severity.WARNING, "a choice without feedback in a scene whose other choices have it"
)
MISSING_TEMPTATION = Code("T504", Severity.WARNING, "a choice that reflects nothing, without ‘tempting’")


def check(subject: Subject, problems: Problems) -> None:
    """Look at the decisions in which any choice has feedback; in the others none is owed."""
    for key, scene in subject.scenario.scenes.items():
        if not any(map(has_feedback, scene.choices.values())):
            continue
        for choice_id, choice in scene.choices.items():
            place = place_of_key(subject.tree, "scenes", key, "choices", choice_id)
            if not has_feedback(choice):
                message = f"‘{choice_id}’ has no feedback, and other choices of ‘{key}’ have."
                hint = "Hold it against a principle, under reflects, partly or against."
                problems.add(MISSING_FEEDBACK, place, message, hint)
            elif not choice.reflects and not choice.tempting:
                message = f"‘{choice_id}’ reflects nothing, and does not say why it is tempting."
                hint = "Add ‘tempting: …’: why would a good practitioner choose it?"
                problems.add(MISSING_TEMPTATION, place, message, hint)
