"""Going to a place in a story without playing there: replaying decisions, and reading on to a scene."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from scenario_trainer.play.moments import DecisionPoint, Ended, Narration, Outcome, Stuck
from scenario_trainer.play.session import Session
from tests.support.random_stories import GUIDANCE, picks, stories
from tests.support.variants import STUCK, small_with, with_scenes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from scenario_trainer.story.model import Guidance, Scenario

    Write = Callable[[str, str], Path]
    Way = Sequence[tuple[str, str]]

ASK, TELL, ROTA = ("kitchen", "ask"), ("kitchen", "tell"), ("kitchen", "rota")

HALL = with_scenes(
    "  hall:\n    text: You wait.\n    goto: stairs\n  stairs:\n    text: You climb.\n    goto: week\n"
)
THROUGH_THE_HALL = ("when: asked\n        goto: week", "when: asked\n        goto: hall")
"""The changes by which Whisper leads through two scenes that simply go on."""


@pytest.fixture
def session(small: Scenario, guidance: Guidance) -> Session:
    """A session of the small story."""
    return Session(small, guidance, seed=1)


@pytest.fixture
def through_the_hall(write: Write, guidance: Guidance) -> Session:
    """A session in which Whisper was just chosen and two scenes lie before the ending."""
    session = Session(small_with(write, guidance, HALL, THROUGH_THE_HALL), guidance, seed=1)
    session.replay([ASK, ("kitchen", "whisper")])
    return session


def taken(session: Session) -> list[tuple[str, str]]:
    """The decisions as scenes and choices."""
    return [(decision.scene, decision.choice) for decision in session.decisions]


def read_on(session: Session) -> None:
    """Leave what asks for nothing."""
    while not session.settled:
        session.go_on()


def played_through(scenario: Scenario, picked: Sequence[int]) -> Session:
    """A session in which at each decision one of the open choices was taken, counted round."""
    session = Session(scenario, GUIDANCE, seed=7)
    for number in picked:
        read_on(session)
        if isinstance(session.moment, DecisionPoint):
            open_now = [offer.id for offer in session.moment.offers if offer.locked is None]
            session.choose(open_now[number % len(open_now)])
    read_on(session)
    return session


@pytest.mark.parametrize("way", [[ASK], [ASK, ROTA], [TELL], [ASK, TELL, TELL]], ids=len)
def test_what_stands_is_replayed(session: Session, way: Way) -> None:
    """On show then is the outcome of the last decision."""
    assert session.replay(way) == len(way)
    assert taken(session) == list(way)
    assert isinstance(session.moment, Outcome)


def test_a_replay_of_nothing_stays_at_the_start(session: Session) -> None:
    """With the scene that simply goes on still on show."""
    assert (session.replay([]), session.moment) == (0, Narration(None, ("The kettle is empty again.",)))


@pytest.mark.parametrize(
    ("way", "stands"),
    [
        ([("pantry", "ask")], 0),
        ([("kitchen", "shout")], 0),
        ([ROTA], 0),
        ([("kitchen", "whisper")], 0),
        ([ASK, ASK, ROTA], 1),
        ([ASK, ("door", "ask"), ROTA], 1),
    ],
    ids=["another scene", "no such choice", "locked", "hidden", "only once", "another scene later"],
)
def test_a_replay_stops_before_what_does_not_stand(session: Session, way: Way, stands: int) -> None:
    """At the decision in which it was, and nothing that comes after it is taken."""
    assert session.replay(way) == stands
    assert taken(session) == list(way)[:stands]
    assert isinstance(session.moment, DecisionPoint)


def test_nothing_is_replayed_after_the_end(session: Session) -> None:
    """The ending is on show."""
    assert session.replay([TELL, ("apart", "ask"), ASK]) == 1
    assert isinstance(session.moment, Ended)


@pytest.mark.parametrize("changes", STUCK.values(), ids=STUCK)
def test_nothing_is_replayed_where_the_story_cannot_go_on(
    write: Write, guidance: Guidance, changes: tuple[tuple[str, str], ...]
) -> None:
    """The moment that says so is on show."""
    session = Session(small_with(write, guidance, *changes), guidance)
    assert session.replay([TELL, TELL]) == 1
    assert isinstance(session.moment, Stuck)


def test_a_replay_goes_on_from_where_one_is(session: Session) -> None:
    """It need not begin at the start."""
    assert [session.replay([ASK]), session.replay([ROTA])] == [1, 1]
    assert taken(session) == [ASK, ROTA]


def test_a_replayed_decision_can_be_undone(session: Session) -> None:
    """Like any other."""
    session.replay([ASK, ROTA])
    assert session.step_back()
    assert taken(session) == [ASK]


@given(stories(), picks)
def test_a_replay_leads_where_the_decisions_led(scenario: Scenario, picked: list[int]) -> None:
    """All of them hold, and all that was shown on the way is shown again."""
    played = played_through(scenario, picked)
    replayed = Session(scenario, GUIDANCE, seed=7)
    assert replayed.replay(taken(played)) == len(played.decisions)
    read_on(replayed)
    assert (replayed.transcript, replayed.decisions) == (played.transcript, played.decisions)


@given(stories(), stories(), picks)
def test_what_was_played_in_another_version_stands_up_to_a_place(
    before: Scenario, after: Scenario, picked: list[int]
) -> None:
    """However the story has changed since."""
    way = taken(played_through(before, picked))
    session = Session(after, GUIDANCE, seed=7)
    stands = session.replay(way)
    assert taken(session) == way[:stands]


def test_a_moment_is_settled_that_nothing_leads_out_of_but_a_decision(session: Session) -> None:
    """A scene that goes on and an outcome are not; a decision and an ending are."""
    seen = [(type(session.moment), session.settled)]
    session.go_on()
    seen.append((type(session.moment), session.settled))
    session.choose("tell")
    seen.append((type(session.moment), session.settled))
    session.go_on()
    seen.append((type(session.moment), session.settled))
    assert seen == [(Narration, False), (DecisionPoint, True), (Outcome, False), (Ended, True)]


def test_a_story_that_cannot_go_on_is_settled(write: Write, guidance: Guidance) -> None:
    """Nothing can follow."""
    session = Session(small_with(write, guidance, *STUCK["a ring"]), guidance)
    session.replay([TELL])
    read_on(session)
    assert (type(session.moment), session.settled) == (Stuck, True)


@pytest.mark.parametrize(("scene", "text"), [("hall", "You wait."), ("stairs", "You climb.")])
def test_one_can_read_on_to_a_scene(through_the_hall: Session, scene: str, text: str) -> None:
    """It is on show, and what comes before it is told."""
    through_the_hall.go_on_to(scene)
    assert through_the_hall.moment == Narration(None, (text,))
    through_the_hall.go_on_to(scene)
    assert through_the_hall.moment == Narration(None, (text,))


@pytest.mark.parametrize("scene", ["week", "pantry", "door"])
def test_reading_on_ends_where_something_is_asked_or_all_is_over(through_the_hall: Session, scene: str) -> None:
    """Whether or not the scene lies on the way."""
    through_the_hall.go_on_to(scene)
    assert isinstance(through_the_hall.moment, Ended)


def test_reading_on_stays_at_the_scene_one_is_in(session: Session) -> None:
    """At the start it is the first that is told; at a decision nothing is taken."""
    session.go_on_to("door")
    assert session.moment == Narration(None, ("The kettle is empty again.",))
    session.go_on_to("kitchen")
    session.go_on_to("door")
    assert isinstance(session.moment, DecisionPoint)
