"""What printed documents of a story share."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scenario_trainer.documents.numbered_story import scene_numbers

if TYPE_CHECKING:
    from scenario_trainer.story.model import Scenario


def test_endings_have_the_last_numbers(scenario: Scenario) -> None:
    """All others are numbered as they are written."""
    ordered = {key: scenario.scenes[key] for key in ("week", "kitchen", "apart", "door")}
    assert scene_numbers(replace(scenario, scenes=ordered)) == {"kitchen": 1, "door": 2, "week": 3, "apart": 4}
