"""The tables, version by version. ``user_version`` says which a file has; each step leads to the next."""

from __future__ import annotations

import sqlite3

_STEPS = (
    """
    CREATE TABLE attempts (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE,
        first_pass INTEGER REFERENCES attempts ON DELETE CASCADE,
        scenario TEXT NOT NULL,
        title TEXT NOT NULL,
        timing TEXT NOT NULL,
        seed INTEGER NOT NULL,
        began TEXT NOT NULL,
        ending TEXT,
        ending_kind TEXT,
        ending_title TEXT,
        ended TEXT,
        underway TEXT
    );
    CREATE INDEX attempts_underway ON attempts (scenario, underway) WHERE underway IS NOT NULL;
    CREATE INDEX attempts_of_first_pass ON attempts (first_pass);
    CREATE INDEX attempts_endings ON attempts (scenario, ending) WHERE ending IS NOT NULL;

    CREATE TABLE decisions (
        attempt INTEGER NOT NULL REFERENCES attempts ON DELETE CASCADE,
        number INTEGER NOT NULL,
        scene TEXT NOT NULL,
        choice TEXT NOT NULL,
        title TEXT NOT NULL,
        text TEXT NOT NULL,
        alignment TEXT,
        decided TEXT NOT NULL,
        why TEXT NOT NULL DEFAULT '',
        sure INTEGER,
        PRIMARY KEY (attempt, number)
    ) WITHOUT ROWID;
    CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions
        BEGIN SELECT RAISE(ABORT, 'a decision stays as it was taken'); END;

    CREATE TABLE tallies (
        principle TEXT NOT NULL,
        attempt INTEGER NOT NULL REFERENCES attempts ON DELETE CASCADE,
        reflected INTEGER NOT NULL,
        partly INTEGER NOT NULL,
        against INTEGER NOT NULL,
        not_taken_up INTEGER NOT NULL,
        PRIMARY KEY (principle, attempt)
    ) WITHOUT ROWID;
    CREATE INDEX tallies_of_attempt ON tallies (attempt);

    CREATE TABLE writings (
        attempt INTEGER NOT NULL REFERENCES attempts ON DELETE CASCADE,
        prompt TEXT NOT NULL,
        text TEXT NOT NULL,
        written TEXT NOT NULL,
        PRIMARY KEY (attempt, prompt)
    ) WITHOUT ROWID;

    CREATE TABLE cards (
        scenario TEXT NOT NULL,
        scene TEXT NOT NULL,
        attempt INTEGER NOT NULL REFERENCES attempts ON DELETE CASCADE,
        number INTEGER NOT NULL,
        due TEXT NOT NULL,
        memory TEXT,
        PRIMARY KEY (scenario, scene)
    ) WITHOUT ROWID;
    CREATE INDEX cards_due ON cards (due);
    CREATE INDEX cards_of_attempt ON cards (attempt);
    """,
)

VERSION = len(_STEPS)
"""The version this program writes."""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a file to the current version, a step at a time, each wholly or not at all."""
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    for version in range(found + 1, VERSION + 1):
        # Another window may be doing the same: whoever has the lock looks again.
        connection.execute("BEGIN IMMEDIATE")
        try:
            if connection.execute("PRAGMA user_version").fetchone()[0] < version:
                for statement in _statements(_STEPS[version - 1]):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {version}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _statements(script: str) -> list[str]:
    """The statements of a script; ``executescript`` would commit before it."""
    statements, held = [], ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            statements.append(held)
            held = ""
    return statements
