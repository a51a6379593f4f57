"""Attempts as they are kept: found again, closed, deleted, and never changed."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.play.kept_sessions import begin
from scenario_trainer.play.moments import Timing
from scenario_trainer.records.attempts import (
    close,
    delete,
    everything,
    family,
    find,
    latest,
    to_resume,
    totals,
    underway,
)
from scenario_trainer.records.kept import Attempt, KeptDecision, minutes_spent
from scenario_trainer.records.writings import write as write_about
from tests.support.playing import TABLES, choices, play, tables

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scenario_trainer.play.session import Session
    from scenario_trainer.records.database import Database
    from scenario_trainer.story.model import Guidance, Scenario

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def attempt(*seconds: int, first_pass: int | None = None) -> Attempt:
    """An attempt with decisions on which so much time was spent."""
    decisions = tuple(KeptDecision("s", "c", "S", "C", NOON, each) for each in seconds)
    return Attempt(2, "uid", first_pass, "small", "1.0", "", Timing.COACHED, 1, NOON, None, True, decisions)


@pytest.fixture
def begun(database: Database, small: Scenario, guidance: Guidance) -> Callable[[], Session]:
    """Begins a further attempt at the small story."""
    return lambda: begin(database, small, guidance, timing=Timing.COACHED, seed=1)


@pytest.fixture
def three(begun: Callable[[], Session]) -> Sequence[int]:
    """A first pass, a what-if beside it, and another first pass; their ids."""
    session = play(begun(), "tell")
    session.reopen(1)
    play(session, "ask", "rota")
    play(begun(), "ask")
    return (1, 2, 3)


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [((), 0), ((1,), 1), ((60,), 1), ((61,), 2), ((30, 30), 1), ((300, 300, 12), 11)],
)
def test_the_time_spent_on_decisions_is_added_and_rounded_up(seconds: Sequence[int], expected: int) -> None:
    """To whole minutes, once, over all of them."""
    assert attempt(*seconds).minutes == expected


def test_a_family_spends_the_time_of_all_its_attempts() -> None:
    """A what-if's copies of earlier decisions have none."""
    assert minutes_spent([attempt(70, 80), attempt(0, 0, 30, first_pass=1)]) == 3


def test_the_totals_count_first_passes_and_the_time_of_all_attempts(
    database: Database, three: Sequence[int]
) -> None:
    """What-ifs are no passes of their own, and take time."""
    assert totals(database) == (2, minutes_spent(everything(database)))


def test_without_attempts_the_totals_are_nothing(database: Database) -> None:
    """Neither passes nor minutes."""
    assert totals(database) == (0, 0)


def test_an_attempt_is_the_same_however_it_is_found(database: Database, session: Session) -> None:
    """By itself, with its family, and among all."""
    play(session, "ask")
    found = find(database, 1)
    assert found is not None
    assert (found,) == family(database, 1) == everything(database)
    assert latest(database, 5) == ((found,),)


def test_a_family_is_found_from_any_of_its_attempts(database: Database, three: Sequence[int]) -> None:
    """The first pass first; another attempt at the same scenario is no relative."""
    assert [each.id for each in family(database, 1)] == [each.id for each in family(database, 2)] == [1, 2]
    assert [each.family for each in family(database, 2)] == [1, 1]
    assert [each.id for each in family(database, 3)] == [3]


def test_an_attempt_that_is_not_there_is_not_found(database: Database, three: Sequence[int]) -> None:
    """Neither it nor a family of it, and nothing to go back to."""
    assert (find(database, 4), family(database, 4), to_resume(database, 4)) == (None, (), None)


def test_the_newest_first_passes_come_first_and_by_the_page(
    database: Database, begun: Callable[[], Session]
) -> None:
    """Each with what hangs beside it."""
    for _ in range(5):
        session = play(begun(), "tell")
        session.reopen(1)
        play(session, "ask")
    first = latest(database, 2)
    assert [[each.id for each in one] for one in first] == [[9, 10], [7, 8]]
    assert [[each.id for each in one] for one in latest(database, 2, before=7)] == [[5, 6], [3, 4]]
    assert [[each.id for each in one] for one in latest(database, 2, before=3)] == [[1, 2]]


def test_of_a_family_only_what_was_played_last_is_underway(database: Database, session: Session) -> None:
    """What was left by stepping back is not, unless somebody steps back to it."""
    play(session, "ask", "tell")
    session.reopen(2)
    play(session, "whisper")
    assert [each.underway for each in everything(database)] == [False, True]
    session.reopen(2)
    play(session, "tell")
    assert [each.underway for each in family(database, 2)] == [True, False]


