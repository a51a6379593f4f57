"""Decisions that come back days later, for retrieval practice.

When they come back is decided by FSRS, the Free Spaced Repetition Scheduler, from how the answers went.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.story.terms import Alignment

if TYPE_CHECKING:
    from scenario_trainer.records.database import Database

FIRST_INTERVAL = timedelta(days=2)
"""How long after the decision it first comes back."""


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


def due(database: Database, now: datetime, scenario: str | None = None) -> list[Card]:
    """What is due for review, longest due first; not what is still being played."""
    query = (
        "SELECT cards.* FROM cards JOIN attempts ON attempts.id = cards.attempt"
        " WHERE due <= ? AND underway IS NULL AND ? IN (cards.scenario, '') ORDER BY due"
    )
    return [
        Card(row["scenario"], row["scene"], row["attempt"], row["number"], row["memory"])
        for row in database.rows(query, (now.isoformat(), scenario or ""))
    ]


def answered(database: Database, card: Card, alignment: Alignment | None, now: datetime) -> datetime:
    """Note how a card was answered, and return when it comes back.

    An answer that reflects all it names counts as remembered, a mixed one as remembered with difficulty, and one
    that only works against principles as forgotten.
    """
    from fsrs import Card as Memory
    from fsrs import Rating, Scheduler

    ratings = {Alignment.AGAINST: Rating.Again, Alignment.PARTLY: Rating.Hard}
    memory = Memory.from_json(card.memory) if card.memory else Memory()
    # No steps within a day: nothing comes back before tomorrow.
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    memory, _ = scheduler.review_card(memory, ratings.get(alignment, Rating.Good), review_datetime=now)  # type: ignore[arg-type]
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
