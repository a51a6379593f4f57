"""Exploring a story in the background."""

from __future__ import annotations

from threading import Event
from threading import enumerate as enumerate_threads
from time import monotonic, sleep, thread_time
from typing import TYPE_CHECKING

from benchmarks.stories import hub
from scenario_trainer.engine import exploration
from scenario_trainer.engine.exploration import explore
from scenario_trainer.engine.graph import Node
from scenario_trainer.play.exploring import Exploration

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.story.model import Scenario


def test_what_is_waited_for_is_the_whole_story(small: Scenario) -> None:
    """And it stays there."""
    exploring = Exploration(small)
    found = exploring.wait()
    assert found is not None
    assert (found.complete, found.states) == (True, explore(small).states)
    assert exploring.graph is found


def held_up(monkeypatch: pytest.MonkeyPatch) -> tuple[Event, Event]:
    """Let every exploration begin by saying so, and wait until it may go on."""
    begun, may_go_on = Event(), Event()

    def late(scenario: Scenario, *, progress: Callable[[int], None]) -> Graph:
        begun.set()
        may_go_on.wait(10)
        return explore(scenario, progress=progress)

    monkeypatch.setattr(exploration, "explore", late)
    return begun, may_go_on


def test_as_long_as_it_runs_there_is_no_graph(small: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has to wait."""
    begun, may_go_on = held_up(monkeypatch)
    exploring = Exploration(small)
    assert begun.wait(10)
    assert exploring.graph is None
    may_go_on.set()
    assert exploring.wait() is not None


def test_what_was_cancelled_finds_nothing(small: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    """It ends at its next step."""
    begun, may_go_on = held_up(monkeypatch)
    exploring = Exploration(small)
    assert begun.wait(10)
    exploring.cancel()
    may_go_on.set()
    assert (exploring.wait(), exploring.graph) == (None, None)


def test_what_has_ended_can_be_cancelled(small: Scenario) -> None:
    """What was found stays."""
    exploring = Exploration(small)
    found = exploring.wait()
    exploring.cancel()
    assert exploring.graph is found


HUGE = hub(gauges=10, top=100)
"""More states than anybody explores while a test runs."""


def test_others_run_every_few_milliseconds() -> None:
    """The thread works at most 50 ms of its processor time between two rests, so that no key waits longer."""
    worked, last = [], thread_time()

    def rest(_: int) -> None:
        nonlocal last
        worked.append(thread_time() - last)
        last = thread_time()

    graph = explore(HUGE, 100_000, rest)
    graph.open_endings(Node(HUGE.start, 1))
    assert len(worked) > 50
    assert max(worked) < 0.05


def test_no_thread_is_left_of_what_was_cancelled() -> None:
    """However much there would be to explore."""
    explorations = [Exploration(HUGE) for _ in range(5)]
    for each in explorations:
        each.cancel()
    assert [each.wait() for each in explorations] == [None] * 5
    deadline = monotonic() + 10
    while any(thread.name.startswith("exploring") for thread in enumerate_threads()):
        assert monotonic() < deadline
        sleep(0.01)
