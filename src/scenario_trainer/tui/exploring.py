"""Exploring a story in the background, ahead of the question which endings were still open."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

from scenario_trainer.engine.exploration import explore
from scenario_trainer.engine.graph import Moment
from scenario_trainer.engine.rules import Rules

if TYPE_CHECKING:
    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.story.model import Scenario


def exploring(scenario: Scenario) -> Future[Graph]:
    """Begin to explore; the graph comes when it comes."""
    executor = ThreadPoolExecutor(1, "exploring")
    found = executor.submit(_explored, scenario)
    executor.shutdown(wait=False)
    return found


def _explored(scenario: Scenario) -> Graph:
    graph = explore(Rules(scenario))
    graph.open_endings(Moment(scenario.start, 1))  # so that all outlooks are worked out here, not when first asked
    return graph
