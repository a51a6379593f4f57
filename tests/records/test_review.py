"""Decisions that come back for review, and when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_trainer.play.kept_sessions import begin
from scenario_trainer.play.moments import Timing
from scenario_trainer.records.attempts import close, delete
from scenario_trainer.records.kept import KeptDecision
from scenario_trainer.records.review import FIRST_INTERVAL, Card, answered, drop, due
from scenario_trainer.records.rows import insert_decision
from scenario_trainer.story.terms import Alignment
from tests.support.playing import add_attempt, kept, new_records, play, tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenario_trainer.play.session import Session
    from scenario_trainer.records.database import Database
    from scenario_trainer.story.model import Guidance, Scenario

DAY = timedelta(days=1)
START = datetime(2026, 11, 23, 9, tzinfo=UTC)
A_YEAR_ON = datetime.now(UTC) + timedelta(days=365)
CARD = Card("small", "kitchen", 1, 1, None)


def add_cards(database: Database, *cards: tuple[str, str, datetime]) -> None:
    """Keep cards, each by its scenario, its scene and when it is due, that hang on one attempt."""
    attempt = add_attempt(database)
    with database.writing() as connection:
        connection.executemany(
            "INSERT INTO cards VALUES (?, ?, ?, 1, ?, NULL)",
            [(scenario, scene, attempt, when.isoformat()) for scenario, scene, when in cards],
        )


def answer(database: Database, answers: Sequence[Alignment | None]) -> list[timedelta]:
    """Answer a card each time on the moment it is due; how long until it comes back each time."""
    add_cards(database, ("small", "kitchen", START))
    now, intervals = START, []
    for each in answers:
        (card,) = due(database, now)
        back = answered(database, card, each, now)
        intervals.append(back - now)
        now = back
    return intervals


def test_a_decision_against_a_principle_comes_back_after_two_days(session: Session, database: Database) -> None:
    """Not a moment before; it knows where in the attempt it was met."""
    decided = kept(play(session, "ask", "tell", "whisper"), database).decisions[1].decided
    close(database, 1)
    assert due(database, decided + 2 * DAY - timedelta(microseconds=1)) == []
    assert due(database, decided + 2 * DAY) == [CARD._replace(number=2)]
    assert FIRST_INTERVAL == 2 * DAY


def test_nothing_comes_back_while_its_attempt_is_underway(session: Session, database: Database) -> None:
    """Until it has been looked back on, or given up."""
    play(session, "tell")
    assert due(database, A_YEAR_ON) == []
    close(database, 1)
    assert due(database, A_YEAR_ON) == [CARD]


ALIGNMENTS: dict[str, dict[str, Alignment | None]] = {
    "against": {"one": Alignment.AGAINST, "two": None},
    "against and reflects": {"one": Alignment.AGAINST, "two": Alignment.REFLECTS},
    "against and partly": {"one": Alignment.PARTLY, "two": Alignment.AGAINST},
    "partly": {"one": Alignment.PARTLY},
    "reflects": {"one": Alignment.REFLECTS},
    "left out": {"one": None},
    "open": {},
}
"""How a decision can stand, the furthest from the guidance first."""


def attempt_of(database: Database, *decisions: str) -> None:
    """Keep a first pass whose decisions stood like this, each in a scene of its own; it is left before its end."""
    attempt = add_attempt(database)
    with database.writing() as connection:
        for number, name in enumerate(decisions, start=1):
            kept = KeptDecision(f"scene-{number}", "c", "Q", "C", START, 0, ("c",), ALIGNMENTS[name])
            insert_decision(connection, attempt, number, kept)


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        (["against"] * 5, [1, 2, 3]),
        (["against and reflects", "against and partly", "against", "against and reflects"], [1, 2, 3]),
        (["against and reflects", "against and reflects", "against", "against and partly"], [1, 3, 4]),
        (["partly", "reflects", "left out", "open"], []),
        (["partly", "against and reflects", "open"], [2]),
    ],
    ids=["the earliest", "in their order", "the furthest", "nothing against", "one"],
)
def test_the_three_decisions_furthest_from_the_guidance_come_back(
    database: Database, decisions: list[str], expected: list[int]
) -> None:
    """Once the attempt is closed, and only such as work against a principle; of equal ones the earlier."""
    attempt_of(database, *decisions)
    assert tables(database)["cards"] == []
    close(database, 1)
    close(database, 1)
    assert [card.number for card in due(database, A_YEAR_ON)] == expected


def test_decisions_come_back_of_the_pass_that_went_on_after_a_step_back(
    session: Session, database: Database
) -> None:
    """Not of what was taken back, nor of a what-if beside it."""
    play(session, "ask", "tell")
    session.reopen(2)
    play(session, "rota")
    session.reopen(1)
    play(session, "tell")
    close(database, 1)
    assert due(database, A_YEAR_ON) == [CARD._replace(attempt=2, number=2)]


def test_an_ending_lets_decisions_come_back(session: Session, database: Database) -> None:
    """Before the learner has looked back; each decision on its way there was too early."""
    play(session, "ask", "tell")
    assert tables(database)["cards"] == []
    play(session, "whisper")
    assert [row[3] for row in tables(database)["cards"]] == [2]


def test_what_reflects_principles_or_names_none_does_not_come_back(session: Session, database: Database) -> None:
    """There is nothing to retrieve."""
    play(session, "ask", "whisper")
    close(database, 1)
    assert due(database, A_YEAR_ON) == []


def test_what_is_tried_afterwards_does_not_come_back(session: Session, database: Database) -> None:
    """A what-if is for trying things out."""
    play(session, "ask", "whisper")
    session.reopen(1)
    play(session, "tell")
    close(database, 1)
    assert due(database, A_YEAR_ON) == []


def test_a_what_if_that_is_given_up_does_not_come_back_either(session: Session, database: Database) -> None:
    """Though it came to no end of its own."""
    play(session, "ask", "whisper")
    session.reopen(2)
    play(session, "tell")
    close(database, 2)
    assert due(database, A_YEAR_ON) == []


def test_a_scene_comes_back_once(
    session: Session, database: Database, small: Scenario, guidance: Guidance
) -> None:
    """However often it was decided against a principle, in one attempt and in another."""
    play(session, "ask", "tell", "tell")
    play(begin(database, small, guidance, timing=Timing.COACHED), "tell")
    close(database, 1)
    close(database, 2)
    assert due(database, A_YEAR_ON) == [CARD._replace(number=2)]


def test_what_was_due_first_comes_first(database: Database) -> None:
    """So that nothing waits forever."""
    later = [START + days * DAY for days in range(4)]
    add_cards(database, ("one", "third", later[3]), ("two", "first", later[1]), ("one", "second", later[2]))
    assert [card.scene for card in due(database, later[3])] == ["first", "second", "third"]
    assert [card.scene for card in due(database, later[2])] == ["first", "second"]


def test_an_answered_card_comes_back_when_it_was_said(session: Session, database: Database) -> None:
    """With what the scheduler knows by then; not before."""
    play(session, "tell")
    close(database, 1)
    (card,) = due(database, A_YEAR_ON)
    back = answered(database, card, Alignment.REFLECTS, A_YEAR_ON)
    assert due(database, back - timedelta(seconds=1)) == []
    (again,) = due(database, back)
    assert again.memory is not None
    assert again == CARD._replace(memory=again.memory)


@pytest.mark.parametrize("good", [Alignment.REFLECTS, None])
def test_good_answers_let_the_time_grow(database: Database, good: Alignment | None) -> None:
    """Each time longer than the last; a choice that names no principle is no wrong answer."""
    intervals = answer(database, [good] * 6)
    assert intervals == sorted(set(intervals))
    assert intervals[-1] > 100 * DAY


def test_a_wrong_answer_brings_it_back_within_days(database: Database) -> None:
    """However long it had been remembered."""
    *_, before, wrong = answer(database, [Alignment.REFLECTS] * 5 + [Alignment.AGAINST])
    assert before > 30 * DAY
    assert DAY <= wrong <= before / 4


def test_a_first_wrong_answer_brings_it_back_the_next_day(database: Database) -> None:
    """As soon as anything does."""
    assert answer(database, [Alignment.AGAINST]) == [DAY]


def test_the_better_the_answer_the_later_it_comes_back() -> None:
    """Wrong, mixed, good."""
    intervals = []
    for alignment in (Alignment.AGAINST, Alignment.PARTLY, Alignment.REFLECTS):
        with new_records() as database:
            intervals.append(answer(database, [Alignment.REFLECTS, alignment])[-1])
    assert intervals == sorted(set(intervals))


@given(st.lists(st.sampled_from([*Alignment, None]), min_size=1, max_size=8))
def test_nothing_comes_back_before_the_next_day(answers: list[Alignment | None]) -> None:
    """Whatever is answered, one after another."""
    with new_records() as database:
        assert min(answer(database, answers)) >= DAY


def test_a_dropped_card_is_gone_for_good(session: Session, database: Database) -> None:
    """Its story has changed; other cards stay."""
    play(session, "tell")
    close(database, 1)
    drop(database, CARD._replace(scene="elsewhere"))
    assert due(database, A_YEAR_ON) == [CARD]
    drop(database, CARD)
    assert tables(database)["cards"] == []


def test_what_hangs_on_a_deleted_attempt_does_not_come_back(session: Session, database: Database) -> None:
    """Answering it from another window afterwards brings nothing back either."""
    play(session, "tell")
    delete(database, 1)
    answered(database, CARD, Alignment.REFLECTS, START)
    assert tables(database)["cards"] == []


def test_a_card_belongs_to_a_scene_of_its_scenario(database: Database) -> None:
    """Reviewing one leaves the others as they are."""
    add_cards(database, ("small", "kitchen", START), ("small", "hall", START), ("other", "kitchen", START))
    answered(database, CARD, Alignment.REFLECTS, START)
    assert [(card.scenario, card.scene) for card in due(database, START)] == [
        ("other", "kitchen"),
        ("small", "hall"),
    ]