def test_what_is_underway_in_a_scenario_is_what_was_played_last(
    database: Database, begun: Callable[[], Session]
) -> None:
    """Whichever was begun first."""
    first, second = play(begun(), "ask"), play(begun(), "ask")
    assert underway(database) == {"small": 2}
    play(first, "tell")
    assert underway(database) == {"small": 1}
    play(second, "rota")
    assert underway(database) == {"small": 2}


def test_each_scenario_has_its_own_underway(
    database: Database, session: Session, small: Scenario, guidance: Guidance
) -> None:
    """Beside each other."""
    play(session, "ask")
    play(begin(database, replace(small, id="other"), guidance, timing=Timing.COACHED), "ask")
    assert underway(database) == {"small": 1, "other": 2}


@pytest.mark.parametrize("which", [1, 2])
def test_closing_any_of_a_family_closes_all_of_it(database: Database, three: Sequence[int], which: int) -> None:
    """And nothing else; closing it again changes nothing."""
    close(database, which)
    assert [each.underway for each in everything(database)] == [False, False, True]
    before = tables(database)
    close(database, which)
    assert tables(database) == before


def test_a_further_decision_is_underway_again(database: Database, session: Session) -> None:
    """A what-if from the debrief can be left and gone on with."""
    play(session, "tell")
    close(database, 1)
    session.reopen(1)
    play(session, "ask")
    assert [each.underway for each in family(database, 1)] == [False, True]
    assert underway(database) == {"small": 2}


def test_one_goes_back_to_what_is_underway_else_to_what_ended_last(database: Database, session: Session) -> None:
    """From any of the family."""
    play(session, "ask", "tell")
    session.reopen(2)
    play(session, "rota")
    went = [to_resume(database, 1)]
    session.reopen(2)
    play(session, "tell", "whisper")
    went.append(to_resume(database, 2))
    close(database, 1)
    went.append(to_resume(database, 1))
    assert went == [2, 1, 1]


def test_a_later_attempt_at_the_scenario_is_none_of_a_family_s_to_resume(
    database: Database, begun: Callable[[], Session]
) -> None:
    """What is underway of the family itself is."""
    session = play(begun(), "tell")
    session.reopen(1)
    play(session, "ask")
    play(begun(), "ask")
    assert to_resume(database, 1) == 2


def test_one_goes_back_to_a_first_pass_that_was_given_up(database: Database, session: Session) -> None:
    """Where there is nothing else."""
    play(session, "ask", "tell")
    close(database, 1)
    assert to_resume(database, 1) == 1


def test_deleting_a_first_pass_deletes_all_that_hangs_on_it(database: Database, session: Session) -> None:
    """What-ifs, decisions, notes, tallies, writings and reviews."""
    play(session, "tell")
    session.write_note("True, and no help.")
    session.reopen(1)
    play(session, "ask")
    write_about(database, 1, {"learnt": "To ask."})
    assert all(tables(database).values())
    delete(database, 1)
    assert tables(database) == {table: [] for table in TABLES}


def test_deleting_one_attempt_leaves_the_others(database: Database, three: Sequence[int]) -> None:
    """A what-if can go without its first pass, and a first pass without other first passes."""
    delete(database, 2)
    assert [(each.id, choices(each)) for each in everything(database)] == [(1, ["tell"]), (3, ["ask"])]
    delete(database, 1)
    assert [(each.id, choices(each)) for each in everything(database)] == [(3, ["ask"])]


def test_the_number_of_a_deleted_attempt_is_not_given_again(
    database: Database, begun: Callable[[], Session]
) -> None:
    """Nobody takes another attempt for it."""
    play(begun(), "ask")
    delete(database, 1)
    assert play(begun(), "ask").attempt_id == 2


@pytest.mark.parametrize(
    "column", ["scene", "choice", "question", "text", "alignments", "decided", "reason", "number"]
)
def test_a_decision_that_was_kept_cannot_be_changed(database: Database, session: Session, column: str) -> None:
    """The database itself refuses, whoever asks."""
    play(session, "tell")
    before = tables(database)
    with (
        pytest.raises(sqlite3.IntegrityError, match="a decision stays as it was taken"),
        database.writing() as connection,
    ):
        connection.execute(f"UPDATE decisions SET {column} = '7'")
    assert tables(database) == before


def test_a_decision_belongs_to_an_attempt_that_is_there(database: Database) -> None:
    """The database refuses one that hangs on nothing."""
    with (
        pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"),
        database.writing() as connection,
    ):
        connection.execute(
            "INSERT INTO decisions (attempt, number, scene, choice, question, text, decided)"
            " VALUES (1, 1, 's', 'c', 'S', 'C', '')"
        )
    assert tables(database)["decisions"] == []
