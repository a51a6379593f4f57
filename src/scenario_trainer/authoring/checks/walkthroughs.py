"""The author's own tests: choices that must lead where the author says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.engine.rules import Availability, EndlessLoopError
from scenario_trainer.story.problems import Code, Severity
from scenario_trainer.story.yaml_nodes import place_of

if TYPE_CHECKING:
    from scenario_trainer.authoring.subject import Subject
    from scenario_trainer.engine.rules import Rules
    from scenario_trainer.engine.state import State
    from scenario_trainer.story.model import Scenario, Walkthrough
    from scenario_trainer.story.problems import Problems

DIVERGENCE = Code("P409", Severity.ERROR, "a walkthrough that diverges")


def check(subject: Subject, problems: Problems) -> None:
    """Play each walkthrough, and report where it first diverges."""
    for index, walkthrough in enumerate(subject.scenario.walkthroughs):
        _check_one(subject, walkthrough, index, problems)


def _check_one(subject: Subject, walkthrough: Walkthrough, index: int, problems: Problems) -> None:
    def diverged(message: str, *path: str | int) -> None:
        place = place_of(subject.tree, "walkthroughs", index, *path)
        message = f"‘{walkthrough.name}’ diverges: {message}"
        problems.add(DIVERGENCE, place, message, "", walkthrough.choices[:taken])

    rules, taken = subject.rules, 0
    try:
        state = rules.start().state
        for taken, step in enumerate(walkthrough.choices):
            if why := _cannot_take(rules, state, step):
                diverged(why, "choices", taken)
                return
            state = rules.choose(state, step.partition("/")[2]).state
    except EndlessLoopError as error:
        diverged(str(error), "choices", taken)
        return
    taken = len(walkthrough.choices)
    if state.scene != walkthrough.ends:
        diverged(f"it should end in ‘{walkthrough.ends}’ and is in ‘{state.scene}’.", "ends")
    elif walkthrough.expect and not rules.holds(walkthrough.expect, state):
        expected = walkthrough.expect.text
        diverged(f"‘{expected}’ should hold at the end, and {_values(rules.scenario, state)}.", "expect")


def _cannot_take(rules: Rules, state: State, step: str) -> str | None:
    """Why a step cannot be taken now; None where it can."""
    scene_id, _, choice_id = step.partition("/")
    if state.scene != scene_id:
        return f"‘{step}’ should come next, and the story is in ‘{state.scene}’."
    availability = dict(rules.options(state))[choice_id]
    if availability is Availability.AVAILABLE:
        return None
    return f"‘{step}’ should be open, and it is {availability.value}; {_values(rules.scenario, state)}."


def _values(scenario: Scenario, state: State) -> str:
    """The state's gauges and true flags, for the end of a sentence."""
    gauges = [f"{name} is {value}" for name, value in zip(scenario.gauges, state.gauges, strict=True)]
    return ", ".join([*gauges, *(f"{name} is true" for name in sorted(state.flags))]) or "there are no values"
