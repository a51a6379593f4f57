"""The map of a scenario, walked through by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import pytest

from scenario_trainer.documents.wording import labels
from scenario_trainer.records import attempts
from scenario_trainer.records.database import RecordsError
from tests.support.beside import lived
from tests.support.visits import awaited, visiting

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.visits import Visit

DOOR, KITCHEN, WEEK, APART = "The kettle is empty again.", "Ada holds", "full for a week.", "You drink water."
STEPS = {
    "where a way leads": (("1",), KITCHEN),
    "by the number of the way": (("1", "4"), WEEK),
    "another way": (("1", "3"), APART),
    "no way has the number": (("1", "9"), KITCHEN),
    "a way not taken": (("1", "5"), KITCHEN),
    "no way leads on": (("1", "4", "1"), WEEK),
    "a way leads to its own scene": (("1", "1"), KITCHEN),
    "back": (("1", "4", "b"), KITCHEN),
    "back twice": (("1", "4", "b", "b"), DOOR),
    "back from the start": (("b",), DOOR),
    "on after going back": (("1", "4", "b", "3"), APART),
    "by the list": (("down",), KITCHEN),
    "by the list to the end": (("end",), WEEK),
    "by the list and on": (("down", "4"), WEEK),
    "by the list, on and back": (("down", "4", "b", "b"), KITCHEN),
}
"""Keys from the first scene, and what is shown at the scene they lead to."""


@pytest.fixture
def played(folder: Path) -> Path:
    """The folder, its story played to both endings."""
    lived(folder, ("ask", "rota"), ("tell",))
    return folder


def scenes_shown(visit: Visit) -> set[str]:
    """Which scenes' texts are on the screen."""
    return {text for text in (DOOR, KITCHEN, WEEK, APART) if text in visit.text}


@awaited
async def test_a_map_says_how_much_was_met(folder: Path) -> None:
    """And begins where the story does."""
    lived(folder, ("tell",))
    async with visiting(folder, "m") as visit:
        assert visit.title == "A small story Met: 3 of 4 scenes, 1 of 2 endings"
        assert scenes_shown(visit) == {DOOR}


@awaited
async def test_nothing_not_met_is_named(folder: Path) -> None:
    """Neither scenes nor endings nor choices."""
    lived(folder, ("tell",))
    async with visiting(folder, "m", "1", size=(120, 40)) as visit:
        assert "A full kettle" not in visit.text
        assert "Whisper" not in visit.text
        assert labels.CHOICE_NOT_MET in visit.text
        await visit.press("end")
        assert labels.NOT_COME_HERE in visit.text


@awaited
async def test_only_ways_that_lead_somewhere_are_named_in_the_bar(folder: Path) -> None:
    """Their numbers may have a gap; there is a way back once one was followed."""
    lived(folder, ("tell",))
    async with visiting(folder, "m", size=(120, 40)) as visit:
        assert visit.keys.startswith("↑↓ move 1 follow space page")
        await visit.press("1")
        assert visit.keys.startswith("↑↓ move 2-3 follow b step back space page")
        await visit.press("b", "end")
        assert visit.keys.startswith("↑↓ move space page")


@awaited
async def test_before_the_first_attempt_nothing_is_named(folder: Path) -> None:
    """One line stands for the whole story."""
    async with visiting(folder, "m") as visit:
        assert "Not met yet, nor 3 scenes after it" in visit.text
        assert "door" not in visit.text


@awaited
async def test_the_map_is_a_drawn_tree(played: Path) -> None:
    """Each scene once, below the nearest that leads to it; endings by their kind as well."""
    async with visiting(played, "m", size=(120, 40)) as visit:
        drawn = [line[:34].rstrip() for line in visit.lines[2:8]]
    assert drawn == [
        " door",
        " └ Monday, 8.55",
        "   ├ Two kettles",
        "   │   A breakdown",
        "   └ A full kettle",
        "       A fragile ending",
    ]


@pytest.mark.parametrize(("keys", "expected"), STEPS.values(), ids=STEPS)
@awaited
async def test_one_walks_by_numbers_and_back(played: Path, keys: tuple[str, ...], expected: str) -> None:
    """One scene is shown at a time."""
    async with visiting(played, "m", *keys) as visit:
        assert scenes_shown(visit) == {expected}


@awaited
async def test_a_scene_is_shown_with_its_texts_and_choices(played: Path) -> None:
    """Under which condition a text is shown, and how each choice that was taken is aligned."""
    async with visiting(played, "m", "1", size=(120, 40)) as visit:
        assert "When “You asked Ada”: She has told you about the rota." in visit.text
        assert "1 Ask Ada how the rota came about. (reflects)" in visit.text
        assert "2 Tell Ada that everybody should refill it. (partly reflects, works against)" in visit.text
        assert "Leads to “Two kettles”." in visit.text
        assert f"Whisper that you know about the rota. {labels.NOT_TAKEN}" in visit.text


@awaited
async def test_escape_leaves_the_map(folder: Path) -> None:
    """For the list of scenarios, where it was."""
    async with visiting(folder, "m", "1", "escape") as visit:
        assert visit.title == "scenario-trainer 1 scenario, by level"


@awaited
async def test_without_records_there_is_no_map(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was met is not known then: that is said, and the list stays."""

    def refuse(*_: object) -> NoReturn:
        raise RecordsError("the disk is gone")

    monkeypatch.setattr(attempts, "of_scenario", refuse)
    async with visiting(folder, "m") as visit:
        assert visit.title == "scenario-trainer 1 scenario, by level"
        assert "the disk is gone" in visit.text
