"""Room to write about an attempt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import TextArea

from scenario_trainer.documents.wording import labels
from scenario_trainer.play.writing import Heading
from scenario_trainer.tui.screens import keeping
from scenario_trainer.tui.widgets.tick_list import TickList
from tests.support.beside import forget_all, lived, locked, texts
from tests.support.visits import TO_DEBRIEF, awaited, flat, visiting

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.visits import Visit

TO_WRITING = (*TO_DEBRIEF, "r")
QUESTION = "Who fills it next week?"
ASKED = (
    labels.PROMPTS[Heading.REACTION],
    QUESTION,
    *(labels.PROMPTS[each] for each in Heading if each not in (Heading.REACTION, Heading.FOLLOW_UP)),
)


async def tick(visit: Visit, *keys: str) -> None:
    """Go to the standards, and press keys there."""
    visit.screen.query_one(TickList).focus()
    await visit.press(*keys)


def fields(visit: Visit) -> list[str]:
    """What stands in the fields."""
    return [field.text for field in visit.screen.query(TextArea)]


@awaited
async def test_all_is_asked_in_the_order_of_a_debrief(folder: Path) -> None:
    """The reaction first, then the ending's questions, then what the regulator's form asks; no name is wanted."""
    async with visiting(folder, *TO_WRITING, first="small", size=(80, 80)) as visit:
        said = visit.text
        places = [said.index(words) for words in (labels.NO_NAMES, *ASKED)]
        assert places == sorted(places)
        assert [f"[ ] {number} {about}" in said for number, about in labels.STANDARDS.items()] == [True] * 8


@awaited
async def test_what_was_written_is_kept_when_leaving(folder: Path) -> None:
    """Each answer under what was asked; what was left empty is not there."""
    keys = (*"ab", "tab", *"c", "enter", *"d", "tab", "tab", "tab", *"q?")
    async with visiting(folder, *TO_WRITING, *keys, first="small") as visit:
        await tick(visit, "space", "down", "down", "enter")
        await visit.press("escape")
        assert visit.title == "Debrief A small story"
    assert texts(folder) == {
        1: {"reaction": "ab", f"question: {QUESTION}": "c\nd", "learnt": "q?", "standards": "4.1 4.3"}
    }


@pytest.mark.parametrize("ticking", [False, True], ids=["a letter", "a tick"])
@awaited
async def test_what_was_written_is_kept_after_a_pause(
    folder: Path, monkeypatch: pytest.MonkeyPatch, ticking: bool
) -> None:
    """It is on the disk while the screen is still open, so that no kill can take it away."""
    monkeypatch.setattr(keeping, "PAUSE", 0.01)
    async with visiting(folder, *TO_WRITING, first="small") as visit:
        await (tick(visit, "space") if ticking else visit.press("a"))
        while not texts(folder):
            await visit.pilot.pause(0.01)
        assert visit.screens[-1] == "writing"
        assert texts(folder) == {1: {"standards": "4.1"} if ticking else {"reaction": "a"}}


@awaited
async def test_what_was_written_is_kept_when_the_program_is_left(folder: Path) -> None:
    """At once, without a pause and without a way back."""
    async with visiting(folder, *TO_WRITING, *"ab", "ctrl+q", first="small"):
        pass
    assert texts(folder) == {1: {"reaction": "ab"}}


@awaited
async def test_what_was_written_before_can_be_gone_on_with(folder: Path) -> None:
    """On another day; what is emptied is forgotten."""
    async with visiting(folder, *TO_WRITING, *"ab", "tab", *"c", first="small") as visit:
        await tick(visit, "down", "space")
        await visit.press("escape")
    async with visiting(folder, "j", "down", "enter", "r") as visit:
        assert fields(visit)[:3] == ["ab", "c", ""]
        assert visit.screen.query_one(TickList).ticked == ["4.2"]
        await visit.press("backspace", "end", *"d", "tab", "delete")
        await tick(visit, "down", "space")
        await visit.press("escape")
    assert texts(folder) == {1: {"reaction": "abd"}}


@awaited
async def test_what_was_written_stands_in_the_debrief(folder: Path) -> None:
    """The reaction in the place of its question, and the answer below its own; letter by letter."""
    async with visiting(
        folder, *TO_WRITING, *"[b]oh[/]", "tab", *"Me", "escape", first="small", size=(80, 60)
    ) as visit:
        await visit.open_section("To take away")
        assert "You wrote: [b]oh[/]" in visit.text
        assert f"{QUESTION} You wrote: Me" in visit.text


@awaited
async def test_a_what_if_is_written_about_with_its_first_pass(folder: Path) -> None:
    """There is one text for both."""
    async with visiting(folder, *TO_WRITING, *"ab", "escape", "w", "enter", "2", first="small") as visit:
        await visit.press("enter", "enter", "r")
        assert fields(visit)[0] == "ab"
        await visit.press("tab", *"Tea", "escape")
    assert texts(folder) == {1: {"reaction": "ab", "question: What did Ada need?": "Tea"}}


@awaited
async def test_what_is_asked_is_in_sight_while_one_answers(folder: Path) -> None:
    """However low the window."""
    async with visiting(folder, *TO_WRITING, first="small", size=(60, 18)) as visit:
        for asked in ASKED:
            assert (asked, asked in flat(visit.lines[2:-1])) == (asked, True)
            await visit.press("tab")
            await visit.settle()


@awaited
async def test_what_cannot_be_kept_is_not_left_unawares(folder: Path, impatient: None) -> None:
    """The screen stays and says so; once the records take it again, leaving keeps it."""
    async with visiting(folder, *TO_WRITING, *"ab", first="small", size=(80, 50)) as visit:
        with locked(folder):
            await visit.press("escape")
            assert visit.screens[-1] == "writing"
            assert "Your records cannot be used just now: another program is using them." in visit.notices
            assert labels.NOT_KEPT in visit.notices
        await visit.press("escape")
        assert visit.screens[-1] == "debrief"
    assert texts(folder) == {1: {"reaction": "ab"}}


@awaited
async def test_what_cannot_be_kept_can_be_left_when_asked_twice(folder: Path, impatient: None) -> None:
    """One more letter, and it is told anew."""
    async with visiting(folder, *TO_WRITING, *"ab", first="small") as visit:
        with locked(folder):
            await visit.press("escape", "c", "escape")
            assert visit.screens[-1] == "writing"
            await visit.press("escape")
            assert visit.screens[-1] == "debrief"


@awaited
async def test_a_full_disk_is_told(folder: Path) -> None:
    """What is on it already stays."""
    async with visiting(folder, *TO_WRITING, *"ab", "escape", "r", first="small", size=(80, 50)) as visit:
        visit.database.rows("PRAGMA max_page_count = 1")
        visit.screen.query(TextArea).first().text = "long " * 10_000
        await visit.press("escape")
        assert "Your records cannot be used just now: the disk is full." in visit.notices
    assert texts(folder) == {1: {"reaction": "ab"}}


@awaited
async def test_an_attempt_that_another_window_deleted_cannot_be_written_about(folder: Path) -> None:
    """That is told, and the way out is open."""
    async with visiting(folder, *TO_WRITING, *"ab", first="small") as visit:
        forget_all(folder)
        await visit.press("escape")
        assert "this attempt is not there any more." in visit.notices
        await visit.press("escape")
        assert visit.screens[-1] == "debrief"
    assert texts(folder) == {}


@awaited
async def test_writing_is_refused_where_the_records_cannot_be_read(folder: Path) -> None:
    """The debrief stays on show."""
    lived(folder, ("ask", "rota"))
    async with visiting(folder, "j", "down", "enter") as visit:
        visit.database.close()
        await visit.press("r", "r")
        assert "Your records cannot be used just now" in visit.notices
        assert visit.screens == ["library", "journal", "debrief"]


@awaited
async def test_every_heading_of_a_record_can_be_written(folder: Path) -> None:
    """None of them is left out."""
    async with visiting(folder, *TO_WRITING, first="small") as visit:
        for field in visit.screen.query(TextArea):
            field.text = "x"
        await tick(visit, "space")
        await visit.press("escape")
    assert set(texts(folder)[1]) == {*Heading, f"question: {QUESTION}"} - {"follow-up"}
