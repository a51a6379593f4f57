"""How far it is to an ending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given

from scenario_trainer.engine.distance import decisions_to_go
from scenario_trainer.engine.rules import Rules
from tests.support.random_stories import picks, played, stories
from tests.support.variants import RING, small_with, with_scenes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.story.model import Guidance, Scenario


def by_waiting(scenario: Scenario) -> dict[str, int]:
    """The same by another way: after each round of waiting, who has an ending that much nearer."""
    far = len(scenario.scenes)
    least = {key: 0 if scene.ending else far for key, scene in scenario.scenes.items()}
    for _ in scenario.scenes:
        for key, scene in scenario.scenes.items():
            onward = [least[route.to] for route in scene.goto]
            chosen = [1 + least[route.to] for choice in scene.choices.values() for route in choice.goto]
            least[key] = min([least[key], *onward, *chosen])
    return {key: number for key, number in least.items() if number < far}


def test_only_decisions_count(small: Scenario) -> None:
    """An ending is no decision away, and a scene that simply goes on adds none."""
    assert decisions_to_go(small) == {"door": 1, "kitchen": 1, "week": 0, "apart": 0}


def test_the_shortest_way_counts(write: Callable[[str, str], Path], guidance: Guidance) -> None:
    """Where ways of different lengths lead to an ending, the least number of decisions counts."""
    hall = "  hall:\n    text: The hall.\n    choices:\n      in: {text: Go in., goto: kitchen}\n"
    story = small_with(write, guidance, ("    goto: kitchen\n  kitchen:", f"    goto: hall\n{hall}  kitchen:"))
    assert decisions_to_go(story) == {"door": 2, "hall": 2, "kitchen": 1, "week": 0, "apart": 0}


def test_a_scene_without_a_way_to_an_ending_is_left_out(
    write: Callable[[str, str], Path], guidance: Guidance
) -> None:
    """No number would be true of it."""
    story = small_with(write, guidance, with_scenes(RING))
    assert {"round", "about"}.isdisjoint(decisions_to_go(story))


@given(stories())
def test_the_numbers_are_the_least(scenario: Scenario) -> None:
    """They are those found by simply waiting until nothing changes any more."""
    assert decisions_to_go(scenario) == by_waiting(scenario)


@given(stories(), picks)
def test_no_playthrough_is_quicker_than_was_reported(scenario: Scenario, picked: list[int]) -> None:
    """Wherever a playthrough that ended came by, at least that number of decisions followed."""
    to_go, steps = decisions_to_go(scenario), list(played(Rules(scenario), picked))
    ended = bool(steps) and scenario.scenes[steps[-1][2].state.scene].ending is not None
    followed = [len(steps) - number for number in range(len(steps))] if ended else []
    assert all(to_go[before.scene] <= left for (before, _, _), left in zip(steps, followed, strict=False))
