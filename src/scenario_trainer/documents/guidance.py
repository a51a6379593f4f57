"""The guidance: its principles, each with what it looks like in practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents.briefing import bullets
from scenario_trainer.documents.parts import Document, Item, Items, Paragraph, Section, Tone
from scenario_trainer.documents.wording import labels, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scenario_trainer.documents.parts import Part
    from scenario_trainer.play.tallies import Tally
    from scenario_trainer.story.model import Guidance, Principle


def guidance_document(guidance: Guidance, *, with_ids: bool = False) -> Document:
    """All principles and the source; `with_ids` adds the ids that scenario files use."""
    sections = [
        Section(
            principle.title,
            (
                *([Paragraph(key, labels.ID, Tone.ASIDE)] if with_ids else []),
                *_principle(principle, guidance, None),
            ),
        )
        for key, principle in guidance.principles.items()
    ]
    source = Paragraph(phrases.source(guidance.source), tone=Tone.ASIDE)
    return Document(guidance.title, (source, *sections))


def principles_list(guidance: Guidance) -> Document:
    """The titles of all principles, each on one numbered line."""
    titles = (Item(principle.title) for principle in guidance.principles.values())
    return Document(guidance.title, (Items(tuple(titles), ordered=True),))


def principle_document(key: str, guidance: Guidance, met: Tally | None) -> Document:
    """One principle, and how the learner has taken it up where they have met it."""
    principle = guidance.principles[key]
    source = Paragraph(phrases.source(guidance.source), tone=Tone.ASIDE)
    return Document(principle.title, (*_principle(principle, guidance, met), source))


def _principle(principle: Principle, guidance: Guidance, met: Tally | None) -> Iterator[Part]:
    place = phrases.cited(guidance.title, principle.cited)
    yield Paragraph(place or labels.KINDS[principle.kind], tone=Tone.ASIDE)
    if principle.instead_of:
        yield Paragraph(principle.instead_of, labels.INSTEAD_OF)
    yield Paragraph(principle.in_short, tone=Tone.LEAD)
    yield Paragraph(principle.explanation)
    yield Section(labels.IN_PRACTICE, (bullets(principle.looks_like),))
    yield Section(labels.WATCH_FOR, (Paragraph(principle.watch_for),))
    if principle.pulls_against:
        titles = (guidance.principles[other].title for other in principle.pulls_against)
        yield Section(labels.PULLS_AGAINST, (bullets(titles),))
    if met:
        yield Section(labels.WHERE_YOU_MET_IT, (Paragraph(f"{phrases.tally(met)}.".capitalize()),))
