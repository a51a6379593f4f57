"""The screens that are read: briefing, guidance, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenario_trainer.tui.active_keys import active_keys
from tests.support.beside import lived
from tests.support.thorough import thorough
from tests.support.typist import FIXED
from tests.support.variants import small_text
from tests.support.visits import TO_DEBRIEF, TO_DECISION, awaited, flat, visiting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[str, str], Path]


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
    """The choice holds for this play alone: the next briefing begins with the default again."""
    async with visiting(folder, first="small", size=(80, 50)) as visit:
        assert "Feedback comes • After each choice." in visit.text
        await visit.press("f", "f", "f")
        assert "Feedback comes • At the end, in the debrief." in visit.text
        await visit.press(*TO_DECISION, "2")
        assert "Works against" not in visit.text
        await visit.press("enter", "enter", "a")
        assert "Feedback comes • After each choice." in visit.text


@awaited
async def test_a_story_can_be_played_again(folder: Path) -> None:
    """From its briefing, with nothing left of the play before."""
    async with visiting(folder, *TO_DEBRIEF, "a", first="small") as visit:
        assert visit.screens == ["library", "briefing"]
        await visit.press(*TO_DECISION, "t")
        assert "Your choice: " not in visit.text


@awaited
async def test_the_guidance_shows_the_highlighted_principle(folder: Path) -> None:
    """In full, under its title, with its source and what it pulls against."""
    async with visiting(folder, "g", size=(120, 40)) as visit:
        assert visit.title == "Kitchen rules 5 principles"
        said = visit.part("Page")
        assert said.startswith("Begin small What to try Begin with what fits into a kettle. A small thing")
        assert "Pulls against • Show what it is good for A. Mensah: On kettles. The office." in said
        await visit.press("end")
        assert visit.part("Page").startswith(
            "A quarrel is no failure What not to do Silence is no success either."
        )


@awaited
async def test_a_principle_is_read_from_its_beginning(folder: Path) -> None:
    """However far the one before was scrolled."""
    async with visiting(folder, "g", size=(60, 18)) as visit:
        first = visit.part(".story")
        await visit.press("space", "space")
        assert "What to try" not in visit.part(".story")
        await visit.press("down", "up")
        assert visit.part(".story") == first


@thorough
@awaited
async def test_help_names_just_the_keys_that_can_be_pressed_where_it_was_called(folder: Path) -> None:
    """Each in a sentence; the bar names none of them twice."""
    async with visiting(folder, size=(120, 60)) as visit:
        async for name in visit.tour():
            if name != "help":
                keys = active_keys(visit.screen)
                assert len({each.written for each in keys if each.shown}) == sum(each.shown for each in keys), name
                await visit.press("f1")
                said = flat(visit.lines)
                unsaid = [each for each in keys if f"{each.written} {each.label}: {each.help}" not in said]
                assert (name, unsaid) == (name, [])
                await visit.press("escape")


@pytest.mark.parametrize("width", [100, 140, 200])
@awaited
async def test_a_page_stands_close_to_its_list(folder: Path, width: int) -> None:
    """However wide the window is; both together are in its middle."""
    async with visiting(folder, "g", size=(width, 30)) as visit:
        listed, page = (visit.screen.query_one(each).region for each in ("OptionList", "Page"))
        assert page.x == listed.right + 2
        assert listed.x >= width - page.right - 4


@awaited
async def test_help_leaves_out_what_cannot_be_done_now(folder: Path) -> None:
    """At the first decision there is no outcome to read and nothing to take back; no choice is highlighted."""
    async with visiting(folder, *TO_DECISION, "f1", first="small", size=(120, 60)) as visit:
        assert "1-3 choose: Take the choice" in visit.text
        for label in ("take", "go on", "step back", "others", "meaning"):
            assert f"{label}:" not in visit.text


@awaited
async def test_help_and_guidance_are_not_offered_on_their_own_screens(folder: Path) -> None:
    """One is there already."""
    async with visiting(folder, "f1", "f1", "question_mark") as visit:
        assert (visit.screens, visit.keys) == (
            ["library", "help"],
            "space page esc back g guidance",
        )
        await visit.press("g", "g")
        assert (visit.screens[1:], visit.keys) == (["help", "guidance"], "↑↓ move space page esc back ? help")


@awaited
async def test_the_guidance_says_where_one_has_met_a_principle(folder: Path) -> None:
    """And nothing of one that was never met."""
    async with visiting(folder, "g", size=(120, 40)) as visit:
        assert "Where you have met it" not in visit.part("Page")
        lived(folder, ("ask", "rota"), ("tell",))
        await visit.press("escape", "g", "down", "down")
        assert visit.part("Page").startswith("Ask before you tell What not to do Others see another kettle.")
        assert "Where you have met it In play in 2 decisions: reflected 1, not taken up 1." in visit.part("Page")


@awaited
async def test_a_long_name_is_whole_in_a_small_window(write: Write) -> None:
    """Wherever a person is named."""
    name, post = f"Ada{' Amadea' * 12} Mensah", f"Manager{'x' * 70}"
    text = small_text(FIXED, ("name: Ada Mensah", f"name: {name}"), ("role: Team manager", f"role: {post}"))
    async with visiting(write("small.yaml", text).parent, first="small", size=(60, 18)) as visit:
        assert f"{name},{post}".replace(" ", "") in (await visit.whole(".story")).replace(" ", "")
