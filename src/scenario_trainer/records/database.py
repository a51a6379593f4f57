"""The file in which a learner's records are kept, and what is done when it cannot be read or written.

A database that is locked, read-only, on a full disk or damaged never stops play: the learner is notified of what
cannot be kept. A damaged file is renamed; nothing is ever deleted.
"""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from scenario_trainer.records.files import NoFileError, make_private
from scenario_trainer.records.migrations import VERSION, migrate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

FILE = "records.db"
PATIENCE = 0.5
"""Seconds to wait for another window that is writing."""

_HEADER = b"SQLite format 3\0"
_SIDE_FILES = ("", "-wal", "-shm")
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_OTHER_TABLES = re.compile("no such (column|table)|duplicate column name|table \\w+ already exists")
_ERRORS = (sqlite3.Error, UnicodeDecodeError)
"""What a query raises; the second where a column's name is no text."""
_WHY = {
    sqlite3.SQLITE_BUSY: "another program is using them",
    sqlite3.SQLITE_LOCKED: "another program is using them",
    sqlite3.SQLITE_READONLY: "they are read-only",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk refuses",
    sqlite3.SQLITE_CANTOPEN: "the folder cannot be used",
    sqlite3.SQLITE_PERM: "the folder cannot be used",
}


class RecordsError(Exception):
    """The records could not be read or written; the message says why, for the learner."""


class DamagedError(RecordsError):
    """The records were damaged. They are set aside, and what is written from now on goes into new ones."""


class GoneError(RecordsError):
    """An attempt was deleted meanwhile, as in another window."""

    def __init__(self) -> None:
        super().__init__("this attempt is not there any more")


class _RefusedError(Exception):
    """What stands in the place of the file is left alone; the message says why."""


