"""Review: decisions that come back days later, and what somebody meant to try at work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents.moments import story_parts
from scenario_trainer.documents.parts import Blank, Document, Facts, Paragraph, Tone
from scenario_trainer.documents.people import people_facts
from scenario_trainer.documents.wording import labels, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from scenario_trainer.documents.parts import Part
    from scenario_trainer.play.review import Commitment, DueDecision


def review_question(item: DueDecision, left: int) -> Document:
    """A decision again, without its choices, after a recap for somebody who has forgotten the story."""
    scenario = item.session.scenario
    recap: tuple[Part, ...] = (
        Paragraph(scenario.summary, tone=Tone.ASIDE),
        Paragraph(scenario.role, tone=Tone.ASIDE),
        people_facts(scenario),
    )
    return Document(scenario.title, (*recap, *story_parts(item.session.moment)), phrases.reviews_left(left))


def review_answer(
    item: DueDecision, left: int, comes_back: datetime | None, *, meanings: bool = False
) -> Document:
    """How an answer sits with the guidance, what was chosen last time, and when it comes back.

    `meanings` as for `story_parts`.
    """
    parts: list[Part] = [
        *story_parts(item.session.moment, meanings=meanings),
        Paragraph(item.chosen_before, labels.CHOSE_LAST_TIME, Tone.QUOTE),
    ]
    if comes_back:
        parts.append(Paragraph(phrases.comes_back(comes_back), tone=Tone.ASIDE))
    return Document(item.session.scenario.title, tuple(parts), phrases.reviews_left(left))


def commitment_question(commitment: Commitment, left: int) -> Document:
    """What somebody meant to try, and whether they did."""
    meant = Facts(((f"{commitment.title}, {phrases.day(commitment.written)}", commitment.text),))
    return Document(labels.COMMITMENTS, (meant, Blank(labels.DID_YOU)), phrases.reviews_left(left))


def commitment_answer(commitment: Commitment, came_of_it: str, left: int) -> Document:
    """What somebody meant to try, and what they wrote came of it."""
    parts = tuple(commitment_parts(commitment, came_of_it))
    return Document(labels.COMMITMENTS, parts, phrases.reviews_left(left))


def commitment_parts(commitment: Commitment, came_of_it: str) -> Iterator[Paragraph]:
    """What somebody meant to try and, where they have written that, what came of it."""
    yield Paragraph(commitment.text, f"{commitment.title}, {phrases.day(commitment.written)}", Tone.QUOTE)
    if came_of_it:
        yield Paragraph(came_of_it, labels.FOLLOW_UP, Tone.QUOTE)


def nothing_due() -> Document:
    """That there is nothing to review."""
    return Document(labels.REVIEW, (Paragraph(labels.NOTHING_DUE),))
