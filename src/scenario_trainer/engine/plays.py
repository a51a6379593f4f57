"""How long the shortest and the longest play of a story are, by what each state and each choice costs."""

from __future__ import annotations

from itertools import islice, repeat
from math import inf
from operator import add
from typing import TYPE_CHECKING, TypeAlias

from scenario_trainer.engine.propagation import propagate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from scenario_trainer.engine.graph import Graph

Costs: TypeAlias = "Mapping[str, Sequence[Iterable[float]]]"
"""For each scene a column for each of its transitions, and a single column for an ending.

A column has a cost, zero or more, for each state of the scene in order. Columns are read more than once.
"""


def shortest_play(graph: Graph, costs: Costs) -> float | None:
    """The least cost of a play that comes to an ending; None where there is none, or the search was cut short."""
    return _cost_from_start(graph, costs, min, untaken=inf)


def longest_play(graph: Graph, costs: Costs) -> float | None:
    """The highest cost of a play; None where it can go round for ever, or the search was cut short.

    A dead end ends a play, too.
    """
    return _cost_from_start(graph, costs, lambda row: max(0, *row), untaken=-inf)


def most_decisions(graph: Graph) -> int | None:
    """The most decisions that a play can take; None as for `longest_play`."""
    costs = {
        key: [repeat(0 if each.choice is None else 1) for each in states.transitions] or [repeat(0)]
        for key, states in graph.scenes.items()
    }
    longest = longest_play(graph, costs)
    return None if longest is None else int(longest)


def _cost_from_start(
    graph: Graph, costs: Costs, pick: Callable[[tuple[float, ...]], float], *, untaken: float
) -> float | None:
    """The cost of a play in which each state is left by the transition that `pick` prefers; None if infinite.

    `untaken` is the cost of a transition that is not taken, which `pick` must not prefer to any other.
    """
    if not graph.complete:
        return None

    def recompute(key: str, values: Mapping[str, list[float]]) -> list[float]:
        states = graph.scenes[key]
        if not states.transitions:
            return [untaken, *islice(costs[key][0], len(states.numbers))]
        columns = [
            map(add, column, map(values[each.to].__getitem__, each.targets))
            for column, each in zip(costs[key], states.transitions, strict=True)
        ]
        return [untaken, *map(pick, zip(*columns, strict=False))]

    # Every state begins as infinitely far from the end, and what lies on a loop stays so.
    values = {key: [untaken, *[inf] * len(states.numbers)] for key, states in graph.scenes.items()}
    found = propagate(graph.scenes, graph.scenario.start, values, recompute)[graph.scenario.start][1]
    return None if found == inf else found
