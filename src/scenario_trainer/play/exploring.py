"""Exploring a story in the background, ahead of the question which endings were still open."""

from __future__ import annotations

from threading import Event
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Future

    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.story.model import Scenario


class _CancelledError(Exception):
    """Nobody waits for the graph any more."""


class Exploration:
    """A story that is explored in a thread of its own, from when this is made.

    The thread rests as long as it works, so that it holds up nobody who plays meanwhile. Whoever does not want the
    graph any more cancels it: else the program ends only when all is explored.
    """

    def __init__(self, scenario: Scenario) -> None:
        from concurrent.futures import ThreadPoolExecutor

        self._cancelled = Event()
        self._rested = perf_counter()
        """When the thread rested last."""
        executor = ThreadPoolExecutor(1, "exploring")
        self.found: Future[Graph | None] = executor.submit(self._explore, scenario)
        """What `wait` waits for."""
        executor.shutdown(wait=False)

    @property
    def graph(self) -> Graph | None:
        """What was found; None as long as it runs, and where it was cancelled."""
        return self.found.result() if self.found.done() else None

    def wait(self) -> Graph | None:
        """Wait until the story has been explored; None where that was cancelled."""
        return self.found.result()

    def cancel(self) -> None:
        """Stop exploring, where it still runs."""
        self._cancelled.set()

    def _explore(self, scenario: Scenario) -> Graph | None:
        from scenario_trainer.engine.exploration import explore
        from scenario_trainer.engine.graph import Node

        try:
            graph = explore(scenario, progress=self._check)
            # Works out what can be reached from everywhere: here, not when it is first asked for.
            graph.open_endings(Node(scenario.start, 1))
        except _CancelledError:
            return None
        return graph

    def _check(self, _: int) -> None:
        if self._cancelled.wait(perf_counter() - self._rested):
            raise _CancelledError
        self._rested = perf_counter()
