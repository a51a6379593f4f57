"""Scenarios whose review is overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.story.problems import Code, Severity
from scenario_trainer.story.yaml_nodes import place_of

if TYPE_CHECKING:
    from scenario_trainer.authoring.subject import Subject
    from scenario_trainer.story.problems import Problems

OVERDUE_REVIEW = Code("T506", Severity.WARNING, "review_due has passed")


def check(subject: Subject, problems: Problems) -> None:
    """A review is overdue from the day after `review_due`."""
    due = subject.scenario.provenance.review_due
    if due < subject.today:
        message = f"The scenario was to be reviewed by {due.isoformat()}."
        hint = "See whether it is still true to practice, then set a new date."
        problems.add(OVERDUE_REVIEW, place_of(subject.tree, "provenance", "review_due"), message, hint)
