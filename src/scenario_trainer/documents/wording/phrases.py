"""Words that are put together: phrases and sentences about values."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scenario_trainer.documents.wording import labels
from scenario_trainer.play.writing import QUESTION, Heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from scenario_trainer.documents.parts import Gauge
    from scenario_trainer.play.changes import Change
    from scenario_trainer.play.decisions import Rationale
    from scenario_trainer.play.journal import PrincipleOverTime
    from scenario_trainer.play.tallies import PrincipleTally, Tally
    from scenario_trainer.play.turning_points import TurningPoint
    from scenario_trainer.play.why import GaugeReason
    from scenario_trainer.story.model import Head, Person, Source
    from scenario_trainer.story.problems import Problem
    from scenario_trainer.story.terms import Alignment


def lead(label: str) -> str:
    """A label as it stands before what it names: with a colon, unless it is a question or ends in a mark."""
    return label if label.endswith(("?", "!", ".", ":")) else f"{label}:"


def labelled(text: str, label: str) -> str:
    """A text after its label, where it has one."""
    return f"{lead(label)} {text}" if label else text


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else many}"


def alternatives(texts: Sequence[str]) -> str:
    """Texts as one: "a", "a or b", "a, b or c"."""
    *most, last = texts
    return f"{', '.join(most)} or {last}" if most else last


def quoted(text: str) -> str:
    """A choice within a sentence: without its own full stop, in double quotes because it is often speech."""
    return f"“{text.removesuffix('.')}”"


def day(moment: datetime) -> str:
    """A day, in local time."""
    local = moment.astimezone()
    return f"{local.day} {local:%B %Y}"


def day_and_time(moment: datetime) -> str:
    """A day with its time, in local time."""
    return f"{day(moment)}, {moment.astimezone():%H.%M}"


# Scenarios


def about(level: str, minutes: int) -> str:
    """For whom a scenario is, and how long it takes."""
    return f"{labels.LEVELS[level]}, {counted(minutes, 'minute', 'minutes')}"


def person(each: Person) -> str:
    """A person's name with role and organisation."""
    return ", ".join(part for part in (each.name, each.role, each.organisation) if part)


def provenance(head: Head) -> str:
    """Who wrote and reviewed a scenario, when, and what it rests on."""
    by = head.provenance
    reviewed = f"reviewed by {', '.join(by.reviewed_by)}" if by.reviewed_by else labels.NOT_REVIEWED
    sources = f" Sources: {'; '.join(source.rstrip('.') for source in by.sources)}." if by.sources else ""
    return f"Written by {by.written_by}, version {by.version}, {by.written.isoformat()}; {reviewed}.{sources}"


def problem(found: Problem) -> str:
    """A problem on one line, with its place."""
    return f"Line {found.place.line}: {found.message} {found.hint}".rstrip()


def no_scenarios(folder: Path) -> str:
    """That a folder has no scenario."""
    return f"There are no scenarios in {folder}. A scenario is a file whose name ends in .yaml."


def no_match(words: str) -> str:
    """That no scenario has these words."""
    return f"No scenario has ‘{words}’ in it."


def endings_met(found: int, of: int | None) -> str:
    """How many of a scenario's endings were reached, in this learner's attempts."""
    endings = counted(of or found, "ending", "endings")
    return f"{found} of {endings} met" if of else f"{endings} met"


def reviews_due(number: int) -> str:
    """That decisions are due for review."""
    return f"{counted(number, 'decision is', 'decisions are')} due for review. Or leave it; nothing is lost."


def gauge_compared(label: str, operator: str, number: int) -> str:
    """What a comparison asks of a gauge."""
    return f"{label} is {labels.OPERATORS[operator].format(number)}"


def when(condition: str) -> str:
    """The condition of a text, before it."""
    return f"When {condition}"


def leads_to(title: str | None, condition: str) -> str:
    """Where a branch leads, and when; without a title to a scene that was not met."""
    to = f"‘{title}’" if title else "a scene not met yet"
    return f"Leads to {to}{f', when {condition}' if condition else ''}."


def not_met(below: int) -> str:
    """That a scene was not met, nor so many below it."""
    return f"{labels.NOT_MET}, nor {counted(below, 'scene', 'scenes')} after it" if below else labels.NOT_MET


