"""Which part of the program follows which: opening a scenario, going back to an attempt, finishing one."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from scenario_trainer.records import attempts
from scenario_trainer.records.database import GoneError, RecordsError
from scenario_trainer.records.review import due
from scenario_trainer.records.writings import due_commitments

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scenario_trainer.play.changes import Change
    from scenario_trainer.play.journal import Journal
    from scenario_trainer.play.met import Met
    from scenario_trainer.play.moments import Timing
    from scenario_trainer.play.review import Review
    from scenario_trainer.play.session import Session
    from scenario_trainer.records.database import Database
    from scenario_trainer.records.kept import Attempt
    from scenario_trainer.story.entries import Entry
    from scenario_trainer.story.library import Library
    from scenario_trainer.story.model import Guidance, Scenario
    from scenario_trainer.story.problems import Problem


class Progress(NamedTuple):
    """What a learner has done so far."""

    underway: Mapping[str, int] = {}
    """For each scenario that is underway the attempt that was played last."""
    endings: Mapping[str, int] = {}
    """For each scenario that has been played to an end how many different endings were met."""
    due: int = 0
    """How many decisions and commitments are due for review."""
    first_passes: int = 0
    minutes: int = 0
    """Time spent on all attempts, rounded up."""


class Briefing(NamedTuple):
    """The scenario has not been begun: its briefing comes first."""

    scenario: Scenario


class Resumed(NamedTuple):
    """An attempt goes on."""

    session: Session
    change: Change | None
    """Where the story has changed under it; None where every decision still stands."""


class LookBack(NamedTuple):
    """An attempt that has ended and been looked back on: its debrief comes next."""

    session: Session


class Unplayable(NamedTuple):
    """The scenario's file has mistakes."""

    entry: Entry
    problems: tuple[Problem, ...]


class Gone(NamedTuple):
    """The scenario of an attempt is not in the library."""

    title: str


Opened: TypeAlias = Briefing | Resumed | LookBack | Unplayable


class Flow:
    """What a learner can open and go back to in a library of scenarios, with their records."""

    def __init__(self, library: Library, database: Database, *, seed: int | None = None) -> None:
        """With a seed, choices are offered in the same order in every new attempt."""
        self.library = library
        self.database = database
        self._seed = seed

    @property
    def guidance(self) -> Guidance:
        """What the library's scenarios are held against."""
        return self.library.guidance

    @cached_property
    def journal(self) -> Journal:
        """What the learner has done."""
        from scenario_trainer.play.journal import Journal

        return Journal(self.database, self.guidance)

    def review(self) -> Review:
        """What is due now. Raises RecordsError."""
        from scenario_trainer.play.review import Review

        return Review(self.database, self.library)

    def met(self, scenario: Scenario) -> Met:
        """What the learner has met of a scenario by now. Raises RecordsError."""
        from scenario_trainer.play.met import met

        return met(scenario, attempts.of_scenario(self.database, scenario.id))

    def progress(self) -> Progress:
        """What the learner has done by now. Raises RecordsError."""
        now = datetime.now(UTC)
        return Progress(
            attempts.underway(self.database),
            attempts.endings_met(self.database),
            len(due(self.database, now)) + len(due_commitments(self.database, now)),
            *attempts.totals(self.database),
        )

    def open(self, entry: Entry, *, anew: bool = False) -> Opened:
        """Go on with what is underway in a scenario, or begin with its briefing: always so where `anew`.

        Where the records cannot be read the scenario is begun, and the learner is notified.
        """
        try:
            attempt_id = None if anew else attempts.underway(self.database).get(entry.id)
            if attempt_id is not None:
                return self._resume(entry, attempt_id)
        except RecordsError as error:
            self.database.notify(f"Your records cannot be used just now: {error}.")
        loaded = self.library.load(entry)
        return Unplayable(entry, loaded.problems) if loaded.value is None else Briefing(loaded.value)

    def begin(self, scenario: Scenario, timing: Timing) -> Session:
        """Start an attempt that is kept."""
        from scenario_trainer.play.kept_sessions import begin

        return begin(self.database, scenario, self.guidance, timing=timing, seed=self._seed)

    def go_back_to(self, attempt: Attempt) -> Resumed | LookBack | Unplayable | Gone:
        """Go back to an attempt's family: to what is underway in it, or else to its latest end.

        Raises RecordsError, as GoneError where it was deleted.
        """
        attempt_id = attempts.to_resume(self.database, attempt.id)
        if attempt_id is None:
            raise GoneError
        entry = self.library.find(attempt.scenario)
        return self._resume(entry, attempt_id) if entry else Gone(attempt.title)

    def finish(self, session: Session) -> None:
        """Note that a session has come to its end and is looked back on. Raises RecordsError."""
        session.keep()
        if session.attempt_id is not None:
            attempts.close(self.database, session.attempt_id)

    def _resume(self, entry: Entry, attempt_id: int) -> Resumed | LookBack | Unplayable:
        from scenario_trainer.play.kept_sessions import resume
        from scenario_trainer.play.moments import Ended

        loaded = self.library.load(entry)
        if loaded.value is None:
            return Unplayable(entry, loaded.problems)
        session, change = resume(self.database, loaded.value, self.guidance, attempt_id)
        if isinstance(session.moment, Ended) and change is None:
            return LookBack(session)
        return Resumed(session, change)
