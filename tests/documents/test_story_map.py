"""A story as a map."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.documents.story_map import map_document, scene_document, story_map
from scenario_trainer.documents.wording import labels
from scenario_trainer.engine.exploration import explore
from scenario_trainer.story.terms import Alignment, EndingKind
from tests.support.documents import said, sections
from tests.support.unreached import ATTIC, NEVER_TAKEN
from tests.support.variants import small_with

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.story.model import Guidance, Scenario

TELL = "Tell Ada that everybody should refill it."
MAP = {
    "door": [labels.STORY_GOES_ON, "Leads to ‘Monday, 8.55’."],
    "Monday, 8.55": [
        *("Ask Ada how the rota came about. (reflects)", "Leads to ‘Monday, 8.55’."),
        *(
            f"{TELL} (partly reflects, works against)",
            "Leads to ‘A full kettle’, when Trust in the kitchen is above 4, never taken.",
        ),
        *(f"{TELL} (partly reflects, works against)", "Leads to ‘Two kettles’."),
        *(
            "Suggest that you both try the rota for a week. (reflects, works against)",
            "Leads to ‘A full kettle’.",
        ),
        *("Whisper that you know about the rota.", "Leads to ‘A full kettle’."),
    ],
    "A full kettle": ["A fragile ending", "A full kettle"],
    "Under the roof (never reached)": [labels.STORY_GOES_ON, "Leads to ‘A full kettle’, never taken."],
    "Two kettles": ["A breakdown", "Two kettles"],
}


@pytest.fixture
def partial(write: Callable[[str, str], Path], guidance: Guidance) -> Scenario:
    """The small story with a scene that is never reached and a route that is never taken."""
    return small_with(write, guidance, ATTIC, NEVER_TAKEN)


def test_a_map_has_all_scenes_and_branches_in_written_order(partial: Scenario) -> None:
    """Conditions in words, how each choice stands, and what no playthrough comes to."""
    document = map_document(story_map(explore(partial)), partial)
    assert (document.title, document.subtitle) == (labels.MAP, "A small story")
    assert sections(document.parts) == MAP


def test_a_scene_of_the_map_has_its_texts_and_their_conditions(partial: Scenario) -> None:
    """Above its branches."""
    scenes = story_map(explore(partial))
    document = scene_document(scenes[1], scenes, partial)
    assert document.title == "Monday, 8.55"
    assert said(document.parts) == [
        "Ada holds the empty kettle.",
        *("When “You asked Ada”", "She has told you about the rota."),
        *MAP["Monday, 8.55"],
    ]


def test_a_map_knows_scenes_by_their_ids(partial: Scenario) -> None:
    """With how each ends, and how each choice stands."""
    scenes = {scene.id: scene for scene in story_map(explore(partial))}
    assert {key: (scene.ending, scene.reached) for key, scene in scenes.items()} == {
        "door": (None, True),
        "kitchen": (None, True),
        "week": (EndingKind.FRAGILE, True),
        "attic": (None, False),
        "apart": (EndingKind.BREAKDOWN, True),
    }
    branches = scenes["kitchen"].branches
    assert [(each.choice, each.to, each.when and each.when.text, each.reached) for each in branches] == [
        ("ask", "kitchen", None, True),
        ("tell", "week", "trust > 4", False),
        ("tell", "apart", None, True),
        ("rota", "week", None, True),
        ("whisper", "week", None, True),
    ]
    assert branches[1].alignments == (Alignment.PARTLY, Alignment.AGAINST)
    assert branches[-1].alignments == ()


def test_where_the_search_was_cut_short_nothing_is_called_unreachable(partial: Scenario) -> None:
    """What was not seen may still be there."""
    titles = sections(map_document(story_map(explore(partial, 1)), partial).parts)
    assert "Under the roof" in titles
    assert not any(labels.NEVER_REACHED in title for title in titles)


def test_a_scene_without_a_title_goes_by_its_id(small: Scenario) -> None:
    """As its author knows it."""
    untitled = replace(small.scenes["kitchen"], title=None)
    scenario = replace(small, scenes={**small.scenes, "kitchen": untitled})
    assert story_map(explore(scenario))[1].title == "kitchen"
