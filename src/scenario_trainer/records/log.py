"""Writing down what a learner does in a scenario, each decision before its feedback shows."""

from __future__ import annotations

import uuid
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import takewhile
from math import ceil
from typing import TYPE_CHECKING

from scenario_trainer.records import rows
from scenario_trainer.records.database import DamagedError, RecordsError
from scenario_trainer.records.drafts import keep_draft
from scenario_trainer.records.paths import Path, PathTree
from scenario_trainer.records.review import add_cards

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from scenario_trainer.records.database import Database
    from scenario_trainer.records.drafts import Draft
    from scenario_trainer.records.kept import Attempt, KeptDecision, KeptEnding
    from scenario_trainer.records.rows import AttemptHead

LONGEST_PAUSE = timedelta(minutes=5)
"""Of a longer time before a decision only so much counts as spent on it."""

_FAILING = "Your decisions cannot be kept just now: {}. Play goes on; each answer tries again."
_RECOVERED = "Your decisions are kept again, all of them."
_DELETED = "This attempt was deleted in another window. You can play on, and nothing more of it is kept."


@dataclass
class _Stored:
    """What is on the disk of a path."""

    head: AttemptHead
    began: datetime
    uid: str = field(default_factory=lambda: uuid.uuid4().hex)
    id: int | None = None
    decisions: int = 0
    notes: dict[int, str] = field(default_factory=dict)
    ended: bool = False
    standing: int | None = None
    followed: bool = False
    """A decision on the path was taken, perhaps once more, since it was written."""

    def is_whole(self, path: Path) -> bool:
        """Whether nothing of the path is left to write."""
        written = (self.decisions, self.notes, self.ended, self.standing)
        return not self.followed and written == (
            len(path.decisions), _notes(path), bool(path.ending), path.standing
        )  # fmt: skip

    def forget(self) -> None:
        """Note that nothing of the path is on the disk."""
        self.id, self.decisions, self.notes, self.ended, self.standing = None, 0, {}, False, None
        self.followed = True


