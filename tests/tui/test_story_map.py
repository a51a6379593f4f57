"""The map of a scenario, walked through by keys."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest

from scenario_trainer.engine import exploration
from scenario_trainer.engine.exploration import explore
from tests.support.typist import FIXED
from tests.support.unreached import unreached_text
from tests.support.visits import awaited, visiting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.story.model import Scenario
    from tests.support.visits import Visit

DOOR, KITCHEN, WEEK, APART = "The kettle is empty again.", "Ada holds", "full for a week.", "You drink water."
STEPS = {
    "where a way leads": (("1",), KITCHEN),
    "by the number of the way": (("1", "4"), WEEK),
    "another way": (("1", "3"), APART),
    "no way has the number": (("1", "9"), KITCHEN),
    "no way leads on": (("1", "4", "1"), WEEK),
    "a way leads to its own scene": (("1", "1"), KITCHEN),
    "back": (("1", "4", "b"), KITCHEN),
    "back twice": (("1", "4", "b", "b"), DOOR),
    "back from the start": (("b",), DOOR),
    "on after going back": (("1", "4", "b", "3"), APART),
    "by the list": (("down",), KITCHEN),
    "by the list to the end": (("end",), APART),
    "by the list and on": (("down", "4"), WEEK),
    "by the list, on and back": (("down", "4", "b", "b"), KITCHEN),
}
"""Keys from the first scene, and what is shown at the scene they lead to."""


@pytest.fixture
def partly(folder: Path, write: Callable[[str, str], Path]) -> Path:
    """The folder, its story with a scene that is never reached and a choice that is never open."""
    return write("small.yaml", unreached_text(FIXED)).parent


def scenes_shown(visit: Visit) -> set[str]:
    """Which scenes' texts are on the screen."""
    return {text for text in (DOOR, KITCHEN, WEEK, APART) if text in visit.text}


@awaited
async def test_a_map_says_how_large_the_story_is(folder: Path) -> None:
    """And begins where the story does."""
    async with visiting(folder, "m") as visit:
        assert visit.title == "A small story 4 scenes, 2 endings"
        assert scenes_shown(visit) == {DOOR}


@pytest.mark.parametrize(("keys", "expected"), STEPS.values(), ids=STEPS)
@awaited
async def test_one_walks_by_numbers_and_back(folder: Path, keys: tuple[str, ...], expected: str) -> None:
    """One scene is shown at a time."""
    async with visiting(folder, "m", *keys) as visit:
        assert scenes_shown(visit) == {expected}


@awaited
async def test_a_scene_is_shown_with_all_its_texts_and_choices(folder: Path) -> None:
    """Under which condition a text is shown, and how each choice is aligned."""
    async with visiting(folder, "m", "1", size=(120, 40)) as visit:
        assert "When “You asked Ada”: She has told you about the rota." in visit.text
        assert "1 Ask Ada how the rota came about. (reflects)" in visit.text
        assert "2 Tell Ada that everybody should refill it. (partly reflects, works against)" in visit.text
        assert "Leads to ‘Two kettles’." in visit.text


@awaited
async def test_endings_are_named_by_their_kind(folder: Path) -> None:
    """In the list, below their titles."""
    async with visiting(folder, "m") as visit:
        assert "A full kettle A fragile ending" in visit.text
        assert "Two kettles A breakdown" in visit.text


@awaited
async def test_what_is_never_reached_is_marked(partly: Path) -> None:
    """In the list and where it is shown; nothing else is."""
    async with visiting(partly, "m", size=(120, 40)) as visit:
        assert visit.text.count("never reached") == 1
        assert "Under the roof never reached" in visit.text
        await visit.press("end", "up")
        assert "The story goes on." in visit.text


@awaited
async def test_a_way_that_is_never_taken_is_marked(partly: Path) -> None:
    """Though its choice can be taken."""
    async with visiting(partly, "m", "1", size=(120, 40)) as visit:
        assert (
            "Leads to ‘A full kettle’, when Trust in the kitchen is above 4, never taken. 3 Tell Ada" in visit.text
        )
        assert visit.text.count("never taken") == 1


@awaited
async def test_escape_leaves_the_map(folder: Path) -> None:
    """For the list of scenarios, where it was."""
    async with visiting(folder, "m", "1", "escape") as visit:
        assert visit.title == "scenario-trainer 1 scenario, by level"


@awaited
async def test_a_map_can_be_left_before_it_is_drawn(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is found out afterwards disturbs nobody, and the next map is drawn."""
    asked, drawn = threading.Event(), threading.Event()

    def slow(scenario: Scenario, **options: Any) -> Graph:
        asked.wait(10)
        drawn.set()
        return explore(scenario, **options)

    monkeypatch.setattr(exploration, "explore", slow)
    async with visiting(folder) as visit:
        await visit.pilot.press("m", "escape")
        asked.set()
        assert drawn.wait(10)
        await visit.pilot.pause(0.1)
        assert visit.title == "scenario-trainer 1 scenario, by level"
        await visit.press("m")
        assert visit.title == "A small story 4 scenes, 2 endings"
