"""A piece of CPD as the regulator's form asks for it: facts from the records, and the learner's own words.

The form is Social Work England's: type; short description and why it is relevant; date; what was learnt; positive
impact on practice and people; what was learnt from discussing it with a peer; the standards it relates to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.documents.briefing import bullets
from scenario_trainer.documents.debrief import other_ending
from scenario_trainer.documents.journal import kept_step
from scenario_trainer.documents.parts import (
    Blank,
    Document,
    Facts,
    Items,
    Paragraph,
    Path,
    Section,
    Tone,
)
from scenario_trainer.documents.wording import labels, phrases, templates
from scenario_trainer.play.one_decision_away import OtherEnding, one_decision_away
from scenario_trainer.play.replaying import replayed
from scenario_trainer.play.writing import Heading, in_order
from scenario_trainer.records.families import passes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from scenario_trainer.documents.parts import Part
    from scenario_trainer.play.journal import Attempt, FamilyPage, KeptDecision, KeptEnding
    from scenario_trainer.story.model import Guidance, Scenario

FORM = (Heading.RELEVANCE, Heading.LEARNT, Heading.IMPACT, Heading.PEER)
"""The headings of the form under which the learner writes."""


class CpdRecord(NamedTuple):
    """A first pass with its what-ifs as one piece of CPD."""

    attempt: int
    scenario: str
    """The scenario's id."""
    version: str
    """The version of the scenario that was played; empty where that was not kept."""
    title: str
    description: str
    """What it was, as the scenario's own file says; its title alone where that is gone."""
    day: date
    minutes: int
    """Over the first pass and its what-ifs."""
    ending: KeptEnding | None
    """Of the first pass."""
    what_ifs: int
    decisions: tuple[KeptDecision, ...]
    """Of the first pass."""
    one_decision_away: tuple[OtherEnding, ...] | None
    """The single answers that would have ended the first pass differently.

    None where it has not ended, and where the story is gone or leads the same decisions elsewhere now.
    """
    written: Mapping[str, str]
    """The learner's words by heading or question; a heading without words is left out."""
    sources: tuple[str, ...]

    @property
    def standards(self) -> tuple[str, ...]:
        """The numbers of the standards that the learner chose, with what they are about."""
        chosen = self.written.get(Heading.STANDARDS, "").split()
        return tuple(f"{number} {about}" for number, about in labels.STANDARDS.items() if number in chosen)

    @property
    def reflections(self) -> Mapping[str, str]:
        """What was written outside the form, by heading or question."""
        form = (*FORM, Heading.STANDARDS)
        return {prompt: text for prompt, text in self.written.items() if prompt not in form}


def cpd_record(page: FamilyPage, guidance: Guidance, scenario: Scenario | None) -> CpdRecord:
    """Put a family of attempts and what was written about it into the form.

    `scenario` is None where its file is gone or has mistakes.
    """
    begun = page.attempts[0]
    first, *others = passes(page.attempts)
    sources = [phrases.source(guidance.source), *(scenario.provenance.sources if scenario else ())]
    return CpdRecord(
        begun.id,
        begun.scenario,
        begun.version or "",
        begun.title,
        f"{begun.title}. {scenario.summary}" if scenario else begun.title,
        begun.began.astimezone().date(),
        page.minutes,
        first.ending,
        sum(1 for each in others if each.ending),
        first.decisions,
        _one_decision_away(first, scenario, guidance) if scenario else None,
        in_order(page.written),
        tuple(source for source in sources if source != f"guidance {guidance.id}"),
    )


def _one_decision_away(first: Attempt, scenario: Scenario, guidance: Guidance) -> tuple[OtherEnding, ...] | None:
    played = replayed(first, scenario, guidance) if first.ending else None
    if first.ending and played and played.states[-1].scene == first.ending.scene:
        return one_decision_away(played)
    return None


def records_document(records: Sequence[CpdRecord], guidance: Guidance) -> Document:
    """Records as one document, ready to be completed and handed in."""
    sections = (Section(record.title, tuple(_record(record, guidance))) for record in records)
    title = records[0].title if len(records) == 1 else ""
    return Document(labels.CPD_RECORD, (*sections, Paragraph(labels.NO_NAMES, tone=Tone.ASIDE)), title)


def _record(record: CpdRecord, guidance: Guidance) -> Iterator[Part]:
    yield Facts(tuple(_facts(record)))
    for heading in FORM:
        yield Section(
            labels.CPD_HEADINGS[heading], (_words(record.written.get(heading), labels.PROMPTS[heading]),)
        )
    standards = bullets(record.standards) if record.standards else Blank(labels.PROMPTS[Heading.STANDARDS])
    yield Section(labels.CPD_HEADINGS[Heading.STANDARDS], (standards,))
    if record.reflections:
        said = (Paragraph(text, phrases.asked(prompt), Tone.QUOTE) for prompt, text in record.reflections.items())
        yield Section(labels.REFLECTIONS, tuple(said))
    steps = tuple(kept_step(number, kept, guidance) for number, kept in enumerate(record.decisions, start=1))
    yield Section(labels.DECISIONS_TAKEN, (Path(steps) if steps else Paragraph(labels.NONE),))
    if record.one_decision_away is not None:
        others = Items(tuple(map(other_ending, record.one_decision_away)))
        parts = others if others.items else Paragraph(labels.NOTHING_ONE_DECISION_AWAY)
        yield Section(labels.ONE_DECISION_AWAY, (parts,))
    yield Section(labels.SOURCES, (bullets(record.sources),))


def _facts(record: CpdRecord) -> Iterator[tuple[str, str]]:
    yield labels.TYPE, labels.CPD_TYPE
    yield labels.DESCRIPTION, record.description
    yield labels.DATE, phrases.date_in_words(record.day)
    yield labels.MINUTES_SPENT, str(record.minutes)
    if record.ending:
        yield labels.ENDING, f"{labels.ENDINGS[record.ending.kind]}: {record.ending.title}"
    if record.what_ifs:
        yield labels.WHAT_IFS_PLAYED, str(record.what_ifs)
    if record.version:
        yield labels.SCENARIO, templates.VERSION_OF.format_map(record._asdict())


def _words(text: str | None, prompt: str) -> Paragraph | Blank:
    return Paragraph(text, tone=Tone.QUOTE) if text else Blank(prompt)
