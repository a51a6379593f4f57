"""What a learner writes about an attempt in their own words, by prompt."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.records.database import GoneError
from scenario_trainer.records.values import Reader, reading, text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from scenario_trainer.records.database import Database

COMMITMENT = "commitment"
"""What the learner means to try at work."""
FOLLOW_UP = "follow-up"
"""Whether they did, and what happened."""
FOLLOW_UP_INTERVAL = timedelta(weeks=1)
"""How long after a commitment was written the learner is asked about it."""


class Commitment(NamedTuple):
    """What a learner means to try at work."""

    attempt: int
    """The first pass after which it was written."""
    title: str
    """Of the scenario."""
    text: str
    written: datetime
    follow_up: str
    """What came of it; empty as long as nothing was written about that."""


def write(database: Database, attempt_id: int, texts: Mapping[str, str]) -> None:
    """Keep texts about an attempt's family by their prompts; an empty one is deleted.

    Raises RecordsError, as GoneError where the attempt is not there any more.
    """
    now = datetime.now(UTC).isoformat()
    with database.writing() as connection:
        found = connection.execute("SELECT ifnull(first_pass, id) FROM attempts WHERE id = ?", (attempt_id,))
        if (family := found.fetchone()) is None:
            raise GoneError
        for prompt, words in texts.items():
            if words.strip():
                connection.execute(
                    "INSERT INTO writings (attempt, prompt, text, written) VALUES (?, ?, ?, ?)"
                    " ON CONFLICT DO UPDATE SET text = excluded.text, written = excluded.written"
                    " WHERE text <> excluded.text",
                    (family[0], prompt, words, now),
                )
            else:
                connection.execute("DELETE FROM writings WHERE attempt = ? AND prompt = ?", (family[0], prompt))


def written(database: Database, attempt_id: int) -> dict[str, str]:
    """The texts about an attempt's family, by their prompts."""
    found = database.rows(
        "SELECT attempt, prompt, text FROM writings WHERE attempt ="
        " (SELECT ifnull(first_pass, id) FROM attempts WHERE id = ?)",
        (attempt_id,),
    )
    with reading(database) as reader:
        return {
            reader.value(row["attempt"], text, row["prompt"], ""): reader.value(
                row["attempt"], text, row["text"], ""
            )
            for row in found
        }


def latest_commitments(database: Database, most: int) -> list[Commitment]:
    """The newest commitments with what came of them, newest first."""
    return _commitments(database, "true ORDER BY made.written DESC LIMIT ?", most)


def due_commitments(database: Database, now: datetime) -> list[Commitment]:
    """The commitments that were written a week ago or longer and have no follow-up yet, oldest first."""
    latest = (now - FOLLOW_UP_INTERVAL).isoformat()
    return _commitments(database, "later.text IS NULL AND made.written <= ? ORDER BY made.written", latest)


def _commitments(database: Database, where: str, *values: object) -> list[Commitment]:
    found = database.rows(
        "SELECT made.attempt, title, made.text, made.written, began, ifnull(later.text, '') AS follow_up"
        " FROM writings AS made JOIN attempts ON attempts.id = made.attempt"
        " LEFT JOIN writings AS later ON later.attempt = made.attempt AND later.prompt = ?"
        f" WHERE made.prompt = ? AND {where}",
        (FOLLOW_UP, COMMITMENT, *values),
    )
    with reading(database) as reader:
        return [_commitment(reader, row) for row in found]


def _commitment(reader: Reader, row: sqlite3.Row) -> Commitment:
    attempt = row["attempt"]
    # Where the time of writing is damaged, the beginning of the attempt is the nearest that is known.
    when, _ = reader.moments(attempt, [row["written"], row["began"]])
    title, words, follow_up = (
        reader.value(attempt, text, row[each], "") for each in ("title", "text", "follow_up")
    )
    return Commitment(attempt, title, words, when, follow_up)
