"""The cost of the shortest and the longest play: as a plain search has them, in random stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given

from scenario_trainer.engine.exploration import explore
from scenario_trainer.engine.graph import Node
from scenario_trainer.engine.plays import longest_play, most_decisions, shortest_play
from tests.support.random_stories import stories
from tests.support.searches import Search
from tests.support.variants import small_with

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.engine.plays import Costs
    from scenario_trainer.engine.state import State
    from scenario_trainer.story.model import Guidance, Scenario

    Write = Callable[[str, str], Path]


def cost(state: State, choice: str | None) -> int:
    """Something that depends on the values, the scene and the choice."""
    return (sum(state.gauges) + len(state.flags) + len(state.scene + (choice or "")) * 3) % 7


def costs(graph: Graph) -> Costs:
    """The same for every transition and every ending."""
    return {
        key: [
            [cost(graph.state(Node(key, number)), choice) for number in states.numbers.values()]
            for choice in ([each.choice for each in states.transitions] or [None])
        ]
        for key, states in graph.scenes.items()
    }


@given(stories())
def test_the_longest_play_costs_most(scenario: Scenario) -> None:
    """Where some play can go round there is none."""
    graph = explore(scenario)
    assert longest_play(graph, costs(graph)) == Search(scenario).longest(cost)


@given(stories())
def test_the_shortest_play_costs_least(scenario: Scenario) -> None:
    """Of those that come to an ending; where none does there is none."""
    graph = explore(scenario)
    assert shortest_play(graph, costs(graph)) == Search(scenario).shortest(cost)


@given(stories())
def test_the_most_decisions_are_those_of_the_longest_play(scenario: Scenario) -> None:
    """Scenes without choices cost none."""
    expected = Search(scenario).longest(lambda _, choice: choice is not None)
    assert most_decisions(explore(scenario)) == expected


def test_the_longest_play_of_the_small_story_has_three_decisions(small: Scenario) -> None:
    """Ask, tell, and then either of what is left."""
    assert most_decisions(explore(small)) == 3


def test_a_play_that_can_go_round_has_no_longest(write: Write, guidance: Guidance) -> None:
    """Where telling costs nothing it can be done for ever."""
    story = small_with(write, guidance, ("effects: {trust: -2}", "effects: {trust: 0}"))
    assert most_decisions(explore(story)) is None


def test_a_play_may_be_without_decisions(write: Write, guidance: Guidance) -> None:
    """Where the story ends before the first choice."""
    story = small_with(write, guidance, ("    goto: kitchen\n  kitchen:", "    goto: week\n  kitchen:"))
    assert most_decisions(explore(story)) == 0


def test_a_short_search_knows_neither(small: Scenario) -> None:
    """What it has not seen might be longer, or shorter."""
    graph = explore(small, budget=2)
    assert (shortest_play(graph, costs(graph)), longest_play(graph, costs(graph))) == (None, None)
