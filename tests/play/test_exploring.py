"""Exploring a story in the background."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from scenario_trainer.engine import exploration
from scenario_trainer.engine.exploration import explore
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
