"""Every screen, visited once for each size and theme: its golden, its contrast, its letters, other sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.contrast import faint
from tests.support.nasty import SHOWN, lost, nasty_guidance, nasty_story
from tests.support.screenshots import painted
from tests.support.thorough import first, thorough
from tests.support.variants import small_text
from tests.support.visits import CHANGING, TO_DECISION, Visit, assert_golden, awaited, visiting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from tests.support.screenshots import Cell

    Write = Callable[[str, str], Path]

TORN = small_text(("id: small", "id: torn"), ("effects: {trust: +1,", "effects: {turst: +1,"))

TOURS = {
    (60, 18): "contrast-dark",
    (80, 24): "calm-dark",
    (120, 40): "calm-light",
    (100, 30): "contrast-light",
}
"""The sizes at which every screen is visited, each in another theme."""
EVERYWHERE = ("library", "deciding", "outcome", "debrief")
"""The screens that are compared with goldens at 60x18 and 120x40, too."""


def compared(name: str, size: tuple[int, int]) -> bool:
    """Whether a screen has a golden at a size."""
    return name not in CHANGING and (size == (80, 24) or (size != (100, 30) and name in EVERYWHERE))


def least(theme: str) -> float:
    """The least contrast of text (WCAG 2.2, success criteria 1.4.3 and 1.4.6)."""
    return 7 if theme.startswith("contrast") else 4.5


@pytest.mark.parametrize("size", [*list(TOURS)[:3], pytest.param((100, 30), marks=thorough)], ids=str)
@awaited
async def test_every_screen_reads_as_agreed_and_can_be_read(folder: Path, size: tuple[int, int]) -> None:
    """Compared with its golden; every character has enough contrast."""
    theme = TOURS[size]
    pale: dict[str, Mapping[tuple[str, str], str]] = {}
    async with visiting(folder, size=size) as visit:
        visit.app.theme = theme
        await visit.settle()
        async for name in visit.tour():
            if compared(name, size):
                assert_golden(f"{name}-{size[0]}x{size[1]}", visit.lines)
            if found := faint(cells(visit), least(theme)):
                pale[name] = found
    assert pale == {}


@pytest.mark.parametrize("theme", first(2, TOURS.values()))
@awaited
async def test_what_a_tour_does_not_meet_can_be_read(folder: Path, write: Write, theme: str) -> None:
    """A broken file, a filter, a locked choice, the palette, the notice of a small window."""
    write("torn.yaml", TORN)
    pale: dict[str, Mapping[tuple[str, str], str]] = {}
    async with visiting(folder, size=(120, 40)) as visit:
        visit.app.theme = theme
        for sight, keys in SIGHTS.items():
            await visit.press(*keys)
            if found := faint(cells(visit), least(theme)):
                pale[sight] = found
        await visit.press("escape")
        await visit.resize(50, 12)
        if found := faint(cells(visit), least(theme)):
            pale["notice"] = found
    assert pale == {}


SIGHTS = {
    "a broken file is highlighted, and refused": ("end", "enter"),
    "an empty filter": ("home", "slash"),
    "a filter": ("k", "e"),
    "a locked choice is highlighted": ("escape", "enter", *TO_DECISION, "3"),
    "a story is underway": ("1", "escape"),
    "palette": ("ctrl+p",),
    "palette, searched": ("t", "h"),
    "palette, chosen": ("down", "down"),
}
"""What there is to see besides the screens themselves, with the keys from the one before it to it."""


@thorough
@pytest.mark.parametrize(
    ("size", "other"),
    [((60, 18), (20, 5)), ((60, 18), (200, 60)), ((120, 40), (200, 60))],
    ids=str,
)
@awaited
async def test_every_screen_shows_authors_text_letter_by_letter_and_stands_every_size(
    write: Write, size: tuple[int, int], other: tuple[int, int]
) -> None:
    """However odd the text; shrunk and grown again, a screen is as it was."""
    write("guidance.yaml", nasty_guidance())
    folder = write("small.yaml", nasty_story()).parent
    async with visiting(folder, size=size) as visit:
        async for name in visit.tour():
            before = without_bars(visit.lines)
            await visit.resize(*other)
            await visit.resize(*size)
            if name not in (*CHANGING, "rationale"):  # what has a cursor may stay scrolled to it
                assert (name, without_bars(visit.lines)) == (name, before)
            shown = await visit.whole("Listing" if name == "library" else ".story")
            assert (name, lost(shown.replace("│", ""), SHOWN.get(name, ()))) == (name, [])


@awaited
async def test_the_notice_of_a_small_window_reads_as_agreed(folder: Path) -> None:
    """It says how much room is needed."""
    async with visiting(folder, size=(50, 12)) as visit:
        assert_golden("notice-50x12", visit.lines)


@awaited
async def test_a_broken_file_reads_as_agreed(folder: Path, write: Write) -> None:
    """It is listed last."""
    write("torn.yaml", TORN)
    async with visiting(folder, "down") as visit:
        assert_golden("broken-80x24", visit.lines)


@awaited
async def test_without_colour_everything_is_said_by_words_and_signs(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How a choice sits, which choice is highlighted and which one is locked."""
    monkeypatch.setenv("NO_COLOR", "")
    async with visiting(folder, *TO_DECISION, "down", first="small") as visit:
        assert "▸ 1 Ask Ada" in visit.text
        assert "3 Suggest that you both try the rota for a week. (not yet: You do not" in visit.text
        await visit.press("2")
        assert "◐ Partly reflects Show what it is good for" in visit.text
        assert "○ Works against Facts boil no water" in visit.text
        colours = {colour for _, *both in cells(visit) for colour in both if colour}
        assert [colour for colour in colours if len({colour[1:3], colour[3:5], colour[5:]}) > 1] == []


def cells(visit: Visit) -> Iterable[Cell]:
    """The cells of the screen."""
    return [cell for line in painted(visit.app) for cell in line]


def without_bars(lines: list[str]) -> list[str]:
    """The lines without the ends of scroll bars, which may fall on either side of half a cell."""
    return [line.rstrip(" ▁▂▃▄▅▆▇█") for line in lines]


@awaited
async def test_no_text_touches_a_scrollbar(folder: Path) -> None:
    """One cell stays free, on every page that scrolls."""
    scrolled: list[str] = []
    async with visiting(folder, size=(60, 18)) as visit:
        async for name in visit.tour():
            for story in visit.screen.query(".story"):
                if story.scrollbars_enabled[0]:
                    scrolled.append(name)
                    texts = (child for child in story.children if child.virtual_region.height)
                    room = min(story.region.right - 1 - text.content_region.right for text in texts)
                    assert (name, room >= 1) == (name, True)
    assert {"outcome", "debrief"} <= set(scrolled)
