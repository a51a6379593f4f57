"""Reading attempts with their decisions from their rows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from scenario_trainer.records.kept import Attempt, KeptDecision, KeptEnding
from scenario_trainer.records.terms import Confidence, Rationale, Timing
from scenario_trainer.records.values import Reader, natural, number, optional, reading, seconds, text
from scenario_trainer.story.terms import Alignment, EndingKind

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from scenario_trainer.records.database import Database


def read_attempts(database: Database, where: str, values: Sequence[object]) -> tuple[Attempt, ...]:
    """The attempts for which an SQL condition holds, which may end in an order; `values` are its parameters."""
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
