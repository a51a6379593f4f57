"""Principles that the scenarios of a folder do not show from both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.story.problems import START, Code, Severity
from scenario_trainer.story.terms import Alignment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scenario_trainer.authoring.subject import Subject
    from scenario_trainer.story.model import Choice, Guidance
    from scenario_trainer.story.problems import Problems

ONE_SIDED_PRINCIPLE = Code(
    "T508", Severity.WARNING, "a principle that no reachable choice of the folder reflects, or none works against"
)


def check_folder(subjects: Sequence[Subject], guidance: Guidance, problems: Problems) -> None:
    """A folder without scenarios need not show anything."""
    shown = {
        (alignment, principle)
        for subject in subjects
        for choice in _possible(subject)
        for alignment, reasons in choice.alignments().items()
        for principle in reasons
    }
    sides = ((Alignment.REFLECTS, "reflects"), (Alignment.AGAINST, "works against"))
    for principle in guidance.principles if subjects else ():
        for alignment, verb in sides:
            if (alignment, principle) not in shown:
                message = f"No choice that can be reached in this folder {verb} ‘{principle}’."
                hint = "Write one, or take the principle out of the guidance."
                problems.add(ONE_SIDED_PRINCIPLE, START, message, hint)


def _possible(subject: Subject) -> Iterator[Choice]:
    """The choices that can be reached; where the search was cut short, those that it did not come to as well."""
    graph = subject.graph
    reached = set(graph.reached_choices())
    for key, scene in subject.scenario.scenes.items():
        for choice_id, choice in scene.choices.items():
            if not graph.complete or (key, choice_id) in reached:
                yield choice
