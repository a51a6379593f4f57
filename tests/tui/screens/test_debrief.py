"""The debrief on the screen."""

from __future__ import annotations

import random
from concurrent.futures import Future
from typing import TYPE_CHECKING

import pytest
from textual.geometry import Size

from scenario_trainer.documents.debrief import debrief
from scenario_trainer.documents.geometry import COLUMN
from scenario_trainer.documents.wording import labels
from scenario_trainer.engine.exploration import explore
from scenario_trainer.play.debriefing import debriefing
from scenario_trainer.play.exploring import Exploration
from scenario_trainer.play.moments import Timing
from scenario_trainer.play.session import Session
from scenario_trainer.story.library import bundled_folder, guidance_for, scenario_files
from scenario_trainer.story.loading import load_scenario
from scenario_trainer.tui.screens import play
from scenario_trainer.tui.widgets.outline import Outline
from tests.support.beside import chosen, locked
from tests.support.playing import open_choices
from tests.support.thorough import first
from tests.support.visits import TO_DEBRIEF, TO_DECISION, TO_ENDING, Visit, awaited, visiting

if TYPE_CHECKING:
    from pathlib import Path

    from scenario_trainer.engine.graph import Graph

FOLDED = ("Your path", "Principles in play", "What each person was hoping and worried about", "To take away")


def explored(folder: Path) -> Graph:
    """All that the small story can come to."""
    story = load_scenario(folder / "small.yaml", guidance_for(folder)).value
    assert story is not None
    return explore(story)


@awaited
async def test_the_first_screen_answers_four_questions(folder: Path) -> None:
    """How it ended, what would have led elsewhere, what was taken up, what to try; the rest is folded."""
    async with visiting(folder, *TO_DEBRIEF, first="small") as visit:
        assert visit.title == "Debrief A small story"
        for title in ("How it ended, and why", "One decision away", labels.MOST_AND_LEAST, "To try at work"):
            assert (title, title in visit.text) == (title, True)
        shown = await visit.whole(".story")
        assert [title for title in FOLDED if f"▸ {title}" not in shown] == []


@pytest.mark.parametrize("path", first(3, scenario_files(bundled_folder())), ids=lambda path: path.stem)
def test_the_first_screen_fits_a_terminal_of_80_by_24(path: Path) -> None:
    """Whatever was chosen in the stories that come with the program: title and keys leave it 20 lines."""
    guidance, chance = guidance_for(bundled_folder()), random.Random(path.stem)
    story = load_scenario(path, guidance).value
    assert story is not None
    for _ in range(20):
        session = Session(story, guidance)
        while choices := open_choices(session):
            session.choose(chance.choice(choices))
        outline = Outline()
        outline.show(debrief(debriefing(session), story.title, guidance).parts[:4])
        assert outline.get_content_height(Size(80, 20), Size(80, 24), COLUMN) <= 20


@awaited
async def test_a_folded_section_is_opened_and_closed(folder: Path) -> None:
    """By arrows and enter, or with the mouse."""
    async with visiting(folder, *TO_DEBRIEF, first="small") as visit:
        await visit.open_section("To take away")
        assert "Who fills it next week?" in visit.text
        await visit.press("enter")
        assert "Who fills it next week?" not in visit.text
        await visit.click("▸ Your path")
        assert "Suggest that you both try the rota for a week." in visit.text


def opened(visit: Visit) -> list[str]:
    """The sections that are open and could be folded."""
    return [line.strip().removeprefix("▾ ") for line in visit.lines if "▾" in line]


@awaited
async def test_what_a_window_has_room_for_is_open(folder: Path) -> None:
    """From the first section on; one that is too long is passed over. A resize counts, and nothing scrolls."""
    path, principles, people, _ = FOLDED
    async with visiting(folder, *TO_DEBRIEF, first="small", size=(80, 24)) as visit:
        found = {}
        for height in (24, 32, 50, 60, 32):
            await visit.resize(80, height)
            found[height] = opened(visit)
            assert visit.screen.query_one(".story").max_scroll_y == 0 or height == 24
    assert found == {24: [], 32: [people], 50: [path, principles], 60: [*FOLDED]}


@awaited
async def test_what_a_reader_has_folded_or_unfolded_stays(folder: Path) -> None:
    """Whatever room there is from then on."""
    async with visiting(folder, *TO_DEBRIEF, first="small", size=(80, 32)) as visit:
        await visit.click("▾ What each person")
        await visit.resize(80, 60)
        assert opened(visit) == []
        await visit.click("▸ Your path")
        await visit.resize(80, 24)
        assert opened(visit) == ["Your path"]


