"""What a learner has done: their attempts, and what these add up to over time and over the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.records import attempts, tallies
from scenario_trainer.records.database import GoneError
from scenario_trainer.records.kept import Attempt, KeptDecision, KeptEnding, minutes_spent
from scenario_trainer.records.tallies import Tally
from scenario_trainer.records.writings import Commitment, latest_commitments, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from scenario_trainer.records.database import Database
    from scenario_trainer.story.entries import Entry
    from scenario_trainer.story.model import Guidance

__all__ = [
    "Attempt",
    "AttemptsPage",
    "Commitment",
    "FamilyPage",
    "Journal",
    "KeptDecision",
    "KeptEnding",
    "Overview",
    "Pass",
    "PrincipleOverTime",
    "Suggestion",
    "Tally",
]

SPAN = 7
"""How many of the latest first passes and commitments an overview has."""


class AttemptsPage(NamedTuple):
    """Some of the attempts."""

    families: tuple[tuple[Attempt, ...], ...]
    """First passes with their what-ifs, newest first."""
    more: bool
    """Whether there are older ones."""


class FamilyPage(NamedTuple):
    """A first pass with its what-ifs."""

    attempts: tuple[Attempt, ...]
    """Oldest first, with what was left by stepping back."""
    written: Mapping[str, str]
    """What the learner wrote about them, by prompt."""
    minutes: int
    """Time spent on all of them, rounded up."""


class Pass(NamedTuple):
    """A first pass, as a column of the grid of principles."""

    attempt: int
    title: str
    began: datetime


class PrincipleOverTime(NamedTuple):
    """A principle in all first passes, and in each of the latest."""

    principle: str
    title: str
    total: Tally
    latest: tuple[Tally | None, ...]
    """One for each of the latest passes; None where it was not in play."""
    last_met: int
    """The first pass in which it was in play last, by its id; 0 where it never was."""


class Suggestion(NamedTuple):
    """What to play next, and why."""

    entry: Entry
    principle: PrincipleOverTime
    """The one that it is suggested for."""


class Overview(NamedTuple):
    """What all attempts add up to."""

    passes: tuple[Pass, ...]
    """The latest first passes, oldest first."""
    principles: tuple[PrincipleOverTime, ...]
    """All of the guidance."""
    endings: Mapping[str, int]
    """How many different endings of each scenario were met."""
    commitments: tuple[Commitment, ...]
    """What the learner meant to try at work lately, newest first."""
    suggestion: Suggestion | None
    """None without scenarios that have been read whole."""


class Journal:
    """The attempts in the records. Every method raises RecordsError."""

    def __init__(self, database: Database, guidance: Guidance) -> None:
        self._database = database
        self._guidance = guidance

    def page(self, size: int, before: int | None = None) -> AttemptsPage:
        """The newest first passes; with `before` an id, those that are older than it."""
        found = attempts.latest(self._database, size + 1, before)
        return AttemptsPage(found[:size], len(found) > size)

    def family(self, attempt_id: int) -> FamilyPage:
        """A first pass with its what-ifs, by the id of any of them. Raises GoneError where it is not there."""
        found = attempts.family(self._database, attempt_id)
        if not found:
            raise GoneError
        return FamilyPage(found, written(self._database, attempt_id), minutes_spent(found))

    def delete(self, attempt_id: int) -> None:
        """Delete an attempt for good, with all that belongs to it."""
        attempts.delete(self._database, attempt_id)

    def overview(self, entries: Iterable[Entry]) -> Overview:
        """What all attempts add up to; of these entries one is suggested to be played next."""
        latest = [family[0] for family in attempts.latest(self._database, SPAN)[::-1]]
        principles = self._principles([attempt.id for attempt in latest])
        return Overview(
            tuple(Pass(attempt.id, attempt.title, attempt.began) for attempt in latest),
            principles,
            attempts.endings_met(self._database),
            tuple(latest_commitments(self._database, SPAN)),
            suggestion(entries, principles, attempts.last_first_passes(self._database)),
        )

    def principles_met(self) -> dict[str, Tally]:
        """How the principles of the guidance that have been in play were taken up, by their ids."""
        found = tallies.principle_totals(self._database)
        return {key: found[key].tally for key in self._guidance.principles if key in found}

    def _principles(self, latest: list[int]) -> tuple[PrincipleOverTime, ...]:
        totals = tallies.principle_totals(self._database)
        found = tallies.tallies_of(self._database, latest)
        never = tallies.PrincipleTotal(Tally(0, 0, 0, 0), 0)
        return tuple(
            PrincipleOverTime(
                key,
                principle.title,
                totals.get(key, never).tally,
                tuple(found.get((attempt, key)) for attempt in latest),
                totals.get(key, never).last_met,
            )
            for key, principle in self._guidance.principles.items()
        )


def suggestion(
    entries: Iterable[Entry], principles: Iterable[PrincipleOverTime], last_played: Mapping[str, int]
) -> Suggestion | None:
    """The scenario to play next: one in which the principle is in play that was least taken up, longest not met.

    Of those the one played longest ago or never, of these one for beginners. None where no entry has been read
    whole.
    """
    playable = [entry for entry in entries if entry.title]
    for principle in sorted(principles, key=lambda each: (each.total.taken_up, each.last_met)):
        having = [entry for entry in playable if principle.title in entry.principles]
        if having:
            entry = min(having, key=lambda each: (last_played.get(each.id, 0), _is_advanced(each)))
            return Suggestion(entry, principle)
    return None


def _is_advanced(entry: Entry) -> bool:
    return entry.level == "continuing"
