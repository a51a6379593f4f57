"""A whole backup of the records in one plain file, and restoring it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from scenario_trainer.records.attempts import everything
from scenario_trainer.records.migrations import VERSION, migrate
from scenario_trainer.records.values import text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scenario_trainer.records.database import Database

_TABLES = ("decisions", "notes", "tallies", "writings", "cards")
"""What belongs to attempts, by a column of that name; what refers to another stands after it."""
_CELLS = {column: f"iif(json_valid(:{column}), :{column}, NULL)" for column in ("offered", "alignments")}
"""The table takes only JSON in these: damaged JSON stays out."""
_VERBS = {
    "cards": "INSERT OR IGNORE",  # a scene has one card: the one that is here stays
    "tallies": "INSERT OR REPLACE",  # the decisions have been tallied, apart from those that version 1 kept
}


class BackupError(Exception):
    """A file that is no backup, a damaged one, or one of a later version; the message says so."""


def backup(database: Database) -> bytes:
    """All records as JSON: the tables as they are, a row an object, damaged values among them."""
    tables = {
        table: [
            {column: _plain(value) for column, value in dict(row).items()}
            for row in database.rows(f"SELECT * FROM {table}")
        ]
        for table in ("attempts", *_TABLES)
    }
    everything(database)  # reports what is damaged
    content = {"scenario-trainer": "records", "version": VERSION, **tables}
    return json.dumps(content, indent=1, ensure_ascii=False).encode() + b"\n"


def restore(database: Database, content: bytes) -> int:
    """Add what a backup has and the records have not; return how many attempts that were.

    Attempts that are there stay as they are; damaged values are brought back too. Raises BackupError, and then
    nothing was changed; RecordsError.
    """
    given = _read(content)
    try:
        rows = _migrated(given)
        with database.writing() as connection:
            number = _insert(connection, rows)
    except (sqlite3.Error, LookupError, TypeError, AttributeError, ValueError, OverflowError) as error:
        raise BackupError("This backup is damaged; nothing of it was taken.") from error
    everything(database)  # reports what is damaged
    return number


def _plain(value: object) -> object:
    """A value that JSON can hold."""
    return text(value) if isinstance(value, bytes) else value


def _read(content: bytes) -> dict[str, Any]:
    """The content of a backup of any version up to this one. Raises BackupError."""
    try:
        given = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise BackupError("This is not a backup of scenario-trainer: it is not JSON.") from error
    if not isinstance(given, dict) or given.get("scenario-trainer") != "records":
        raise BackupError("This is not a backup of scenario-trainer.")
    version = given.get("version")
    if type(version) is not int or version < 1:
        raise BackupError("This backup is damaged: it does not say its version. Nothing of it was taken.")
    if version > VERSION:
        raise BackupError("A later version of the program made this backup.")
    return given


def _migrated(given: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same backup in this version: the migrations of the tables are applied to its rows."""
    if given["version"] == VERSION:
        return given
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        migrate(connection, given["version"])
        tables = [table for table in ("attempts", *_TABLES) if _columns(connection, table)]
        for table in tables:
            for row in given[table]:
                _insert_row(connection, table, row)
        migrate(connection)
        return {
            table: [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]
            for table in ("attempts", *_TABLES)
        }


def _insert(connection: sqlite3.Connection, given: Mapping[str, Any]) -> int:
    known = {uid for (uid,) in connection.execute("SELECT uid FROM attempts")}
    new_ids: dict[int, int] = {}
    # A first pass comes before its what-ifs: it was kept before them.
    for attempt in sorted(given["attempts"], key=lambda row: row["id"]):
        if attempt["uid"] not in known:
            row = {**attempt, "first_pass": _new_first_pass(connection, given, attempt, new_ids)}
            del row["id"]
            new_ids[attempt["id"]] = _insert_row(connection, "attempts", row)
    for table in _TABLES:
        for row in given[table]:
            if row["attempt"] in new_ids:
                _insert_row(connection, table, {**row, "attempt": new_ids[row["attempt"]]})
    return len(new_ids)


def _new_first_pass(
    connection: sqlite3.Connection, given: Mapping[str, Any], attempt: Mapping[str, Any], new_ids: dict[int, int]
) -> int | None:
    """The id here of the first pass to which a what-if belongs; None for a first pass, or without one."""
    old = attempt["first_pass"]
    if old is None or old in new_ids:
        return None if old is None else new_ids[old]
    uid = next((row["uid"] for row in given["attempts"] if row["id"] == old), None)
    found = connection.execute("SELECT id FROM attempts WHERE uid = ?", (uid,)).fetchone()
    return int(found[0]) if found else None


def _columns(connection: sqlite3.Connection, table: str) -> set[str]:
    """The columns of a table; none where there is no such table."""
    return {name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")}


def _insert_row(connection: sqlite3.Connection, table: str, row: Mapping[str, Any]) -> int:
    """Insert a row and return its id. Raises LookupError, TypeError or sqlite3.Error where it does not fit."""
    if unknown := row.keys() - _columns(connection, table):
        raise LookupError(unknown)
    if not all(isinstance(value, str | int | float | None) for value in row.values()):
        raise TypeError(row)
    cells = ", ".join(_CELLS.get(column, f":{column}") for column in row)
    cursor = connection.execute(
        f"{_VERBS.get(table, 'INSERT')} INTO {table} ({', '.join(row)}) VALUES ({cells})", row
    )
    return int(cursor.lastrowid or 0)
