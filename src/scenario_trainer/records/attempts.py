"""Attempts as they are found in the records, closed and deleted.

A decision that was kept is never changed: the database refuses it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.records.attempt_rows import read_attempts
from scenario_trainer.records.review import add_cards
from scenario_trainer.records.values import MOST_SECONDS

if TYPE_CHECKING:
    from scenario_trainer.records.database import Database
    from scenario_trainer.records.kept import Attempt


class Totals(NamedTuple):
    """What all attempts add up to."""

    first_passes: int
    minutes: int
    """Rounded up; what-ifs count too."""


def totals(database: Database) -> Totals:
    """Count first passes and time spent."""
    ((passes, spent),) = database.rows(
        "SELECT (SELECT count(*) FROM attempts WHERE first_pass IS NULL),"
        f" (SELECT total(seconds) FROM decisions WHERE seconds BETWEEN 0 AND {MOST_SECONDS})"
    )
    return Totals(passes, -(-int(spent) // 60))


def endings_met(database: Database) -> dict[str, int]:
    """For each scenario how many different endings have been reached, in first passes and what-ifs."""
    found = database.rows(
        "SELECT scenario, count(DISTINCT ending) AS met FROM attempts WHERE ending IS NOT NULL GROUP BY scenario"
    )
    return {row["scenario"]: row["met"] for row in found}


def last_first_passes(database: Database) -> dict[str, int]:
    """For each scenario the id of its newest first pass."""
    found = database.rows(
        "SELECT scenario, max(id) AS last FROM attempts WHERE first_pass IS NULL GROUP BY scenario"
    )
    return {row["scenario"]: row["last"] for row in found}


def underway(database: Database) -> dict[str, int]:
    """For each scenario that is underway the attempt that was played last."""
    found = database.rows(
        "SELECT scenario, id, max(underway) FROM attempts WHERE underway IS NOT NULL GROUP BY scenario"
    )
    return {row["scenario"]: row["id"] for row in found}


def family(database: Database, attempt_id: int) -> tuple[Attempt, ...]:
    """The first pass of an attempt and all its what-ifs, oldest first; empty where there is no such attempt."""
    return read_attempts(
        database,
        "id = ifnull((SELECT ifnull(first_pass, id) FROM attempts WHERE id = ?1), 0)"
        " OR first_pass = (SELECT ifnull(first_pass, id) FROM attempts WHERE id = ?1) ORDER BY id",
        (attempt_id,),
    )


def find(database: Database, attempt_id: int) -> Attempt | None:
    """One attempt."""
    return next(iter(read_attempts(database, "id = ?", (attempt_id,))), None)


def to_resume(database: Database, attempt_id: int) -> int | None:
    """Of an attempt's family the one to go back to: what is underway, else what ended last, else the first pass.

    None where there is no such attempt.
    """
    relatives = family(database, attempt_id)
    if not relatives:
        return None
    played = database.rows(
        "SELECT id FROM attempts WHERE underway IS NOT NULL AND (id = ?1 OR first_pass = ?1)"
        " ORDER BY underway DESC LIMIT 1",
        (relatives[0].id,),
    )
    if played:
        return int(played[0]["id"])
    ended = [(attempt.ending.reached, attempt.id) for attempt in relatives if attempt.ending]
    return max(ended)[1] if ended else relatives[0].id


def latest(database: Database, most: int, before: int | None = None) -> tuple[tuple[Attempt, ...], ...]:
    """The newest families, newest first; with `before` the id of a family, those that are older than it."""
    newest = "(SELECT id FROM attempts WHERE first_pass IS NULL AND id < ?1 ORDER BY id DESC LIMIT ?2)"
    found = read_attempts(
        database,
        f"id IN {newest} OR first_pass IN {newest} ORDER BY id",
        (2**62 if before is None else before, most),
    )
    families: dict[int, list[Attempt]] = {}
    for attempt in found:
        families.setdefault(attempt.family, []).append(attempt)
    return tuple(map(tuple, reversed(families.values())))


def of_scenario(database: Database, scenario: str) -> tuple[Attempt, ...]:
    """All attempts in a scenario, oldest first."""
    return read_attempts(database, "scenario = ? ORDER BY id", (scenario,))


def everything(database: Database) -> tuple[Attempt, ...]:
    """All attempts, oldest first."""
    return read_attempts(database, "true ORDER BY id", ())


def close(database: Database, attempt_id: int) -> None:
    """Note that a family has been looked back on or given up: none of it is underway any more.

    Where the attempt is its first pass, decisions of it become due for review.
    """
    with database.writing() as connection:
        add_cards(connection, attempt_id)
        connection.execute(
            "UPDATE attempts SET underway = NULL, standing = NULL WHERE underway IS NOT NULL"
            " AND ifnull(first_pass, id) = (SELECT ifnull(first_pass, id) FROM attempts WHERE id = ?)",
            (attempt_id,),
        )


def delete(database: Database, attempt_id: int) -> None:
    """Delete an attempt for good, with all that belongs to it: what-ifs of a first pass, writings, review."""
    with database.writing() as connection:
        connection.execute("DELETE FROM attempts WHERE id = ?", (attempt_id,))
