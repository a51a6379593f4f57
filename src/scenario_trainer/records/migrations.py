"""The tables, version by version. ``user_version`` says which a file has; each step leads to the next."""

from __future__ import annotations

import sqlite3

_VERSION_1 = """
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
"""

# `offered` and `alignments` are JSON: a list of choice ids; an object from the id of each principle in play to how
# the taken choice stands towards it (reflects, partly, against, or null where only another offered choice named
# it). Both are null in decisions of version 1, of which `alignment` is all that is known; since then it is null.
# `seconds` is the time spent on a decision; of a what-if's copies of earlier decisions it is 0.
_VERSION_2 = """
    ALTER TABLE attempts ADD COLUMN version TEXT;
    ALTER TABLE decisions RENAME COLUMN title TO question;
    ALTER TABLE decisions RENAME COLUMN why TO reason;
    ALTER TABLE decisions RENAME COLUMN sure TO confidence;
    ALTER TABLE decisions ADD COLUMN offered TEXT CHECK (offered IS NULL OR json_valid(offered));
    ALTER TABLE decisions ADD COLUMN alignments TEXT CHECK (alignments IS NULL OR json_valid(alignments));
    ALTER TABLE decisions ADD COLUMN seconds INTEGER NOT NULL DEFAULT 0;

    DROP TRIGGER decisions_stay;
    UPDATE decisions SET seconds = ifnull(max(0, min(300, round(86400 * days))), 0) FROM (
        SELECT attempt, number, at - lag(at, 1, start) OVER (PARTITION BY attempt ORDER BY number) AS days
        FROM (
            SELECT attempt, number, julianday(decided) AS at, julianday(began) AS start
            FROM decisions JOIN attempts ON attempts.id = attempt
            WHERE first_pass IS NULL OR decided >= began
        )
    ) AS spent
    WHERE decisions.attempt = spent.attempt AND decisions.number = spent.number;
    CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions
        BEGIN SELECT RAISE(ABORT, 'a decision stays as it was taken'); END;
    CREATE INDEX decisions_seconds ON decisions (seconds);

    CREATE TRIGGER decisions_tallied AFTER INSERT ON decisions
        WHEN (SELECT first_pass IS NULL FROM attempts WHERE id = NEW.attempt)
        BEGIN
            INSERT INTO tallies (principle, attempt, reflected, partly, against, not_taken_up)
            SELECT key, NEW.attempt, value IS 'reflects', value IS 'partly', value IS 'against', value IS NULL
            FROM json_each(NEW.alignments) WHERE key IS NOT NULL
            ON CONFLICT DO UPDATE SET
                reflected = reflected + excluded.reflected,
                partly = partly + excluded.partly,
                against = against + excluded.against,
                not_taken_up = not_taken_up + excluded.not_taken_up;
        END;

    CREATE INDEX writings_by_prompt ON writings (prompt, written);

    CREATE TABLE notes (
        attempt INTEGER NOT NULL,
        number INTEGER NOT NULL,
        text TEXT NOT NULL,
        written TEXT NOT NULL,
        PRIMARY KEY (attempt, number),
        FOREIGN KEY (attempt, number) REFERENCES decisions ON DELETE CASCADE
    ) WITHOUT ROWID;
"""

# How many decisions of an attempt that is underway stand, after steps back that no new decision has followed; null
# where all do.
_VERSION_3 = "ALTER TABLE attempts ADD COLUMN standing INTEGER;"

# What is written about a decision before it is taken, for a family by its first pass; `attempt` is null as long as
# nothing was decided. The decision takes its place.
_VERSION_4 = """
    CREATE TABLE drafts (
        scenario TEXT NOT NULL,
        attempt INTEGER REFERENCES attempts ON DELETE CASCADE,
        scene TEXT NOT NULL,
        note TEXT NOT NULL,
        reason TEXT NOT NULL,
        confidence INTEGER
    );
    CREATE INDEX drafts_of_attempt ON drafts (attempt);
    CREATE TRIGGER drafts_end AFTER INSERT ON decisions
        BEGIN
            DELETE FROM drafts WHERE attempt IN (
                SELECT ifnull(first_pass, id) FROM attempts WHERE id = NEW.attempt
            ) OR (attempt IS NULL AND scenario IN (SELECT scenario FROM attempts WHERE id = NEW.attempt));
        END;
"""

_STEPS = (_VERSION_1, _VERSION_2, _VERSION_3, _VERSION_4)

VERSION = len(_STEPS)
"""The version this program writes."""


def migrate(connection: sqlite3.Connection, to: int = VERSION) -> None:
    """Bring a file to the current version, or an older one, a step at a time, each wholly or not at all."""
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    for version in range(found + 1, to + 1):
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
