"""A first pass and a what-if side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.play.turning_points import turning_points

if TYPE_CHECKING:
    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.play.decisions import Playthrough
    from scenario_trainer.story.model import Ending, Gauge


class Side(NamedTuple):
    """One of the two ways from where they part."""

    text: str
    """The choice it took there."""
    still_open: int | None
    """The endings it still had before it after that choice; None where that is not known."""
    ending: Ending | None
    gauges: tuple[int, ...]
    """Where the gauges stood in the end, in the scenario's order."""


class Comparison(NamedTuple):
    """What differed."""

    number: int
    """The first decision that was taken differently, from 1."""
    title: str
    """Of its scene."""
    gauges: tuple[Gauge, ...]
    first_pass: Side
    what_if: Side


def compare(first_pass: Playthrough, what_if: Playthrough, graph: Graph | None) -> Comparison | None:
    """Set two ways through one scenario side by side; None where one is but the beginning of the other."""
    pairs = zip(first_pass.decisions, what_if.decisions, strict=False)
    parted = (
        at for at, (one, other) in enumerate(pairs) if (one.scene, one.choice) != (other.scene, other.choice)
    )
    at = next(parted, None)
    if at is None:
        return None
    scenario, scene = first_pass.scenario, first_pass.decisions[at].scene
    return Comparison(
        at + 1,
        scenario.scenes[scene].title or scene,
        tuple(scenario.gauges.values()),
        _side(first_pass, at, graph),
        _side(what_if, at, graph),
    )


def _side(played: Playthrough, at: int, graph: Graph | None) -> Side:
    point = turning_points(played, graph)[at] if graph else None
    return Side(played.text(at + 1), point and point.still_open, played.ending, played.states[-1].gauges)
