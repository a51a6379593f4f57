"""A story as a map for its learner."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scenario_trainer.documents.story_map import map_document, scene_document, story_map
from scenario_trainer.documents.wording import labels
from scenario_trainer.play.met import Met
from scenario_trainer.story.terms import EndingKind
from tests.support.documents import said
from tests.support.variants import small_with

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.story.model import Guidance, Scenario

TO_KITCHEN = Met(
    scenes=frozenset({"door", "kitchen"}),
    choices=frozenset({("kitchen", "ask"), ("kitchen", "tell"), ("kitchen", "rota")}),
)
TOLD = TO_KITCHEN._replace(
    scenes=TO_KITCHEN.scenes | {"apart"}, taken=frozenset({("kitchen", "tell")}), texts=frozenset()
)
TRUSTED = "Leads to “Monday, 8.55”, when Trust in the kitchen is at least 1."
ONE_ANOTHER = "Ask Ada how the rota came about."


def test_nothing_is_named_before_anything_was_met(small: Scenario) -> None:
    """The first scene stands for all."""
    story = story_map(small, Met())
    assert said(map_document(story).parts) == [
        "Met: 0 of 4 scenes, 0 of 2 endings.",
        f"{labels.NOT_MET}, nor 3 scenes after it",
    ]
    assert said(scene_document(story.scenes["door"]).parts) == [labels.NOT_COME_HERE]


def test_scenes_and_endings_not_met_have_no_names(small: Scenario) -> None:
    """What was met has its title, the kind of its ending, and the number of the scene above it."""
    story = story_map(small, TOLD)
    document = map_document(story)
    assert (document.title, document.subtitle) == (labels.MAP, "A small story")
    assert said(document.parts) == [
        "Met: 3 of 4 scenes, 1 of 2 endings.",
        "door",
        "Monday, 8.55 (after 1)",
        *(labels.ENDINGS[EndingKind.BREAKDOWN], "Two kettles (after 2)"),
        "Not met yet (after 2)",
    ]
    assert [scene.ending for scene in story.scenes.values()] == [None, None, EndingKind.BREAKDOWN, None]


def test_choices_not_met_have_no_text_and_choices_not_taken_lead_nowhere(small: Scenario) -> None:
    """Nor is said how they stand. A choice that was taken has all its routes, with their conditions in words."""
    scene = story_map(small, TOLD).scenes["kitchen"]
    assert said(scene_document(scene).parts) == [
        "Ada holds the empty kettle.",
        *(ONE_ANOTHER, labels.NOT_TAKEN),
        *("Tell Ada that everybody should refill it. (partly reflects, works against)", TRUSTED),
        *(
            "Tell Ada that everybody should refill it. (partly reflects, works against)",
            "Leads to “Two kettles”.",
        ),
        *("Suggest that you both try the rota for a week.", labels.NOT_TAKEN),
        labels.CHOICE_NOT_MET,
    ]
    assert [branch.to for branch in scene.branches] == [None, "kitchen", "apart", None, None]


def test_a_text_under_a_condition_is_there_once_it_was_met(small: Scenario) -> None:
    """With its condition in words."""
    told = "She has told you about the rota."
    asked = TOLD._replace(texts=frozenset({("kitchen", told)}))
    assert told not in said(scene_document(story_map(small, TOLD).scenes["kitchen"]).parts)
    assert said(scene_document(story_map(small, asked).scenes["kitchen"]).parts)[1:3] == [
        "When “You asked Ada”",
        told,
    ]


def test_where_a_taken_choice_may_lead_is_not_named_before_it_was_met(small: Scenario) -> None:
    """Nor can one go there."""
    not_apart = TOLD._replace(scenes=TO_KITCHEN.scenes)
    branch = story_map(small, not_apart).scenes["kitchen"].branches[2]
    assert said(branch.item.parts) == ["Leads to a scene not met yet."]
    assert branch.to is None


def test_what_was_met_below_a_scene_that_was_not_keeps_its_place(
    write: Callable[[str, str], Path], guidance: Guidance
) -> None:
    """As where the story has changed since: what is between is there without a name."""
    hall = ("goto: kitchen\n  kitchen:", "goto: hall\n  hall:\n    text: A hall.\n    goto: kitchen\n  kitchen:")
    story = story_map(small_with(write, guidance, hall), TOLD)
    assert list(story.scenes) == ["door", "hall", "kitchen", "apart", "week"]
    assert story.scenes["hall"].title == labels.NOT_MET


def test_a_scene_without_a_title_goes_by_its_id(small: Scenario) -> None:
    """As its author knows it."""
    untitled = replace(small.scenes["kitchen"], title=None)
    scenario = replace(small, scenes={**small.scenes, "kitchen": untitled})
    assert story_map(scenario, TO_KITCHEN).scenes["kitchen"].title == "kitchen"
