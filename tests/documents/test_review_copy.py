"""The review copy: what colleagues need to judge the choices, and nothing that would sway them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenario_trainer.documents.review_copy import review_copy
from scenario_trainer.documents.wording import printed
from tests.support.documents import said, sections

if TYPE_CHECKING:
    from scenario_trainer.play.flow import Flow
    from scenario_trainer.story.model import Scenario


def test_a_review_copy_has_scenes_questions_and_choices_by_number(flow: Flow, scenario: Scenario) -> None:
    """With the condition of what has one, and where each choice leads."""
    story = sections(review_copy(scenario, flow.guidance).parts)[printed.THE_STORY]
    assert story == [
        *("1", "The kettle is empty again.", "Leads to 2."),
        "2. Monday, 8.55",
        "Ada holds the empty kettle.",
        *("When “You asked Ada”", "She has told you about the rota."),
        "Ada wants the kettle filled before nine. What do you do?",
        *("1", "Ask Ada how the rota came about.", "Leads to 2."),
        *("2", "Tell Ada that everybody should refill it.", "Leads to 2 or 4."),
        *("3", "Suggest that you both try the rota for a week."),
        *("Only when “You asked Ada” and Trust in the kitchen is above 2.", "Leads to 3."),
        *("4", "Whisper that you know about the rota.", "Only when “You asked Ada”.", "Leads to 3."),
        printed.JUDGE,
        *("3. A full kettle", "The kettle is full for a week."),
        *("4. Two kettles", "You drink water."),
    ]


@pytest.mark.parametrize(
    "hidden", ["Ada puts the kettle down.", "Nobody had asked.", "You are right.", "A quiet morning.", "fragile"]
)
def test_a_review_copy_does_not_say_what_its_author_thinks(flow: Flow, scenario: Scenario, hidden: str) -> None:
    """Neither outcomes nor feedback, hopes or what kind of an ending it is."""
    assert not any(hidden in text for text in said(review_copy(scenario, flow.guidance).parts))


def test_a_review_copy_ends_with_the_principles_and_their_source(flow: Flow, scenario: Scenario) -> None:
    """Each in a line."""
    principles = sections(review_copy(scenario, flow.guidance).parts)[flow.guidance.title]
    assert principles[:2] == ["Begin small", flow.guidance.principles["small-early-wins"].in_short]
    assert flow.guidance.source.authors in principles[-1]
