"""Exploring a story in the background, ahead of the question which endings were still open."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Future

    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.story.model import Scenario


class _CancelledError(Exception):
    """Nobody waits for the graph any more."""


class Exploration:
    """A story that is explored in a thread of its own, from when this is made."""

    def __init__(self, scenario: Scenario) -> None:
        from concurrent.futures import ThreadPoolExecutor

        self._cancelled = Event()
        executor = ThreadPoolExecutor(1, "exploring")
        self._found: Future[Graph | None] = executor.submit(self._explore, scenario)
        executor.shutdown(wait=False)

    @property
    def graph(self) -> Graph | None:
        """What was found; None as long as it runs, and where it was cancelled."""
        return self._found.result() if self._found.done() else None

    def wait(self) -> Graph | None:
        """Wait until the story has been explored; None where that was cancelled."""
        return self._found.result()

    def cancel(self) -> None:
        """Stop exploring, where it still runs."""
        self._cancelled.set()

    def _explore(self, scenario: Scenario) -> Graph | None:
        from scenario_trainer.engine.exploration import explore
        from scenario_trainer.engine.graph import Node

        try:
            graph = explore(scenario, progress=self._check)
        except _CancelledError:
            return None
        # Works out what can be reached from everywhere: here, not when it is first asked for.
        graph.open_endings(Node(scenario.start, 1))
        return graph

    def _check(self, _: int) -> None:
        if self._cancelled.is_set():
            raise _CancelledError
