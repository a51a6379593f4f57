"""Attempts and the decisions taken in them, as they are kept.

A first pass and its what-ifs are attempts of one family. Each has all of its decisions, so that any can be
replayed or read alone. A decision that was kept is never changed: the database refuses it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.records.review import add_cards
from scenario_trainer.records.terms import Confidence, Rationale, Timing
from scenario_trainer.records.values import MOST_SECONDS, Reader, natural, number, optional, reading, seconds, text
from scenario_trainer.story.terms import Alignment, EndingKind

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from scenario_trainer.records.database import Database


class KeptDecision(NamedTuple):
    """A decision with the words that the learner saw, whatever becomes of the scenario."""

    scene: str
    choice: str
    question: str
    """What was decided: the scene's question, or its title or id where it has none."""
    text: str
    """Of the choice."""
    decided: datetime
    seconds: int = 0
    """Time spent on it, rounded up; 0 for a what-if's copy of an earlier decision."""
    offered: tuple[str, ...] = ()
    """The ids of the choices that could be taken; empty where version 1 kept the decision."""
    alignments: Mapping[str, Alignment | None] = {}
    """How the choice stands towards each principle in play; None where only another offered choice names it."""
    rationale: Rationale = Rationale()
    note: str = ""
    overall: Alignment | None = None
    """How the choice was annotated as a whole: all that is known of a decision that version 1 kept, else None."""

    @property
    def key(self) -> tuple[str, str]:
        """Scene and choice, which is all that a replay needs."""
        return (self.scene, self.choice)

    @property
    def verdict(self) -> tuple[Alignment, ...]:
        """One for each principle that the choice names, the reflected ones first; empty for an open decision."""
        if self.overall:
            return (self.overall,)
        return tuple(each for each in Alignment for found in self.alignments.values() if found is each)


class KeptEnding(NamedTuple):
    """Where an attempt led."""

    scene: str
    kind: EndingKind
    title: str
    reached: datetime


class Attempt(NamedTuple):
    """One learner's playthrough, first pass or what-if."""

    id: int
    uid: str
    """The same in every file and backup, unlike `id`."""
    first_pass: int | None
    """The attempt to which this what-if belongs; None for a first pass."""
    scenario: str
    version: str | None
    """Of the scenario; None where version 1 kept the attempt."""
    title: str
    timing: Timing
    seed: int
    began: datetime
    ending: KeptEnding | None
    underway: bool
    """Of its family the one to go on with: played last, and not looked back on."""
    decisions: tuple[KeptDecision, ...]
    standing: int | None = None
    """How many of its decisions stand, where it is underway and the learner has stepped back; None for all."""

    @property
    def family(self) -> int:
        """The id of its first pass."""
        return self.first_pass or self.id

    @property
    def minutes(self) -> int:
        """Time spent on it, rounded up."""
        return minutes_spent([self])


