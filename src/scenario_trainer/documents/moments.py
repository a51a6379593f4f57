"""What is on show while a scenario is played: one moment after another."""

from __future__ import annotations

from itertools import pairwise
from textwrap import shorten
from typing import TYPE_CHECKING, assert_never

from scenario_trainer.documents.parts import (
    Document,
    EndingLine,
    Facts,
    Finding,
    Gauge,
    Gauges,
    Option,
    Paragraph,
    Path,
    Section,
    Step,
    Tone,
)
from scenario_trainer.documents.people import glossary_sections, people_facts, people_sections
from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.play.moments import DecisionPoint, Ended, Narration, Outcome, Stuck

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scenario_trainer.documents.parts import Part
    from scenario_trainer.play.feedback import Alternative, Feedback
    from scenario_trainer.play.gauges import GaugeReading
    from scenario_trainer.play.moments import Moment, Offer, Timing
    from scenario_trainer.story.model import Head

SHORT = 60
"""At most so many characters of a note where it is only to be recognised."""


def moment_parts(moment: Moment, note: str = "") -> tuple[Part, ...]:
    """Everything that a moment shows, the beginning of the learner's note and its choices included."""
    shown = (*story_parts(moment), *note_parts(moment, note))
    if isinstance(moment, DecisionPoint):
        return (*shown, *gauge_parts(moment.gauges), *option_parts(moment.offers))
    return shown


def story_parts(moment: Moment, *, meanings: bool = False) -> tuple[Part, ...]:
    """What a moment shows, without the gauges and choices of a decision.

    `meanings`: whether each principle that an outcome names is followed by what it means.
    """
    if isinstance(moment, Narration):
        return _titled(moment.title, _paragraphs(moment.paragraphs))
    if isinstance(moment, DecisionPoint):
        question = [Paragraph(moment.question, tone=Tone.LEAD)] if moment.question else []
        return _titled(moment.title, [*_paragraphs(moment.paragraphs), *question])
    if isinstance(moment, Outcome):
        return tuple(_outcome(moment, meanings=meanings))
    if isinstance(moment, Ended):
        ending = EndingLine(moment.ending.outcome, moment.ending.title)
        return _titled(moment.title, [*_paragraphs(moment.paragraphs), ending])
    if isinstance(moment, Stuck):
        explained = (Paragraph(moment.explanation), Paragraph(labels.STUCK_ADVICE, tone=Tone.ASIDE))
        return (Paragraph(labels.STUCK, tone=Tone.ERROR), *explained)
    assert_never(moment)


def gauge_parts(readings: Iterable[GaugeReading]) -> tuple[Gauges, ...]:
    """The values of gauges and, where they have just changed, the values before; nothing without gauges."""
    gauges = tuple(
        Gauge(
            each.gauge.label,
            each.value,
            each.gauge.low,
            each.gauge.high,
            each.gauge.min,
            each.gauge.max,
            each.before if each.change else None,
        )
        for each in readings
    )
    return (Gauges(gauges),) if gauges else ()


def beside(moment: Moment, head: Head) -> tuple[Part, ...]:
    """What stands beside a moment where there is room: where its gauges stand, and the people of the story."""
    return (*_standing(moment), people_facts(head))


def all_beside(moment: Moment, head: Head, known: Sequence[str]) -> tuple[Part, ...]:
    """The same with `known`, what the learner has found out, and the glossary."""
    return (*_standing(moment), *people_sections(head, known), *glossary_sections(head))


def progress(moments: Iterable[Moment], timing: Timing, *, what_if: bool) -> str:
    """Which decision is being asked, or was asked last, and when feedback comes; `moments` are all so far."""
    shown = tuple(moments)
    asked = [each for each in shown if isinstance(each, DecisionPoint)]
    feedback = labels.FEEDBACK[timing]
    if asked and not isinstance(shown[-1], Ended):
        return phrases.progress(asked[-1].number, asked[-1].to_go, what_if=what_if, feedback=feedback)
    said = labels.THE_END if isinstance(shown[-1], Ended) else feedback
    return f"{labels.WHAT_IF} · {said}" if what_if else said


def note_parts(moment: Moment, note: str) -> tuple[Paragraph, ...]:
    """That there is a note, by its beginning, where its decision is on show or what follows at once."""
    if not note or not isinstance(moment, DecisionPoint | Outcome):
        return ()
    return (Paragraph(shorten(note, SHORT, placeholder=" …"), labels.YOUR_NOTE, Tone.QUOTE),)


