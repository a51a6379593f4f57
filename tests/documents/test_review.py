"""What a review shows: a decision again, an answer to it, and what somebody meant to try."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.documents.parts import Blank, Option
from scenario_trainer.documents.review import commitment_question, nothing_due, review_answer, review_question
from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.play.review import Commitment, DueDecision
from scenario_trainer.records.review import Card
from tests.support.documents import said
from tests.support.playing import at_rest

if TYPE_CHECKING:
    from scenario_trainer.play.session import Session

LATER = datetime(2026, 12, 24, 12, tzinfo=UTC)
TELL = "Tell Ada that everybody should refill it."


@pytest.fixture
def item(session: Session) -> DueDecision:
    """The first decision of the small story, answered by telling last time."""
    at_rest(session)
    return DueDecision(Card("small", "kitchen", 1, 1, None), session, TELL)


def test_a_decision_comes_with_a_recap_and_no_hint(item: DueDecision) -> None:
    """Of the story and its people; neither the last answer nor how the choices stand is shown."""
    document = review_question(item, 2)
    assert (document.title, document.subtitle) == ("A small story", "1 more after this one")
    assert said(document.parts) == [
        "Two people share a kettle.",
        "You are the newcomer.",
        *("Ada Mensah", "Team manager"),
        *("Monday, 8.55", "Ada holds the empty kettle."),
        "Ada wants the kettle filled before nine. What do you do?",
    ]
    assert not any(isinstance(part, Option) for part in document.parts)


def test_an_answer_is_coached_and_set_beside_the_last(item: DueDecision) -> None:
    """With the day on which it comes back, where that could be kept."""
    item.session.choose("ask")
    document = review_answer(item, 1, LATER)
    assert document.subtitle == "the last one"
    found = said(document.parts)
    assert found[2:6] == [
        "Ada puts the kettle down.",
        *("Reflects", "Ask before you tell", "You met her with a question."),
    ]
    assert found[-3:] == [labels.CHOSE_LAST_TIME, TELL, phrases.comes_back(LATER)]
    assert said(review_answer(item, 1, None).parts)[-2:] == [labels.CHOSE_LAST_TIME, TELL]


def test_a_commitment_is_asked_about_in_the_learner_s_own_words() -> None:
    """When it was written, and in which scenario."""
    document = commitment_question(Commitment(1, "A small story", "Ask first.", LATER, ""), 3)
    assert (document.title, document.subtitle) == (labels.COMMITMENTS, "2 more after this one")
    assert said(document.parts) == ["A small story, 24 December 2026", "Ask first.", labels.DID_YOU]
    assert isinstance(document.parts[-1], Blank)


def test_where_nothing_is_due_it_says_what_will_be() -> None:
    """Rather than nothing."""
    assert said(nothing_due().parts) == [labels.NOTHING_DUE]
