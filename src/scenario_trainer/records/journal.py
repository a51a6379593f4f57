"""What a learner's attempts add up to, over time and over the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.play.debrief import Turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scenario_trainer.records.database import Database
    from scenario_trainer.story.library import Entry
    from scenario_trainer.story.model import Guidance

SPAN = 24
"""How many of the latest first passes are drawn over time."""


class PrincipleOverTime(NamedTuple):
    """A principle in all first passes, and in each of the latest."""

    principle: str
    title: str
    total: Turn
    latest: tuple[Turn | None, ...]
    """Oldest first; None where it was not in play."""
    last_met: int
    """The first pass in which it was in play last, by its id; 0 where it never was."""


class Suggestion(NamedTuple):
    """What to play next, and why."""

    entry: Entry
    principle: PrincipleOverTime
    """The one that it is suggested for."""


def endings_found(database: Database) -> dict[str, int]:
    """For each scenario how many different endings have been reached, in first passes and what-ifs."""
    found = database.rows(
        "SELECT scenario, count(DISTINCT ending) AS found FROM attempts WHERE ending IS NOT NULL GROUP BY scenario"
    )
    return {row["scenario"]: row["found"] for row in found}


def principles_over_time(database: Database, guidance: Guidance) -> tuple[PrincipleOverTime, ...]:
    """How every principle of the guidance was taken up, over all first passes and in each of the latest."""
    totals = {
        row["principle"]: row
        for row in database.rows(
            "SELECT principle, sum(reflected), sum(partly), sum(against), sum(not_taken_up),"
            " max(attempt) AS last_met FROM tallies GROUP BY principle"
        )
    }
    latest = _latest(database)
    passes = sorted({attempt for _, attempt in latest})
    return tuple(
        PrincipleOverTime(
            key,
            principle.title,
            Turn(*totals[key][1:5]) if key in totals else Turn(0, 0, 0, 0),
            tuple(latest.get((key, attempt)) for attempt in passes),
            totals[key]["last_met"] if key in totals else 0,
        )
        for key, principle in guidance.principles.items()
    )


def principles_met(database: Database, guidance: Guidance) -> dict[str, Turn]:
    """How the principles that have been in play were taken up, by their ids."""
    found = principles_over_time(database, guidance)
    return {each.principle: each.total for each in found if each.total.in_play}


def _latest(database: Database) -> Mapping[tuple[str, int], Turn]:
    found = database.rows(
        "SELECT principle, attempt, reflected, partly, against, not_taken_up FROM tallies WHERE attempt IN"
        " (SELECT id FROM attempts WHERE first_pass IS NULL ORDER BY id DESC LIMIT ?)",
        (SPAN,),
    )
    return {(row["principle"], row["attempt"]): Turn(*row[2:]) for row in found}


def suggestion(
    database: Database, entries: Iterable[Entry], principles: Iterable[PrincipleOverTime]
) -> Suggestion | None:
    """The scenario to play next: one that has the principle least taken up, longest not met; of those the one
    played longest ago or never, of these one for beginners. None without scenarios that have been read whole.
    """
    played = {
        row["scenario"]: row["last"]
        for row in database.rows(
            "SELECT scenario, max(id) AS last FROM attempts WHERE first_pass IS NULL GROUP BY scenario"
        )
    }
    playable = [entry for entry in entries if entry.head]
    for principle in sorted(principles, key=lambda each: (each.total.taken_up, each.last_met)):
        having = [entry for entry in playable if principle.title in entry.principles]
        if having:
            return Suggestion(min(having, key=lambda entry: (played.get(entry.id, 0), _level(entry))), principle)
    return None


def _level(entry: Entry) -> bool:
    """Sorts what is for initial training first."""
    return entry.head is not None and entry.head.level == "continuing"
