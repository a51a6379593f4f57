"""The words that both faces say: never by colour or shape alone."""

from __future__ import annotations

from collections import Counter
from enum import Enum
from typing import TYPE_CHECKING

from scenario_trainer.play.decisions import Sureness
from scenario_trainer.story.terms import Alignment, EndingKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from scenario_trainer.play.comparison import Side
    from scenario_trainer.play.debrief import PrincipleTally, Turn
    from scenario_trainer.play.decisions import Thoughts
    from scenario_trainer.play.turning_points import TurningPoint
    from scenario_trainer.story.model import Gauge, Head, Person, Source
    from scenario_trainer.story.problems import Problem

ALIGNMENTS = {
    Alignment.REFLECTS: "Reflects",
    Alignment.PARTLY: "Partly reflects",
    Alignment.AGAINST: "Works against",
}

STOOD = {
    Alignment.REFLECTS: "reflected",
    Alignment.PARTLY: "partly",
    Alignment.AGAINST: "worked against",
    None: "not taken up",
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

THINKING = "before each outcome you can say why, and how sure you are; leaving it empty is fine"

PROMPTS = {
    "reaction": "How was that? The first word that comes to mind will do.",
    "relevance": "Why is this relevant to you and your work?",
    "learnt": "What did you learn?",
    "impact": "What positive impact has it had, or will it have, on your practice and on people you work with?",
    "peer": "What have you learnt from discussing it with a peer?",
}
"""What a learner can write about an attempt, by heading; the last four as the regulator's form asks them."""

HEADINGS = {
    "relevance": "Why it is relevant to me",
    "learnt": "What I learnt",
    "impact": "The positive impact on my practice and on the people I work with",
    "peer": "What I learnt from discussing it with a peer",
}
"""What those four are called in a record."""

STANDARDS = {
    "4.1": "feedback",
    "4.2": "supervision",
    "4.3": "research, theories and frameworks",
    "4.4": "subject knowledge",
    "4.5": "an open learning culture",
    "4.6": "reflection",
    "4.7": "recording",
    "4.8": "values and ethics",
}

"""What the regulator's standards for CPD are about, a word or two for each."""

NO_NAMES = "Please name nobody: no real people, places or cases by which somebody could be known."

HOW_SURE = "How sure are you?"

WHY = "Why this one? It stays on this machine. Enter goes on, with or without an answer."

WHICH_STANDARDS = "Which standards for CPD does it relate to?"

OVER_TIME = "A mark for each of your latest first passes: the higher, the more it was taken up; a dot: not met."

EMPTY_JOURNAL = "Nothing yet. What you play is kept here, on this machine only: play a scenario, and come back."

DELETE_TWICE = (
    "This forgets the attempt with its what-ifs and all you wrote about it, for good. Press x again to do it."
)

NOT_KEPT = "What you wrote is not kept yet. Press esc again to leave without it, or try again in a while."

NO_REVIEW = "Nothing more for now. Decisions that went against a principle come back here some days later."

ROOM_TO_WRITE = " There is room to write: press r."

WHAT_NEXT = (
    "Take a decision differently with w: this pass stays as it is. Write with r. Keep it as a CPD record with e."
)

TIMINGS = {"coached": "after each choice", "consequences": "at the end, in the debrief"}

OPEN_DECISION = "An open decision: the guidance does not favour one answer here."


class Changed(Enum):
    """How a story can have changed under a decision that was taken in it."""

    SCENE_GONE = "that part of the story is no longer there"
    CHOICE_GONE = "that choice is no longer there"
    NOT_OPEN = "that choice is no longer open at that point"
    OTHER_WAY = "the story now leads elsewhere"


SURENESS = {
    Sureness.GUESSING: "guessing",
    Sureness.UNSURE: "not very sure",
    Sureness.FAIRLY_SURE: "fairly sure",
    Sureness.CERTAIN: "certain",
}


def day(moment: datetime) -> str:
    """A day as one writes it."""
    local = moment.astimezone()
    return f"{local.day} {local:%B %Y}"


def when(moment: datetime) -> str:
    """A day with its time."""
    return f"{day(moment)}, {moment.astimezone():%H.%M}"


def comes_back(moment: datetime) -> str:
    """When a decision comes back."""
    return f"This one comes back on {day(moment)}."


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
    counts = Counter(principle.stood)
    said = ", ".join(f"{words} {counts[stood]}" for stood, words in STOOD.items() if counts[stood])
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
    sources = f" Sources: {'; '.join(source.rstrip('.') for source in by.sources)}." if by.sources else ""
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


def endings_met(found: int, of: int | None) -> str:
    """How many of a scenario's endings somebody has reached; nothing for none."""
    if not found:
        return ""
    return (
        f", {found} of {counted(of, 'ending', 'endings')} met"
        if of
        else f", {counted(found, 'ending', 'endings')} met"
    )


def due(number: int) -> str:
    """That decisions have come back."""
    back = counted(number, "decision has", "decisions have")
    return f"{back} come back for review: press v. Or leave it; nothing is lost."


def thoughts(said: Thoughts) -> str:
    """What a learner said before the feedback."""
    sure = f"You were {SURENESS[said.sure]}." if said.sure else ""
    why = f"Your reason: {said.why}" if said.why else ""
    return " ".join(part for part in (sure, why) if part)


def still_open(number: int, of: int | None = None) -> str:
    """How many endings can still be reached."""
    total = f" of {of}" if of is not None and of != number else ""
    return f"{number}{total} {'ending' if (of or number) == 1 else 'endings'} still open"


def turning_point(point: TurningPoint) -> str:
    """What a decision did to the endings."""
    if not point.closed:
        return f"{still_open(point.still_open)}."
    closed = "; ".join(f"‘{title}’" for title in point.closed)
    return f"Turning point: {still_open(point.still_open, point.of)}. It closed {closed}."


def quoted(text: str) -> str:
    """A choice within a sentence, which has a stop of its own; often it is speech, and has quotation marks."""
    return f"“{text.removesuffix('.')}”"


def branch(other: Side) -> str:
    """Where another pass parted from this one, on one line."""
    led = f", and came to ‘{other.ending.title}’" if other.ending else ", and went no further"
    return f"elsewhere you took {quoted(other.text)}{led}"


def side(taken: Side, gauges: Sequence[Gauge]) -> str:
    """One of two ways beside each other: the choice, what stayed open, the ending and the gauges."""
    ending = taken.ending
    parts = [
        quoted(taken.text),
        still_open(taken.still_open) if taken.still_open is not None else "",
        f"{ENDINGS[ending.outcome]}: {ending.title}" if ending else "Not played to an end",
        *(f"{gauge.label} {value} of {gauge.max}" for gauge, value in zip(gauges, taken.gauges, strict=True)),
    ]
    return ". ".join(part for part in parts if part) + "."


def story_changed(number: int, title: str, text: str, what: Changed) -> str:
    """What to tell somebody whose attempt the story has changed under."""
    return (
        f"This story has changed since you played it. At decision {number}, ‘{title}’, you chose "
        f"{quoted(text)}: {what.value}. You go on from there. What you did then stays in your records."
    )


EXPORT = (
    "The record is written as a file: a web page to read and print (.html), Markdown (.md), Word (.docx), a "
    "spreadsheet (.csv) or data (.json), as the ending of its name says."
)

FORMATS = "The name must end in .html, .md, .docx, .csv or .json."


def exists(path: Path) -> str:
    """What to say where a file would be written over."""
    return f"{path.name} is there already. Press enter once more to replace it, or change the name."


def saved(path: Path) -> str:
    """That a file was written."""
    return f"Saved as {path}."


def not_written(path: Path, error: OSError) -> str:
    """What to say where a file could not be written."""
    return f"{path} cannot be written: {(error.strerror or str(error)).lower()}."


def attempt_state(ending: str | None, *, underway: bool, what_ifs: int = 0) -> str:
    """Where an attempt stands, and how many what-ifs hang beside it."""
    state = ending or ("underway" if underway else "left before its end")
    return f"{state}, {counted(what_ifs, 'what-if', 'what-ifs')}" if what_ifs else state


def taken_up(turn: Turn) -> str:
    """How a principle was taken up, in words."""
    if not turn.in_play:
        return "not met yet"
    parts = {"reflected": turn.reflected, "partly": turn.partly, "worked against": turn.against}
    said = ", ".join(f"{words} {number}" for words, number in parts.items() if number)
    return f"in play in {counted(turn.in_play, 'decision', 'decisions')}: {said or 'not taken up'}"


def share_over_time(shares: Sequence[float]) -> str:
    """How far something was taken up in one attempt after another."""
    return f"Taken up, oldest first: {', '.join(f'{share:.0%}' for share in shares)}."


def asked(prompt: str) -> str:
    """What a learner was asked when they wrote something."""
    return {**PROMPTS, "standards": WHICH_STANDARDS}.get(prompt, prompt.removeprefix("question: "))


def play_next(title: str, principle: str, turn: Turn) -> str:
    """What to play next, and why."""
    why = "you have not met it yet" if not turn.in_play else "you have taken it up least"
    return f"Play next: {title}. It has ‘{principle}’ in it, and {why}."


def gone(title: str) -> str:
    """What to say of an attempt whose scenario is not in the library."""
    return f"{title} is not among these scenarios. What you did is kept: e exports it."


def records_refuse(error: Exception) -> str:
    """What to say when the records cannot be read or written."""
    return f"Your records cannot be used just now: {error}."


def not_remembered(error: OSError) -> str:
    """What to say when a preference could not be written."""
    return f"This cannot be remembered for next time: {(error.strerror or str(error)).lower()}."
