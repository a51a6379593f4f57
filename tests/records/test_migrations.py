"""From an empty file to the tables of today, a step at a time."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.records.migrations import VERSION, migrate
from tests.support.playing import TABLES

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
