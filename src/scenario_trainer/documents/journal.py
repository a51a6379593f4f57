"""The journal: what a learner has done, what it adds up to, and what to play next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents.parts import (
    Document,
    EndingLine,
    Facts,
    Finding,
    Grid,
    GridRow,
    Item,
    Items,
    Paragraph,
    Path,
    Section,
    Step,
    Tone,
)
from scenario_trainer.documents.review import commitment_parts
from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.records.families import passes
from scenario_trainer.story.terms import Alignment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scenario_trainer.documents.parts import Part
    from scenario_trainer.play.flow import Progress
    from scenario_trainer.play.journal import Attempt, FamilyPage, KeptDecision, Overview, Tally
    from scenario_trainer.story.entries import Entry
    from scenario_trainer.story.model import Guidance


def journal_overview(overview: Overview, progress: Progress, entries: Sequence[Entry]) -> Document:
    """What all attempts add up to."""
    if not progress.first_passes:
        return Document(labels.JOURNAL, (Paragraph(labels.EMPTY_JOURNAL),))
    playable = [entry for entry in entries if entry.title is not None]
    sections = [Section(labels.SO_FAR, (Facts(tuple(_totals(progress, playable))),))]
    if overview.suggestion and (title := overview.suggestion.entry.title):
        principle = overview.suggestion.principle
        said = phrases.play_next(title, principle.title, met=bool(principle.total.in_play))
        sections.append(Section(labels.PLAY_NEXT, (Items((Item(said),)),)))
    if overview.commitments:
        sections.append(Section(labels.COMMITMENTS, tuple(_commitments(overview))))
    sections.append(Section(labels.OVER_TIME, tuple(_over_time(overview))))
    sections.append(Section(labels.ENDINGS_MET, tuple(_endings(overview.endings, playable))))
    return Document(labels.JOURNAL, tuple(sections))


def _totals(progress: Progress, entries: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    met = sum(progress.endings.get(entry.id, 0) for entry in entries)
    of = sum(entry.endings or 0 for entry in entries)
    yield labels.SCENARIOS_ENDED, f"{sum(entry.id in progress.endings for entry in entries)} of {len(entries)}"
    yield labels.SCENARIOS_UNDERWAY, str(len(progress.underway))
    yield labels.ENDINGS_MET, f"{met} of {of}" if of else str(met)
    yield labels.TIME_SPENT, phrases.counted(progress.minutes, "minute", "minutes")


def _commitments(overview: Overview) -> Iterator[Part]:
    for each in overview.commitments:
        yield from commitment_parts(each, each.follow_up)


def _over_time(overview: Overview) -> Iterator[Part]:
    yield Paragraph(labels.OVER_TIME_EXPLAINED, tone=Tone.ASIDE)
    yield Items(tuple(Item(f"{each.title}, {phrases.day(each.began)}") for each in overview.passes), ordered=True)
    yield Grid(
        tuple(GridRow(each.title, tuple(_cell(tally) for tally in each.latest)) for each in overview.principles)
    )


def _cell(tally: Tally | None) -> tuple[Alignment | None, ...]:
    """The alignments that occurred in a pass; where there was none, None if the principle was in play."""
    if tally is None:
        return ()
    counts = zip(Alignment, (tally.reflected, tally.partly, tally.against), strict=True)
    return tuple(alignment for alignment, number in counts if number) or (None,)


def _endings(met: Mapping[str, int], entries: Sequence[Entry]) -> Iterator[Part]:
    rows = tuple(
        (entry.title or entry.id, phrases.endings_met(met[entry.id], entry.endings))
        for entry in entries
        if entry.id in met
    )
    if rows:
        yield Facts(rows)
    if rest := len(entries) - len(rows):
        yield Paragraph(phrases.not_yet_played(rest), tone=Tone.ASIDE)


def attempt_document(page: FamilyPage, guidance: Guidance) -> Document:
    """One first pass with its what-ifs, what was taken back on the way, and what was written about it."""
    sections = [_attempt(kind, attempt, guidance) for kind, attempt in attempt_kinds(page.attempts)]
    if page.written:
        written = (Paragraph(text, phrases.asked(prompt), Tone.QUOTE) for prompt, text in page.written.items())
        sections.append(Section(labels.WHAT_YOU_WROTE, tuple(written)))
    return Document(page.attempts[0].title, tuple(sections))


def attempt_kinds(family: Sequence[Attempt]) -> tuple[tuple[str, Attempt], ...]:
    """What each attempt of a family is: the first pass, then its what-ifs, then what was taken back."""
    first, *what_ifs = played = passes(family)
    return (
        (labels.FIRST_PASS, first),
        *((labels.WHAT_IF, each) for each in what_ifs),
        *((labels.TAKEN_BACK, each) for each in family if each not in played),
    )


def _attempt(kind: str, attempt: Attempt, guidance: Guidance) -> Section:
    spent = phrases.counted(attempt.minutes, "minute", "minutes")
    parts: list[Part] = []
    if attempt.ending:
        parts.append(EndingLine(attempt.ending.kind, attempt.ending.title))
        parts.append(Paragraph(spent, labels.TIME_SPENT, Tone.ASIDE))
    else:
        parts.append(Paragraph(f"{attempt_state(attempt)}; {spent}", tone=Tone.ASIDE))
    steps = (kept_step(number, kept, guidance) for number, kept in enumerate(attempt.decisions, start=1))
    return Section(f"{kind}, {phrases.day_and_time(attempt.began)}", (*parts, Path(tuple(steps))))


def kept_step(number: int, kept: KeptDecision, guidance: Guidance) -> Step:
    """A decision as the records have it, with the principles that the choice names."""
    parts: list[Part] = list(kept_findings(kept, guidance))
    if said := phrases.rationale(kept.rationale):
        parts.append(Paragraph(said, tone=Tone.QUOTE))
    if kept.note:
        parts.append(Paragraph(kept.note, labels.YOUR_NOTE, Tone.QUOTE))
    return Step(number, kept.question, kept.text, tuple(parts))


def kept_findings(kept: KeptDecision, guidance: Guidance) -> Iterator[Finding]:
    """How a kept choice stands towards each principle it names; a principle of another guidance shows its id."""
    if kept.overall:
        yield Finding(kept.overall, labels.AS_A_WHOLE)
    for alignment in Alignment:
        for key, found in kept.alignments.items():
            if found is alignment:
                principle = guidance.principles.get(key)
                yield Finding(alignment, principle.title if principle else key)


def attempts_list(families: Iterable[Sequence[Attempt]]) -> Document:
    """First passes with their what-ifs, newest first, each on one numbered line."""
    lines = tuple(Item(f"{family[0].title}, {family_state(family)}") for family in families)
    return Document(labels.ATTEMPTS, (Items(lines, ordered=True),))


def family_state(family: Sequence[Attempt]) -> str:
    """When a first pass was begun, how it stands, and how many what-ifs hang beside it."""
    first, *what_ifs = passes(family)
    beside = f", {phrases.counted(len(what_ifs), 'what-if', 'what-ifs')}" if what_ifs else ""
    return f"{phrases.day(family[0].began)}: {attempt_state(first)}{beside}"


def attempt_state(attempt: Attempt) -> str:
    """How an attempt stands: its ending, or where it was left."""
    ending = attempt.ending.title if attempt.ending else None
    return phrases.attempt_state(ending, len(attempt.decisions), underway=attempt.underway)
