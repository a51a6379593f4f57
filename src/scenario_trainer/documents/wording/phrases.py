"""Words that are put together: phrases and sentences about values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scenario_trainer.documents.wording import labels, templates
from scenario_trainer.play.writing import QUESTION, Heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from scenario_trainer.documents.parts import Finding, Gauge, GridRow
    from scenario_trainer.play.changes import Change
    from scenario_trainer.play.decisions import Rationale
    from scenario_trainer.play.tallies import Tally
    from scenario_trainer.story.model import Gauge as ScenarioGauge
    from scenario_trainer.story.model import Head, Person, Source
    from scenario_trainer.story.problems import Problem

_WHOLLY_SPEECH = re.compile(r"^‘([^‘“]*)’$")


def lead(label: str) -> str:
    """A label as it stands before what it names: with a colon, unless it is a question or ends in a mark."""
    return label if label.endswith(("?", "!", ".", ":")) else f"{label}:"


def labelled(text: str, label: str) -> str:
    """A text after its label, where it has one."""
    return f"{lead(label)} {text}" if label else text


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else many}"


def filled(template: tuple[str, str], number: int, **values: object) -> str:
    """A template with a form for one and a form for many, filled with its number and other values."""
    return template[number != 1].format(number=number, **values)


def alternatives(texts: Sequence[str], word: str = "or") -> str:
    """Texts as one: "a", "a or b", "a, b or c", or with another word before the last."""
    *most, last = texts
    return f"{', '.join(most)} {word} {last}" if most else last


def quoted(text: str) -> str:
    """Words of a story within a sentence: without their own full stop, and without quotes around the whole."""
    return templates.QUOTED.format(text=_WHOLLY_SPEECH.sub(r"\1", text.removesuffix(".")))


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
    return f"Written by {by.written_by}, version {by.version}, {date_in_words(by.written)}; {reviewed}.{sources}"


def problem(found: Problem) -> str:
    """A problem on one line, with its place."""
    return f"Line {found.place.line}: {found.message} {found.hint}".rstrip()


def more_problems(number: int) -> str:
    """How many problems are not listed."""
    return f"And {number:,} more, which ‘scenario-trainer check’ lists."


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
    """That decisions, or what was meant to be tried at work, are due for review."""
    return f"{counted(number, 'thing is', 'things are')} due for review. Or leave it; nothing is lost."


def gauge_compared(label: str, operator: str, number: int) -> str:
    """What a comparison asks of a gauge."""
    return f"{label} is {labels.OPERATORS[operator].format(number=number)}"


def when(condition: str) -> str:
    """The condition of a text, before it."""
    return f"When {condition}"


def leads_to(title: str | None, condition: str) -> str:
    """Where a branch leads, and when; without a title to a scene that was not met."""
    to = quoted(title) if title else "a scene not met yet"
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


def place(cited: str | None) -> str:
    """Where a principle stands in its source, within a sentence."""
    return f"{cited[0].lower()}{cited[1:]}" if cited else ""


def cited(guidance_title: str, where: str | None) -> str:
    """Where a principle stands, after the title of its source."""
    return f"{guidance_title}, {place(where)}" if where else ""


def below_finding(found: Finding) -> Iterator[str]:
    """What stands below a finding, a line each: what the principle warns of, what it means, and the reason."""
    if found.instead_of:
        yield labelled(found.instead_of, labels.INSTEAD_OF)
    if found.in_short:
        yield labelled(found.in_short, labels.IN_SHORT)
    if found.why:
        yield found.why


def tally(counts: Tally) -> str:
    """How a principle was taken up, over the decisions in which it was in play."""
    parts = {
        "reflected": counts.reflected,
        "partly reflected": counts.partly,
        "worked against": counts.against,
        "not taken up": counts.not_taken_up,
    }
    said = ", ".join(f"{words} {number}" for words, number in parts.items() if number)
    return f"{filled(templates.IN_PLAY, counts.in_play)}: {said}" if said else "not met yet"


# Play


def place_found(number: int, of: int) -> str:
    """Which of the places it is where words were found."""
    return f"{number} of {of}" if of else labels.FOUND_NOWHERE


def decision(number: int) -> str:
    """A decision by its number."""
    return templates.DECISION.format(number=number)


def resumed(title: str, decisions: int) -> str:
    """Which story goes on, and after which of its decisions where one was taken."""
    return f"{title}. You go on after decision {decisions}." if decisions else f"{title}."


def progress(number: int, to_go: int | None, *, what_if: bool, feedback: str = "") -> str:
    """Which decision this is, when feedback comes where that is to be said, and how many follow at the least."""
    more = templates.AT_LEAST_MORE.format(to_go=to_go) if to_go else templates.PERHAPS_LAST
    parts = (labels.WHAT_IF if what_if else "", decision(number), feedback, "" if to_go is None else more)
    return " · ".join(part for part in parts if part)


def locked(reason: str) -> str:
    """That a choice cannot be taken now, and why."""
    return labelled(reason, labels.NOT_YET.capitalize())


def gauge(gauge: Gauge) -> str:
    """Where a gauge stands, and how it has just moved, for somebody who cannot see its bar."""
    if gauge.before is None:
        return templates.GAUGE_STANDS.format_map(gauge._asdict())
    return templates.GAUGE_MOVED.format(towards=_end_ahead(gauge, gauge.before), **gauge._asdict())


def gauge_value(gauge: Gauge) -> str:
    """The same for a listener who has heard between which ends the gauge moves."""
    if gauge.before is None:
        return f"{gauge.value} of {gauge.maximum}" if gauge.minimum == 0 else str(gauge.value)
    return f"{gauge.before} to {gauge.value}, towards {_end_ahead(gauge, gauge.before)}"


def _end_ahead(gauge: Gauge, before: int) -> str:
    return gauge.high if gauge.value > before else gauge.low


def gauge_range(gauge: ScenarioGauge) -> str:
    """Between which ends a gauge moves."""
    return f"from {gauge.min}, {gauge.low}, to {gauge.max}, {gauge.high}"


def rationale(given: Rationale) -> str:
    """What a learner said before the feedback."""
    sure = templates.YOU_WERE.format(sure=labels.CONFIDENCE[given.confidence]) if given.confidence else ""
    why = templates.REASON.format(reason=given.reason) if given.reason else ""
    return " ".join(part for part in (sure, why) if part)


def story_changed(change: Change) -> str:
    """That the story has changed under an attempt, and where the learner goes on."""
    return templates.CHANGED_SINCE.format(
        number=change.number,
        question=change.kept.question,
        choice=quoted(change.kept.text),
        what=labels.CHANGES[change.what],
    )


# Journal and records


def attempt_state(ending: str | None, decisions: int, *, underway: bool) -> str:
    """Where an attempt stands that has so many decisions."""
    left = f"left after {counted(decisions, 'decision', 'decisions')}"
    return ending or (labels.UNDERWAY if underway else left)


def attempts_listed(number: int, *, more: bool) -> str:
    """How many attempts are listed, and whether there are more."""
    listed = counted(number, "attempt", "attempts")
    return f"the latest {listed}" if more else listed


def date_in_words(date: date) -> str:
    """A date."""
    return f"{date.day} {date:%B %Y}"


def asked(prompt: str) -> str:
    """What a learner was asked when they wrote something: a heading's prompt, or one of an ending's questions."""
    return labels.PROMPTS[Heading(prompt)] if prompt in list(Heading) else prompt.removeprefix(QUESTION)


def not_yet_played(number: int) -> str:
    """How many scenarios no ending was met of."""
    return f"{number} not yet played to an end."


def grid_row(row: GridRow) -> str:
    """How a principle was taken up in the passes in which it was in play, by their numbers."""
    cells = enumerate(row.cells, start=1)
    said = (
        f"attempt {number}: {', '.join(labels.TAKEN_UP[each] for each in cell)}" for number, cell in cells if cell
    )
    return "; ".join(said) or labels.NOT_IN_PLAY


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