def option_parts(offers: Iterable[Offer]) -> tuple[Option, ...]:
    """The choices on offer, numbered in their order."""
    return tuple(Option(number, offer.text, offer.locked) for number, offer in enumerate(offers, start=1))


def finding_parts(feedback: Feedback, *, meanings: bool = False) -> tuple[Finding, ...]:
    """How a choice stands towards each principle, and why: with its place in the guidance and what it warns of.

    `meanings`: whether each is followed by what it means.
    """
    return tuple(
        Finding(
            each.alignment,
            each.title,
            each.why,
            phrases.place(each.cited),
            feedback.guidance if each.cited else "",
            each.instead_of or "",
            each.in_short if meanings else "",
        )
        for each in feedback.findings
    )


def meanings(feedback: Feedback) -> Facts:
    """What the principles that a choice names mean, in a line each."""
    return Facts(tuple((each.title, each.in_short) for each in feedback.findings))


def alternatives(others: Iterable[Alternative]) -> Document:
    """The other choices of a decision, and why somebody would take each."""
    return Document(labels.OTHERS_CHOOSE, tuple(Section(each.text, tuple(_reasons(each))) for each in others))


def transcript(moments: Iterable[Moment], title: str, words: str = "") -> Document:
    """Everything that was shown so far; with `words`, the passages in which they all occur."""
    shown = [part for moment in moments for part in story_parts(moment)]
    found = tuple(_passages(shown, words.casefold().split()))
    return Document(labels.TRANSCRIPT, found or (Paragraph(labels.FOUND_NOWHERE.capitalize()),), title)


def _passages(parts: Iterable[Part], words: Sequence[str]) -> Iterator[Part]:
    """The parts whose own texts have all of the words, in lower case, below the titles of their sections."""
    for part in parts:
        if isinstance(part, Section):
            if inner := tuple(_passages(part.parts, words)):
                yield part._replace(parts=inner)
        else:
            text = " ".join(field for field in part if isinstance(field, str)).casefold()
            if all(word in text for word in words):
                yield part


def timeline(moments: Iterable[Moment]) -> Section:
    """What was decided so far and, where feedback was given at once, which principles that names."""
    steps = tuple(
        Step(asked.number, asked.question or asked.title or "", taken.text, tuple(_in_short(taken)))
        for asked, taken in pairwise(moments)
        if isinstance(asked, DecisionPoint) and isinstance(taken, Outcome)
    )
    nothing = Paragraph(labels.NOTHING_DECIDED, tone=Tone.ASIDE)
    return Section(labels.DECISIONS_SO_FAR, (Path(steps) if steps else nothing,))


def choice_taken(text: str) -> Paragraph:
    """The choice that an outcome follows."""
    return Paragraph(text, labels.YOUR_CHOICE, Tone.QUOTE)


def _standing(moment: Moment) -> tuple[Gauges, ...]:
    """Where the gauges of a moment stand; how they have moved the moment itself says."""
    readings = moment.gauges if isinstance(moment, DecisionPoint | Outcome) else ()
    return gauge_parts(each._replace(before=each.value) for each in readings)


def _outcome(moment: Outcome, *, meanings: bool) -> Iterator[Part]:
    yield choice_taken(moment.text)
    yield from _paragraphs(moment.paragraphs)
    if moment.feedback:
        yield from finding_parts(moment.feedback, meanings=meanings)
        if moment.tempting:
            yield Paragraph(moment.tempting, labels.TEMPTING)
    elif moment.coached:
        yield Paragraph(labels.OPEN_DECISION, tone=Tone.ASIDE)
    yield from gauge_parts(reading for reading in moment.gauges if reading.change)


def _in_short(moment: Outcome) -> Iterator[Part]:
    """The feedback that was given, without its reasons."""
    if moment.feedback:
        yield from (Finding(each.alignment, each.title) for each in moment.feedback.findings)
    elif moment.coached:
        yield Paragraph(labels.OPEN_DECISION, tone=Tone.ASIDE)


def _reasons(alternative: Alternative) -> Iterator[Part]:
    if alternative.tempting:
        yield Paragraph(alternative.tempting, labels.TEMPTING)
    if alternative.feedback:
        yield from finding_parts(alternative.feedback)


def _titled(title: str | None, parts: Iterable[Part]) -> tuple[Part, ...]:
    return (Section(title, tuple(parts)),) if title else tuple(parts)


def _paragraphs(texts: Iterable[str]) -> list[Paragraph]:
    return [Paragraph(text) for text in texts]
