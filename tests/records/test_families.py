"""Families: which attempts are passes, for Python and for the database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from scenario_trainer.play.kept_sessions import begin
from scenario_trainer.play.moments import Timing
from scenario_trainer.records.attempts import close, family
from scenario_trainer.records.families import first_pass_of, passes
from tests.support.playing import new_records, play, resumed

if TYPE_CHECKING:
    from scenario_trainer.play.session import Session
    from scenario_trainer.records.database import Database
    from scenario_trainer.story.model import Guidance, Scenario

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)

times = st.none() | st.integers(0, 4).map(lambda number: (NOON + number * timedelta(seconds=0.5)).isoformat())
"""Points in time, on the second and between, or none."""


def pass_ids(database: Database) -> list[int]:
    """The passes of the first family, by their ids."""
    return [each.id for each in passes(family(database, 1))]


def test_what_was_left_by_stepping_back_is_no_pass(database: Database, maze: Scenario, guidance: Guidance) -> None:
    """The first that came to an end is the first pass, until then what is underway; a what-if may be left."""
    session = play(begin(database, maze, guidance, timing=Timing.COACHED), "to-b", "to-a")
    session.reopen(1)
    assert pass_ids(database) == [1]
    play(session, "to-c")
    assert pass_ids(database) == [2]
    play(session, "out")
    assert pass_ids(database) == [2]
    session.reopen(2)
    play(session, "to-b")
    assert pass_ids(database) == [2, 3]


def ended_otherwise(database: Database, maze: Scenario, guidance: Guidance) -> Session:
    """A session of which two decisions were left for another pass, which has ended; its first is asked again."""
    session = play(begin(database, maze, guidance, timing=Timing.COACHED), "to-b", "to-a")
    session.reopen(1)
    play(session, "to-c", "out")
    session.reopen(1)
    return session


def test_what_was_left_and_comes_to_an_end_later_is_a_what_if(
    database: Database, maze: Scenario, guidance: Guidance
) -> None:
    """Though it was begun first: the first pass stays the first pass."""
    session = ended_otherwise(database, maze, guidance)
    play(session, "to-b", "to-a", "to-c", "out")
    assert pass_ids(database) == [2, 1]


def test_what_was_left_on_the_way_is_no_what_if(database: Database, maze: Scenario, guidance: Guidance) -> None:
    """Though it was begun later than the pass that went on without it."""
    session = play(begin(database, maze, guidance, timing=Timing.COACHED), "to-c", "to-a")
    session.reopen(2)
    play(session, "to-b")
    session.reopen(2)
    play(session, "to-a", "to-c", "out")
    session.reopen(2)
    play(session, "out")
    assert [len(each.decisions) for each in family(database, 1)] == [4, 2, 2]
    assert pass_ids(database) == [1, 3]


def test_what_was_left_and_is_gone_on_with_after_the_end_is_a_what_if(
    database: Database, maze: Scenario, guidance: Guidance
) -> None:
    """While it is underway, and once it was given up without an end."""
    session = ended_otherwise(database, maze, guidance)
    play(session, "to-b")
    assert (pass_ids(database), resumed(database, session)[0].is_what_if) == ([2, 1], True)
    play(session, "to-a", "to-b")
    close(database, 1)
    assert pass_ids(database) == [2, 1]


@given(st.lists(st.tuples(times, times), min_size=1, max_size=5))
def test_the_database_finds_the_same_first_pass(attempts: list[tuple[str | None, str | None]]) -> None:
    """Whatever ended when, and whatever is underway; another family changes nothing."""
    with new_records() as database:
        with database.writing() as connection:
            for number, (ended, underway) in enumerate([(NOON.isoformat(), None), *attempts], start=1):
                ending = "fragile" if ended else None
                connection.execute(
                    "INSERT INTO attempts (id, uid, first_pass, scenario, title, timing, seed, began, ending,"
                    " ending_kind, ending_title, ended, underway)"
                    " VALUES (?1, ?1, ?2, 'small', '', 'coached', 1, ?3, ?4, ?4, ?4, ?5, ?6)",
                    (number, 2 if number > 2 else None, NOON.isoformat(), ending, ended, underway),
                )
        ((found,),) = database.rows(f"SELECT {first_pass_of('2')}")
        assert found == passes(family(database, 2))[0].id
