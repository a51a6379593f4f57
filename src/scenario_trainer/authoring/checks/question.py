"""Decisions without one plain question above the choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.story.problems import Code, Severity
from scenario_trainer.story.yaml_nodes import place_of, place_of_key

if TYPE_CHECKING:
    from scenario_trainer.authoring.subject import Subject
    from scenario_trainer.story.problems import Problems

POOR_QUESTION = Code("T509", Severity.WARNING, "a decision without a question, or with one of more than 25 words")

MOST_WORDS = 25


def check(subject: Subject, problems: Problems) -> None:
    """Look at every scene that has choices."""
    for key, scene in subject.scenario.scenes.items():
        if not scene.choices:
            continue
        if not scene.question:
            hint = "Add ‘question: …’: who wants what of whom, by when, and what has to be decided now?"
            place = place_of_key(subject.tree, "scenes", key)
            problems.add(POOR_QUESTION, place, f"‘{key}’ has choices, and no question above them.", hint)
        elif (words := len(scene.question.split())) > MOST_WORDS:
            message = f"The question of ‘{key}’ has {words} words, and {MOST_WORDS} are the most."
            hint = "Ask only what has to be decided now; the rest belongs into the text."
            problems.add(POOR_QUESTION, place_of(subject.tree, "scenes", key, "question"), message, hint)
