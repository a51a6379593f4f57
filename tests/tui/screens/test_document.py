"""The screens that are read: briefing, debrief, guidance, help."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.engine.exploration import explore
from scenario_trainer.engine.rules import Rules
from scenario_trainer.play.moments import Timing
from scenario_trainer.story.library import guidance_for
from scenario_trainer.story.loading import load_scenario
from scenario_trainer.tui.screens import play
from tests.support.beside import lived, locked
from tests.support.typist import FIXED
from tests.support.variants import small_text
from tests.support.visits import TO_DEBRIEF, TO_DECISION, TO_ENDING, awaited, flat, visiting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.engine.graph import Graph

    Write = Callable[[str, str], Path]


def explored(folder: Path) -> Graph:
    """All that the small story can come to."""
    story = load_scenario(folder / "small.yaml", guidance_for(folder)).value
    assert story is not None
    return explore(Rules(story))


@awaited
async def test_a_briefing_says_what_awaits_the_learner(write: Write) -> None:
    """Role, people and content notes; nothing of the story itself."""
    folder = write("small.yaml", small_text(("content_notes: []", "content_notes: [A dry kettle]"))).parent
    async with visiting(folder, first="small", size=(80, 40)) as visit:
        for words in ("You are the newcomer.", "• Ada Mensah, Team manager", "• A dry kettle", "not yet reviewed"):
            assert words in visit.text
        assert "The kettle is empty again." not in visit.text
        assert "A quiet morning." not in visit.text


@awaited
async def test_no_content_notes_are_said_to_be_none(folder: Path) -> None:
    """A silence could be read either way."""
    async with visiting(folder, first="small") as visit:
        assert "Content notes • None." in visit.text


@awaited
async def test_a_briefing_can_be_left(folder: Path) -> None:
    """Nothing is underway then."""
    async with visiting(folder, first="small") as visit:
        await visit.press("escape")
        assert visit.screens == ["library"]
        assert "underway" not in visit.text


@awaited
async def test_the_briefing_lets_choose_when_feedback_comes(folder: Path) -> None:
    """The choice holds for this play, and is the one that the next briefing begins with."""
    async with visiting(folder, first="small") as visit:
        assert "Feedback comes after each choice" in visit.text
        await visit.press("t", "t", "t")
        assert "Feedback comes at the end, in the debrief" in visit.text
        await visit.press(*TO_DECISION, "2")
        assert "Works against" not in visit.text
        await visit.press("enter", "enter", "p")
        assert "Feedback comes at the end, in the debrief" in visit.text


@awaited
async def test_a_debrief_looks_back_on_everything(folder: Path) -> None:
    """The ending, the path, the principles, the people, and questions."""
    async with visiting(folder, *TO_DEBRIEF, first="small", size=(80, 60)) as visit:
        for words in (
            "A fragile ending: A full kettle It looks settled.",
            "● 1 Ask Ada how the rota came about. │ Monday, 8.55 │ ● Reflects Ask before you tell │ You met",
            "◐ 2 Suggest that you both try the rota for a week. │ Monday, 8.55 │ ● Reflects Begin small",
            "·· Show what it is good for in play in 2 decisions: not taken up 2",
            "Ada Mensah, Team manager Hoped A quiet morning. Worried Another complaint.",
            "To take away • Who fills it next week?",
        ):
            assert words in visit.text


@pytest.mark.parametrize("key", ["escape", "l"])
@awaited
async def test_a_debrief_leads_to_the_library(folder: Path, key: str) -> None:
    """By the key that is named, and by another."""
    async with visiting(folder, *TO_DEBRIEF, key, first="small") as visit:
        assert visit.screens == ["library"]


@awaited
async def test_a_story_can_be_played_again(folder: Path) -> None:
    """From its briefing, with nothing left of the play before."""
    async with visiting(folder, *TO_DEBRIEF, "p", first="small") as visit:
        assert visit.screens == ["library", "briefing"]
        await visit.press(*TO_DECISION, "t")
        assert "You: " not in visit.text


@awaited
async def test_the_guidance_shows_the_highlighted_principle(folder: Path) -> None:
    """In full, with its source and what it pulls against."""
    async with visiting(folder, "g", size=(120, 40)) as visit:
        assert visit.title == "Kitchen rules 5 principles"
        said = visit.part("Page")
        assert said.startswith("Begin small What to try Begin with what fits into a kettle. A small thing")
        assert "Pulls against • Show what it is good for A. Mensah: On kettles. The office." in said
        await visit.press("end")
        assert visit.part("Page").startswith("A quarrel is no failure What to avoid")


@awaited
async def test_a_principle_is_read_from_its_beginning(folder: Path) -> None:
    """However far the one before was scrolled."""
    async with visiting(folder, "g", size=(60, 18)) as visit:
        first = visit.part(".story")
        await visit.press("space", "space")
        assert "Begin small What to try" not in visit.part(".story")
        await visit.press("down", "up")
        assert visit.part(".story") == first


@awaited
async def test_help_names_every_command_of_the_screen_it_was_called_from(folder: Path) -> None:
    """With its key and in a sentence."""
    async with visiting(folder, size=(120, 60)) as visit:
        async for name in visit.tour():
            if name != "help":
                commands = visit.screen.all_commands()
                await visit.press("f1")
                said = flat(visit.lines)
                missing = [
                    each for each in commands if f"{each.written_keys} {each.label}: {each.help}" not in said
                ]
                assert (name, missing) == (name, [])
                await visit.press("escape")


@awaited
async def test_help_and_guidance_are_not_offered_on_their_own_screens(folder: Path) -> None:
    """One is there already."""
    async with visiting(folder, "f1", "f1", "question_mark") as visit:
        assert (visit.screens, visit.keys) == (["library", "help"], "esc back g guidance")
        await visit.press("g", "g")
        assert (visit.screens[1:], visit.keys) == (["help", "guidance"], "space read on esc back ? help")


@awaited
async def test_the_guidance_says_where_one_has_met_a_principle(folder: Path) -> None:
    """And nothing of one that was never met."""
    async with visiting(folder, "g", size=(120, 40)) as visit:
        assert "Where you have met it" not in visit.part("Page")
        lived(folder, ("ask", "rota"), ("tell",))
        await visit.press("escape", "g", "down", "down")
        assert visit.part("Page").startswith("Ask before you tell What to avoid")
        assert "Where you have met it In play in 2 decisions: reflected 1." in visit.part("Page")


HEADINGS = (
    "First, for yourself",
    "What happened",
    "Your path",
    "Sure, and the guidance is not",
    "What if: side by side",
    "Principles in play",
    "What each person was hoping and worried about",
    "To take away",
)
"""The parts of a debrief, in the order in which research on debriefing has them."""


@awaited
async def test_the_parts_of_a_debrief_stand_in_their_order(folder: Path) -> None:
    """Reactions, what happened, a closer look that begins with one's own certainty, and what to take away."""
    keys = ("y", *TO_DECISION, "2", *["tab"] * 4, "enter", "b", "1", "enter", "enter", "2", *["tab"] * 4, "enter")
    async with visiting(folder, *keys, "enter", "enter", first="small", size=(80, 100)) as visit:
        lines = [line.strip() for line in visit.lines]
        assert [line for line in lines if line in HEADINGS] == list(HEADINGS)


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (
            ("1", "enter", "2"),
            ["2 endings still open.", "Turning point: 1 of 2 endings still open. It closed ‘Two"],
        ),
        (("2",), ["Turning point: 1 of 2 endings still open. It closed ‘A full kettle’."]),
    ],
)
@awaited
async def test_a_debrief_says_which_endings_each_decision_closed(
    folder: Path, keys: tuple[str, ...], told: list[str]
) -> None:
    """And that nothing was closed where nothing was."""
    async with visiting(folder, *TO_DECISION, *keys, "enter", "enter", first="small", size=(80, 60)) as visit:
        assert [words for words in told if words not in visit.text] == []
        assert visit.text.count("still open") == len(told)


