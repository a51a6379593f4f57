"""Text that is selected with the mouse and copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.events import MouseDown, MouseMove, MouseUp

from tests.support.beside import lived
from tests.support.screenshots import lines
from tests.support.thorough import thorough
from tests.support.visits import TO_DEBRIEF, TO_DECISION, TOUR, Visit, awaited, visiting

if TYPE_CHECKING:
    from pathlib import Path


async def drag(visit: Visit, words: str) -> None:
    """Press the mouse on the first letter of some words, move over them, and let go on the last."""
    x, y = next((line.index(words), y) for y, line in enumerate(visit.lines) if words in line)
    for kind, column in (
        (MouseDown, x),
        (MouseMove, x + 1),
        (MouseMove, x + len(words) - 1),
        (MouseUp, x + len(words) - 1),
    ):
        visit.app.post_message(kind(None, column, y, 0, 0, 1, False, False, False, column, y))
        await visit.settle()


@awaited
async def test_a_passage_of_a_page_is_copied(folder: Path) -> None:
    """Letter by letter what was dragged over."""
    async with visiting(folder, "g") as visit:
        await drag(visit, "A small thing that works")
        await visit.press("ctrl+c")
        assert visit.app.clipboard == "A small thing that works"


@thorough
@awaited
async def test_a_passage_can_be_copied_on_every_screen_that_has_a_page(folder: Path) -> None:
    """Story, outcome, debrief, documents, journal and what stands beside; it leads to no other screen."""
    copied: dict[str, bool] = {}
    async with visiting(folder, size=(120, 40)) as visit:
        async for name in visit.tour():
            regions = [page.content_region for page in visit.screen.query("Page, Outline") if page.size]
            if not regions:
                continue
            shown = [line.strip() for line in lines(visit.app, max(regions, key=lambda each: each.area))]
            words = max(shown, key=len)[:25].strip()
            screens = visit.screens
            await drag(visit, words)
            await visit.press("ctrl+c")
            copied[name] = (visit.app.clipboard, visit.screens) == (words, screens)
            visit.screen.clear_selection()
    assert set(TOUR) - set(copied) == {"what-if"}
    assert [name for name, is_copied in copied.items() if not is_copied] == []


@awaited
async def test_the_name_of_a_file_that_was_written_is_copied(folder: Path, documents: Path) -> None:
    """In one piece, as its folder is."""
    async with visiting(folder, "a", *TO_DEBRIEF, "e", "enter", size=(60, 18)) as visit:
        (file,) = documents.iterdir()
        await drag(visit, file.name)
        await visit.press("ctrl+c")
        assert visit.app.clipboard == file.name


@pytest.mark.parametrize("keys", [(), ("j",)], ids=["library", "journal"])
@awaited
async def test_a_drag_over_a_list_opens_nothing(folder: Path, keys: tuple[str, ...]) -> None:
    """Only a click does."""
    lived(folder, ("tell",))
    async with visiting(folder, *keys) as visit:
        before = visit.screens
        await drag(visit, "A small story")
        assert visit.screens == before
        await visit.click("A small story")
        assert visit.screens != before


@awaited
async def test_selecting_the_words_of_a_choice_does_not_take_it(folder: Path) -> None:
    """Letting go of the mouse is not a click."""
    async with visiting(folder, *TO_DECISION, first="small") as visit:
        await drag(visit, "Ask Ada")
        await visit.press("ctrl+c")
        assert visit.app.clipboard == "Ask Ada"
        assert "Your choice:" not in visit.text


@awaited
async def test_selecting_a_heading_of_the_debrief_does_not_open_it(folder: Path) -> None:
    """A folded section stays folded."""
    async with visiting(folder, "a", *TO_DEBRIEF) as visit:
        await visit.press(*["pagedown"] * 4)
        await drag(visit, "Your path")
        await visit.press("ctrl+c")
        assert visit.app.clipboard == "Your path"
        assert "▾ Your path" not in visit.text
