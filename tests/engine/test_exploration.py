"""Exploring finds what a plain search through the rules finds, state by state, in random stories."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenario_trainer.engine.exploration import explore
from scenario_trainer.engine.graph import Moment
from scenario_trainer.engine.rules import Rules
from scenario_trainer.engine.state import State
from tests.support.random_stories import stories
from tests.support.searches import Search, moments, moves
from tests.support.variants import RING, small_with, with_scenes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.story.model import Guidance, Scenario

budgets = st.integers(1, 60)

TWO_GAUGES = (
    "  trust: {label: Trust in the kitchen, start: 2, min: 0, max: 4, low: wary, high: solid}",
    "  trust: {label: Trust in the kitchen, start: 2, min: 0, max: 4, low: wary, high: solid}\n"
    "  cups: {label: Cups, start: 0, min: 0, max: 500, low: none, high: many}",
)
COUNTED = ("effects: {trust: -2}", "effects: {cups: +1}")
"""With `TWO_GAUGES`: a story of many states, each one decision after another."""

#: How many random stories a plain search has to agree on.
DIFFERENTIAL = settings(max_examples=500 if os.environ.get("CI") else 100)


@DIFFERENTIAL
@given(stories())
def test_every_state_is_met_once(scenario: Scenario) -> None:
    """Those of the scenes that the story goes through included."""
    graph = explore(Rules(scenario))
    found = [graph.state(moment) for moment in moments(graph)]
    assert graph.complete
    assert graph.states == len(found) == len(set(found))
    assert set(found) == Search(scenario).states


@DIFFERENTIAL
@given(stories())
def test_every_move_is_found_once(scenario: Scenario) -> None:
    """By the choice and the route that it follows."""
    graph = explore(Rules(scenario))
    found, expected = moves(graph), Search(scenario).moves
    assert graph.moves == len(found) == len(expected)
    assert set(found) == set(expected)


@given(stories())
def test_every_state_has_all_its_ways_on(scenario: Scenario) -> None:
    """Each column is as long as the scene has states."""
    for states in explore(Rules(scenario)).scenes.values():
        assert {len(way.targets) for way in states.ways} <= {len(states.places)}
        assert states.explored == len(states.places)


@given(stories())
def test_states_are_met_nearest_first(scenario: Scenario) -> None:
    """Within a scene, a later place never takes fewer decisions."""
    graph, expected = explore(Rules(scenario)), Search(scenario).decisions()
    for key in scenario.scenes:
        places = range(1, len(graph.scenes[key].places) + 1)
        decisions = [expected[graph.state(Moment(key, place))] for place in places]
        assert decisions == sorted(decisions)


def test_the_small_story_has_eight_states(small: Scenario) -> None:
    """The scene that only leads on has one of its own."""
    graph, asked = explore(Rules(small)), (frozenset({"asked"}), frozenset({"kitchen/ask"}))
    nothing = (frozenset[str](), frozenset[str]())
    assert {graph.state(moment) for moment in moments(graph)} == {
        State("door", (2,), *nothing),
        State("kitchen", (2,), *nothing),
        State("kitchen", (3,), *asked),
        State("kitchen", (1,), *asked),
        State("week", (3,), *asked),
        State("week", (1,), *asked),
        State("apart", (0,), *nothing),
        State("apart", (0,), *asked),
    }
    assert (graph.states, graph.moves) == (8, 8)


def test_a_scene_that_nothing_leads_to_has_no_states(
    write: Callable[[str, str], Path], guidance: Guidance
) -> None:
    """Nor has it ways that anything takes."""
    graph = explore(Rules(small_with(write, guidance, with_scenes(RING))))
    assert [(len(graph.scenes[key].places), graph.scenes[key].ways[0].taken) for key in ("round", "about")] == [
        (0, False),
        (0, False),
    ]


def test_a_ring_is_walked_once(write: Callable[[str, str], Path], guidance: Guidance) -> None:
    """Where the rules would never come to rest, exploring does."""
    story = small_with(write, guidance, with_scenes(RING), ("start: door", "start: round"))
    graph = explore(Rules(story))
    assert (graph.complete, graph.states, graph.moves) == (True, 2, 2)


def test_progress_is_told_on_the_way(small: Scenario) -> None:
    """In numbers that grow, up to all states."""
    told: list[int] = []
    graph = explore(Rules(small), progress=told.append)
    assert told == sorted(told)
    assert told[-1] == graph.states == 8


@pytest.fixture
def endless(write: Callable[[str, str], Path], guidance: Guidance) -> Scenario:
    """A story of more than five hundred states."""
    return small_with(write, guidance, TWO_GAUGES, COUNTED)


@pytest.mark.parametrize("budget", [1, 10, 100])
def test_a_search_stops_at_its_budget(endless: Scenario, budget: int) -> None:
    """Soon after it: at the end of the scene that it was about to leave."""
    graph = explore(Rules(endless), budget)
    assert not graph.complete
    assert budget < graph.states <= budget + 8


def test_a_budget_that_is_enough_changes_nothing(endless: Scenario) -> None:
    """The same states as without one."""
    whole = explore(Rules(endless))
    graph = explore(Rules(endless), budget=whole.states)
    assert (graph.complete, graph.states, graph.moves) == (True, whole.states, whole.moves)


@given(stories(), budgets)
def test_what_a_short_search_finds_is_so(scenario: Scenario, budget: int) -> None:
    """Its states and moves are some of all; where it says that they are all, they are."""
    graph, search = explore(Rules(scenario), budget), Search(scenario)
    states, found = {graph.state(moment) for moment in moments(graph)}, set(moves(graph))
    assert states <= search.states
    assert found <= set(search.moves)
    assert not graph.complete or (states, found) == (search.states, set(search.moves))


@given(stories(), budgets)
def test_a_search_is_cut_short_only_by_its_budget(scenario: Scenario, budget: int) -> None:
    """Below it nothing is left out."""
    graph = explore(Rules(scenario), budget)
    assert graph.complete or graph.states > budget