@awaited
async def test_a_debrief_does_not_wait_for_its_turning_points(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All else is there at once, and they come when the story has been explored."""
    graph: Future[Graph] = Future()
    monkeypatch.setattr(play, "exploring", lambda _: graph)
    async with visiting(folder, *TO_DECISION, "2", "enter", first="small", size=(80, 60)) as visit:
        visit.app.simulate_key("enter")
        while "To take away" not in visit.text:
            await visit.pilot.pause(0.01)
        assert "still open" not in visit.text
        graph.set_result(explored(folder))
        await visit.settle()
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
    graph: Future[Graph] = Future()
    monkeypatch.setattr(play, "exploring", lambda _: graph)
    async with visiting(folder, *TO_DECISION, "2", "enter", first="small") as visit:
        for key, screen in (("enter", "debrief"), *way):
            visit.app.simulate_key(key)
            while visit.screens[-1] != screen:
                await visit.pilot.pause(0.01)
        before = visit.screens
        graph.set_result(explored(folder))
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
            assert visit.keys == "esc back w what if p play again g guidance ? help"
            await visit.press("r", "e")
            assert visit.screens == ["library", "debrief"]
            assert "A fragile ending: A full kettle" in visit.text


@awaited
async def test_a_debrief_whose_records_cannot_be_read_shows_the_rest(folder: Path) -> None:
    """What refuses is told."""
    async with visiting(folder, *TO_ENDING, first="small", size=(80, 60)) as visit:
        visit.database.close()
        await visit.press("enter")
        assert "Your records cannot be used just now" in visit.told
        assert "Turning point" in visit.text


@awaited
async def test_a_long_name_is_whole_in_a_small_window(write: Write) -> None:
    """Wherever a person is named."""
    name, post = f"Ada{' Amadea' * 12} Mensah", f"Manager{'x' * 70}"
    text = small_text(FIXED, ("name: Ada Mensah", f"name: {name}"), ("role: Team manager", f"role: {post}"))
    async with visiting(write("small.yaml", text).parent, first="small", size=(60, 18)) as visit:
        assert f"{name},{post}".replace(" ", "") in (await visit.whole(".story")).replace(" ", "")
        await visit.press(*TO_DEBRIEF)
        assert f"{name},{post}".replace(" ", "") in (await visit.whole(".story")).replace(" ", "")
