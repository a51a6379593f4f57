"""The choices of a decision, moved through and clicked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.support.visits import TO_DECISION, awaited, visiting

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.visits import Visit


def highlighted(visit: Visit) -> list[str]:
    """The numbers of the choices that are marked."""
    return re.findall("▸ ([1-9])", visit.part("ChoiceList"))


@pytest.mark.parametrize(
    ("keys", "numbers"),
    [
        ((), []),
        (("down",), ["1"]),
        (("down", "down"), ["2"]),
        (("down", "down", "down", "down"), ["3"]),
        (("up",), []),
        (("down", "up"), []),
        (("end",), ["3"]),
        (("end", "up"), ["2"]),
        (("end", "home"), ["1"]),
    ],
)
@awaited
async def test_keys_move_the_highlight(folder: Path, keys: tuple[str, ...], numbers: list[str]) -> None:
    """One at a time or to an end, never beyond; a locked choice is reached, so that its reason is read."""
    async with visiting(folder, *TO_DECISION, *keys, first="small") as visit:
        assert highlighted(visit) == numbers


@awaited
async def test_the_mouse_highlights_what_it_is_over(folder: Path) -> None:
    """Every line of a choice belongs to it."""
    async with visiting(folder, *TO_DECISION, first="small") as visit:
        for words, number in (("Tell Ada", "2"), ("know about a rota yet", "3"), ("Ask Ada", "1")):
            y = next(y for y, line in enumerate(visit.lines) if words in line)
            await visit.pilot.hover(offset=(20, y))
            await visit.settle()
            assert highlighted(visit) == [number]


@awaited
async def test_a_choice_wraps_below_its_number(folder: Path) -> None:
    """The lines of one choice stand below each other."""
    async with visiting(folder, *TO_DECISION, first="small", size=(60, 18)) as visit:
        at = next(index for index, line in enumerate(visit.lines) if "3  Suggest" in line)
        first, second = visit.lines[at : at + 2]
        assert first.index("Suggest") == len(second) - len(second.lstrip())


@awaited
async def test_after_a_choice_none_is_marked(folder: Path) -> None:
    """The list is gone until the next decision."""
    async with visiting(folder, *TO_DECISION, "1", first="small") as visit:
        assert "▸" not in visit.text
