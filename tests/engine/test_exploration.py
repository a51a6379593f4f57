"""Exploring finds what a plain search through the rules finds, state by state, in random stories."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenario_trainer.engine.exploration import explore
from scenario_trainer.engine.graph import Node
from scenario_trainer.engine.state import State
from tests.support.random_stories import stories
from tests.support.searches import Search, edges, nodes
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
DIFFERENTIAL = settings(max_examples=500 if os.environ.get("CI") else 50)


@DIFFERENTIAL
@given(stories())
def test_every_state_is_met_once(scenario: Scenario) -> None:
    """Those of scenes without choices included."""
    graph = explore(scenario)
    found = [graph.state(node) for node in nodes(graph)]
    assert graph.complete
    assert graph.states == len(found) == len(set(found))
    assert set(found) == Search(scenario).states


@DIFFERENTIAL
@given(stories())
def test_every_edge_is_found_once(scenario: Scenario) -> None:
    """By the choice and the route that it follows."""
    graph = explore(scenario)
    found, expected = edges(graph), Search(scenario).edges
    assert graph.edges == len(found) == len(expected)
    assert set(found) == set(expected)


@given(stories())
def test_every_state_has_a_target_for_each_transition(scenario: Scenario) -> None:
    """Each column is as long as the scene has states."""
    for states in explore(scenario).scenes.values():
        assert {len(each.targets) for each in states.transitions} <= {len(states.numbers)}
        assert states.explored == len(states.numbers)


@given(stories())
def test_states_are_met_nearest_first(scenario: Scenario) -> None:
    """Within a scene, a later number never takes fewer decisions."""
    graph, expected = explore(scenario), Search(scenario).decisions()
    for key in scenario.scenes:
        numbers = range(1, len(graph.scenes[key].numbers) + 1)
        decisions = [expected[graph.state(Node(key, number))] for number in numbers]
        assert decisions == sorted(decisions)


def test_the_small_story_has_eight_states(small: Scenario) -> None:
    """The scene that only leads on has one of its own."""
    graph, asked = explore(small), (frozenset({"asked"}), frozenset({"kitchen/ask"}))
    nothing = (frozenset[str](), frozenset[str]())
    assert {graph.state(node) for node in nodes(graph)} == {
        State("door", (2,), *nothing),
        State("kitchen", (2,), *nothing),
        State("kitchen", (3,), *asked),
        State("kitchen", (1,), *asked),
        State("week", (3,), *asked),
        State("week", (1,), *asked),
        State("apart", (0,), *nothing),
        State("apart", (0,), *asked),
    }
    assert (graph.states, graph.edges) == (8, 8)


def test_a_scene_that_nothing_leads_to_has_no_states(
    write: Callable[[str, str], Path], guidance: Guidance
) -> None:
    """Nor is any of its transitions taken."""
    graph = explore(small_with(write, guidance, with_scenes(RING)))
    assert [
        (len(graph.scenes[key].numbers), graph.scenes[key].transitions[0].taken) for key in ("round", "about")
    ] == [
        (0, False),
        (0, False),
    ]


def test_an_endless_loop_is_explored_once(write: Callable[[str, str], Path], guidance: Guidance) -> None:
    """Where the rules would never stop, exploring does."""
    story = small_with(write, guidance, with_scenes(RING), ("start: door", "start: round"))
    graph = explore(story)
    assert (graph.complete, graph.states, graph.edges) == (True, 2, 2)


def test_progress_is_reported_on_the_way(small: Scenario) -> None:
    """In numbers that grow, up to all states."""
    reported: list[int] = []
    graph = explore(small, progress=reported.append)
    assert reported == sorted(reported)
    assert reported[-1] == graph.states == 8


@pytest.fixture
def endless(write: Callable[[str, str], Path], guidance: Guidance) -> Scenario:
    """A story of more than five hundred states."""
    return small_with(write, guidance, TWO_GAUGES, COUNTED)


@pytest.mark.parametrize("budget", [1, 10, 100])
def test_a_search_stops_at_its_budget(endless: Scenario, budget: int) -> None:
    """Soon after it: at the end of the scene that it was about to leave."""
    graph = explore(endless, budget)
    assert not graph.complete
    assert budget < graph.states <= budget + 8


def test_a_budget_that_is_enough_changes_nothing(endless: Scenario) -> None:
    """The same states as without one."""
    whole = explore(endless)
    graph = explore(endless, budget=whole.states)
    assert (graph.complete, graph.states, graph.edges) == (True, whole.states, whole.edges)


@given(stories(), budgets)
def test_what_a_short_search_finds_is_so(scenario: Scenario, budget: int) -> None:
    """Its states and edges are some of all; where it says that they are all, they are."""
    graph, search = explore(scenario, budget), Search(scenario)
    states, found = {graph.state(node) for node in nodes(graph)}, set(edges(graph))
    assert states <= search.states
    assert found <= set(search.edges)
    assert not graph.complete or (states, found) == (search.states, set(search.edges))


@given(stories(), budgets)
def test_a_search_is_cut_short_only_by_its_budget(scenario: Scenario, budget: int) -> None:
    """Below it nothing is left out."""
    graph = explore(scenario, budget)
    assert graph.complete or graph.states > budget
