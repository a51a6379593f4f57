"""A scenario in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.authoring.texts import story_texts
from scenario_trainer.engine.graph import Node
from scenario_trainer.engine.plays import most_decisions

if TYPE_CHECKING:
    from scenario_trainer.engine.graph import Graph


class Summary(NamedTuple):
    """How large a scenario is."""

    scenario: str
    """Its id."""
    scenes: int
    decisions: int
    """Scenes with choices."""
    endings: int
    states: int
    words: int
    """Of everything in the scenes that a learner can read."""
    shortest: int
    """Decisions to the nearest ending; 0 where none is reached."""
    longest: int | None
    """The most decisions that a play can take; None where it can go round, or where the search was cut short."""


def summary(graph: Graph) -> Summary:
    """Count what exploring a scenario found."""
    scenario = graph.scenario
    endings = [key for key, scene in scenario.scenes.items() if scene.ending]
    reached = [graph.decisions_to(Node(key, 1)) for key in endings if graph.scenes[key].numbers]
    return Summary(
        scenario.id,
        len(scenario.scenes),
        sum(bool(scene.choices) for scene in scenario.scenes.values()),
        len(endings),
        graph.states,
        sum(len(text.split()) for _, text in story_texts(scenario)),
        min(reached, default=0),
        most_decisions(graph),
    )