def comes_after(title: str, number: int) -> str:
    """A scene on the map, and the number of the one above it."""
    return f"{title} (after {number})"


def met_so_far(scenes: int, all_scenes: int, endings: int, all_endings: int) -> str:
    """How much of a story was met."""
    of_scenes = f"{scenes} of {counted(all_scenes, 'scene', 'scenes')}"
    return f"Met: {of_scenes}, {endings} of {counted(all_endings, 'ending', 'endings')}"


# Guidance


def source(cited: Source) -> str:
    """A guidance's source as a citation."""
    summary = f" Summary: {cited.summary_in}." if cited.summary_in else ""
    return f"{cited.authors}: {cited.title}. {cited.publisher}.{summary}"


def cited(guidance_title: str, place: str | None) -> str:
    """Where a principle stands in its source."""
    return f"{guidance_title}, {place[0].lower()}{place[1:]}" if place else ""


def tally(counts: Tally) -> str:
    """How a principle was taken up, over the decisions in which it was in play."""
    parts = {
        "reflected": counts.reflected,
        "partly reflected": counts.partly,
        "worked against": counts.against,
        "not taken up": counts.not_taken_up,
    }
    said = ", ".join(f"{words} {number}" for words, number in parts.items() if number)
    return f"in play in {counted(counts.in_play, 'decision', 'decisions')}: {said}" if said else "not met yet"


# Play


def progress(number: int, to_go: int | None) -> str:
    """Which decision this is, and how many follow at the least."""
    if to_go is None:
        return f"Decision {number}"
    return f"Decision {number} · " + (f"at least {to_go} more" if to_go else "perhaps the last")


def gauge(gauge: Gauge) -> str:
    """Where a gauge stands, and how it has just moved, for somebody who cannot see its bar."""
    stands = f"{gauge.value}, where {gauge.minimum} is {gauge.low} and {gauge.maximum} is {gauge.high}"
    if gauge.before is None:
        return stands
    towards = gauge.high if gauge.value > gauge.before else gauge.low
    ends = f"{gauge.minimum} is {gauge.low}, {gauge.maximum} is {gauge.high}"
    return f"{gauge.before} to {gauge.value}, towards {towards} ({ends})"


def gauge_range(low: str, high: str) -> str:
    """Between which words a gauge moves."""
    return f"from {low} to {high}"


def rationale(given: Rationale) -> str:
    """What a learner said before the feedback."""
    sure = f"You were {labels.CONFIDENCE[given.confidence]}." if given.confidence else ""
    why = f"Your reason: {given.reason}" if given.reason else ""
    return " ".join(part for part in (sure, why) if part)


def story_changed(change: Change) -> str:
    """That the story has changed under an attempt, and where the learner goes on."""
    return (
        f"This story has changed since you played it. At decision {change.number}, ‘{change.kept.question}’, "
        f"you chose {quoted(change.kept.text)}: {labels.CHANGES[change.what]}. You go on from there. "
        "What you did then stays in your records."
    )


# Debrief


def still_open(number: int, of: int | None = None) -> str:
    """How many endings can still be reached."""
    total = f" of {of}" if of is not None and of != number else ""
    return f"{number}{total} {'ending' if (of or number) == 1 else 'endings'} still open"


def turning_point(point: TurningPoint) -> str:
    """What a decision did to the endings that could be reached."""
    if not point.closed:
        return f"{still_open(point.still_open)}."
    closed = "; ".join(f"‘{title}’" for title in point.closed)
    return f"Turning point: {still_open(point.still_open, point.of)}. It closed {closed}."


def gauge_reason(reason: GaugeReason) -> str:
    """The value of a gauge when an ending was decided, and what the story asked of it."""
    gauge = reason.gauge
    position = f"{reason.value} ({gauge.min} is {gauge.low}, {gauge.max} is {gauge.high})"
    wanted = labels.OPERATORS[reason.operator].format(reason.number)
    return f"{position}; {wanted if reason.held else f'not {wanted}'}."


def decision(number: int) -> str:
    """A decision by its number."""
    return f"Decision {number}"


