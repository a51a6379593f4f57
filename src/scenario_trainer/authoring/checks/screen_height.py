"""Scenes that do not fit one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.authoring.layout import SCREEN_LINES, lines_of_scene
from scenario_trainer.story.problems import Code, Severity
from scenario_trainer.story.yaml_nodes import place_of_key

if TYPE_CHECKING:
    from scenario_trainer.authoring.subject import Subject
    from scenario_trainer.story.problems import Problems

TOO_HIGH = Code("T505", Severity.WARNING, "text that does not fit one 80x24 screen together with its choices")


def check(subject: Subject, problems: Problems) -> None:
    """Measure each scene in the state in which it is highest."""
    for key in subject.scenario.scenes:
        lines = lines_of_scene(subject.scenario, key, subject.graph)
        if lines > SCREEN_LINES:
            message = f"‘{key}’ can take {lines} lines of {SCREEN_LINES} on a terminal of 80 by 24."
            hint = "Move some of its text into an outcome, or into a scene of its own before it."
            problems.add(TOO_HIGH, place_of_key(subject.tree, "scenes", key), message, hint)
