"""From an empty file to the tables of today, a step at a time."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.records.migrations import VERSION, migrate
from tests.support.playing import TABLES
from tests.support.version_1 import ATTEMPTS, ROWS, fill

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[], closing[sqlite3.Connection]]:
    """Opens the same file each time, as a window of its own would."""
    return lambda: closing(sqlite3.connect(tmp_path / "records.db", isolation_level=None, check_same_thread=False))


def version(connection: sqlite3.Connection) -> int:
    """Which version a file says it has."""
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    return int(found)


def schema(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """The tables, indexes and triggers of a file, with what made them."""
    found = connection.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name")
    return [(name, sql) for name, sql in found]


def test_an_empty_file_gets_every_table(opened: Callable[[], closing[sqlite3.Connection]]) -> None:
    """And says which version it has now."""
    with opened() as connection:
        assert version(connection) == 0
        migrate(connection)
        assert version(connection) == VERSION
        assert {name for name, _ in schema(connection)} >= set(TABLES)


def test_what_is_up_to_date_is_left_alone(opened: Callable[[], closing[sqlite3.Connection]]) -> None:
    """Another window need not wait, nor write."""
    with opened() as connection, opened() as other:
        migrate(connection)
        before = schema(connection)
        other.execute("BEGIN IMMEDIATE")
        migrate(connection)
        assert schema(connection) == before


def test_a_step_that_fails_leaves_nothing_of_itself(opened: Callable[[], closing[sqlite3.Connection]]) -> None:
    """A file that is no records of ours keeps what it has, and gets no half of our tables."""
    with opened() as connection:
        connection.execute("CREATE TABLE cards (suit TEXT)")
        before = schema(connection)
        with pytest.raises(sqlite3.OperationalError, match="cards already exists"):
            migrate(connection)
        assert (schema(connection), version(connection), connection.in_transaction) == (before, 0, False)


def test_windows_that_start_at_once_migrate_once(opened: Callable[[], closing[sqlite3.Connection]]) -> None:
    """All of them find the tables afterwards."""
    refused: list[BaseException] = []
    together = threading.Barrier(4)

    def start() -> None:
        try:
            with opened() as connection:
                together.wait()
                migrate(connection)
                connection.execute("SELECT * FROM attempts")
        except BaseException as error:
            refused.append(error)

    windows = [threading.Thread(target=start) for _ in range(4)]
    for window in windows:
        window.start()
    for window in windows:
        window.join()
    assert refused == []
    with opened() as connection:
        assert version(connection) == VERSION


def test_records_of_version_1_keep_all_that_they_have(
    opened: Callable[[], closing[sqlite3.Connection]],
) -> None:
    """Under the new names of the columns."""
    with opened() as connection:
        migrate(connection, 1)
        fill(connection)
        migrate(connection)
        connection.row_factory = sqlite3.Row
        decisions = [dict(row) for row in connection.execute("SELECT * FROM decisions")]
        assert [
            (row["attempt"], row["number"], row["question"], row["alignment"], row["reason"], row["confidence"])
            for row in decisions
        ] == [
            (1, 1, "Monday, 8.55", "reflects", "To know more.", 3),
            (1, 2, "Monday, 8.55", "partly", "", None),
            (2, 1, "Monday, 8.55", "reflects", "To know more.", 3),
            (2, 2, "Monday, 8.55", None, "", None),
        ]
        assert {(row["offered"], row["alignments"]) for row in decisions} == {(None, None)}
        for table in ("tallies", "writings", "cards"):
            assert [dict(row) for row in connection.execute(f"SELECT * FROM {table}")] == ROWS[table]
        attempts = [dict(row) for row in connection.execute("SELECT * FROM attempts")]
        assert attempts == [{**row, "version": None, "standing": None} for row in ATTEMPTS]


def test_the_time_of_decisions_of_version_1_is_what_passed_before_them(
    opened: Callable[[], closing[sqlite3.Connection]],
) -> None:
    """At most five minutes; a what-if spent none on what it shares."""
    with opened() as connection:
        migrate(connection, 1)
        fill(connection)
        migrate(connection)
        found = connection.execute(
            "SELECT attempt, number, seconds FROM decisions ORDER BY attempt, number"
        ).fetchall()
        assert found == [(1, 1, 90), (1, 2, 300), (2, 1, 0), (2, 2, 0)]
