"""What is written about a decision before it is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenario_trainer.play.decisions import Confidence, Rationale
from scenario_trainer.play.kept_sessions import begin, resume
from scenario_trainer.play.moments import Timing
from scenario_trainer.records.attempts import delete
from tests.support.playing import play

if TYPE_CHECKING:
    from scenario_trainer.play.session import Session
    from scenario_trainer.records.database import Database
    from scenario_trainer.story.model import Guidance, Scenario

WHY = Rationale("She knows.", Confidence.UNSURE)


def drafts(database: Database) -> list[tuple[object, ...]]:
    """What is on the disk."""
    return [tuple(row) for row in database.rows("SELECT scene, note, reason FROM drafts")]


def write(session: Session) -> None:
    """Write about the decision that is asked."""
    while not session.settled:
        session.go_on()
    session.write_note("Look it up.")
    session.write_rationale(WHY)


def written(session: Session) -> tuple[str, Rationale]:
    """What a session goes on with at its next decision."""
    while not session.settled:
        session.go_on()
    return session.note, session.rationale


def begun(database: Database, small: Scenario, guidance: Guidance) -> Session:
    """An attempt that begins."""
    return begin(database, small, guidance, timing=Timing.COACHED, seed=1)


def test_it_is_there_again_before_the_first_decision(
    database: Database, small: Scenario, guidance: Guidance
) -> None:
    """Though nothing of the attempt is kept yet."""
    write(begun(database, small, guidance))
    assert written(begun(database, small, guidance)) == ("Look it up.", WHY)


def test_it_is_there_again_when_the_attempt_goes_on(
    database: Database, small: Scenario, guidance: Guidance
) -> None:
    """In this attempt, and in no other of the same scenario."""
    session = play(begun(database, small, guidance), "ask")
    write(session)
    assert session.attempt_id
    again, _ = resume(database, small, guidance, session.attempt_id)
    assert written(again) == ("Look it up.", WHY)
    assert written(begun(database, small, guidance)) == ("", Rationale())


@pytest.mark.parametrize("before", [(), ("ask",)], ids=["the first", "a later one"])
def test_it_ends_with_the_decision(
    database: Database, small: Scenario, guidance: Guidance, before: tuple[str, ...]
) -> None:
    """The note goes with the decision that was taken."""
    session = play(begun(database, small, guidance), *before)
    write(session)
    assert len(drafts(database)) == 1
    session.choose("tell", WHY)
    assert (drafts(database), session.decisions[-1].note) == ([], "Look it up.")


def test_it_ends_with_a_decision_of_a_what_if(database: Database, small: Scenario, guidance: Guidance) -> None:
    """Which is an attempt of its own in the same family."""
    session = play(begun(database, small, guidance), "ask", "tell")
    session.step_back()
    write(session)
    session.choose("rota")
    assert drafts(database) == []


def test_what_is_taken_back_is_not_kept(database: Database, small: Scenario, guidance: Guidance) -> None:
    """An empty text and no answer leave nothing."""
    session = begun(database, small, guidance)
    write(session)
    session.write_note("")
    session.write_rationale(Rationale())
    assert drafts(database) == []


@pytest.mark.parametrize(
    ("damage", "expected"),
    [("note = CAST(note AS BLOB)", WHY), ("confidence = 'often'", WHY._replace(confidence=None))],
)
def test_a_damaged_value_is_read_as_far_as_it_can_be(
    database: Database, small: Scenario, guidance: Guidance, damage: str, expected: Rationale
) -> None:
    """A text whose type a flipped bit has changed is a text; a number that no version wrote is left out."""
    write(begun(database, small, guidance))
    with database.writing() as connection:
        connection.execute(f"UPDATE drafts SET {damage}")
    assert written(begun(database, small, guidance)) == ("Look it up.", expected)


def test_it_is_deleted_with_the_attempt(database: Database, small: Scenario, guidance: Guidance) -> None:
    """And not written again where the attempt was deleted in another window."""
    session = play(begun(database, small, guidance), "ask")
    write(session)
    assert session.attempt_id
    delete(database, session.attempt_id)
    assert drafts(database) == []
    session.write_note("More.")
    assert drafts(database) == []
