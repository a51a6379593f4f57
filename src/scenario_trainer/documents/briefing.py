"""The briefing: what awaits a learner before anything is asked of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents.parts import Document, Facts, Item, Items, Paragraph, Section, Tone
from scenario_trainer.documents.wording import labels, phrases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scenario_trainer.documents.parts import Part
    from scenario_trainer.play.moments import Timing
    from scenario_trainer.story.model import Head


def briefing(head: Head, timing: Timing, *, reason_first: bool) -> Document:
    """Role, people, gauges, content notes, and when feedback comes."""
    feedback = [f"{labels.TIMINGS[timing]}.".capitalize(), *([labels.REASON_FIRST] if reason_first else [])]
    parts: list[Part] = [
        Paragraph(phrases.about(head.level, head.minutes), tone=Tone.ASIDE),
        Paragraph(head.summary),
        Paragraph(head.setting, tone=Tone.ASIDE),
        Paragraph(head.role, tone=Tone.LEAD),
        Section(labels.WHO_YOU_MEET, (bullets(map(phrases.person, head.people.values())),)),
        Section(labels.CONTENT_NOTES, (bullets(head.content_notes or [labels.NO_CONTENT_NOTES]),)),
        *gauge_sections(head),
        Section(labels.FEEDBACK_COMES, (bullets(feedback),)),
        Section(labels.WHAT_YOU_CAN_LEARN, (bullets(head.learning_outcomes),)),
    ]
    if head.standards:
        parts.append(Paragraph(", ".join(head.standards), labels.STANDARDS_TOUCHED, Tone.ASIDE))
    parts.append(Paragraph(phrases.provenance(head), tone=Tone.ASIDE))
    return Document(labels.BRIEFING, tuple(parts), head.title)


def bullets(texts: Iterable[str]) -> Items:
    """A list of texts."""
    return Items(tuple(Item(text) for text in texts))


def gauge_sections(head: Head) -> list[Section]:
    """Between which ends the gauges move; nothing where no gauge is shown."""
    rows = tuple((each.label, phrases.gauge_range(each)) for each in head.gauges.values() if each.shown)
    return [Section(labels.WHAT_IS_SHOWN, (Facts(rows),))] if rows else []
