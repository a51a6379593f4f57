"""What happens where the window is small, or changes its size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.visits import TO_DEBRIEF, TO_DECISION, awaited, visiting

if TYPE_CHECKING:
    from pathlib import Path

NOTICE = "This window is {} by {}. Please make it at least 60 by 18. Your place is kept."


@pytest.mark.parametrize(("width", "height"), [(59, 18), (60, 17), (50, 12), (40, 60)])
@awaited
async def test_without_room_a_notice_stands_there_alone(folder: Path, width: int, height: int) -> None:
    """It says how large the window is, and how large it has to be."""
    async with visiting(folder, first="small", size=(width, height)) as visit:
        assert visit.text == NOTICE.format(width, height)


@awaited
async def test_with_just_enough_room_there_is_no_notice(folder: Path) -> None:
    """Both bounds are within."""
    async with visiting(folder, first="small", size=(60, 18)) as visit:
        assert visit.title == "Briefing A small story · feedback at once"


@awaited
async def test_keys_do_nothing_on_a_screen_that_cannot_be_seen(folder: Path) -> None:
    """Nobody decides anything that they do not read."""
    async with visiting(folder, *TO_DECISION, first="small") as visit:
        before = visit.lines
        await visit.resize(50, 12)
        for key in (
            "1",
            "enter",
            "b",
            "t",
            "o",
            "escape",
            "space",
            "g",
            "f1",
            "question_mark",
            "f2",
            "ctrl+p",
            "tab",
        ):
            await visit.press(key)
            assert (key, visit.text) == (key, NOTICE.format(50, 12))
        await visit.resize(80, 24)
        assert visit.lines == before


@pytest.mark.parametrize(
    "keys", [(), ("g",), ("enter",), ("enter", *TO_DECISION), ("enter", *TO_DEBRIEF)], ids=len
)
@awaited
async def test_the_program_can_be_left_without_room(folder: Path, keys: tuple[str, ...]) -> None:
    """On every screen."""
    async with visiting(folder, *keys) as visit:
        await visit.resize(50, 12)
        await visit.press("ctrl+q")
        assert visit.app.is_running is False


@awaited
async def test_with_room_again_the_choices_have_the_keys(folder: Path) -> None:
    """The highlighted one is the same, and enter takes it."""
    async with visiting(folder, *TO_DECISION, "down", "down", first="small") as visit:
        await visit.resize(59, 10)
        await visit.resize(120, 40)
        assert "▸ 2 Tell Ada" in visit.part("ChoiceList")
        await visit.press("enter")
        assert "Your choice: Tell Ada that everybody should refill it." in visit.part(".story")


@awaited
async def test_a_library_without_room_at_first_can_be_used_once_there_is(folder: Path) -> None:
    """The list has the keys then."""
    async with visiting(folder, "enter", "s", "slash", size=(20, 5)) as visit:
        await visit.resize(80, 24)
        assert visit.title == "scenario-trainer 1 scenario, by level"
        await visit.press("enter")
        assert visit.title == "Briefing A small story · feedback at once"


@awaited
async def test_resizing_keeps_the_place_and_the_highlight(folder: Path) -> None:
    """Back and forth, the decision is what it was."""
    async with visiting(folder, *TO_DECISION, "down", first="small") as visit:
        before = visit.lines
        for width, height in ((200, 60), (60, 18), (20, 5), (99, 24), (100, 24)):
            await visit.resize(width, height)
        await visit.resize(80, 24)
        assert visit.lines == before


@awaited
async def test_the_palette_stands_every_size(folder: Path) -> None:
    """As any list does."""
    async with visiting(folder, "ctrl+p") as visit:
        before = visit.lines
        for width in (1, 2, 4, 8, 20, 200):
            await visit.resize(width, 5)
        await visit.resize(80, 24)
        assert visit.lines == before
