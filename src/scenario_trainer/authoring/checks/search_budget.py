"""A search that ended before it had seen everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.story.problems import Code, Severity
from scenario_trainer.story.yaml_nodes import place_of

if TYPE_CHECKING:
    from scenario_trainer.authoring.subject import Subject
    from scenario_trainer.story.problems import Problems

CUT_SHORT = Code("P408", Severity.NOTE, "the search stopped at its budget")


def check(subject: Subject, problems: Problems) -> None:
    """Report how far the search came; the checks that need all of it then report nothing."""
    if not subject.graph.complete:
        states = subject.graph.states
        message = f"The search stopped after {states:,} states; what was not seen by then is unknown."
        hint = "Give the story fewer gauges, or gauges with fewer steps, or the search a larger --budget."
        problems.add(CUT_SHORT, place_of(subject.tree, "start"), message, hint)
