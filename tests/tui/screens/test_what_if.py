"""Taking a decision differently from the debrief."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.beside import attempts, chosen, lived
from tests.support.typist import ASK, ROTA, TELL
from tests.support.visits import TO_DEBRIEF, awaited, visiting

if TYPE_CHECKING:
    from pathlib import Path

TO_WHAT_IF = (*TO_DEBRIEF, "w")
TO_ITS_DEBRIEF = ("enter", TELL, "enter", "enter")
"""From the list of decisions by another first decision, which ends the story, to the debrief of that."""

PASS = [(None, ["ask", "rota"])]
FIRST = "What if · Decision 1 · feedback at once · perhaps the last"
QUESTION = "Ada wants the kettle filled before nine. What do you do?"


@awaited
async def test_the_decisions_are_listed_in_order(folder: Path) -> None:
    """Each with its number, its sign, where it was and what was chosen."""
    async with visiting(folder, *TO_WHAT_IF, first="small") as visit:
        assert visit.title == "Take which decision differently? A small story"
        assert visit.part("Decisions") == (
            f"Decision 1 ● {QUESTION} Ask Ada how the rota came about. "
            f"Decision 2 ●○ {QUESTION} Suggest that you both try the rota for a week."
        )


@pytest.mark.parametrize(
    ("keys", "title", "offered"),
    [
        (("enter",), f"A small story {FIRST}", "1 Ask Ada"),
        (
            ("down", "enter"),
            "A small story What if · Decision 2 · feedback at once · perhaps the last",
            "1 Tell Ada",
        ),
        (
            ("down", "down", "enter"),
            f"A small story {FIRST}",
            "1 Ask Ada",
        ),
    ],
)
@awaited
async def test_any_decision_can_be_asked_again(
    folder: Path, keys: tuple[str, ...], title: str, offered: str
) -> None:
    """With what was decided before it; the library is one step away."""
    async with visiting(folder, *TO_WHAT_IF, *keys, first="small") as visit:
        assert visit.title == title
        assert offered in visit.part("ChoiceList")
        assert visit.screens == ["library", "play"]
        assert chosen(folder) == PASS


@awaited
async def test_the_mouse_asks_a_decision_again(folder: Path) -> None:
    """By a click on it."""
    async with visiting(folder, *TO_WHAT_IF, first="small") as visit:
        await visit.click("Suggest that")
        assert visit.title.startswith("A small story What if · Decision 2 ·")


@awaited
async def test_a_what_if_is_marked_as_one_until_its_end(folder: Path) -> None:
    """Also on another day."""
    async with visiting(folder, *TO_WHAT_IF, "enter", ASK, first="small") as visit:
        assert visit.title == f"A small story {FIRST}"
    async with visiting(folder, first="small") as visit:
        assert visit.title == f"A small story {FIRST}"
        await visit.press("b", TELL, "enter")
        assert visit.title == "A small story What if · The end"


@awaited
async def test_the_first_pass_stays_as_it_was(folder: Path) -> None:
    """Row by row; the what-if hangs beside it, with what both share."""
    async with visiting(folder, *TO_WHAT_IF, first="small") as visit:
        before = attempts(folder)[0]
        await visit.press("down", "enter", "3", "enter")
        first, what_if = attempts(folder)
        assert first._replace(underway=before.underway) == before
        assert what_if.decisions[0] == first.decisions[0]._replace(seconds=0)
    assert chosen(folder) == [*PASS, (1, ["ask", "whisper"])]


@awaited
async def test_the_debrief_shows_both_side_by_side(folder: Path) -> None:
    """In two columns where there is room for them, else one below the other."""
    keys = (*TO_WHAT_IF, *TO_ITS_DEBRIEF)
    async with visiting(folder, *keys, first="small", size=(120, 60)) as visit:
        await visit.open_section("What if, side by side")
        assert any("First pass" in line and "What if" in line for line in visit.lines)
        assert any("Ask Ada" in line and "Tell Ada" in line for line in visit.lines)
        await visit.resize(60, 60)
        assert not any("First pass" in line and "What if" in line for line in visit.lines)


@awaited
async def test_the_first_pass_is_shown_with_all_that_hangs_beside_it(folder: Path) -> None:
    """Where each parts from it, and also what was not played to its end."""
    keys = (*TO_WHAT_IF, *TO_ITS_DEBRIEF, "w", "enter", ASK, "enter", "1", "enter", "b", "2", "enter", "enter")
    async with visiting(folder, *keys, first="small", size=(80, 90)) as visit:
        await visit.open_section("What if, side by side")
        beside = visit.text.split("What if, side by side")[1]
        assert f"Decision 1: {QUESTION}" in beside
        assert f"Decision 2: {QUESTION}" in beside
        assert "Not played to an end." in beside
    assert chosen(folder) == [*PASS, (1, ["tell"]), (1, ["ask", "tell"])]


@awaited
async def test_several_what_ifs_hang_beside_the_first_pass(folder: Path) -> None:
    """Whichever the debrief shows from which they were begun."""
    keys = (*TO_WHAT_IF, *TO_ITS_DEBRIEF, "w", "enter", ASK, "enter", "3", "enter", "enter")
    async with visiting(folder, *keys, first="small") as visit:
        assert visit.title == "Debrief A small story · What if"
    assert chosen(folder) == [*PASS, (1, ["tell"]), (1, ["ask", "whisper"])]


@awaited
async def test_the_same_choices_again_are_no_what_if(folder: Path) -> None:
    """Nothing differs, and nothing more is kept."""
    keys = (*TO_WHAT_IF, "enter", ASK, "enter", ROTA, "enter", "enter")
    async with visiting(folder, *keys, first="small", size=(80, 60)) as visit:
        assert visit.title == "Debrief A small story"
        assert "What if, side by side" not in visit.text
    assert chosen(folder) == PASS


@awaited
async def test_leaving_changes_nothing(folder: Path) -> None:
    """The debrief is as it was."""
    async with visiting(folder, *TO_DEBRIEF, first="small") as visit:
        before = visit.lines
        await visit.press("w", "down", "escape")
        assert visit.lines == before
    assert chosen(folder) == PASS


@awaited
async def test_a_what_if_left_in_the_middle_is_gone_on_with(folder: Path) -> None:
    """By the next start; until a decision is taken differently, nothing is underway."""
    async with visiting(folder, *TO_WHAT_IF, "enter", "escape", first="small") as visit:
        assert "underway" not in visit.text
    async with visiting(folder, "j", "down", "enter", "w", "enter", TELL, "ctrl+q"):
        pass
    async with visiting(folder) as visit:
        assert "underway" in visit.part("Listing")
        await visit.press("enter")
        assert "Your choice: Tell Ada that everybody should refill it." in visit.text


@awaited
async def test_a_what_if_without_records_is_played_all_the_same(folder: Path) -> None:
    """What refuses is told once."""
    async with visiting(folder, *TO_DEBRIEF, first="small") as visit:
        visit.database.close()
        await visit.press("w", *TO_ITS_DEBRIEF)
        assert visit.title == "Debrief A small story · What if"
        assert "A breakdown: Two kettles" in visit.text


@awaited
async def test_the_path_of_a_long_ago_attempt_can_be_taken_differently(folder: Path) -> None:
    """From the journal, to which the debrief leads back."""
    lived(folder, ("ask", "rota"))
    async with visiting(folder, "j", "down", "enter", "w", *TO_ITS_DEBRIEF) as visit:
        assert visit.screens == ["library", "journal", "debrief"]
    assert chosen(folder) == [*PASS, (1, ["tell"])]