class Database:
    """An open file of records, or, where there can be none, records that last until the program ends.

    Every method raises RecordsError where the file refuses.
    """

    def __init__(self, folder: Path, notify: Callable[[str], None]) -> None:
        """`notify` is called with each notice for the learner, from now on and from any method."""
        self.path = folder / FILE
        self.notify = notify
        self.lasting = True
        """Whether what is written outlives the program."""
        self.generation = 0
        """Counts the files that were opened: a file that is lost or damaged is followed by another."""
        self._reported: set[int] = set()
        """The attempts of which damaged values were reported."""
        self._connection = self._open()
        self._opened = _identity(self.path)

    def rows(self, query: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        """What a query finds."""
        with self._translated():
            return self._connection.execute(query, values).fetchall()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Everything that is written within is kept on the disk when it ends, or nothing of it is."""
        with self._translated():
            self.follow_file()
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def report_damaged(self, attempts: Iterable[int]) -> None:
        """Notify the learner of attempts of which values are damaged, once of each."""
        found = sorted(set(attempts) - self._reported)
        self._reported.update(found)
        if found:
            which = f"Attempts {', '.join(map(str, found))} are" if len(found) > 1 else f"Attempt {found[0]} is"
            self.notify(f"{which} damaged: what cannot be read is left out, and nothing is deleted.")

    def follow_file(self) -> None:
        """Open the file anew where another is there now: this one was deleted, replaced, or renamed as damaged."""
        if self.lasting and _identity(self.path) != self._opened:
            self._reopen()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _open(self) -> sqlite3.Connection:
        """Open the file; a damaged one is renamed, and memory takes the place of one that cannot be used."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            try:
                return _connected(self.path)
            except _ERRORS as error:
                if not _is_damage(error):
                    raise
                self._rename_damaged()
                return _connected(self.path)
        except _RefusedError as error:
            why = str(error)
        except sqlite3.Error as error:
            why = _why(error)
        except OSError as error:
            why = (error.strerror or str(error)).lower()
        self.notify(f"Your records cannot be kept in {self.path.parent}: {why}. You can play all the same.")
        return self._in_memory()

    def _in_memory(self) -> sqlite3.Connection:
        """Records for this run, with what can be read of those on the disk."""
        self.lasting = False
        memory = sqlite3.connect(":memory:", isolation_level=None)
        for how in ("mode=ro", "immutable=1") if self.path.is_file() else ():
            try:
                address = f"{self.path.absolute().as_uri()}?{how}"
                with closing(sqlite3.connect(address, uri=True, timeout=PATIENCE)) as kept:
                    if kept.execute("PRAGMA user_version").fetchone()[0] <= VERSION:
                        kept.backup(memory)
                    break
            except sqlite3.Error:
                continue  # there may be nothing to read; the notice has said why
        return _prepared(memory)

    def _rename_damaged(self) -> None:
        moment = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
        name = f"records-damaged-{moment}.db"
        for suffix in _SIDE_FILES:
            if (file := self.path.with_name(FILE + suffix)).exists():
                file.rename(self.path.with_name(name + suffix))
        self.notify(f"Your records were damaged. They are set aside as {name}; new ones begin.")

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Turn the errors of sqlite, apart from broken constraints, into RecordsError."""
        try:
            yield
        except sqlite3.IntegrityError:
            raise
        except _ERRORS as error:
            if _is_damage(error):
                self._begin_anew()
                raise DamagedError(_why(error)) from error
            raise RecordsError(_why(error)) from error

    def _begin_anew(self) -> None:
        # Where another window has met the damage before, new records are there already.
        ours = _identity(self.path) == self._opened
        self._connection.close()
        try:
            if ours:
                self._rename_damaged()
        except OSError as error:
            self.notify(f"Your records are damaged and cannot be set aside: {error.strerror}.")
        self._reopen()

    def _reopen(self) -> None:
        self._connection.close()
        self._connection = self._open()
        self._opened = _identity(self.path)
        self._reported.clear()
        self.generation += 1


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file a path leads to, whatever it was called before; None for none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _connected(path: Path) -> sqlite3.Connection:
    _check_link(path)
    real = Path(os.path.realpath(path))
    _make_private(real)  # before sqlite opens it: what sqlite puts beside it can be read by the same people
    connection = sqlite3.connect(path, isolation_level=None, timeout=PATIENCE)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")  # a decision outlives a power cut
        prepared = _prepared(connection)
        # Says now whether the file can be written, not at the first decision.
        prepared.execute("BEGIN IMMEDIATE")
        prepared.execute("ROLLBACK")
    except BaseException:
        connection.close()
        raise
    return prepared


def _check_link(path: Path) -> None:
    """Raise _RefusedError where a link leads to a file that is no database: it belongs to something else."""
    if path.is_symlink() and path.is_file():
        with path.open("rb") as file:
            if file.read(len(_HEADER)) not in (b"", _HEADER):
                raise _RefusedError(f"{path.name} leads to {os.path.realpath(path)}, which is no database")


def _make_private(real: Path) -> None:
    """Let nobody else read the file, nor what sqlite has put beside it. Raises _RefusedError, OSError."""
    for suffix in _SIDE_FILES:
        file = real.with_name(real.name + suffix)
        try:
            if not suffix or file.exists():
                make_private(file)
        except NoFileError as error:
            raise _RefusedError(f"{FILE}{suffix} is not a file") from error


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.row_factory = sqlite3.Row
    # sqlite3 itself would refuse a whole query for one byte that is not UTF-8.
    connection.text_factory = _text
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")  # what was deleted is not left in the file
    if connection.execute("PRAGMA user_version").fetchone()[0] > VERSION:
        raise _RefusedError("a later version of the program made them")
    migrate(connection)
    return connection


def _text(value: bytes) -> str:
    return value.decode("utf-8", "replace")


def _reason(error: Exception) -> int:
    """The primary result code; python's own errors have none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _is_damage(error: Exception) -> bool:
    """Whether the file is damaged; so it is where its tables are not those of the version that it has."""
    if isinstance(error, UnicodeDecodeError):
        return True
    return _reason(error) in _DAMAGED or bool(_OTHER_TABLES.match(str(error)))


def _why(error: Exception) -> str:
    return _WHY.get(_reason(error), "they are damaged" if _is_damage(error) else str(error).lower())