def other_ending(text: str, ending: str) -> str:
    """Which ending another answer would have led to."""
    return f"{quoted(text)} leads to ‘{ending}’."


def more(number: int) -> str:
    """That a list goes on."""
    return f"{number} more"


def alignments(found: Sequence[Alignment | None]) -> str:
    """How often a principle that was in play was reflected, and so on."""
    counts = Counter(found)
    said = ", ".join(f"{words} {counts[each]}" for each, words in labels.TAKEN_UP.items() if counts[each])
    return f"in play in {counted(len(found), 'decision', 'decisions')}: {said}"


def taken_up(found: PrincipleTally) -> str:
    """A principle, and in how many of the decisions in which it was in play it was taken up."""
    counts = found.tally
    decisions = counted(counts.in_play, "decision", "decisions")
    return f"{found.title}, in {counts.reflected + counts.partly} of {decisions}."


def branch(text: str, ending: str | None) -> str:
    """Where another pass parted from this one."""
    led = f", and came to ‘{ending}’" if ending else ", and went no further"
    return f"elsewhere you took {quoted(text)}{led}"


# Journal and records


def attempt_state(ending: str | None, *, underway: bool, what_ifs: int = 0) -> str:
    """Where an attempt stands, and how many what-ifs hang beside it."""
    state = ending or ("underway" if underway else "left before its end")
    return f"{state}, {counted(what_ifs, 'what-if', 'what-ifs')}" if what_ifs else state


def date_in_words(date: date) -> str:
    """A date."""
    return f"{date.day} {date:%B %Y}"


def asked(prompt: str) -> str:
    """What a learner was asked when they wrote something: a heading's prompt, or one of an ending's questions."""
    return labels.PROMPTS[Heading(prompt)] if prompt in list(Heading) else prompt.removeprefix(QUESTION)


def not_yet_played(number: int) -> str:
    """How many scenarios no ending was met of."""
    return f"{number} not yet played to an end."


def principle_over_time(principle: PrincipleOverTime) -> str:
    """How a principle was taken up in all first passes, and in one after another."""
    shares = share_over_time(each and each.taken_up for each in principle.latest)
    return f"{tally(principle.total)}. {shares}".rstrip()


def share_over_time(shares: Iterable[float | None]) -> str:
    """How far something was taken up in one attempt after another."""
    known = [share for share in shares if share is not None]
    return f"Taken up, oldest first: {', '.join(f'{share:.0%}' for share in known)}." if len(known) > 1 else ""


def play_next(title: str, principle: str, *, met: bool) -> str:
    """What to play next, and why."""
    why = "you have taken it up least" if met else "you have not met it yet"
    return f"{title}. It has ‘{principle}’ in it, and {why}."


def scenario_gone(title: str) -> str:
    """That an attempt's scenario is not in the library."""
    return f"{title} is not among these scenarios. What you did is kept, and can be exported."


def comes_back(moment: datetime) -> str:
    """When a decision comes back for review."""
    return f"This one comes back on {day(moment)}."


def reviews_left(number: int) -> str:
    """How many items are left, the one on show among them."""
    return f"{number - 1} more after this one" if number > 1 else "the last one"


# Files and refusals


def formats(names: Mapping[str, str]) -> str:
    """As what a record can be written: names of formats by the ending of a file's name."""
    listed_names = alternatives([f"{name} (.{suffix})" for suffix, name in names.items()])
    return f"The record is written as a file: {listed_names}, as the ending of its name says."


def file_exists(path: Path) -> str:
    """That a file would be written over."""
    return f"{path.name} is there already. Confirm to replace it, or change the name."


def saved(path: Path) -> str:
    """That a file was written."""
    return f"Saved as {path}."


def not_written(path: Path, error: OSError) -> str:
    """Why a file could not be written."""
    return f"{path} cannot be written: {(error.strerror or str(error)).lower()}."


def records_refuse(error: Exception) -> str:
    """Why the records cannot be read or written."""
    return f"Your records cannot be used just now: {error}."


def not_remembered(error: OSError) -> str:
    """Why a preference could not be written."""
    return f"This cannot be remembered for next time: {(error.strerror or str(error)).lower()}."
