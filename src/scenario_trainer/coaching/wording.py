"""The words that both faces say: never by colour or shape alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.story.model import Alignment, EndingKind

if TYPE_CHECKING:
    from pathlib import Path

    from scenario_trainer.coaching.debrief import PrincipleTally
    from scenario_trainer.story.model import Gauge, Head, Person, Source
    from scenario_trainer.story.problems import Problem

ALIGNMENTS = {
    Alignment.REFLECTS: "Reflects",
    Alignment.PARTLY: "Partly reflects",
    Alignment.AGAINST: "Works against",
}

ENDINGS = {
    EndingKind.GOOD_ENOUGH: "A good-enough ending",
    EndingKind.FRAGILE: "A fragile ending",
    EndingKind.STALEMATE: "A stalemate",
    EndingKind.BREAKDOWN: "A breakdown",
}

ENDING_MEANINGS = {
    EndingKind.GOOD_ENOUGH: "It works well enough for the people it is for, and can be mended as it goes.",
    EndingKind.FRAGILE: "It looks settled. Something that matters was left out, and may come back.",
    EndingKind.STALEMATE: "Nothing moved, and nothing is lost yet. Each side still holds what it came with.",
    EndingKind.BREAKDOWN: "The partnership stopped working here. That too can be learnt from, and mended.",
}

LEVELS = {"initial": "initial training", "continuing": "continuing development"}

KINDS = {"try": "What to try", "avoid": "What to avoid"}

NOT_REVIEWED = "not yet reviewed by practitioners"

NO_CONTENT_NOTES = "None."

WELCOME = "New here? The missed meeting is a good start: it takes five minutes."

THE_END = "The end"

TEMPTING = "Why it is tempting"

STUCK = "The story cannot go on"

STUCK_ADVICE = (
    "This is a mistake in the scenario, not yours. You can step back and choose differently, "
    "or leave; its author can find the place with ‘scenario-trainer check’."
)

TIMINGS = {"coached": "after each choice", "consequences": "at the end, in the debrief"}

OPEN_DECISION = "An open decision: the guidance does not favour one answer here."


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else many}"


def progress(number: int, to_go: int | None) -> str:
    """Which decision this is, and how many follow at the least."""
    if to_go is None:
        return f"Decision {number}"
    return f"Decision {number} · " + (f"at least {to_go} more" if to_go else "perhaps the last")


def gauge_change(gauge: Gauge, change: int) -> str:
    """A change of a gauge as a phrase: how far, and towards which of its words."""
    return f"{counted(abs(change), 'step', 'steps')} towards {gauge.high if change > 0 else gauge.low}"


def tally(principle: PrincipleTally) -> str:
    """What was counted for a principle."""
    parts = {
        "reflected": principle.reflected,
        "partly": principle.partly,
        "worked against": principle.against,
        "not taken up": principle.not_taken_up,
    }
    said = ", ".join(f"{words} {number}" for words, number in parts.items() if number)
    return f"in play in {counted(principle.in_play, 'decision', 'decisions')}: {said}"


def who(person: Person) -> str:
    """A person's name with role and organisation."""
    return ", ".join(part for part in (person.name, person.role, person.organisation) if part)


def source(cited: Source) -> str:
    """The guidance's source as a citation."""
    summary = f" Summary: {cited.summary_in}." if cited.summary_in else ""
    return f"{cited.authors}: {cited.title}. {cited.publisher}.{summary}"


def provenance(head: Head) -> str:
    """Who wrote and reviewed a scenario, when, and what it rests on."""
    by = head.provenance
    reviewed = f"reviewed by {', '.join(by.reviewed_by)}" if by.reviewed_by else NOT_REVIEWED
    sources = f" Sources: {'; '.join(by.sources)}." if by.sources else ""
    return f"Written by {by.written_by}, version {by.version}, {by.written.isoformat()}; {reviewed}.{sources}"


def about(head: Head) -> str:
    """For whom a scenario is, and how long it takes."""
    return f"{LEVELS[head.level]}, {counted(head.minutes, 'minute', 'minutes')}"


def reading(gauge: Gauge, value: int) -> str:
    """Where a gauge stands, for somebody who cannot see its bar."""
    return f"{gauge.label}: {value}, where {gauge.min} is {gauge.low} and {gauge.max} is {gauge.high}"


def problem(found: Problem) -> str:
    """A problem on one line, with its place."""
    return f"Line {found.place.line}: {found.message} {found.hint}".rstrip()


def no_scenarios(folder: Path) -> str:
    """What to say of an empty folder."""
    return f"There are no scenarios in {folder}. A scenario is a file whose name ends in .yaml."


def no_match(words: str) -> str:
    """What to say where a filter leaves nothing."""
    return f"No scenario has ‘{words}’ in it."


def not_remembered(error: OSError) -> str:
    """What to say when a preference could not be written."""
    return f"This cannot be remembered for next time: {(error.strerror or str(error)).lower()}."
