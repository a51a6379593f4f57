"""A first pass and a what-if side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from scenario_trainer.engine.exploration import explore
from scenario_trainer.engine.rules import Rules
from scenario_trainer.play.comparison import Comparison, Side, compare
from scenario_trainer.play.decisions import Sureness, Thoughts
from scenario_trainer.play.session import Session
from tests.play.test_session_replay import played_through
from tests.support.playing import play
from tests.support.random_stories import picks, stories
from tests.support.variants import small_with

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.play.decisions import Playthrough
    from scenario_trainer.story.model import Guidance, Scenario

    Write = Callable[[str, str], Path]
    Play = Callable[..., Playthrough]

ASK = "Ask Ada how the rota came about."
TELL = "Tell Ada that everybody should refill it."
ROTA = "Suggest that you both try the rota for a week."
WHISPER = "Whisper that you know about the rota."


@pytest.fixture
def way(small: Scenario, guidance: Guidance) -> Play:
    """The way through the small story that some choices make."""
    return lambda *choices: play(Session(small, guidance), *choices).played


def test_two_ways_are_told_from_where_they_part(way: Play, small: Scenario) -> None:
    """What each took there, what stayed open after it, its ending, and its gauges in the end."""
    graph = explore(Rules(small))
    assert compare(way("ask", "rota"), way("ask", "tell", "tell"), graph) == Comparison(
        2,
        "Monday, 8.55",
        tuple(small.gauges.values()),
        Side(ROTA, 1, small.scenes["week"].ending, (3,)),
        Side(TELL, 2, small.scenes["apart"].ending, (0,)),
    )


@pytest.mark.parametrize(
    ("first", "other", "number", "texts"),
    [
        (["tell"], ["ask"], 1, (TELL, ASK)),
        (["ask", "tell", "tell"], ["ask", "tell", "whisper"], 3, (TELL, WHISPER)),
        (["tell"], ["ask", "tell", "whisper"], 1, (TELL, ASK)),
    ],
    ids=["at once", "late", "one is longer"],
)
def test_they_part_at_the_first_decision_that_differs(
    way: Play, first: list[str], other: list[str], number: int, texts: tuple[str, str]
) -> None:
    """Counted from 1, whatever they have in common later."""
    found = compare(way(*first), way(*other), None)
    assert found is not None
    assert (found.number, found.first_pass.text, found.what_if.text) == (number, *texts)


def test_without_the_story_explored_nobody_knows_what_stayed_open(way: Play) -> None:
    """The rest is told all the same."""
    found = compare(way("ask", "rota"), way("tell"), None)
    assert found is not None
    assert (found.first_pass.still_open, found.what_if.still_open) == (None, None)


def test_nor_where_it_was_explored_not_far_enough(way: Play, small: Scenario) -> None:
    """A number that is not known is not told."""
    found = compare(way("ask", "rota"), way("tell"), explore(Rules(small), 0))
    assert found is not None
    assert (found.first_pass.still_open, found.what_if.still_open) == (None, None)


def test_a_way_that_was_left_has_no_ending(way: Play) -> None:
    """Its gauges are as they stood then."""
    found = compare(way("ask", "rota"), way("ask", "tell"), None)
    assert found is not None
    assert (found.what_if.ending, found.what_if.gauges) == (None, (1,))


@pytest.mark.parametrize(
    ("first", "other"),
    [(["tell"], ["tell"]), (["ask", "rota"], ["ask"]), (["ask"], ["ask", "rota"]), ([], ["tell"])],
    ids=["the same", "a beginning", "gone on with", "nothing yet"],
)
def test_ways_that_do_not_part_are_not_compared(way: Play, first: list[str], other: list[str]) -> None:
    """One is the other, or its beginning."""
    assert compare(way(*first), way(*other), None) is None


def test_what_was_thought_and_in_which_order_choices_stood_makes_no_other_way(
    small: Scenario, guidance: Guidance
) -> None:
    """Only what was chosen does."""
    sure = Thoughts("It is true.", Sureness.CERTAIN)
    silent, *loud = (Session(small, guidance, seed=seed) for seed in range(6))
    play(silent, "tell")
    ways = [play(session, "tell", thoughts=sure).played for session in loud]
    assert len({way.decisions[0].offered for way in ways}) > 1
    assert [compare(silent.played, way, None) for way in ways] == [None] * 5


def test_a_scene_without_a_title_is_called_by_its_id(write: Write, guidance: Guidance) -> None:
    """As everywhere in a debrief."""
    story = small_with(write, guidance, ("    title: Monday, 8.55\n", ""))
    first, other = (play(Session(story, guidance), choice).played for choice in ("ask", "tell"))
    found = compare(first, other, None)
    assert found is not None
    assert found.title == "kitchen"


@given(stories(), picks, picks)
def test_what_two_ways_share_lies_before_the_decision_at_which_they_part(
    scenario: Scenario, one: list[int], other: list[int]
) -> None:
    """And the two sides, exchanged, are the comparison the other way round."""
    first, second = (played_through(scenario, picked).played for picked in (one, other))
    graph = explore(Rules(scenario))
    found, turned = compare(first, second, graph), compare(second, first, graph)
    shorter = min(len(first.decisions), len(second.decisions))
    if found is None:
        assert turned is None
        assert first.decisions[:shorter] == second.decisions[:shorter]
    else:
        at = found.number - 1
        assert first.decisions[:at] == second.decisions[:at]
        assert first.decisions[at] != second.decisions[at]
        assert turned == found._replace(first_pass=found.what_if, what_if=found.first_pass)