@awaited
async def test_a_section_that_is_opened_comes_into_sight(folder: Path) -> None:
    """From its title on, where it is longer than the window."""
    async with visiting(folder, *TO_DEBRIEF, first="small", size=(60, 18)) as visit:
        await visit.open_section("Your path")
        assert visit.lines[3].strip() == "▾ Your path"
    async with visiting(folder, *TO_DEBRIEF, first="small") as visit:
        await visit.open_section("To take away")
        assert "Who fills it next week?" in visit.text


@awaited
async def test_a_decision_that_would_have_led_elsewhere_can_be_taken_differently(folder: Path) -> None:
    """By enter on its line; this pass stays as it is."""
    async with visiting(folder, *TO_DEBRIEF, "down", "enter", first="small") as visit:
        assert visit.title.startswith("A small story What if · Decision ")
        assert visit.screens == ["library", "play"]
    assert chosen(folder) == [(None, ["ask", "rota"])]


@awaited
async def test_enter_pages_until_there_is_a_cursor(folder: Path) -> None:
    """The bar says which of both it does."""
    async with visiting(folder, *TO_DEBRIEF, first="small", size=(60, 18)) as visit:
        assert visit.keys.startswith("↑↓ move enter more")
        before = visit.text
        await visit.press("enter")
        assert visit.text != before
        await visit.press("down")
        assert "enter open" in visit.keys


@awaited
async def test_a_debrief_leads_to_the_library(folder: Path) -> None:
    """By the key that is named."""
    async with visiting(folder, *TO_DEBRIEF, "escape", first="small") as visit:
        assert visit.screens == ["library"]


class Late(Exploration):
    """An exploration that ends when a test lets it."""

    def __init__(self) -> None:
        self.found: Future[Graph | None] = Future()
        self.found.set_running_or_notify_cancel()

    def cancel(self) -> None:
        """It goes on for a moment."""

    def end(self, graph: Graph) -> None:
        """Find this."""
        self.found.set_result(graph)


@awaited
async def test_a_debrief_does_not_wait_for_its_turning_points(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All else is there at once, and they come when the story has been explored."""
    exploration = Late()
    monkeypatch.setattr(play, "Exploration", lambda _: exploration)
    async with visiting(folder, *TO_DECISION, "2", "enter", first="small", size=(80, 60)) as visit:
        visit.app.simulate_key("enter")
        while "How it ended" not in visit.text:
            await visit.pilot.pause(0.01)
        exploration.end(explored(folder))
        await visit.settle()
        await visit.open_section("Your path")
        assert "Turning point: 1 of 2 endings still open." in visit.text


@pytest.mark.parametrize(
    "way",
    [[("escape", "library")], [("w", "whatif")], [("w", "whatif"), ("enter", "play")]],
    ids=["left", "covered", "asked again"],
)
@awaited
async def test_turning_points_that_come_late_disturb_nobody(
    folder: Path, monkeypatch: pytest.MonkeyPatch, way: list[tuple[str, str]]
) -> None:
    """Who has left the debrief meanwhile stays where they are."""
    exploration = Late()
    monkeypatch.setattr(play, "Exploration", lambda _: exploration)
    async with visiting(folder, *TO_DECISION, "2", "enter", first="small") as visit:
        for key, screen in (("enter", "debrief"), *way):
            visit.app.simulate_key(key)
            while visit.screens[-1] != screen or not visit.screen.is_painted:
                await visit.pilot.pause(0.01)
        before = visit.screens
        exploration.end(explored(folder))
        await visit.settle()
        assert visit.screens == before


@awaited
async def test_the_same_path_has_the_same_debrief_in_both_timings(folder: Path) -> None:
    """Whether feedback came after each choice or waited for it."""
    told = []
    for timing in Timing:
        async with visiting(folder, "enter", *TO_DEBRIEF, timing=timing, size=(80, 80)) as visit:
            told.append(visit.lines)
    assert told[0] == told[1]


@awaited
async def test_without_records_nothing_is_offered_that_needs_them(folder: Path, impatient: None) -> None:
    """What was never kept can be neither written about nor exported; the rest of the debrief is there."""
    async with visiting(folder, first="small") as visit:
        with locked(folder):
            await visit.press(*TO_DEBRIEF)
            assert visit.keys == "↑↓ move w what if a new attempt esc back p people g guidance ? help"
            await visit.press("r", "e")
            assert visit.screens == ["library", "debrief"]
            assert "A fragile ending: A full kettle" in visit.text


@awaited
async def test_a_debrief_whose_records_cannot_be_read_shows_the_rest(folder: Path) -> None:
    """What refuses is told."""
    async with visiting(folder, *TO_ENDING, first="small", size=(80, 60)) as visit:
        visit.database.close()
        await visit.press("enter")
        assert "Your records cannot be used just now" in visit.notices
        await visit.open_section("Your path")
        assert "Turning point" in visit.text
