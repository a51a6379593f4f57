"""Loops that a story cannot leave: as a plain search has them, in random stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from scenario_trainer.engine.exploration import explore
from scenario_trainer.engine.loops import endless_loops
from tests.support.random_stories import stories
from tests.support.searches import Search
from tests.support.variants import RING, small_with, with_scenes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.engine.state import State
    from scenario_trainer.story.model import Guidance, Scenario


def loops(graph: Graph) -> list[frozenset[State]]:
    """The loops as states."""
    return [frozenset(map(graph.state, loop)) for loop in endless_loops(graph)]


@given(stories())
def test_endless_loops_are_found_exactly_where_there_are_some(scenario: Scenario) -> None:
    """What only leads into one is no part of it."""
    found = loops(explore(scenario))
    assert len(found) == len(set(found))
    assert set(found) == Search(scenario).loops()


@given(stories())
def test_the_nearest_loop_comes_first(scenario: Scenario) -> None:
    """By the fewest decisions that lead into it."""
    decisions = Search(scenario).decisions()
    nearest = [min(decisions[state] for state in loop) for loop in loops(explore(scenario))]
    assert nearest == sorted(nearest)


@given(stories(), st.integers(1, 60))
def test_a_loop_that_a_short_search_finds_is_one(scenario: Scenario, budget: int) -> None:
    """It was explored all round."""
    assert set(loops(explore(scenario, budget))) <= Search(scenario).loops()


def test_a_loop_that_nothing_leads_into_is_not_found(
    write: Callable[[str, str], Path], guidance: Guidance
) -> None:
    """No playthrough comes to it."""
    assert endless_loops(explore(small_with(write, guidance, with_scenes(RING)))) == []
