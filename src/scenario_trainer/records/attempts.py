"""Attempts and the decisions taken in them, as they are kept.

A first pass and its what-ifs are attempts of one family. Each has all of its decisions, so that any can be
replayed or read alone, and a decision that was kept is never changed: the database refuses it.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.play.decisions import Sureness, Thoughts
from scenario_trainer.story.terms import Alignment, EndingKind

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from scenario_trainer.records.database import Database

LONGEST_PAUSE = timedelta(minutes=5)
"""Of a longer time between two decisions only so much counts as spent on the scenario."""


class KeptDecision(NamedTuple):
    """A decision with the words that the learner saw, whatever becomes of the scenario."""

    scene: str
    choice: str
    title: str
    """Of the scene."""
    text: str
    """Of the choice."""
    alignment: Alignment | None
    """None for an open decision."""
    decided: datetime
    thoughts: Thoughts

    @property
    def key(self) -> tuple[str, str]:
        """Scene and choice, which is all that a replay needs."""
        return (self.scene, self.choice)


class KeptEnding(NamedTuple):
    """Where an attempt led."""

    scene: str
    kind: EndingKind
    title: str
    reached: datetime


class Attempt(NamedTuple):
    """One learner's playthrough, first pass or what-if."""

    id: int
    first_pass: int | None
    """The attempt beside which this what-if hangs; None for a first pass."""
    scenario: str
    title: str
    timing: str
    seed: int
    began: datetime
    ending: KeptEnding | None
    underway: bool
    """Neither looked back on nor given up."""
    decisions: tuple[KeptDecision, ...]
    what_ifs: int = 0
    """How many hang beside it, where it is a first pass."""

    @property
    def family(self) -> int:
        """The id of its first pass."""
        return self.first_pass or self.id

    @property
    def times(self) -> list[datetime]:
        """When it began, and when its decisions were taken; not those that a what-if shares."""
        decided = (decision.decided for decision in self.decisions)
        return [self.began, *(time for time in decided if self.first_pass is None or time >= self.began)]

    @property
    def minutes(self) -> int:
        """Time spent on it, as `minutes_spent` counts."""
        return minutes_spent([self])


def minutes_spent(attempts: Iterable[Attempt]) -> int:
    """Time spent on attempts of one family, rounded up; of a pause of more than five minutes only five count."""
    times = sorted(chain.from_iterable(attempt.times for attempt in attempts))
    spent = sum((min(later - earlier, LONGEST_PAUSE) for earlier, later in pairwise(times)), timedelta())
    return -(-spent // timedelta(minutes=1))


def underway(database: Database) -> dict[str, int]:
    """For each scenario that is underway the attempt that was played last."""
    found = database.rows(
        "SELECT scenario, id, max(underway) FROM attempts WHERE underway IS NOT NULL GROUP BY scenario"
    )
    return {row["scenario"]: row["id"] for row in found}


def family(database: Database, attempt_id: int) -> tuple[Attempt, ...]:
    """The first pass of an attempt and all its what-ifs, oldest first; empty where there is no such attempt."""
    return _attempts(
        database,
        "id = ifnull((SELECT ifnull(first_pass, id) FROM attempts WHERE id = ?1), 0)"
        " OR first_pass = (SELECT ifnull(first_pass, id) FROM attempts WHERE id = ?1) ORDER BY id",
        (attempt_id,),
    )


def find(database: Database, attempt_id: int) -> Attempt | None:
    """One attempt."""
    return next(iter(_attempts(database, "id = ?", (attempt_id,))), None)


def to_go_back_to(database: Database, attempt_id: int) -> int | None:
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


def latest(database: Database, most: int, before: int | None = None) -> tuple[Attempt, ...]:
    """The newest first passes, newest first; `before` an id, where those that are newer have been seen."""
    return _attempts(
        database,
        "first_pass IS NULL AND id < ? ORDER BY id DESC LIMIT ?",
        (2**62 if before is None else before, most),
    )


def everything(database: Database) -> tuple[Attempt, ...]:
    """All attempts, oldest first."""
    return _attempts(database, "true ORDER BY id", ())


def close(database: Database, attempt_id: int) -> None:
    """Note that a family has been looked back on or given up: none of it is underway any more."""
    with database.writing() as connection:
        connection.execute(
            "UPDATE attempts SET underway = NULL WHERE underway IS NOT NULL"
            " AND ifnull(first_pass, id) = (SELECT ifnull(first_pass, id) FROM attempts WHERE id = ?)",
            (attempt_id,),
        )


def delete(database: Database, attempt_id: int) -> None:
    """Forget an attempt for good, with what hangs on it: what-ifs of a first pass, writings, review."""
    with database.writing() as connection:
        connection.execute("DELETE FROM attempts WHERE id = ?", (attempt_id,))


def _attempts(database: Database, where: str, values: Sequence[object]) -> tuple[Attempt, ...]:
    beside = "(SELECT count(*) FROM attempts AS other WHERE other.first_pass = attempts.id) AS what_ifs"
    rows = database.rows(f"SELECT *, {beside} FROM attempts WHERE {where}", values)
    decisions: dict[int, list[KeptDecision]] = {row["id"]: [] for row in rows}
    for row in _decisions(database, decisions):
        decisions[row["attempt"]].append(_decision(row))
    return tuple(_attempt(row, decisions[row["id"]]) for row in rows)


def _decisions(database: Database, attempts: Iterable[int]) -> list[sqlite3.Row]:
    ids = ",".join(map(str, attempts))  # whole numbers from the database itself
    return database.rows(f"SELECT * FROM decisions WHERE attempt IN ({ids}) ORDER BY attempt, number")


def _attempt(row: sqlite3.Row, decisions: Iterable[KeptDecision]) -> Attempt:
    ending = None
    if row["ending"] is not None:
        kind, reached = EndingKind(row["ending_kind"]), datetime.fromisoformat(row["ended"])
        ending = KeptEnding(row["ending"], kind, row["ending_title"], reached)
    return Attempt(
        row["id"],
        row["first_pass"],
        row["scenario"],
        row["title"],
        row["timing"],
        row["seed"],
        datetime.fromisoformat(row["began"]),
        ending,
        row["underway"] is not None,
        tuple(decisions),
        row["what_ifs"],
    )


def _decision(row: sqlite3.Row) -> KeptDecision:
    return KeptDecision(
        row["scene"],
        row["choice"],
        row["title"],
        row["text"],
        None if row["alignment"] is None else Alignment(row["alignment"]),
        datetime.fromisoformat(row["decided"]),
        Thoughts(row["why"], None if row["sure"] is None else Sureness(row["sure"])),
    )
