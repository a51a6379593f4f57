"""Tallies: counted by the database as decisions are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenario_trainer.play.kept_sessions import begin
from scenario_trainer.play.moments import Timing
from scenario_trainer.records.attempts import delete
from scenario_trainer.records.tallies import PrincipleTotal, Tally, principle_totals, tallies_of
from tests.support.playing import play

if TYPE_CHECKING:
    from collections.abc import Callable

    from scenario_trainer.play.session import Session
    from scenario_trainer.records.database import Database
    from scenario_trainer.story.model import Guidance, Scenario


@pytest.fixture
def played(database: Database, small: Scenario, guidance: Guidance) -> Callable[..., Session]:
    """Plays a further first pass with these choices."""
    return lambda *choices: play(begin(database, small, guidance, timing=Timing.COACHED, seed=1), *choices)


@pytest.mark.parametrize(
    ("tally", "in_play", "taken_up"),
    [
        (Tally(0, 0, 0, 0), 0, 0.0),
        (Tally(2, 0, 0, 0), 2, 1.0),
        (Tally(0, 1, 0, 0), 1, 0.5),
        (Tally(1, 1, 1, 1), 4, 0.375),
        (Tally(0, 0, 3, 2), 5, 0.0),
    ],
)
def test_a_principle_is_taken_up_where_it_is_reflected(tally: Tally, in_play: int, taken_up: float) -> None:
    """Half where it is partly; not where it is worked against or left out."""
    assert (tally.in_play, tally.taken_up) == (in_play, taken_up)


def test_a_principle_is_counted_over_all_first_passes(database: Database, played: Callable[..., Session]) -> None:
    """In each decision it was reflected, partly reflected, worked against, or in play and not taken up."""
    played("ask", "tell", "tell")
    played("tell")
    found = principle_totals(database)
    assert found["respond-to-difference"] == PrincipleTotal(Tally(1, 0, 0, 1), 2)
    assert found["visible-value"] == PrincipleTotal(Tally(0, 3, 0, 1), 2)
    assert found["facts-are-not-enough"] == PrincipleTotal(Tally(0, 0, 3, 1), 2)
    assert found["small-early-wins"] == PrincipleTotal(Tally(0, 0, 0, 1), 1)
    assert "value-over-harmony" not in found


def test_what_was_left_by_stepping_back_counts_no_more(
    database: Database, maze: Scenario, guidance: Guidance
) -> None:
    """The pass that goes on without it counts in its place, from its first decision on."""
    session = play(begin(database, maze, guidance, timing=Timing.COACHED), "to-b", "to-a")
    left = tallies_of(database, [1])
    session.reopen(1)
    assert tallies_of(database, [1]) == left
    play(session, "to-c")
    assert tallies_of(database, [1]) == {(1, "small-early-wins"): Tally(0, 0, 1, 0)}
    assert principle_totals(database) == {"small-early-wins": PrincipleTotal(Tally(0, 0, 1, 0), 1)}
    play(session, "out")
    ended = tallies_of(database, [1])
    session.reopen(1)
    play(session, "to-b", "to-a", "to-c", "out")
    assert tallies_of(database, [1]) == ended


def test_the_tallies_of_single_passes_can_be_read(database: Database, played: Callable[..., Session]) -> None:
    """Of those that are asked for."""
    for way in (("ask", "rota"), ("tell",), ("ask", "tell", "tell")):
        played(*way)
    found = tallies_of(database, [1, 2])
    assert found[1, "small-early-wins"] == Tally(1, 0, 0, 0)
    assert found[2, "respond-to-difference"] == Tally(0, 0, 0, 1)
    assert {attempt for attempt, _ in found} == {1, 2}
    assert tallies_of(database, []) == {}


def test_a_what_if_does_not_count(database: Database, played: Callable[..., Session]) -> None:
    """Trying all answers afterwards says nothing of how one decides."""
    session = played("tell")
    before = principle_totals(database)
    session.reopen(1)
    play(session, "ask", "rota")
    assert principle_totals(database) == before


def test_what_was_deleted_does_not_count(database: Database, played: Callable[..., Session]) -> None:
    """The totals are as before it."""
    played("ask")
    before = principle_totals(database)
    played("tell")
    delete(database, 2)
    assert principle_totals(database) == before
