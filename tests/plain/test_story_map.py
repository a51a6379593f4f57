"""The map of a story, read by numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents.wording import labels
from tests.support.beside import lived
from tests.support.typist import visit

if TYPE_CHECKING:
    from pathlib import Path

KITCHEN, APART = "Ada holds the empty kettle.", "You drink water."


def read(folder: Path, *typed: str) -> str:
    """What is said from the map on, as one line; then the scenario is begun."""
    return " ".join(visit(folder, "m", *typed, "", "", first="small").split()).partition("Map: A small story")[2]


def test_scenes_not_met_have_no_names(folder: Path) -> None:
    """Each scene has a number, and says which it comes after."""
    lived(folder, ("tell",))
    said = read(folder)
    assert (
        "Met: 3 of 4 scenes, 1 of 2 endings. 1. door 2. Monday, 8.55 (after 1) "
        "3. A breakdown: Two kettles (after 2) 4. Not met yet (after 2)"
    ) in said


def test_before_the_first_attempt_nothing_is_named(folder: Path) -> None:
    """And the briefing stands where it stood."""
    said = read(folder)
    assert said.index("Not met yet, nor 3 scenes after it") < said.index("The kettle is empty again.")


def test_a_scene_is_read_by_its_number_and_followed_by_those_of_its_ways(folder: Path) -> None:
    """Back to the map, and to the briefing, by an empty line."""
    lived(folder, ("tell",))
    said = read(folder, "2", "3", "")
    assert 0 < said.index(KITCHEN) < said.index(APART) < said.rindex("Met: 3 of 4 scenes")
    assert said.rindex("Met: 3 of 4 scenes") < said.rindex("The kettle is empty again.")


def test_a_way_not_taken_leads_nowhere(folder: Path) -> None:
    """Which is said, and another number can be typed."""
    lived(folder, ("tell",))
    said = read(folder, "2", "1", "3", "")
    assert said.index(labels.NOT_COME_HERE) < said.index(APART)
