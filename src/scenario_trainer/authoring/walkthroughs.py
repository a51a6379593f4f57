"""The author's own tests: choices that must lead where the author says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.engine.rules import Rules, Standing, StuckError
from scenario_trainer.story.yaml_nodes import place_of

if TYPE_CHECKING:
    from scenario_trainer.engine.state import State
    from scenario_trainer.story.model import Scenario, Walkthrough
    from scenario_trainer.story.problems import Problems
    from scenario_trainer.story.yaml_nodes import MappingNode


def walk(scenario: Scenario, tree: MappingNode, problems: Problems) -> None:
    """Tell, for each walkthrough, where it first diverges."""
    rules = Rules(scenario)
    for index, walkthrough in enumerate(scenario.walkthroughs):
        _walk_one(rules, walkthrough, index, tree, problems)


def _walk_one(rules: Rules, walkthrough: Walkthrough, index: int, tree: MappingNode, problems: Problems) -> None:
    def diverged(message: str, *path: str | int) -> None:
        place = place_of(tree, "walkthroughs", index, *path)
        problems.add("P409", place, f"‘{walkthrough.name}’ diverges: {message}", "", walkthrough.choices[:taken])

    taken = 0
    try:
        state = rules.start().state
        for taken, step in enumerate(walkthrough.choices):
            if why := _cannot_take(rules, state, step):
                diverged(why, "choices", taken)
                return
            state = rules.choose(state, step.partition("/")[2]).state
    except StuckError as error:
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
    standing = dict(rules.options(state))[choice_id]
    if standing is Standing.AVAILABLE:
        return None
    return f"‘{step}’ should be open, and it is {standing.value}; {_values(rules.scenario, state)}."


def _values(scenario: Scenario, state: State) -> str:
    """The state's gauges and true flags, for the end of a sentence."""
    gauges = [f"{name} is {value}" for name, value in zip(scenario.gauges, state.gauges, strict=True)]
    return ", ".join([*gauges, *(f"{name} is true" for name in sorted(state.flags))]) or "there are no values"
