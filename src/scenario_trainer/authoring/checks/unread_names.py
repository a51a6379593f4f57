"""Gauges and flags on which nothing in the story depends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.story.conditions import names
from scenario_trainer.story.problems import Code, Severity
from scenario_trainer.story.yaml_nodes import place_of_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scenario_trainer.authoring.subject import Subject
    from scenario_trainer.story.conditions import Condition
    from scenario_trainer.story.model import Choice, Passage, Route, Scenario
    from scenario_trainer.story.problems import Problems

UNREAD_NAME = Code("T507", Severity.NOTE, "a gauge or flag that nothing reads")


def check(subject: Subject, problems: Problems) -> None:
    """Compare what is declared with what conditions name. A walkthrough's `expect` does not count."""
    scenario = subject.scenario
    read = {used.name for condition in _conditions(scenario) for used in names(condition.expression)}
    for kind, declared in (("gauge", scenario.gauges), ("flag", scenario.flags)):
        for name in declared.keys() - read:
            place = place_of_key(subject.tree, f"{kind}s", name)
            message = f"No condition reads the {kind} ‘{name}’."
            problems.add(UNREAD_NAME, place, message, "Let something depend on it.")


def _conditions(scenario: Scenario) -> Iterator[Condition]:
    for scene in scenario.scenes.values():
        parts: list[Passage | Route | Choice] = [*scene.text, *scene.goto, *scene.choices.values()]
        for choice in scene.choices.values():
            parts += [*choice.outcome, *choice.goto]
        if scene.ending:
            parts += scene.ending.because
        yield from (part.when for part in parts if part.when)
