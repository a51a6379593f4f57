"""Scenarios that promise less time than reading them takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.authoring.reading_time import reading_time
from scenario_trainer.story.problems import Code, Severity
from scenario_trainer.story.yaml_nodes import place_of

if TYPE_CHECKING:
    from scenario_trainer.authoring.subject import Subject
    from scenario_trainer.story.problems import Problems

TOO_FEW_MINUTES = Code("T511", Severity.WARNING, "minutes below what reading takes")


def check(subject: Subject, problems: Problems) -> None:
    """Compare `minutes` with the median play, rounded to whole minutes. Needs a complete search."""
    time = reading_time(subject.graph)
    if time and subject.scenario.minutes < (needed := round(time.median)):
        longest = "or more" if time.longest is None else f"to {time.longest:.0f}"
        message = f"A play takes {time.shortest:.0f} {longest} minutes to read and decide, {needed} at the median."
        hint = f"Write ‘minutes: {needed}’, or shorten the texts."
        problems.add(TOO_FEW_MINUTES, place_of(subject.tree, "minutes"), message, hint)