class AttemptLog:
    """Keeps one family of attempts: a first pass, and a what-if for each path that branches off.

    Where the disk refuses, what happened stays here and is written with the next decision. Where the file is lost
    or damaged, all that is known here is written into the next one. An attempt that was deleted in another window
    is not written again: from then on nothing is kept.
    """

    def __init__(
        self,
        database: Database,
        head: AttemptHead,
        *,
        family: Sequence[Attempt] = (),
        attempt_id: int | None = None,
    ) -> None:
        self._database = database
        self._head = head
        self._generation = database.generation
        self._last = datetime.now(UTC)
        """The last decision, or when this log was opened."""
        self._failing = False
        self._deleted = False
        paths = {attempt.id: Path(list(attempt.decisions), attempt.ending, attempt.standing) for attempt in family}
        self._stored = {paths[attempt.id]: _stored(attempt, head) for attempt in family}
        self._tree = PathTree(list(paths.values()), paths.get(attempt_id or 0))

    @property
    def attempt_id(self) -> int | None:
        """The attempt whose path was followed last.

        None before its first decision is on the disk, and once it was deleted.
        """
        current = None if self._deleted else self._tree.current
        return self._stored[current].id if current else None

    def record(
        self, before: Sequence[tuple[str, str]], decision: KeptDecision, ending: KeptEnding | None
    ) -> KeptDecision:
        """Keep a decision, those before it given as scenes and choices, and the ending that it led to.

        Returns the decision as it is kept: as it was, where all of this has happened before.
        """
        if self._deleted:
            return decision
        began, self._last = self._last, decision.decided
        spent = max(timedelta(), min(decision.decided - began, LONGEST_PAUSE))
        path = self._tree.follow(before, decision._replace(seconds=ceil(spent.total_seconds())), ending)
        self._save_followed(path, began if path is self._tree.first else decision.decided)
        return path.decisions[len(before)]

    def end(self, keys: Sequence[tuple[str, str]], ending: KeptEnding) -> None:
        """Keep that decisions of the current path, in order from its first, have led to an ending.

        It has it already, unless the story has changed since.
        """
        path = None if self._deleted else self._tree.current
        if path and path.begins_with(keys) and not (path.ending and path.keys == list(keys)):
            last = path.decisions[len(keys) - 1]._replace(seconds=0)
            self._save_followed(self._tree.follow(keys[:-1], last, ending), ending.reached)

    def stand(self, number: int) -> None:
        """Keep how many decisions of the current path stand, after a step back."""
        path = None if self._deleted else self._tree.current
        if path:
            path.stand(number)
            self.save()

    def note(self, number: int, text: str) -> None:
        """Keep the learner's note on a decision of the current path, from 1; an empty text takes it back."""
        path = None if self._deleted else self._tree.current
        if path:
            path.decisions[number - 1] = path.decisions[number - 1]._replace(note=text)
            self.save()

    def keep_draft(self, scene: str, draft: Draft) -> None:
        """Keep what is written about the decision of a scene before it is taken, in place of the draft before."""
        if not self._deleted:
            with self._refusals_notified():
                self._save_all()
                keep_draft(self._database, self._head.scenario, self.attempt_id, scene, draft)

    def save(self) -> None:
        """Write what is not on the disk yet; notify once that it cannot be written, and once that it could."""
        with self._refusals_notified():
            with suppress(DamagedError):  # a new file has been begun: everything goes into that one
                self._save_all()
            self._save_all()

    @contextmanager
    def _refusals_notified(self) -> Iterator[None]:
        try:
            yield
        except RecordsError as error:
            if not self._failing:
                self._database.notify(_FAILING.format(error))
            self._failing = True
        else:
            if self._failing:
                self._database.notify(_RECOVERED)
            self._failing = False

    def stop(self) -> None:
        """Keep nothing more, and notify of it: the attempt was deleted in another window."""
        self._deleted = True
        self._database.notify(_DELETED)

    def _save_followed(self, path: Path, began: datetime) -> None:
        """Save a path on which a decision was just taken; `began` is when it was, if the path is new."""
        self._stored.setdefault(path, _Stored(self._head, began)).followed = True
        self.save()

    def _save_all(self) -> None:
        self._database.follow_file()
        if self._generation != self._database.generation:
            for stored in self._stored.values():
                stored.forget()
        while not self._deleted and (path := self._next_unsaved()):
            self._save(path)

    def _next_unsaved(self) -> Path | None:
        return next((path for path in self._tree if not self._stored[path].is_whole(path)), None)

    def _save(self, path: Path) -> None:
        """Write the unsaved part of a path, wholly or not at all, unless it was deleted or gives way."""
        with self._database.writing() as connection:
            if self._generation != self._database.generation:
                self._find_again(connection)
            if self._drop_deleted(connection) or not self._agrees(connection, path):
                return
            attempt = self._write(connection, path)
        stored = self._stored[path]
        stored.id, stored.decisions = attempt, len(path.decisions)
        stored.notes, stored.ended, stored.standing = _notes(path), bool(path.ending), path.standing
        stored.followed = False

    def _find_again(self, connection: sqlite3.Connection) -> None:
        """Look what another file than before has of this family."""
        for stored in self._stored.values():
            stored.forget()
            stored.id = rows.id_of(connection, stored.uid)
        self._generation = self._database.generation

    def _drop_deleted(self, connection: sqlite3.Connection) -> bool:
        """Forget the paths that were deleted in another window; whether there were any."""
        gone = [
            path
            for path in self._tree
            if (stored := self._stored[path]).id and rows.uid_of(connection, stored.id) != stored.uid
        ]
        if self._tree.first in gone or self._tree.current in gone:
            self.stop()
        for path in gone:
            self._tree.remove(path)
        return bool(gone)

    def _agrees(self, connection: sqlite3.Connection, path: Path) -> bool:
        """Whether the path continues what is on the disk; where another window was quicker, it gives way."""
        stored = self._stored[path]
        kept = rows.keys_of(connection, stored.id) if stored.id else []
        stored.decisions = sum(1 for _ in takewhile(bool, map(tuple.__eq__, kept, path.keys)))
        if stored.decisions == len(kept) or (stored.decisions == len(path.decisions) and not path.ending):
            return True
        if path is self._tree.first:
            self._stored[self._tree.split(path, stored.decisions)] = stored
        path.copy_first(stored.decisions)
        self._stored[path] = _Stored(self._head, self._last)
        return False

    def _write(self, connection: sqlite3.Connection, path: Path) -> int:
        stored, first = self._stored[path], self._tree.first
        attempt = stored.id
        if attempt is None:
            first_pass = self._stored[first].id if first and first is not path else None
            attempt = rows.insert_attempt(connection, stored.head, stored.uid, first_pass, stored.began)
        for number in range(stored.decisions, len(path.decisions)):
            rows.insert_decision(connection, attempt, number + 1, path.decisions[number])
        rows.write_notes(connection, attempt, {**dict.fromkeys(stored.notes, ""), **_notes(path)})
        if path.ending and not stored.ended:
            rows.set_ending(connection, attempt, path.ending)
            add_cards(connection, attempt)
        if path is self._tree.current and stored.followed:
            rows.set_underway(connection, attempt)
        rows.set_standing(connection, attempt, path.standing)
        return attempt


def _stored(attempt: Attempt, head: AttemptHead) -> _Stored:
    head = head._replace(version=attempt.version, title=attempt.title)
    return _Stored(
        head,
        attempt.began,
        attempt.uid,
        attempt.id,
        len(attempt.decisions),
        {number: each.note for number, each in enumerate(attempt.decisions, start=1) if each.note},
        bool(attempt.ending),
        attempt.standing,
    )


def _notes(path: Path) -> dict[int, str]:
    """The notes on the decisions of a path, by their numbers from 1."""
    return {number: decision.note for number, decision in enumerate(path.decisions, start=1) if decision.note}
