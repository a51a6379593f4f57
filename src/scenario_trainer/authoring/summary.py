"""A scenario in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.engine.graph import Moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.story.model import Scenario


class Summary(NamedTuple):
    """What a scenario amounts to."""

    scenario: str
    """Its id."""
    scenes: int
    decisions: int
    """Scenes with choices."""
    endings: int
    states: int
    words: int
    """Of everything a learner can be told."""
    shortest: int
    """Decisions to the nearest ending; 0 where none is reached."""
    longest: int | None
    """The most decisions that a play can take; None where it can go round, or where the search was cut short."""


def summary(scenario: Scenario, graph: Graph) -> Summary:
    """Count."""
    endings = [key for key, scene in scenario.scenes.items() if scene.ending]
    reached = [graph.decisions_to(Moment(key, 1)) for key in endings if graph.scenes[key].places]
    return Summary(
        scenario.id,
        len(scenario.scenes),
        sum(bool(scene.choices) for scene in scenario.scenes.values()),
        len(endings),
        graph.states,
        sum(len(text.split()) for text in _told(scenario)),
        min(reached, default=0),
        graph.longest_play(),
    )


def _told(scenario: Scenario) -> Iterator[str]:
    for scene in scenario.scenes.values():
        yield from (passage.text for passage in scene.text)
        for choice in scene.choices.values():
            yield from (choice.text, choice.tempting or "")
            yield from (passage.text for passage in choice.outcome)
            for reasons in choice.alignments().values():
                yield from reasons.values()
        if scene.ending:
            yield from scene.ending.reflect
