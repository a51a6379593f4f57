"""Taking passes into the records that were played elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.records import rows
from scenario_trainer.records.review import add_cards

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import datetime

    from scenario_trainer.records.database import Database
    from scenario_trainer.records.kept import KeptDecision, KeptEnding
    from scenario_trainer.records.rows import AttemptHead


class PlayedPass(NamedTuple):
    """One pass as it was played elsewhere."""

    uid: str
    """The same wherever the pass is kept."""
    began: datetime
    decisions: tuple[KeptDecision, ...]
    ending: KeptEnding | None


class Taken(NamedTuple):
    """What was taken into the records."""

    family: int
    """The id of the family."""
    decisions: int
    """How many decisions were new."""


def take_in(database: Database, head: AttemptHead, passes: Sequence[PlayedPass]) -> Taken:
    """Add the passes of one family, the first pass first, wholly or not at all.

    A pass that is there already, by its uid, grows where the other continues it; where they differ it stays as it
    is. The others join its family. Raises RecordsError.
    """
    with database.writing() as connection:
        known = (rows.family_of(connection, each.uid) for each in passes)
        family = next(filter(None, known), None)
        new = 0
        for each in passes:
            attempt = rows.id_of(connection, each.uid)
            if attempt is None:
                attempt = rows.insert_attempt(connection, head, each.uid, family, each.began)
            new += _grow(connection, attempt, each)
            family = family or attempt
        assert family is not None
        return Taken(family, new)


def _grow(connection: sqlite3.Connection, attempt: int, played: PlayedPass) -> int:
    """Add the decisions that continue an attempt, and the ending; how many there were."""
    known = rows.keys_of(connection, attempt)
    if [decision.key for decision in played.decisions[: len(known)]] != known:
        return 0
    new = list(enumerate(played.decisions, start=1))[len(known) :]
    for number, decision in new:
        rows.insert_decision(connection, attempt, number, decision)
    rows.write_notes(connection, attempt, {number: decision.note for number, decision in new if decision.note})
    if played.ending and new:
        rows.set_ending(connection, attempt, played.ending)
        add_cards(connection, attempt)
    elif new:
        rows.set_underway(connection, attempt)
    return len(new)