def minutes_spent(attempts: Iterable[Attempt]) -> int:
    """Time spent on the decisions of attempts, rounded up."""
    spent = sum(decision.seconds for attempt in attempts for decision in attempt.decisions)
    return -(-spent // 60)


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
    return _attempts(
        database,
        "id = ifnull((SELECT ifnull(first_pass, id) FROM attempts WHERE id = ?1), 0)"
        " OR first_pass = (SELECT ifnull(first_pass, id) FROM attempts WHERE id = ?1) ORDER BY id",
        (attempt_id,),
    )


def passes(family: Sequence[Attempt]) -> tuple[Attempt, ...]:
    """The attempts of a family that are passes: the first pass, then its what-ifs.

    The first pass is the attempt that came to an end before all others; as long as none did, the one that is
    underway. What somebody left before that, by stepping back, is no pass.
    """
    ended = sorted((each for each in family if each.ending), key=_reached)
    underway = [each for each in family if each.underway]
    first = [*ended, *underway, *family][0]
    return (first, *(each for each in family if each is not first and _is_what_if(each, first)))


def _reached(attempt: Attempt) -> datetime:
    assert attempt.ending
    return attempt.ending.reached


def _is_what_if(attempt: Attempt, first: Attempt) -> bool:
    return bool(attempt.ending or (first.ending and attempt.began >= first.ending.reached))


def find(database: Database, attempt_id: int) -> Attempt | None:
    """One attempt."""
    return next(iter(_attempts(database, "id = ?", (attempt_id,))), None)


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
    found = _attempts(
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
    return _attempts(database, "scenario = ? ORDER BY id", (scenario,))


def everything(database: Database) -> tuple[Attempt, ...]:
    """All attempts, oldest first."""
    return _attempts(database, "true ORDER BY id", ())


def close(database: Database, attempt_id: int) -> None:
    """Note that a family has been looked back on or given up: none of it is underway any more.

    Decisions of its first pass become due for review.
    """
    with database.writing() as connection:
        connection.execute(
            "UPDATE attempts SET underway = NULL, standing = NULL WHERE underway IS NOT NULL"
            " AND ifnull(first_pass, id) = (SELECT ifnull(first_pass, id) FROM attempts WHERE id = ?)",
            (attempt_id,),
        )
        add_cards(connection, attempt_id)


def delete(database: Database, attempt_id: int) -> None:
    """Delete an attempt for good, with all that belongs to it: what-ifs of a first pass, writings, review."""
    with database.writing() as connection:
        connection.execute("DELETE FROM attempts WHERE id = ?", (attempt_id,))


def _attempts(database: Database, where: str, values: Sequence[object]) -> tuple[Attempt, ...]:
    played_later = (
        "SELECT 1 FROM attempts AS other WHERE other.underway > attempts.underway"
        " AND (other.first_pass = ifnull(attempts.first_pass, attempts.id) OR other.id = attempts.first_pass)"
    )
    rows = database.rows(
        "SELECT id, uid, first_pass, scenario, version, title, timing, seed, began, ending, ending_kind,"
        f" ending_title, ended, standing, underway IS NOT NULL AND NOT EXISTS ({played_later}) AS underway"
        f" FROM attempts WHERE {where}",
        values,
    )
    decisions: dict[int, list[sqlite3.Row]] = {row["id"]: [] for row in rows}
    for row in _decisions(database, decisions):
        if row["attempt"] in decisions:  # an index may find a row by a number that the row itself has lost
            decisions[row["attempt"]].append(row)
    with reading(database) as reader:
        return tuple(_attempt(reader, row, decisions[row["id"]]) for row in rows)


def _decisions(database: Database, attempts: Iterable[int]) -> list[sqlite3.Row]:
    ids = ",".join(map(str, attempts))  # whole numbers from the database itself
    return database.rows(
        "SELECT attempt, number, scene, choice, question, decisions.text, decided, seconds, offered, alignments,"
        " reason, confidence, alignment, notes.text AS note FROM decisions LEFT JOIN notes USING (attempt, number)"
        f" WHERE attempt IN ({ids}) ORDER BY attempt, number"
    )


def _attempt(reader: Reader, row: sqlite3.Row, decisions: Sequence[sqlite3.Row]) -> Attempt:
    value = partial(reader.value, row["id"])
    ended = [] if row["ending"] is None else [row["ended"]]
    began, *times = reader.moments(row["id"], [row["began"], *(each["decided"] for each in decisions), *ended])
    kind = value(optional(EndingKind), row["ending_kind"], None)
    return Attempt(
        row["id"],
        value(text, row["uid"], ""),
        value(optional(number), row["first_pass"], None),
        value(text, row["scenario"], ""),
        value(optional(text), row["version"], None),
        value(text, row["title"], ""),
        value(Timing, row["timing"], Timing.COACHED),
        value(number, row["seed"], 0),
        began,
        KeptEnding(value(text, row["ending"], ""), kind, value(text, row["ending_title"], ""), times[-1])
        if ended and kind
        else None,
        bool(row["underway"]),
        tuple(_decision(reader, each, time) for each, time in zip(decisions, times, strict=False)),
        value(optional(natural), row["standing"], None),
    )


def _decision(reader: Reader, row: sqlite3.Row, decided: datetime) -> KeptDecision:
    attempt = row["attempt"]
    value = partial(reader.value, attempt)
    return KeptDecision(
        value(text, row["scene"], ""),
        value(text, row["choice"], ""),
        value(text, row["question"], ""),
        value(text, row["text"], ""),
        decided,
        value(seconds, row["seconds"], 0),
        reader.offered(attempt, row["offered"]),
        reader.alignments(attempt, row["alignments"]),
        Rationale(value(text, row["reason"], ""), value(optional(Confidence), row["confidence"], None)),
        value(optional(text), row["note"], None) or "",
        value(optional(Alignment), row["alignment"], None),
    )
