"""Every character that is painted can be read, in every theme; and nothing is said by colour alone."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.tui.themes import THEMES
from tests.support.screenshots import Cell, painted
from tests.support.typist import LOCKED_ROTA
from tests.support.variants import small_text
from tests.support.visits import TO_DECISION, awaited, visiting

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable
    from pathlib import Path

    from tests.support.visits import Visit

    Write = Callable[[str, str], Path]

DRAWN = range(0x2500, 0x25A0)
"""Lines and blocks: they part what would be understood without them."""


def luminance(colour: str) -> float:
    """The relative luminance of a colour such as ``#rrggbb``, as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21, as WCAG 2.2 defines it."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def faint(cells: Iterable[Cell], least: float) -> dict[tuple[str, str], str]:
    """The characters with less contrast than this, by their colours."""
    found: dict[tuple[str, str], str] = {}
    for text, colour, background in cells:
        is_text = text.strip() and ord(text[0]) not in DRAWN
        if is_text and contrast(colour, background) < least:
            found[colour, background] = found.get((colour, background), "") + text
    return found


def cells_of(visit: Visit, *selectors: str) -> Iterable[Cell]:
    """The cells of some parts of the screen, or all."""
    cells = painted(visit.app)
    if not selectors:
        return chain(*cells)
    regions = [visit.app.screen.query_one(selector).region for selector in selectors]
    return chain(*(line[each.x : each.right] for each in regions for line in cells[each.y : each.bottom]))


async def sights(visit: Visit) -> AsyncIterator[tuple[str, Iterable[Cell]]]:
    """All there is to see, from a library with a broken file on; what is open under the palette is not."""
    yield "library", cells_of(visit)
    await visit.press("end", "enter")
    yield "a broken file is highlighted, and an error told", cells_of(visit)
    await visit.press("home", "slash")
    yield "an empty filter", cells_of(visit)
    await visit.press(*"ke")
    yield "a filter", cells_of(visit)
    await visit.press("escape")
    async for name in visit.tour():
        yield name, cells_of(visit)
    await visit.press("escape", "enter", *TO_DECISION, LOCKED_ROTA)
    yield "a locked choice is highlighted, and why told", cells_of(visit)
    await visit.press("escape")
    yield "a story is underway", cells_of(visit)
    await visit.press("ctrl+p")
    yield "palette", cells_of(visit, "SearchIcon", "CommandInput", "CommandList")
    await visit.press(*"th")
    yield "palette, searched", cells_of(visit, "SearchIcon", "CommandInput", "CommandList")
    await visit.press("down", "down")
    yield "palette, chosen", cells_of(visit, "SearchIcon", "CommandInput", "CommandList")
    await visit.press("escape")
    await visit.resize(50, 12)
    yield "notice", cells_of(visit)


@pytest.fixture
def torn_folder(folder: Path, write: Write) -> Path:
    """The folder with a broken file beside the small story."""
    write("torn.yaml", small_text(("id: small", "id: torn"), ("effects: {trust: +1,", "effects: {turst: +1,")))
    return folder


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
@awaited
async def test_every_character_can_be_read(torn_folder: Path, theme: str) -> None:
    """At 4.5 to 1, in high contrast at 7 to 1 (WCAG 2.2, success criteria 1.4.3 and 1.4.6)."""
    least = 7 if theme.startswith("contrast") else 4.5
    found = {}
    async with visiting(torn_folder, size=(120, 40)) as visit:
        visit.app.theme = theme
        await visit.settle()
        async for name, cells in sights(visit):
            if seen := faint(cells, least):
                found[name] = seen
    assert found == {}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#123456", "#123456", 1)],
)
def test_contrast_is_computed_as_defined(one: str, other: str, expected: float) -> None:
    """Whichever of the two is the lighter."""
    assert contrast(one, other) == contrast(other, one) == pytest.approx(expected, abs=0.005)


@awaited
async def test_without_colour_everything_is_said_by_words_and_signs(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How a choice sits, which choice is highlighted and which one is locked."""
    monkeypatch.setenv("NO_COLOR", "")
    async with visiting(folder, *TO_DECISION, first="small") as visit:
        assert "▸ 1 Ask Ada" in visit.text
        assert "3 Suggest that you both try the rota for a week. (not yet: You do not" in visit.text
        await visit.press("2")
        assert "◐ Partly reflects Show what it is good for" in visit.text
        assert "○ Works against Facts boil no water" in visit.text
        colours = {
            colour for _, colour, background in cells_of(visit) for colour in (colour, background) if colour
        }
        assert [colour for colour in colours if len({colour[1:3], colour[3:5], colour[5:]}) > 1] == []
