"""Writing the rows of one attempt, within a transaction that the caller holds open."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.records.values import text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from scenario_trainer.records.kept import KeptDecision, KeptEnding
    from scenario_trainer.records.terms import Timing


class AttemptHead(NamedTuple):
    """All that is kept of an attempt apart from its times, decisions and ending."""

    scenario: str
    version: str | None
    """Of the scenario; None where version 1 of the records kept the attempt."""
    title: str
    timing: Timing
    seed: int


def insert_attempt(
    connection: sqlite3.Connection, head: AttemptHead, uid: str, first_pass: int | None, began: datetime
) -> int:
    """Insert an attempt and return its id."""
    cursor = connection.execute(
        "INSERT INTO attempts (scenario, version, title, timing, seed, uid, first_pass, began)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*head, uid, first_pass, began.isoformat()),
    )
    return int(cursor.lastrowid or 0)


def insert_decision(connection: sqlite3.Connection, attempt: int, number: int, kept: KeptDecision) -> None:
    """Insert a decision; the database adds it to the tallies of a first pass."""
    columns = {
        "attempt": attempt,
        "number": number,
        "scene": kept.scene,
        "choice": kept.choice,
        "question": kept.question,
        "text": kept.text,
        "decided": kept.decided.isoformat(),
        "seconds": kept.seconds,
        "offered": json.dumps(kept.offered) if kept.offered else None,
        "alignments": json.dumps(kept.alignments) if kept.offered else None,
        "reason": kept.rationale.reason,
        "confidence": kept.rationale.confidence,
        "alignment": kept.overall,
    }
    connection.execute(
        f"INSERT INTO decisions ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
        list(columns.values()),
    )


def write_notes(connection: sqlite3.Connection, attempt: int, notes: Mapping[int, str]) -> None:
    """Write notes by the numbers of their decisions; an empty text deletes one."""
    now = datetime.now(UTC).isoformat()
    for number, words in notes.items():
        if words:
            connection.execute(
                "INSERT INTO notes (attempt, number, text, written) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE"
                " SET text = excluded.text, written = excluded.written WHERE text <> excluded.text",
                (attempt, number, words, now),
            )
        else:
            connection.execute("DELETE FROM notes WHERE attempt = ? AND number = ?", (attempt, number))


def set_ending(connection: sqlite3.Connection, attempt: int, ending: KeptEnding) -> None:
    """Note where an attempt led."""
    connection.execute(
        "UPDATE attempts SET ending = ?, ending_kind = ?, ending_title = ?, ended = ? WHERE id = ?",
        (*ending[:3], ending.reached.isoformat(), attempt),
    )


def set_underway(connection: sqlite3.Connection, attempt: int) -> None:
    """Note that an attempt is being played now."""
    connection.execute("UPDATE attempts SET underway = ? WHERE id = ?", (datetime.now(UTC).isoformat(), attempt))


def set_standing(connection: sqlite3.Connection, attempt: int, standing: int | None) -> None:
    """Note how many decisions of an attempt stand, as long as it is underway; None for all."""
    connection.execute(
        "UPDATE attempts SET standing = ? WHERE id = ? AND underway IS NOT NULL", (standing, attempt)
    )


def keys_of(connection: sqlite3.Connection, attempt: int) -> list[tuple[str, str]]:
    """The decisions of an attempt as scenes and choices; empty texts for one whose number is damaged."""
    rows = connection.execute(
        "SELECT scene, choice, number FROM decisions WHERE attempt = ? ORDER BY number", (attempt,)
    )
    return [
        (text(scene), text(choice)) if number == place else ("", "")
        for place, (scene, choice, number) in enumerate(rows, start=1)
    ]


def id_of(connection: sqlite3.Connection, uid: str) -> int | None:
    """The id of an attempt in this file; None where the file does not have it."""
    found = connection.execute("SELECT id FROM attempts WHERE uid = ?", (uid,)).fetchone()
    return found["id"] if found else None


def family_of(connection: sqlite3.Connection, uid: str) -> int | None:
    """The id of the family of an attempt in this file; None where the file does not have it."""
    found = connection.execute("SELECT ifnull(first_pass, id) FROM attempts WHERE uid = ?", (uid,)).fetchone()
    return found[0] if found else None


def uid_of(connection: sqlite3.Connection, attempt: int) -> str | None:
    """The uid of an attempt; None where the file does not have it."""
    found = connection.execute("SELECT uid FROM attempts WHERE id = ?", (attempt,)).fetchone()
    return text(found["uid"]) if found else None
