"""Keeping what a learner does in a scenario, each decision before its feedback shows."""

from __future__ import annotations

import uuid
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.play.decisions import stood
from scenario_trainer.play.feedback import whole_alignment
from scenario_trainer.records.attempts import KeptDecision, KeptEnding
from scenario_trainer.records.database import DamagedError, RecordsError
from scenario_trainer.records.review import FIRST_INTERVAL
from scenario_trainer.story.terms import Alignment

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from scenario_trainer.play.decisions import Decision
    from scenario_trainer.records.attempts import Attempt
    from scenario_trainer.records.database import Database
    from scenario_trainer.story.model import Scenario

Key = tuple[str, str]


class _Step(NamedTuple):
    """A decision to keep, and how it stood towards the principles in play."""

    kept: KeptDecision
    stood: Mapping[str, Alignment | None]


@dataclass
class _Line:
    """The decisions of one attempt, and how many of them are on the disk."""

    steps: list[_Step]
    id: int | None = None
    is_first_pass: bool = False
    saved: int = 0
    ending: KeptEnding | None = None
    ending_saved: bool = False
    began: datetime = field(default_factory=lambda: datetime.now(UTC))

    @property
    def keys(self) -> list[Key]:
        return [step.kept.key for step in self.steps]

    @property
    def kept(self) -> bool:
        """Whether all of it is on the disk."""
        return self.saved == len(self.steps) and self.ending_saved == bool(self.ending)

    def forget(self) -> None:
        """Note that nothing of it is on the disk."""
        self.id, self.saved, self.ending_saved = None, 0, False


class AttemptLog:
    """Keeps one family of attempts: a first pass, and a what-if for each path that parts from what is kept.

    Where the disk refuses, what happened stays here and is written with the next decision.
    """

    def __init__(
        self,
        database: Database,
        scenario: Scenario,
        *,
        timing: str,
        seed: int,
        family: Sequence[Attempt] = (),
        attempt_id: int | None = None,
    ) -> None:
        self._database = database
        self._scenario = scenario
        self._timing = timing
        self._seed = seed
        self._began = datetime.now(UTC)
        self._failing = False
        self._lines = [_line(attempt) for attempt in family]
        self._current = next((line for line in self._lines if line.id == attempt_id), None)

    @property
    def attempt_id(self) -> int | None:
        """The attempt whose path was followed last; None before the first decision is kept."""
        return self._current.id if self._current else None

    def took(self, path: Sequence[Decision], ending: str | None) -> None:
        """Keep a path from the start to its last decision, and the ending it led to."""
        keys = [(decision.scene, decision.choice) for decision in path]
        line = self._along(keys, ended=ending is not None) or self._onward(keys) or self._aside(keys)
        if line.keys[: len(keys)] != keys:
            line.steps.append(self._step(path[-1]))
        if ending and line.ending is None:
            told = self._scenario.scenes[ending].ending
            if told:
                line.ending = KeptEnding(ending, told.outcome, told.title, datetime.now(UTC))
        self._current = line
        self.save()

    def save(self) -> None:
        """Write what is not yet on the disk; say once that it cannot be, and once that it could."""
        try:
            with suppress(DamagedError):  # new records have begun: all goes into those
                self._save_all()
            self._save_all()
        except RecordsError as error:
            if not self._failing:
                self._database.notices.append(
                    f"Your decisions cannot be kept just now: {error}. Play goes on; each answer tries again."
                )
            self._failing = True
        else:
            if self._failing:
                self._database.notices.append("Your decisions are kept again, all of them.")
            self._failing = False

    def _candidates(self) -> list[_Line]:
        return [*([self._current] if self._current else []), *self._lines]

    def _along(self, keys: list[Key], *, ended: bool) -> _Line | None:
        """A line on which all of this has happened; where that was the end, one that went no further."""
        along = (line for line in self._candidates() if line.keys[: len(keys)] == keys)
        return next((line for line in along if not ended or len(line.steps) == len(keys)), None)

    def _onward(self, keys: list[Key]) -> _Line | None:
        """A line that the last decision carries on; one that has ended stays as it is, whatever the story says."""
        return next((line for line in self._candidates() if line.keys == keys[:-1] and not line.ending), None)

    def _aside(self, keys: list[Key]) -> _Line:
        """A new line: the first pass, or a what-if with what it shares with the line it parts from."""
        shared = self._current.steps[: len(keys) - 1] if self._current else []
        line = _Line(list(shared), is_first_pass=not self._lines)
        if not self._lines:
            line.began = self._began
        self._lines.append(line)
        return line

    def _step(self, decision: Decision) -> _Step:
        scene = self._scenario.scenes[decision.scene]
        choice = scene.choices[decision.choice]
        kept = KeptDecision(
            decision.scene,
            decision.choice,
            scene.title or decision.scene,
            choice.text,
            whole_alignment(choice),
            datetime.now(UTC),
            decision.thoughts,
        )
        return _Step(kept, stood(decision, self._scenario))

    def _save_all(self) -> None:
        while line := next((line for line in self._lines if not line.kept), None):
            self._save(line)

    def _save(self, line: _Line) -> None:
        """Write a line's unsaved part, wholly or not at all; where another window was quicker, only make way."""
        with self._database.writing() as connection:
            if self._gone(connection):
                for each in self._lines:
                    each.forget()
                return
            if line.id and _decisions(connection, line.id) != line.saved:
                self._part(line)
                return
            attempt = self._write(connection, line)
        line.id, line.saved, line.ending_saved = attempt, len(line.steps), bool(line.ending)

    def _gone(self, connection: sqlite3.Connection) -> bool:
        """Whether the family is not there any more: deleted, or the records began anew."""
        first = self._lines[0]
        if first.id is None:
            return False
        found = connection.execute("SELECT began FROM attempts WHERE id = ?", (first.id,)).fetchone()
        # Records that began anew give an id again.
        return found is None or datetime.fromisoformat(found["began"]) != first.began

    def _part(self, line: _Line) -> None:
        """Go on beside what another window has made of a line."""
        if line is self._lines[0]:
            # What the other window kept is the first pass; this one hangs beside it.
            self._lines[0] = replace(line, steps=line.steps[: line.saved], ending=None, ending_saved=False)
            self._lines.append(line)
            line.is_first_pass = False
        line.forget()

    def _write(self, connection: sqlite3.Connection, line: _Line) -> int:
        attempt = line.id or self._insert(connection, line)
        for number, step in enumerate(line.steps[line.saved :], start=line.saved + 1):
            _insert_decision(connection, attempt, number, step.kept)
            if line.is_first_pass:
                _insert_tallies(connection, attempt, step.stood)
                self._insert_card(connection, attempt, number, step)
        connection.execute(
            "UPDATE attempts SET underway = ?, ending = ?, ending_kind = ?, ending_title = ?, ended = ?"
            " WHERE id = ?",
            (datetime.now(UTC).isoformat(), *_columns(line.ending), attempt),
        )
        return attempt

    def _insert(self, connection: sqlite3.Connection, line: _Line) -> int:
        story = self._scenario
        first = None if line.is_first_pass else self._lines[0].id
        cursor = connection.execute(
            "INSERT INTO attempts (uid, first_pass, scenario, title, timing, seed, began)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (uuid.uuid4().hex, first, story.id, story.title, self._timing, self._seed, line.began.isoformat()),
        )
        return int(cursor.lastrowid or 0)

    def _insert_card(self, connection: sqlite3.Connection, attempt: int, number: int, step: _Step) -> None:
        """A first decision that works against a principle comes back for review, once for each scene."""
        if Alignment.AGAINST in step.stood.values():
            due = (step.kept.decided + FIRST_INTERVAL).isoformat()
            connection.execute(
                "INSERT OR IGNORE INTO cards (scenario, scene, attempt, number, due) VALUES (?, ?, ?, ?, ?)",
                (self._scenario.id, step.kept.scene, attempt, number, due),
            )


