"""Decisions that come back days later, for retrieval practice.

When they come back is decided by FSRS, the Free Spaced Repetition Scheduler, from how the answers went.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.records.families import first_pass_of
from scenario_trainer.records.values import Reader, moment, number, optional, reading, text
from scenario_trainer.story.terms import Alignment

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from scenario_trainer.records.database import Database

FIRST_INTERVAL = timedelta(days=2)
"""How long after the decision it first comes back."""
MOST = 3
"""How many decisions of one first pass come back."""

_IS_FIRST_PASS = f"attempts.id = {first_pass_of('ifnull(attempts.first_pass, attempts.id)')}"
_DISTANCE = {Alignment.REFLECTS: 0.0, Alignment.PARTLY: 0.5, Alignment.AGAINST: 1.0}


class Card(NamedTuple):
    """A decision to be met again, known by its scenario and scene."""

    scenario: str
    scene: str
    attempt: int
    """Replaying this attempt up to the decision brings the moment back."""
    number: int
    """Which decision of that attempt it was, from 1."""
    memory: str | None
    """What the scheduler knows; None until it has been met again."""


def add_cards(connection: sqlite3.Connection, attempt_id: int) -> None:
    """Let the decisions of a first pass that are furthest from the guidance come back; none of another attempt.

    These are at most three that work against a principle: first those with the greatest mean distance over the
    principles that the choice names (reflects 0, partly 0.5, against 1), of equal ones the earlier. A scene comes
    back once, from whichever attempt.
    """
    (has,) = connection.execute("SELECT count(*) FROM cards WHERE attempt = ?", (attempt_id,)).fetchone()
    reader = Reader()  # what is damaged is reported where attempts are read
    now = datetime.now(UTC)
    for row in _furthest(connection, attempt_id, reader)[: MOST - has]:
        due = reader.value(attempt_id, moment, row["decided"], now) + FIRST_INTERVAL
        connection.execute(
            "INSERT OR IGNORE INTO cards (scenario, scene, attempt, number, due) VALUES (?, ?, ?, ?, ?)",
            (row["scenario"], row["scene"], attempt_id, row["number"], due.isoformat()),
        )


def _furthest(connection: sqlite3.Connection, attempt_id: int, reader: Reader) -> list[sqlite3.Row]:
    """The decisions of a first pass that work against a principle, the furthest from the guidance first."""
    rows = connection.execute(
        "SELECT scenario, scene, number, decided, alignments FROM decisions JOIN attempts ON attempts.id = attempt"
        f" WHERE attempt = ? AND alignments IS NOT NULL AND {_IS_FIRST_PASS} ORDER BY number",
        (attempt_id,),
    )
    distances = [(row, _distance(reader.alignments(attempt_id, row["alignments"]).values())) for row in rows]
    return [row for row, distance in sorted(distances, key=lambda each: -each[1]) if distance]


def _distance(alignments: Iterable[Alignment | None]) -> float:
    """How far a choice is from the guidance, from 0 to 1; 0 where it works against no principle."""
    named = [each for each in alignments if each]
    return sum(map(_DISTANCE.__getitem__, named)) / len(named) if Alignment.AGAINST in named else 0.0


def due(database: Database, now: datetime) -> list[Card]:
    """What is due for review, longest due first; not what is still being played."""
    query = (
        "SELECT cards.scenario, scene, attempt, number, memory FROM cards"
        " JOIN attempts ON attempts.id = cards.attempt WHERE due <= ? AND underway IS NULL ORDER BY due"
    )
    with reading(database) as reader:
        return [_card(reader, row) for row in database.rows(query, (now.isoformat(),))]


def _card(reader: Reader, row: sqlite3.Row) -> Card:
    attempt = row["attempt"]
    return Card(
        reader.value(attempt, text, row["scenario"], ""),
        reader.value(attempt, text, row["scene"], ""),
        attempt,
        reader.value(attempt, number, row["number"], 0),
        reader.value(attempt, optional(text), row["memory"], None),
    )


def answered(database: Database, card: Card, rating: Alignment | None, now: datetime) -> datetime:
    """Note how a card was answered, and return when it comes back.

    An answer rated as reflecting counts as remembered, a partly reflecting one as remembered with difficulty, and
    one that works against principles as forgotten; None, for an open decision, counts as remembered.
    """
    from fsrs import Card as Memory
    from fsrs import Rating, Scheduler

    ratings = {Alignment.AGAINST: Rating.Again, Alignment.PARTLY: Rating.Hard}
    # No steps within a day: nothing comes back before tomorrow.
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    grade = ratings.get(rating, Rating.Good) if rating else Rating.Good

    def reviewed(memory: str | None) -> Memory:
        known = Memory.from_json(memory) if memory else Memory()
        return scheduler.review_card(known, grade, review_datetime=now)[0]

    with reading(database) as reader:
        memory = reader.value(card.attempt, reviewed, card.memory, None) or reviewed(None)
    with database.writing() as connection:
        connection.execute(
            "UPDATE cards SET due = ?, memory = ? WHERE scenario = ? AND scene = ?",
            (memory.due.isoformat(), memory.to_json(), card.scenario, card.scene),
        )
    return memory.due


def drop(database: Database, card: Card) -> None:
    """Forget a card whose story has changed so that its moment no longer comes about."""
    with database.writing() as connection:
        connection.execute("DELETE FROM cards WHERE scenario = ? AND scene = ?", (card.scenario, card.scene))
