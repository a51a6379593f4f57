"""The file of the records: opened, migrated, shared, and never in the way."""

from __future__ import annotations

import os
import socket
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.records.database import FILE, Database, RecordsError
from scenario_trainer.records.migrations import VERSION
from tests.support.playing import Records
from tests.support.programs import ROOT, environment

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


@pytest.fixture(params=[0o000, 0o022])
def shared(request: pytest.FixtureRequest, folder: Path) -> Iterator[Path]:
    """A folder that everybody can look into; so could everybody into new files, unless their maker objects."""
    before = os.umask(request.param)
    folder.mkdir()
    folder.chmod(0o755)
    yield folder
    os.umask(before)


def modes(folder: Path) -> set[int]:
    """What may be done with the records in a folder, and with what sqlite puts beside them."""
    return {stat.S_IMODE(path.stat().st_mode) for path in folder.glob("records*")}


@as_owner_only
def test_the_folder_of_the_records_is_their_owners(kept: Path) -> None:
    """As is the file in it."""
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700
    assert modes(kept) == {0o600}


@as_owner_only
def test_nobody_else_can_read_the_records_while_they_are_open(shared: Path) -> None:
    """Nor the files in which sqlite holds what was written last."""
    with closing(Records(shared)) as database:
        add(database, "one")
        assert len(list(shared.glob("records*"))) == 3
        assert modes(shared) == {0o600}


@as_owner_only
def test_nobody_else_can_read_what_a_kill_leaves(shared: Path) -> None:
    """As where the program is ended at once."""
    script = (
        "import os, sys, pathlib, signal; from tests.records.test_database import *;"
        "add(Records(pathlib.Path(sys.argv[1])), 'one'); os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", script, str(shared)], cwd=ROOT, env=environment(), check=False)
    assert modes(shared) == {0o600}
    assert len(list(shared.glob("records*"))) == 3
    with closing(Records(shared)) as database:
        assert uids(database) == ["one"]


@as_owner_only
def test_records_that_others_could_read_are_closed_to_them(shared: Path) -> None:
    """Also the side files that a killed program of an earlier version left, and what is set aside."""
    (shared / FILE).write_bytes(b"no database, but somebody's words")
    (shared / f"{FILE}-wal").write_bytes(b"")
    with closing(Records(shared)) as database:
        assert database.lasting
        assert modes(shared) == {0o600}
        assert len(list(shared.glob("records-damaged-*.db"))) == 1


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


def a_pipe(folder: Path) -> None:
    """So does a pipe, from which nothing ever comes."""
    folder.mkdir()
    os.mkfifo(folder / FILE)


def a_pipe_beside_it(folder: Path) -> None:
    """Or where sqlite would put a side file."""
    folder.mkdir()
    os.mkfifo(folder / f"{FILE}-wal")


def a_socket(folder: Path) -> None:
    """Or the socket of a program."""
    folder.mkdir()
    with closing(socket.socket(socket.AF_UNIX)) as listening:
        listening.bind(str(folder / FILE))


def a_device(folder: Path) -> None:
    """Or a link to a device without an end."""
    folder.mkdir()
    (folder / FILE).symlink_to("/dev/zero")


@pytest.mark.parametrize(
    ("in_the_way", "why"),
    [
        (a_file, "file exists"),
        (a_folder, "records.db is not a file"),
        pytest.param(a_pipe, "records.db is not a file", marks=as_owner_only),
        pytest.param(a_pipe_beside_it, "records.db-wal is not a file", marks=as_owner_only),
        pytest.param(a_socket, "records.db is not a file", marks=as_owner_only),
        pytest.param(a_device, "records.db is not a file", marks=as_owner_only),
    ],
)
def test_where_no_file_can_be_made_play_goes_on(
    folder: Path, in_the_way: Callable[[Path], None], why: str
) -> None:
    """In memory, with a notice, and without waiting."""
    in_the_way(folder)
    with closing(Records(folder)) as database:
        add(database, "one")
        assert uids(database) == ["one"]
        assert database.notices == [f"Your records cannot be kept in {folder}: {why}. You can play all the same."]


@as_owner_only
def test_a_link_to_something_else_is_left_alone(folder: Path, tmp_path: Path) -> None:
    """The notice names what it leads to, which is neither changed nor renamed."""
    folder.mkdir()
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Ada, this is no database.", encoding="utf-8")
    letter.chmod(0o644)
    (folder / FILE).symlink_to(letter)
    with closing(Records(folder)) as database:
        add(database, "one")
        assert f"records.db leads to {letter}, which is no database" in database.notices[0]
    assert files(folder) == [FILE]
    assert (letter.read_text(encoding="utf-8"), letter.stat().st_mode & 0o777) == (
        "Dear Ada, this is no database.",
        0o644,
    )


@as_owner_only
def test_a_link_to_records_is_followed(folder: Path, kept: Path, tmp_path: Path) -> None:
    """As where somebody keeps them in another place."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / FILE).symlink_to(kept / FILE)
    with closing(Records(elsewhere)) as database:
        add(database, "two")
        assert (uids(database), database.notices) == (["one", "two"], [])
    assert (elsewhere / FILE).is_symlink()


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
