"""A first pass and a what-if side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from scenario_trainer.engine.exploration import explore
from scenario_trainer.play.comparison import Comparison, Side, compare, comparisons
from scenario_trainer.play.decisions import Confidence, Rationale
from scenario_trainer.play.gauges import GaugeReading
from scenario_trainer.play.kept_sessions import resume
from scenario_trainer.play.session import Session
from scenario_trainer.records.attempts import family
from tests.play.test_session_replay import played_through
from tests.support.playing import kept, play, reconsidered, resumed
from tests.support.random_stories import picks, stories
from tests.support.variants import small_text
from tests.support.versions import QUESTION
from tests.support.versions import WHISPER as WRITTEN_WHISPER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.play.decisions import Playthrough
    from scenario_trainer.records.database import Database
    from scenario_trainer.story.model import Guidance, Scenario
    from tests.play.conftest import Tell

    Write = Callable[[str, str], Path]
    Play = Callable[..., Playthrough]

ASK = "Ask Ada how the rota came about."
TELL = "Tell Ada that everybody should refill it."
ROTA = "Suggest that you both try the rota for a week."
WHISPER = "Whisper that you know about the rota."


def trust(small: Scenario, value: int) -> tuple[GaugeReading, ...]:
    """The only gauge of the small story, at this value."""
    return (GaugeReading(small.gauges["trust"], value, value),)


@pytest.fixture
def way(small: Scenario, guidance: Guidance) -> Play:
    """The way through the small story that some choices make."""
    return lambda *choices: play(Session(small, guidance), *choices).played


def test_two_ways_are_told_from_where_they_part(way: Play, small: Scenario) -> None:
    """What each took there, what stayed open after it, its ending, and its gauges in the end."""
    graph = explore(small)
    assert compare(way("ask", "rota"), way("ask", "tell", "tell"), graph) == Comparison(
        2,
        QUESTION,
        Side(ROTA, 1, small.scenes["week"].ending, trust(small, 3)),
        Side(TELL, 2, small.scenes["apart"].ending, trust(small, 0)),
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
    found = compare(way("ask", "rota"), way("tell"), explore(small, 0))
    assert found is not None
    assert (found.first_pass.still_open, found.what_if.still_open) == (None, None)


def test_a_way_that_was_left_has_no_ending(way: Play, small: Scenario) -> None:
    """Its gauges are as they stood then."""
    found = compare(way("ask", "rota"), way("ask", "tell"), None)
    assert found is not None
    assert (found.what_if.ending, found.what_if.gauges) == (None, trust(small, 1))


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
    sure = Rationale("It is true.", Confidence.CERTAIN)
    silent, *loud = (Session(small, guidance, seed=seed) for seed in range(6))
    play(silent, "tell")
    ways = [play(session, "tell", rationale=sure).played for session in loud]
    assert len({way.decisions[0].offered for way in ways}) > 1
    assert [compare(silent.played, way, None) for way in ways] == [None] * 5


@given(stories(), picks, picks)
def test_what_two_ways_share_lies_before_the_decision_at_which_they_part(
    scenario: Scenario, one: list[int], other: list[int]
) -> None:
    """And the two sides, exchanged, are the comparison the other way round."""
    first, second = (played_through(scenario, picked).played for picked in (one, other))
    graph = explore(scenario)
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


def beside(session: Session, database: Database, graph: Graph | None = None) -> tuple[Comparison, ...]:
    """What stands beside the pass of a session."""
    assert session.attempt_id is not None
    return comparisons(session, family(database, session.attempt_id), graph)


@pytest.fixture
def asked(session: Session) -> Session:
    """The small story played to its ending by asking first and then trying the rota."""
    return play(session, "ask", "rota")


def two_kettles(small: Scenario, *, still_open: int | None = None) -> Side:
    """The other side: telling her twice after having asked."""
    tell = small.scenes["kitchen"].choices["tell"].text
    return Side(tell, still_open, small.scenes["apart"].ending, trust(small, 0))


def full_kettle(small: Scenario, *, still_open: int | None = None) -> Side:
    """The first pass."""
    rota = small.scenes["kitchen"].choices["rota"].text
    return Side(rota, still_open, small.scenes["week"].ending, trust(small, 3))


def test_a_what_if_stands_beside_its_first_pass(
    database: Database, asked: Session, small: Scenario, graph: Graph
) -> None:
    """With where they part, what was chosen, what stayed open, and where it led."""
    reconsidered(asked, 2, "tell", "tell")
    assert beside(asked, database, graph) == (
        Comparison(2, QUESTION, full_kettle(small, still_open=1), two_kettles(small, still_open=2)),
    )


def test_beside_a_first_pass_stand_all_its_what_ifs(database: Database, asked: Session, small: Scenario) -> None:
    """Oldest first, each at its own decision; without the story explored nobody knows what stayed open."""
    first = kept(asked, database)
    reconsidered(asked, 2, "tell", "tell")
    reconsidered(asked, 1, "tell")
    again, _ = resume(database, small, asked.guidance, first.id)
    found = beside(again, database)
    assert [(each.number, each.first_pass.text, each.what_if) for each in found] == [
        (2, full_kettle(small).text, two_kettles(small)),
        (1, small.scenes["kitchen"].choices["ask"].text, two_kettles(small)),
    ]


def test_beside_a_what_if_stands_the_first_pass_only(database: Database, asked: Session) -> None:
    """Not what else was tried."""
    reconsidered(asked, 2, "tell", "tell")
    reconsidered(asked, 1, "tell")
    assert [each.number for each in beside(asked, database)] == [1]


def test_a_what_if_that_was_left_says_so_by_having_no_ending(
    database: Database, asked: Session, small: Scenario
) -> None:
    """Its gauges are those at which it was left."""
    first = kept(asked, database)
    reconsidered(asked, 2, "tell")
    again, _ = resume(database, small, asked.guidance, first.id)
    (found,) = beside(again, database)
    assert (found.what_if.ending, found.what_if.gauges) == (None, trust(small, 1))


def test_a_first_pass_alone_stands_beside_nothing(database: Database, asked: Session) -> None:
    """There is nothing to compare."""
    assert beside(asked, database) == ()


def test_what_the_changed_story_does_not_allow_is_not_compared(
    database: Database, asked: Session, tell: Tell
) -> None:
    """Neither a what-if nor a first pass: it cannot be said where it would lead now."""
    first = kept(asked, database)
    reconsidered(asked, 2, "whisper")
    reconsidered(asked, 1, "tell")
    without_whisper, _ = resumed(database, asked, tell(small_text((WRITTEN_WHISPER, ""))))
    without_rota, _ = resumed(database, asked, tell(small_text(("when: asked and trust > 2", "when: trust > 3"))))
    assert [each.number for each in beside(without_whisper, database)] == [1]
    assert beside(without_rota, database) == ()
    assert first.id != asked.attempt_id
    of_first, _ = resume(database, without_whisper.scenario, asked.guidance, first.id)
    assert [each.number for each in beside(of_first, database)] == [1]
