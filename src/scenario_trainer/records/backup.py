"""A whole backup of the records in one plain file, and bringing it back."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, Any

from scenario_trainer.play.moments import Timing
from scenario_trainer.records.attempts import everything

if TYPE_CHECKING:
    from scenario_trainer.records.database import Database

VERSION = 1
_TABLES = {
    "decisions": "attempt",
    "tallies": "attempt",
    "writings": "attempt",
    "cards": "attempt",
}
"""What hangs on attempts, and the column that says on which."""
_KINDS = {"TEXT": str, "INTEGER": int}


class BackupError(Exception):
    """A file that is no backup, or one of a later version; the message says so."""


def backup(database: Database) -> bytes:
    """All records as JSON: the tables as they are, a row an object."""
    tables = {
        table: [dict(row) for row in database.rows(f"SELECT * FROM {table}")] for table in ("attempts", *_TABLES)
    }
    content = {"scenario-trainer": "records", "version": VERSION, **tables}
    return json.dumps(content, indent=1, ensure_ascii=False).encode() + b"\n"


def restore(database: Database, content: bytes) -> int:
    """Bring back what a backup has and the records have not; return how many attempts that were.

    Attempts that are there stay as they are. Raises BackupError, and then nothing was changed; RecordsError.
    """
    given = _read(content)
    try:
        with database.writing() as connection:
            number = _insert(connection, given)
            _read_again(database)
            return number
    except (sqlite3.IntegrityError, LookupError, TypeError, AttributeError, ValueError, OverflowError) as error:
        raise BackupError("This backup is damaged; nothing of it was taken.") from error


def _read_again(database: Database) -> None:
    """Read all attempts as the journal does. Raises ValueError or TypeError where one cannot be."""
    for attempt in everything(database):
        times = [*attempt.times, *([attempt.ending.reached] if attempt.ending else [])]
        if any(time.tzinfo is None for time in times):
            raise ValueError(f"attempt {attempt.id} has a time without its zone")


def _read(content: bytes) -> dict[str, Any]:
    try:
        given = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise BackupError("This is not a backup of scenario-trainer: it is not JSON.") from error
    if not isinstance(given, dict) or given.get("scenario-trainer") != "records":
        raise BackupError("This is not a backup of scenario-trainer.")
    if given.get("version") != VERSION:
        raise BackupError("A later version of the program made this backup.")
    return given


def _insert(connection: sqlite3.Connection, given: dict[str, Any]) -> int:
    known = {uid for (uid,) in connection.execute("SELECT uid FROM attempts")}
    new_ids: dict[int, int] = {}
    # A first pass comes before its what-ifs: it was kept before them.
    for attempt in sorted(given["attempts"], key=lambda row: row["id"]):
        if attempt["uid"] not in known:
            Timing(attempt["timing"])
            row = {**attempt, "first_pass": _new_first_pass(connection, given, attempt, new_ids)}
            del row["id"]
            new_ids[attempt["id"]] = _insert_row(connection, "attempts", row)
    for table, column in _TABLES.items():
        for row in given[table]:
            if row[column] in new_ids:
                _insert_row(connection, table, {**row, column: new_ids[row[column]]})
    return len(new_ids)


def _new_first_pass(
    connection: sqlite3.Connection, given: dict[str, Any], attempt: dict[str, Any], new_ids: dict[int, int]
) -> int | None:
    """The id here of the first pass that a what-if hangs on."""
    old = attempt["first_pass"]
    if old is None or old in new_ids:
        return None if old is None else new_ids[old]
    (uid,) = (row["uid"] for row in given["attempts"] if row["id"] == old)
    found = connection.execute("SELECT id FROM attempts WHERE uid = ?", (uid,)).fetchone()
    return int(found[0])


def _insert_row(connection: sqlite3.Connection, table: str, row: dict[str, Any]) -> int:
    kinds = {column: _KINDS[kind] for _, column, kind, *_ in connection.execute(f"PRAGMA table_info({table})")}
    for column, value in row.items():
        if value is not None and type(value) is not kinds[column]:
            raise TypeError(column)
    names = list(row)
    # A scene has one card: the one that is here stays.
    verb = "INSERT OR IGNORE" if table == "cards" else "INSERT"
    cursor = connection.execute(
        f"{verb} INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
        [row[name] for name in names],
    )
    return int(cursor.lastrowid or 0)
