"""The file of the records: opened, migrated, shared, and never in the way."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.records.database import FILE, Database, RecordsError
from scenario_trainer.records.migrations import VERSION
from tests.support.playing import Records

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

ONE = "INSERT INTO attempts (uid, scenario, title, timing, seed, began) VALUES (?, 'small', '', 'coached', 1, '')"
"""An attempt, as far as the tables ask for."""

as_owner_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")


def add(database: Database, uid: str) -> None:
    """Keep an attempt."""
    add_all(database, [uid])


def add_all(database: Database, uids: Iterable[str]) -> None:
    """Keep several attempts, together."""
    with database.writing() as connection:
        connection.executemany(ONE, [(uid,) for uid in uids])


def uids(database: Database) -> list[str]:
    """The attempts that are kept."""
    return [row["uid"] for row in database.rows("SELECT uid FROM attempts ORDER BY id")]


def files(folder: Path) -> list[str]:
    """What lies in a folder, what sqlite puts beside a database left out."""
    return sorted(path.name for path in folder.iterdir() if not path.name.endswith(("-wal", "-shm")))


@pytest.fixture
def kept(folder: Path) -> Path:
    """A folder whose records have one attempt."""
    with closing(Records(folder)) as database:
        add(database, "one")
    return folder


def test_what_was_written_is_there_the_next_time(kept: Path) -> None:
    """And there is no notice."""
    with closing(Records(kept)) as database:
        assert (uids(database), database.notices, database.lasting) == (["one"], [], True)


@as_owner_only
def test_nobody_else_can_look_into_the_records(kept: Path) -> None:
    """Neither into the folder nor into the file."""
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700
    assert stat.S_IMODE((kept / FILE).stat().st_mode) == 0o600


def test_the_file_says_its_version_and_writes_ahead(kept: Path) -> None:
    """So that a later program knows what it has, and readers do not wait for writers."""
    with closing(sqlite3.connect(kept / FILE)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_what_is_written_together_is_written_wholly_or_not_at_all(database: Database) -> None:
    """A mistake in the middle takes back what came before it."""
    with pytest.raises(sqlite3.IntegrityError):
        add_all(database, ["one", "one"])
    assert uids(database) == []
    add(database, "two")
    assert uids(database) == ["two"]


def test_two_windows_see_what_each_other_writes(folder: Path, database: Database) -> None:
    """While both are open."""
    with closing(Records(folder)) as other:
        add(database, "one")
        add(other, "two")
        assert uids(database) == uids(other) == ["one", "two"]
        assert other.notices == []


def random_bytes(file: Path) -> None:
    """No database at all."""
    file.write_bytes(bytes(range(256)) * 40)


def cut_off(file: Path) -> None:
    """Half a database."""
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


@pytest.mark.parametrize("damage", [random_bytes, cut_off])
def test_a_damaged_file_is_set_aside_and_named(kept: Path, damage: Callable[[Path], None]) -> None:
    """With every byte it had; new records begin."""
    damage(kept / FILE)
    before = (kept / FILE).read_bytes()
    with closing(Records(kept)) as database:
        aside, current = files(kept)
        assert database.notices == [f"Your records were damaged. They are set aside as {aside}; new ones begin."]
        assert (kept / aside).read_bytes() == before
        assert aside.startswith("records-damaged-")
        assert current == FILE
        add(database, "two")
    with closing(Records(kept)) as database:
        assert (uids(database), database.notices) == (["two"], [])


def test_damage_that_shows_only_later_is_set_aside_then(kept: Path) -> None:
    """The read that met it is refused; the one after it works."""
    with closing(Records(kept)) as database:
        for number in range(300):
            add(database, f"{number} {'x' * 200}")
    content = bytearray((kept / FILE).read_bytes())
    content[4096 * 24 :] = b"\xff" * len(content[4096 * 24 :])
    (kept / FILE).write_bytes(content)
    with closing(Records(kept)) as database:
        with pytest.raises(RecordsError, match="they are damaged"):
            database.rows("SELECT * FROM attempts")
        assert database.rows("SELECT * FROM attempts") == []
        aside, _ = files(kept)
        assert database.notices == [f"Your records were damaged. They are set aside as {aside}; new ones begin."]
        assert (kept / aside).read_bytes() == bytes(content)


def test_a_window_follows_the_other_to_new_records(kept: Path) -> None:
    """What it writes after the other has set the file aside is not written into that file."""
    with closing(Records(kept)) as database:
        aside = kept / "set-aside.db"
        with closing(sqlite3.connect(kept / FILE)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (kept / FILE).rename(aside)
        add(database, "two")
        assert uids(database) == ["two"]
    with closing(sqlite3.connect(aside)) as connection:
        assert connection.execute("SELECT uid FROM attempts").fetchall() == [("one",)]


@pytest.fixture
def locked(kept: Path) -> Iterator[Path]:
    """A folder whose records another program keeps to itself."""
    with closing(sqlite3.connect(kept / FILE, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        yield kept


def test_locked_records_are_replaced_by_some_that_last_until_the_end(locked: Path) -> None:
    """With what could be read, and a notice that says why; the file is left alone."""
    with closing(Records(locked)) as database:
        add(database, "two")
        assert uids(database) == ["one", "two"]
        assert database.lasting is False
        assert database.notices == [
            f"Your records cannot be kept in {locked}: another program is using them. You can play all the same."
        ]
    assert files(locked) == [FILE]


def test_a_window_that_writes_for_long_refuses_the_other_a_decision_and_not_more(
    folder: Path, database: Database
) -> None:
    """What is refused can be written afterwards."""
    with closing(Records(folder)) as other:
        with other.writing(), pytest.raises(RecordsError, match="another program is using them"):
            add(database, "one")
        add(database, "one")
        assert uids(other) == ["one"]


def test_a_full_disk_is_named_as_such(database: Database) -> None:
    """And what was written before is there."""
    add(database, "one")
    pages = database.rows("PRAGMA page_count")[0][0]
    database.rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(RecordsError, match="the disk is full"):
        add_all(database, [f"{number} {'x' * 100}" for number in range(1000)])
    assert uids(database) == ["one"]


def test_records_of_a_later_program_are_left_alone(kept: Path) -> None:
    """They may have what this one does not know."""
    with closing(sqlite3.connect(kept / FILE)) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    with closing(Records(kept)) as database:
        add(database, "two")
        assert "a later version of the program made them" in database.notices[0]
    with closing(sqlite3.connect(kept / FILE)) as connection:
        assert connection.execute("SELECT uid FROM attempts").fetchall() == [("one",)]


def a_file(folder: Path) -> None:
    """A file stands where the folder should be."""
    folder.write_text("not a folder", encoding="utf-8")


def a_folder(folder: Path) -> None:
    """A folder stands where the file should be."""
    (folder / FILE).mkdir(parents=True)


@pytest.mark.parametrize("in_the_way", [a_file, a_folder])
def test_where_no_file_can_be_made_play_goes_on(folder: Path, in_the_way: Callable[[Path], None]) -> None:
    """In memory, with a notice."""
    in_the_way(folder)
    with closing(Records(folder)) as database:
        add(database, "one")
        assert uids(database) == ["one"]
        assert database.notices[0].startswith(f"Your records cannot be kept in {folder}: ")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anything")
def test_read_only_records_can_be_read(kept: Path) -> None:
    """What is done now is not kept."""
    (kept / FILE).chmod(0o400)
    kept.chmod(0o500)
    try:
        with closing(Records(kept)) as database:
            assert (uids(database), database.lasting) == (["one"], False)
    finally:
        kept.chmod(0o700)


def test_what_is_deleted_is_gone_from_the_file(kept: Path) -> None:
    """Not only from sight."""
    with closing(Records(kept)) as database:
        add(database, "a very private uid")
    assert b"a very private uid" in (kept / FILE).read_bytes()
    with closing(Records(kept)) as database, database.writing() as connection:
        connection.execute("DELETE FROM attempts")
    assert b"a very private uid" not in (kept / FILE).read_bytes()