def _line(attempt: Attempt) -> _Line:
    steps = [_Step(kept, {}) for kept in attempt.decisions]
    first = attempt.first_pass is None
    return _Line(steps, attempt.id, first, len(steps), attempt.ending, bool(attempt.ending), attempt.began)


def _decisions(connection: sqlite3.Connection, attempt: int) -> int:
    """How many are on the disk."""
    (number,) = connection.execute("SELECT count(*) FROM decisions WHERE attempt = ?", (attempt,)).fetchone()
    return int(number)


def _columns(ending: KeptEnding | None) -> tuple[str | None, ...]:
    return (*ending[:3], ending.reached.isoformat()) if ending else (None,) * 4


def _insert_decision(connection: sqlite3.Connection, attempt: int, number: int, kept: KeptDecision) -> None:
    connection.execute(
        "INSERT INTO decisions (attempt, number, scene, choice, title, text, alignment, decided, why, sure)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (attempt, number, *kept[:5], kept.decided.isoformat(), kept.thoughts.why, kept.thoughts.sure),
    )


def _insert_tallies(
    connection: sqlite3.Connection, attempt: int, stood_so: Mapping[str, Alignment | None]
) -> None:
    columns = (Alignment.REFLECTS, Alignment.PARTLY, Alignment.AGAINST, None)
    connection.executemany(
        "INSERT INTO tallies (principle, attempt, reflected, partly, against, not_taken_up)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET reflected = reflected + excluded.reflected,"
        " partly = partly + excluded.partly, against = against + excluded.against,"
        " not_taken_up = not_taken_up + excluded.not_taken_up",
        [(key, attempt, *(int(found is column) for column in columns)) for key, found in stood_so.items()],
    )
