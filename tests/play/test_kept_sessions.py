"""Attempts from one day to the next: going on with one, in the same or a changed story."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scenario_trainer.play.changes import Change, Changed
from scenario_trainer.play.debriefing import debriefing
from scenario_trainer.play.decisions import Confidence, Rationale
from scenario_trainer.play.kept_sessions import begin, resume
from scenario_trainer.play.moments import DecisionPoint, Ended, Outcome, Timing
from scenario_trainer.play.session import Session
from scenario_trainer.records.attempts import close, everything, underway
from scenario_trainer.records.database import GoneError
from scenario_trainer.records.kept import minutes_spent
from tests.play.test_session import rationale
from tests.support.playing import (
    all_choices,
    answer,
    at_rest,
    choices,
    kept,
    new_records,
    nothing_lost,
    play,
    reconsidered,
    resumed,
    tables,
    taken,
    walk,
    walks,
)
from tests.support.random_stories import GUIDANCE, picks, stories
from tests.support.variants import small_text
from tests.support.versions import CHANGED, STANDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenario_trainer.records.database import Database
    from scenario_trainer.story.model import Guidance, Scenario
    from tests.play.conftest import Tell


@pytest.mark.parametrize("timing", Timing)
def test_an_attempt_goes_on_where_it_was(
    database: Database, small: Scenario, guidance: Guidance, timing: Timing
) -> None:
    """At the outcome of its last decision, as it was told, in the same timing."""
    session = play(begin(database, small, guidance, timing=timing, seed=3), "ask", "tell")
    again, change = resumed(database, session)
    assert (change, again.timing, taken(again)) == (None, timing, ["ask", "tell"])
    assert again.transcript == session.transcript
    assert isinstance(again.moment, Outcome)


def test_what_was_thought_is_there_again(database: Database, session: Session) -> None:
    """With each decision its own."""
    said = Rationale("It is true.", Confidence.CERTAIN)
    play(session, "ask")
    play(session, "tell", rationale=said)
    again, _ = resumed(database, session)
    assert [decision.rationale for decision in again.decisions] == [Rationale(), said]


def test_what_follows_is_kept_in_the_same_attempt(database: Database, session: Session) -> None:
    """An interruption makes no second one."""
    again, _ = resumed(database, play(session, "ask"))
    play(again, "tell", "whisper")
    assert all_choices(database) == [(None, ["ask", "tell", "whisper"])]
    assert kept(again, database).ending is not None


def test_choices_are_offered_in_the_same_order_as_before(
    database: Database, small: Scenario, guidance: Guidance
) -> None:
    """Also where no order was asked for."""
    orders = set()
    for _ in range(12):
        session = play(begin(database, small, guidance, timing=Timing.COACHED), "ask")
        again, _ = resumed(database, session)
        assert at_rest(again) == at_rest(session)
        orders.add(
            tuple(offer.id for offer in session.moment.offers) if isinstance(session.moment, DecisionPoint) else ()
        )
    assert len(orders) > 1


def test_an_ended_attempt_that_is_underway_is_at_its_last_outcome(database: Database, session: Session) -> None:
    """Its ending has perhaps not been read."""
    again, _ = resumed(database, play(session, "tell"))
    assert isinstance(again.moment, Outcome)
    assert isinstance(at_rest(again), Ended)


def test_an_attempt_that_was_looked_back_on_is_at_its_ending(database: Database, session: Session) -> None:
    """That is where the debrief is."""
    play(session, "tell")
    close(database, kept(session, database).id)
    assert resumed(database, session)[0].moment == at_rest(session)


def test_an_attempt_that_was_given_up_is_at_its_last_outcome(database: Database, session: Session) -> None:
    """It can be gone on with all the same."""
    play(session, "ask")
    close(database, kept(session, database).id)
    again, _ = resumed(database, session)
    assert again.moment == session.moment
    play(again, "rota")
    assert all_choices(database) == [(None, ["ask", "rota"])]


def test_a_what_if_goes_on_as_what_it_is(database: Database, session: Session) -> None:
    """Beside its first pass, which stays as it was played."""
    play(session, "ask", "rota")
    assert not resumed(database, session)[0].is_what_if
    again, _ = resumed(database, reconsidered(session, 2, "tell"))
    assert (taken(again), again.is_what_if) == (["ask", "tell"], True)
    play(again, "whisper")
    assert all_choices(database) == [(None, ["ask", "rota"]), (1, ["ask", "tell", "whisper"])]


def test_what_was_left_by_stepping_back_before_the_end_makes_no_what_if(
    database: Database, session: Session
) -> None:
    """On another day either; after the end a decision that is asked again does."""
    play(session, "ask", "tell").step_back()
    again, _ = resumed(database, session)
    assert not again.is_what_if
    play(again, "rota").step_back()
    assert resumed(database, again)[0].is_what_if


def test_an_attempt_that_is_not_there_cannot_be_resumed(
    database: Database, small: Scenario, guidance: Guidance
) -> None:
    """It was deleted, perhaps in another window."""
    with pytest.raises(GoneError, match="not there any more"):
        resume(database, small, guidance, 7)


@given(
    stories(), st.lists(st.tuples(st.integers(0, 11), rationale), min_size=2, max_size=8), st.integers(1, 7),
    st.sampled_from(Timing),
)  # fmt: skip
def test_an_interruption_changes_nothing(
    scenario: Scenario, answers: list[tuple[int, Rationale]], pause: int, timing: Timing
) -> None:
    """Decisions, rationale, all that is told and the debrief are those of an attempt played in one go."""
    whole = Session(scenario, GUIDANCE, timing=timing, seed=7)
    answer(whole, answers)
    with new_records() as database:
        session = begin(database, scenario, GUIDANCE, timing=timing, seed=7)
        answer(session, answers[:pause])
        assume(session.attempt_id)
        again, change = resumed(database, session)
        answer(again, answers[pause:])
        assert change is None
        assert all_choices(database) == [(None, taken(whole))]
    assert (again.decisions, again.transcript) == (whole.decisions, whole.transcript)
    assert again.played == whole.played
    if isinstance(whole.moment, Ended):
        assert debriefing(again) == debriefing(whole)


@pytest.mark.parametrize(
    ("back", "again", "stands"), [(0, [], 3), (1, [], 2), (2, ["tell"], 2), (3, ["ask"], 1), (3, [], 0)]
)
def test_after_steps_back_an_attempt_goes_on_where_it_was_left(
    database: Database, session: Session, back: int, again: list[str], stands: int
) -> None:
    """Also where the same was chosen again; what was decided before stays kept."""
    way = ["ask", "tell", "whisper"]
    play(session, *way)
    for _ in range(back):
        session.step_back()
    play(session, *again)
    later, change = resumed(database, session)
    assert (taken(later), change) == (way[:stands], None)
    assert all_choices(database) == [(None, way)]


@given(stories(), walks)
def test_wherever_somebody_walks_they_go_on_where_they_were(scenario: Scenario, steps: list[int]) -> None:
    """In the same attempt, by the same way."""
    with new_records() as database:
        session = begin(database, scenario, GUIDANCE, timing=Timing.COACHED)
        list(walk(session, steps))
        assume(session.attempt_id)
        assert underway(database) == {scenario.id: session.attempt_id}
        assert taken(resumed(database, session)[0]) == taken(session)


def test_a_what_if_sets_its_first_pass_back_no_more(database: Database, session: Session) -> None:
    """Who goes back to that finds all of it."""
    play(session, "ask", "tell")
    play(reconsidered(session, 2, "rota"))
    assert [attempt.standing for attempt in everything(database)] == [None, None]


def test_a_debrief_from_which_somebody_steps_back_and_leaves_is_there_again(
    database: Database, session: Session
) -> None:
    """Nothing was decided anew."""
    at_rest(play(session, "tell"))
    close(database, kept(session, database).id)
    session.reopen(1)
    assert isinstance(resumed(database, session)[0].moment, Ended)
    assert underway(database) == {}


def test_steps_back_are_over_once_another_window_has_looked_back(database: Database, session: Session) -> None:
    """The debrief is on show again."""
    at_rest(play(session, "tell"))
    session.step_back()
    close(database, kept(session, database).id)
    assert isinstance(resumed(database, session)[0].moment, Ended)


def test_who_leaves_a_debrief_keeps_nothing_more(database: Database, session: Session) -> None:
    """The attempt is not underway again."""
    at_rest(play(session, "tell"))
    close(database, kept(session, database).id)
    before = tables(database)
    session.keep()
    assert tables(database) == before


@pytest.mark.parametrize("text", STANDS.values(), ids=STANDS)
def test_where_every_decision_stands_an_attempt_goes_on(
    database: Database, session: Session, tell: Tell, text: str
) -> None:
    """In the new version, in the same attempt."""
    play(session, "ask", "tell")
    again, change = resumed(database, session, tell(text))
    assert (change, taken(again), type(again.moment)) == (None, ["ask", "tell"], Outcome)
    play(again, "whisper")
    assert isinstance(at_rest(again), Ended)
    assert all_choices(database) == [(None, ["ask", "tell", "whisper"])]


def test_a_reworded_story_is_told_in_its_new_words(database: Database, session: Session, tell: Tell) -> None:
    """What was kept of it has the words that were read."""
    play(session, "ask", "tell")
    again, _ = resumed(database, session, tell(STANDS["a reworded choice"]))
    assert isinstance(again.moment, Outcome)
    assert again.moment.text == "Say that it is for all."
    assert kept(session, database).decisions[1].text == "Tell Ada that everybody should refill it."


@pytest.mark.parametrize(("text", "number", "what"), CHANGED.values(), ids=CHANGED)
@pytest.mark.parametrize("ended", [False, True], ids=["underway", "looked back on"])
def test_where_a_decision_does_not_stand_any_more_that_is_told(
    database: Database, session: Session, tell: Tell, ended: bool, text: str, number: int, what: Changed
) -> None:
    """Which, as it was taken then, and why; what stands before it is taken again, and nothing is written."""
    play(session, "ask", "tell", "whisper")
    if ended:
        close(database, kept(session, database).id)
    before = tables(database)
    again, change = resumed(database, session, tell(text))
    assert change == Change(number, kept(session, database).decisions[number - 1], what)
    assert (taken(again), again.settled) == (["ask", "tell", "whisper"][: number - 1], True)
    assert tables(database) == before


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("a scene is gone", ["ask", "rota"]),
        ("a choice is gone", ["rota"]),
        ("a condition became false", ["tell"]),
        ("a choice is locked", ["tell"]),
    ],
)
def test_what_follows_a_change_hangs_beside_what_was_done(
    database: Database, session: Session, tell: Tell, name: str, ways: list[str]
) -> None:
    """From the last decision that stands; of the old attempt no row is touched."""
    play(session, "ask", "tell", "whisper")
    text, number, _ = CHANGED[name]
    before = tables(database)
    again, _ = resumed(database, session, tell(text))
    play(again, *ways)
    assert all_choices(database) == [
        (None, ["ask", "tell", "whisper"]),
        (1, [*["ask", "tell"][: number - 1], *ways]),
    ]
    assert nothing_lost(before, tables(database))
    assert underway(database) == {"small": again.attempt_id}


def test_from_where_a_changed_story_ends_one_can_step_back(
    database: Database, session: Session, tell: Tell
) -> None:
    """The other answer hangs beside."""
    play(session, "ask", "tell", "whisper")
    before = tables(database)
    again, _ = resumed(database, session, tell(CHANGED["a route leads elsewhere"][0]))
    assert isinstance(again.moment, Ended)
    again.step_back()
    play(again, "tell")
    assert all_choices(database) == [(None, ["ask", "tell", "whisper"]), (1, ["tell"])]
    assert nothing_lost(before, tables(database))


@pytest.mark.parametrize(
    ("way", "expected"),
    [
        (["ask", "tell"], [(["ask", "tell"], None), (["ask"], "week")]),
        (["ask"], [(["ask"], "week")]),
    ],
    ids=["before what was decided last", "after all that was decided"],
)
def test_what_a_changed_story_ends_earlier_is_kept_as_ended(
    database: Database, session: Session, tell: Tell, way: list[str], expected: object
) -> None:
    """Once, beside what went further then."""
    play(session, *way)
    changed = tell(CHANGED["a route leads elsewhere"][0])
    for _ in range(2):
        again, _ = resumed(database, session, changed)
        at_rest(again)
        again.keep()
    found = [(choices(each), each.ending and each.ending.scene) for each in everything(database)]
    assert found == expected
    assert minutes_spent(everything(database)) == minutes_spent(everything(database)[:1])


def test_what_hangs_beside_an_old_attempt_is_resumed_itself(
    database: Database, session: Session, tell: Tell
) -> None:
    """In the version that it was played in, all of it stands."""
    play(session, "ask", "tell", "whisper")
    changed = tell(CHANGED["a choice is gone"][0])
    beside = play(resumed(database, session, changed)[0], "rota")
    again, change = resumed(database, beside, changed)
    assert (change, taken(again)) == (None, ["ask", "rota"])


def test_an_ended_attempt_under_which_the_story_goes_on_stays_ended(
    database: Database, session: Session, tell: Tell
) -> None:
    """What is decided after its ending hangs beside it."""
    play(session, "tell")
    before = tables(database)
    again, change = resumed(database, session, tell(small_text(("- to: apart", "- to: kitchen"))))
    assert change is None
    play(again, "tell")
    assert all_choices(database) == [(None, ["tell"]), (1, ["tell", "tell"])]
    assert nothing_lost(before, tables(database))


@given(stories(), stories(), picks, picks)
def test_however_a_story_changes_nothing_is_lost(
    old: Scenario, new: Scenario, picked: Sequence[int], again_picked: Sequence[int]
) -> None:
    """The attempt goes on from the last decision that stands; every row that was kept stays as it was."""
    with new_records() as database:
        session = begin(database, old, GUIDANCE, timing=Timing.COACHED, seed=7)
        answer(session, [(number, Rationale()) for number in picked])
        assume(session.attempt_id)
        way, ended = taken(session), isinstance(session.moment, Ended)
        before = tables(database)
        again, change = resumed(database, session, new)
        stand = taken(again)
        assert stand == (way[: change.number - 1] if change else way)
        assert tables(database) == before
        answer(again, [(number, Rationale()) for number in again_picked])
        aside = bool(change) or ended
        beside = [(1, taken(again))] if aside and taken(again) != stand else []
        assert all_choices(database) == [(None, way if aside else taken(again)), *beside]
        if aside:
            assert nothing_lost(before, tables(database))
