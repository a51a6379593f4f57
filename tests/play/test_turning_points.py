"""Which endings each decision closed, held against a search of everything that can happen."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_trainer.engine.exploration import explore
from scenario_trainer.play.session import Session
from scenario_trainer.play.turning_points import TurningPoint, turning_points
from tests.play.test_session_replay import played_through
from tests.support.playing import play
from tests.support.random_stories import picks, stories
from tests.support.searches import Search
from tests.support.variants import STUCK, small_with, with_scenes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.play.decisions import Playthrough
    from scenario_trainer.story.model import Guidance, Scenario

    Write = Callable[[str, str], Path]

SHED = "  shed:\n    text: A shed.\n    ending: {outcome: stalemate, title: A shed, reflect: [Why?]}\n"

BOTH_OPEN = TurningPoint(2, 2, ())
ONLY_APART = TurningPoint(1, 2, ("A full kettle",))
ONLY_WEEK = TurningPoint(1, 2, ("Two kettles",))


def points(scenario: Scenario, guidance: Guidance, *choices: str) -> tuple[TurningPoint | None, ...]:
    """What these choices closed."""
    played = play(Session(scenario, guidance), *choices).played
    return turning_points(played, explore(scenario))


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ([], []),
        (["ask"], [BOTH_OPEN]),
        (["tell"], [ONLY_APART]),
        (["ask", "rota"], [BOTH_OPEN, ONLY_WEEK]),
        (["ask", "tell", "tell"], [BOTH_OPEN, BOTH_OPEN, ONLY_APART]),
    ],
    ids=lambda value: " ".join(value) if all(isinstance(each, str) for each in value) else "",
)
def test_a_decision_closes_what_no_way_leads_to_any_more(
    small: Scenario, guidance: Guidance, choices: list[str], expected: list[TurningPoint]
) -> None:
    """By title; and says how many endings were open before it, and are after it."""
    assert list(points(small, guidance, *choices)) == expected


def test_several_endings_close_in_the_order_of_the_file(write: Write, guidance: Guidance) -> None:
    """A decision can close more than one."""
    story = small_with(
        write,
        guidance,
        with_scenes(SHED),
        ("      whisper:\n", "      hide: {text: Hide., when: asked, goto: shed}\n      whisper:\n"),
    )
    assert points(story, guidance, "tell") == (TurningPoint(1, 3, ("A full kettle", "A shed")),)


def test_what_was_closed_before_is_not_counted_again(write: Write, guidance: Guidance) -> None:
    """Each decision is held against the one before it."""
    yard = (
        "  yard:\n    text: A yard.\n    choices:\n"
        "      stay: {text: Stay., goto: shed}\n      go: {text: Go., goto: apart}\n"
    )
    story = small_with(write, guidance, with_scenes(yard + SHED), ("- to: apart", "- to: yard"))
    assert points(story, guidance, "tell", "go") == (
        TurningPoint(2, 3, ("A full kettle",)),
        TurningPoint(1, 2, ("A shed",)),
    )


def test_a_way_that_goes_round_for_ever_closes_everything(write: Write, guidance: Guidance) -> None:
    """No ending can be reached from there."""
    story = small_with(write, guidance, *STUCK["a ring"])
    assert points(story, guidance, "tell") == (TurningPoint(0, 1, ("A full kettle",)),)


def named_endings(scenario: Scenario) -> Scenario:
    """The same story, each ending called by its scene."""
    scenes = {
        key: replace(scene, ending=replace(scene.ending, title=key)) if scene.ending else scene
        for key, scene in scenario.scenes.items()
    }
    return replace(scenario, scenes=scenes)


def searched(played: Playthrough) -> list[TurningPoint]:
    """The turning points by looking at every state that can follow."""
    ahead = Search(played.scenario).endings_ahead()
    return [
        TurningPoint(
            len(ahead[after]),
            len(ahead[before]),
            tuple(key for key in played.scenario.scenes if key in ahead[before] - ahead[after]),
        )
        for before, after in pairwise(played.states)
    ]


@given(stories().map(named_endings), picks)
def test_turning_points_are_those_of_a_whole_search(scenario: Scenario, picked: list[int]) -> None:
    """Decision by decision, whatever the story."""
    played = played_through(scenario, picked).played
    assert list(turning_points(played, explore(scenario))) == searched(played)


@given(stories().map(named_endings), picks, st.integers(1, 30))
def test_of_a_story_seen_in_part_nothing_wrong_is_told(scenario: Scenario, picked: list[int], budget: int) -> None:
    """What was not seen far enough is left open; the rest is as a whole search finds it."""
    played = played_through(scenario, picked).played
    found = turning_points(played, explore(scenario, budget))
    whole = searched(played)
    assert [point for point, _ in zip(found, whole, strict=True) if point] == [
        expected for point, expected in zip(found, whole, strict=True) if point
    ]


def test_where_the_search_did_not_come_nothing_is_told(small: Scenario, guidance: Guidance) -> None:
    """A story explored only to its first moment."""
    played = play(Session(small, guidance), "ask", "rota").played
    assert turning_points(played, explore(small, 0)) == (None, None)
