"""Which endings each decision closed, and which it left open."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.engine.state import State
    from scenario_trainer.play.decisions import Playthrough


class TurningPoint(NamedTuple):
    """What a decision did to the endings that could still be reached."""

    still_open: int
    """After it."""
    of: int
    """Before it."""
    closed: tuple[str, ...]
    """The titles of the endings that cannot be reached any more, in the order of the file."""


def turning_points(played: Playthrough, graph: Graph) -> tuple[TurningPoint | None, ...]:
    """One for each decision; None where the search did not see far enough to know."""
    reachable = [_open_endings(state, graph) for state in played.states]
    return tuple(
        TurningPoint(len(after), len(before), _titles(played, before - after))
        if before is not None and after is not None
        else None
        for before, after in pairwise(reachable)
    )


def _open_endings(state: State, graph: Graph) -> frozenset[str] | None:
    node = graph.node(state)
    return graph.open_endings(node) if node else None


def _titles(played: Playthrough, endings: frozenset[str]) -> tuple[str, ...]:
    scenes = played.scenario.scenes.items()
    return tuple(scene.ending.title for key, scene in scenes if scene.ending and key in endings)
