"""Which single decisions, taken differently, would have led to another ending."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from scenario_trainer.play.moments import DecisionPoint, Ended
from scenario_trainer.play.one_decision_away import OtherEnding, one_decision_away
from scenario_trainer.play.session import Session
from tests.play.test_session_replay import played_through
from tests.support.playing import at_rest, play
from tests.support.random_stories import GUIDANCE, picks, stories
from tests.support.variants import small_with, with_scenes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.play.decisions import Playthrough
    from scenario_trainer.story.model import Guidance, Scenario

    Write = Callable[[str, str], Path]


def away(story: Scenario, guidance: Guidance, *choices: str) -> list[tuple[int, str, str]]:
    """After these choices: decision, other choice and the ending that it would have led to."""
    session = play(Session(story, guidance), *choices)
    return [(each.number, each.choice, each.scene) for each in one_decision_away(session.played)]


def test_what_would_have_led_elsewhere_is_named(small: Scenario, guidance: Guidance) -> None:
    """The decision, the choice, and the ending with its scene."""
    kitchen = small.scenes["kitchen"]
    assert kitchen.question is not None
    ending = small.scenes["apart"].ending
    assert ending is not None
    played = play(Session(small, guidance), "ask", "rota").played
    assert one_decision_away(played) == (
        OtherEnding(1, kitchen.question, "tell", kitchen.choices["tell"].text, "apart", ending),
    )


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        (("tell",), []),
        (("ask", "tell", "tell"), [(3, "whisper", "week"), (2, "rota", "week"), (2, "whisper", "week")]),
        (("ask", "tell", "whisper"), [(3, "tell", "apart"), (1, "tell", "apart")]),
        (("ask", "whisper"), [(1, "tell", "apart")]),
    ],
)
def test_each_open_choice_of_each_decision_is_tried(
    small: Scenario, guidance: Guidance, choices: tuple[str, ...], expected: list[tuple[int, str, str]]
) -> None:
    """The latest decision first; where the same ending is reached, that is no other ending."""
    assert away(small, guidance, *choices) == expected


def test_what_helps_most_comes_first(write: Write, guidance: Guidance) -> None:
    """A way to a better ending before a later one to a worse."""
    peace = "  peace:\n    text: Tea.\n    ending: {outcome: good-enough, title: Tea for two, reflect: [How?]}\n"
    worse = ("        when: asked\n        goto: week", "        when: asked\n        goto: apart")
    story = small_with(write, guidance, with_scenes(peace), ("- to: apart", "- to: peace"), worse)
    assert away(story, guidance, "ask", "rota") == [(1, "tell", "peace"), (2, "whisper", "apart")]


def test_a_replay_that_ends_before_an_ending_says_nothing(small: Scenario, guidance: Guidance) -> None:
    """After asking first the story would go on where this pass has ended."""
    assert away(small, guidance, "tell") == []


def test_nothing_is_one_decision_away_from_half_a_story(small: Scenario, guidance: Guidance) -> None:
    """It may still lead anywhere."""
    assert away(small, guidance, "ask") == []


def test_a_story_that_would_never_come_to_rest_is_left_out(write: Write, guidance: Guidance) -> None:
    """A mistake in the scenario is no ending."""
    ring = "  round:\n    text: A ring.\n    goto: about\n  about:\n    text: A ring.\n    goto: round\n"
    story = small_with(write, guidance, with_scenes(ring), ("- to: apart", "- to: round"))
    assert away(story, guidance, "ask", "whisper") == []


def by_plain_replay(played: Playthrough) -> list[tuple[int, str, str]]:
    """The same in the file's order, by playing every variant in a session of its own, from the start."""
    found = []
    way = [decision.key for decision in played.decisions]
    for index, decision in enumerate(played.decisions):
        for choice in played.scenario.scenes[decision.scene].choices:
            session = Session(played.scenario, GUIDANCE)
            session.replay(way[:index])
            asked = at_rest(session)
            assert isinstance(asked, DecisionPoint)
            if choice == decision.choice or choice not in [each.id for each in asked.offers if not each.locked]:
                continue
            session.choose(choice)
            session.replay(way[index + 1 :])
            end = session.played.states[-1].scene
            if isinstance(at_rest(session), Ended) and end != played.states[-1].scene:
                found.append((index + 1, choice, end))
    return found


@given(stories(), picks)
def test_it_is_what_plain_replays_find(scenario: Scenario, picked: list[int]) -> None:
    """All of them, and nothing else, whatever the story; and no worse or earlier one before another."""
    played = played_through(scenario, picked).played
    others = one_decision_away(played)
    found = [(each.number, each.choice, each.scene) for each in others]
    expected = by_plain_replay(played) if played.ending else []
    assert sorted(found) == sorted(expected)
    kinds = ("good-enough", "fragile", "stalemate", "breakdown")
    places = [
        (kinds.index(each.ending.outcome), -each.number, expected.index(key))
        for each, key in zip(others, found, strict=True)
    ]
    assert places == sorted(places)
