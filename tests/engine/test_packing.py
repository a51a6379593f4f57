"""Values packed into one number say what the rules say of the values themselves."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_trainer.engine.packing import Packing
from scenario_trainer.engine.rules import Rules
from scenario_trainer.engine.state import State
from tests.support.random_stories import conditions, open_choices, stories
from tests.support.searches import stopping_everywhere
from tests.support.variants import small_with

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from scenario_trainer.story.conditions import Condition
    from scenario_trainer.story.model import Guidance, Scenario


def subsets(names: Collection[str]) -> list[frozenset[str]]:
    """All of them."""
    return [frozenset(some) for size in range(len(names) + 1) for some in combinations(names, size)]


def once(scenario: Scenario) -> list[str]:
    """The choices that are offered once."""
    return [
        f"{key}/{choice_id}"
        for key, scene in scenario.scenes.items()
        for choice_id, choice in scene.choices.items()
        if choice.once
    ]


@st.composite
def somewhere(draw: st.DrawFn) -> tuple[Scenario, State]:
    """A story, and a state that it could be in by the bounds of its values."""
    scenario = draw(stories())
    gauges = tuple(draw(st.integers(gauge.min, gauge.max)) for gauge in scenario.gauges.values())
    flags = draw(st.frozensets(st.sampled_from(sorted(scenario.flags))))
    keys = once(scenario)
    taken = draw(st.frozensets(st.sampled_from(keys))) if keys else frozenset[str]()
    return scenario, State(draw(st.sampled_from(sorted(scenario.scenes))), gauges, flags, taken)


@given(somewhere())
def test_what_is_packed_is_unpacked_again(where: tuple[Scenario, State]) -> None:
    """Nothing is lost on the way."""
    scenario, state = where
    packing = Packing(scenario)
    assert packing.unpack(state.scene, packing.pack(state)) == state


def test_different_values_are_different_numbers(write: Callable[[str, str], Path], guidance: Guidance) -> None:
    """Each in as many bits as its gauges, flags and choices need."""
    story = small_with(
        write,
        guidance,
        ("flags:\n", "  cups: {label: Cups, start: -1, min: -3, max: 2, low: few, high: many}\nflags:\n"),
        ("  asked: You asked Ada.\n", "  asked: You asked Ada.\n  told: You told Ada.\n"),
    )
    combined = product(product(range(5), range(-3, 3)), subsets(["asked", "told"]), subsets(["kitchen/ask"]))
    packing = Packing(story)
    numbers = {packing.pack(State("kitchen", *values)) for values in combined}
    assert len(numbers) == 5 * 6 * 4 * 2
    assert packing.bits == 3 + 3 + 2 + 1
    assert max(numbers).bit_length() == packing.bits


@given(stories())
def test_a_story_starts_with_its_gauges_as_they_start(scenario: Scenario) -> None:
    """No flag is true, and nothing has been taken."""
    packing = Packing(scenario)
    gauges = tuple(gauge.start for gauge in scenario.gauges.values())
    assert packing.unpack("scene-0", packing.start) == State("scene-0", gauges, frozenset(), frozenset())


@given(somewhere())
def test_effects_are_those_of_the_rules(where: tuple[Scenario, State]) -> None:
    """Of every choice that is open, from values that no playthrough need ever bring about."""
    scenario, state = where
    packing, rules = Packing(scenario), Rules(stopping_everywhere(scenario))
    choices = scenario.scenes[state.scene].choices
    for choice_id in open_choices(rules, state) if choices else ():
        valuation = packing.pack(state)
        for effect in packing.choice_effects(state.scene, choice_id, choices[choice_id]):
            (valuation,) = effect([valuation])
        after = rules.choose(state, choice_id).after_choice
        assert packing.unpack(after.scene, valuation) == after


@given(somewhere(), conditions)
def test_a_condition_holds_as_it_does_by_the_rules(where: tuple[Scenario, State], condition: Condition) -> None:
    """Whatever is packed beside what it asks for."""
    scenario, state = where
    packing = Packing(scenario)
    assert packing.test(condition)([packing.pack(state)]) == [Rules(scenario).holds(condition, state)]


@given(somewhere())
def test_a_choice_for_once_is_offered_until_it_is_taken(where: tuple[Scenario, State]) -> None:
    """Whichever others are."""
    scenario, state = where
    packing, valuation = Packing(scenario), Packing(scenario).pack(state)
    open_still = [key for key in once(scenario) if packing.not_yet_taken(*key.split("/"))([valuation])[0]]
    assert open_still == [key for key in once(scenario) if key not in state.once]


@pytest.mark.parametrize("bound", [-1000, 1000])
def test_a_gauge_is_held_within_bounds_that_are_far_apart(
    write: Callable[[str, str], Path], guidance: Guidance, bound: int
) -> None:
    """However far the change would lead."""
    story = small_with(
        write,
        guidance,
        ("start: 2, min: 0, max: 4", "start: 2, min: -1000, max: 1000"),
        ("trust: -2", f"trust: {bound}"),
    )
    packing = Packing(story)
    (effect,) = packing.effects(story.scenes["kitchen"].choices["tell"].effects)
    assert packing.unpack("kitchen", effect(effect([packing.start]))[0]).gauges == (bound,)


@given(somewhere(), conditions)
def test_several_values_are_asked_at_a_time(where: tuple[Scenario, State], condition: Condition) -> None:
    """Each for itself, in their order."""
    scenario, state = where
    packing = Packing(scenario)
    values = [packing.start, packing.pack(state), packing.start]
    assert packing.test(condition)(values) == [packing.test(condition)([value])[0] for value in values]
