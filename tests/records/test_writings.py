"""What a learner writes: kept as it was written, and theirs to take back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_trainer.records.attempts import delete
from scenario_trainer.records.database import RecordsError
from scenario_trainer.records.writings import due_commitments, latest_commitments, write, written
from tests.support.beside import all_written
from tests.support.playing import add_attempt, new_records, play, tables

if TYPE_CHECKING:
    from scenario_trainer.play.session import Session
    from scenario_trainer.records.database import Database


@pytest.fixture
def about(session: Session) -> int:
    """An attempt with a what-if beside it, to write about; its id."""
    play(session, "tell")
    session.reopen(1)
    play(session, "ask")
    return 1


def test_at_first_nothing_is_written(database: Database, about: int) -> None:
    """The program writes nothing of its own."""
    assert (written(database, about), all_written(database)) == ({}, {})


def test_what_is_written_about_any_of_a_family_is_about_all_of_it(database: Database, about: int) -> None:
    """A what-if has no second form to fill in."""
    write(database, 2, {"learnt": "To ask.", "question: Who?": "Ada."})
    assert written(database, 1) == written(database, 2) == {"learnt": "To ask.", "question: Who?": "Ada."}
    assert all_written(database) == {1: {"learnt": "To ask.", "question: Who?": "Ada."}}


def test_another_text_takes_the_place_of_the_first(database: Database, about: int) -> None:
    """And nothing else's."""
    write(database, about, {"learnt": "To ask.", "peer": "She agrees."})
    write(database, about, {"learnt": "To ask first."})
    assert written(database, about) == {"learnt": "To ask first.", "peer": "She agrees."}


@pytest.mark.parametrize("empty", ["", " ", "\n\n"])
def test_an_empty_text_is_forgotten(database: Database, about: int, empty: str) -> None:
    """So that an empty heading is empty; where nothing was, nothing comes of it."""
    write(database, about, {"learnt": "To ask.", "peer": "She agrees."})
    write(database, about, {"learnt": empty, "impact": empty})
    assert all_written(database) == {1: {"peer": "She agrees."}}


def test_the_same_text_again_changes_nothing(database: Database, about: int) -> None:
    """Not even when it was written."""
    write(database, about, {"learnt": "To ask."})
    before = tables(database)
    write(database, about, {"learnt": "To ask."})
    assert tables(database) == before


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: text.strip()))
def test_a_text_comes_back_as_it_was_written(text: str) -> None:
    """Every character of it."""
    with new_records() as database:
        attempt = add_attempt(database)
        write(database, attempt, {"learnt": text})
        assert written(database, attempt) == {"learnt": text}


def test_what_is_written_about_a_deleted_attempt_is_refused(
    database: Database, about: int, other: Database
) -> None:
    """Another window has deleted it; the learner is informed, rather than left to think it was kept."""
    delete(other, about)
    with pytest.raises(RecordsError, match="this attempt is not there any more"):
        write(database, about, {"learnt": "To ask."})
    assert all_written(database) == {}


def test_a_commitment_is_due_a_week_after_it_was_written(database: Database, about: int) -> None:
    """Not a moment before."""
    write(database, about, {"commitment": "Ask first."})
    (made,) = latest_commitments(database, 5)
    assert (made.attempt, made.title, made.text, made.follow_up) == (1, "A small story", "Ask first.", "")
    week = timedelta(days=7)
    assert due_commitments(database, made.written + week - timedelta(microseconds=1)) == []
    assert due_commitments(database, made.written + week) == [made]


def test_a_commitment_with_a_follow_up_is_not_due_any_more(database: Database, about: int) -> None:
    """Both are kept."""
    write(database, about, {"commitment": "Ask first."})
    write(database, about, {"follow-up": "I did, and she laughed."})
    (made,) = latest_commitments(database, 5)
    assert (made.text, made.follow_up) == ("Ask first.", "I did, and she laughed.")
    assert due_commitments(database, made.written + timedelta(days=400)) == []


def test_the_newest_commitment_comes_first_and_the_one_due_longest(database: Database) -> None:
    """For reading and for asking."""
    for number in range(3):
        with database.writing() as connection:
            connection.execute(
                "INSERT INTO attempts (id, uid, scenario, title, timing, seed, began)"
                " VALUES (?, ?, 'small', '', 'coached', 1, '2026-11-23T09:00:00+00:00')",
                (number, str(number)),
            )
        write(database, number, {"commitment": f"Promise {number}."})
    newest_first = [made.attempt for made in latest_commitments(database, 5)]
    assert newest_first == [2, 1, 0]
    assert [made.attempt for made in latest_commitments(database, 1)] == [2]
    later = datetime.now(UTC) + timedelta(days=30)
    assert [made.attempt for made in due_commitments(database, later)] == [0, 1, 2]
