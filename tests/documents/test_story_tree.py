"""The scenes of a story as a tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents.story_tree import counted_from, story_tree
from tests.support.unreached import ATTIC
from tests.support.variants import small_with

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.story.model import Guidance, Scenario

HALL = (
    "goto: kitchen\n  kitchen:",
    "goto: [{to: hall, when: asked}, {to: kitchen}]\n  hall:\n    text: A hall.\n    goto: kitchen\n  kitchen:",
)


def test_every_scene_is_below_the_nearest_that_leads_to_it(
    write: Callable[[str, str], Path], guidance: Guidance
) -> None:
    """Once, and in the order in which routes are written."""
    assert list(story_tree(small_with(write, guidance, HALL)).items()) == [
        ("door", None),
        ("hall", "door"),
        ("kitchen", "door"),
        ("apart", "kitchen"),
        ("week", "kitchen"),
    ]


def test_a_scene_that_was_met_is_below_one_that_was_met(
    write: Callable[[str, str], Path], guidance: Guidance
) -> None:
    """Though another is nearer to the start: one's own way can be followed."""
    small = small_with(write, guidance, HALL)
    assert story_tree(small, {"door", "hall", "kitchen"})["kitchen"] == "door"
    longer = small_with(write, guidance, HALL, ("{to: kitchen}]", "{to: apart}]"))
    assert story_tree(longer)["apart"] == "door"
    assert story_tree(longer, {"door", "hall", "kitchen", "apart"})["kitchen"] == "hall"


def test_a_scene_that_no_route_leads_to_is_not_in_the_tree(
    write: Callable[[str, str], Path], guidance: Guidance
) -> None:
    """Though it leads on."""
    assert "attic" not in story_tree(small_with(write, guidance, ATTIC))


def test_scenes_are_counted_on_all_levels(small: Scenario) -> None:
    """Those that are wanted, the one that is asked about included."""
    counted = counted_from(story_tree(small), {"door", "week", "apart"})
    assert counted == {"door": 3, "kitchen": 2, "week": 1, "apart": 1}
