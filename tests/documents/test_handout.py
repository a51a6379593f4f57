"""The handout: what groups decide on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents.handout import handout
from scenario_trainer.documents.wording import labels, printed
from scenario_trainer.play.writing import Heading
from tests.support.documents import said, sections

if TYPE_CHECKING:
    from scenario_trainer.play.flow import Flow
    from scenario_trainer.story.model import Scenario


def test_a_handout_has_room_for_an_answer_at_each_decision(flow: Flow, scenario: Scenario) -> None:
    """Neither endings nor where a choice leads are in it: that is read out."""
    document = handout(scenario, flow.guidance)
    story = sections(document.parts)[printed.THE_STORY]
    assert story[:2] == ["1", "The kettle is empty again."]
    assert story[-4:] == [
        *("4", "Whisper that you know about the rota.", "Only when “You asked Ada”."),
        printed.YOUR_ANSWER,
    ]
    assert not {"A full kettle", "You drink water.", "Leads to 2."} & set(said(document.parts))


def test_a_handout_says_who_is_who_and_what_words_mean(flow: Flow, scenario: Scenario) -> None:
    """Hopes and worries are kept for the end."""
    begin = sections(handout(scenario, flow.guidance).parts)[printed.BEFORE_YOU_BEGIN]
    assert begin[:3] == [labels.PEOPLE, "Ada Mensah", "Team manager"]
    assert "A list that says whose turn it is." in begin
    assert "A quiet morning." not in begin


def test_a_handout_ends_with_what_to_try_at_work(flow: Flow, scenario: Scenario) -> None:
    """With room to write it down."""
    assert said(handout(scenario, flow.guidance).parts)[-1] == labels.PROMPTS[Heading.COMMITMENT]
