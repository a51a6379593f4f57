"""What printed documents of a story share."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

import pytest

from scenario_trainer.documents.facilitators_guide import facilitators_guide
from scenario_trainer.documents.handout import handout
from scenario_trainer.documents.numbered_story import scene_numbers
from scenario_trainer.documents.review_copy import review_copy
from scenario_trainer.documents.wording import printed
from scenario_trainer.engine.exploration import explore
from scenario_trainer.play.order import shuffled
from tests.support.documents import said

if TYPE_CHECKING:
    from scenario_trainer.play.flow import Flow
    from scenario_trainer.story.model import Scenario


def test_endings_have_the_last_numbers(scenario: Scenario) -> None:
    """All others are numbered as they are written."""
    ordered = {key: scenario.scenes[key] for key in ("week", "kitchen", "apart", "door")}
    assert scene_numbers(replace(scenario, scenes=ordered)) == {"kitchen": 1, "door": 2, "week": 3, "apart": 4}


@pytest.mark.parametrize("order", ["shuffled", "fixed"])
def test_choices_have_one_order_on_paper(
    flow: Flow, scenario: Scenario, order: Literal["shuffled", "fixed"]
) -> None:
    """That of play, so that the place of a choice says nothing about it, or the written one where it is fixed."""
    kitchen = replace(scenario.scenes["kitchen"], order=order)
    story = replace(scenario, scenes={**scenario.scenes, "kitchen": kitchen})
    ordered = shuffled(kitchen.choices, 0, "kitchen") if order == "shuffled" else [*kitchen.choices]
    texts = [kitchen.choices[key].text for key in ordered]
    for document in (
        handout(story, flow.guidance),
        review_copy(story, flow.guidance),
        facilitators_guide(explore(story), flow.guidance),
    ):
        assert [text for text in said(document.parts) if text in texts] == texts


def test_the_ways_to_an_ending_name_choices_by_their_place_on_paper(flow: Flow, scenario: Scenario) -> None:
    """Not by the place that they have in the file."""
    kitchen = replace(scenario.scenes["kitchen"], order="shuffled")
    story = replace(scenario, scenes={**scenario.scenes, "kitchen": kitchen})
    assert shuffled(kitchen.choices, 0, "kitchen")[:2] == ["ask", "rota"]
    guide = said(facilitators_guide(explore(story), flow.guidance).parts)
    assert printed.way([(2, 1), (2, 2)]) in guide
