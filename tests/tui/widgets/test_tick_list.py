"""A list in which any number of lines can be ticked."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.tui.widgets.tick_list import TickList
from tests.support.visits import TO_DEBRIEF, awaited, visiting

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.support.visits import Visit


@asynccontextmanager
async def standards(folder: Path, *keys: str) -> AsyncIterator[tuple[Visit, TickList]]:
    """The list of standards, which is the last thing that can be written down; and what is pressed on it."""
    async with visiting(folder, *TO_DEBRIEF, "r", "shift+tab", first="small") as visit:
        ticks = visit.screen.query_one(TickList)
        await visit.settle()
        await visit.press(*keys)
        yield visit, ticks


def signs(visit: Visit) -> list[str]:
    """The standards with a tick, as they are shown."""
    return [line.strip()[4:7] for line in visit.lines if "[✓] " in line]


@pytest.mark.parametrize(
    ("keys", "ticked"),
    [
        ((), []),
        (("space",), ["4.1"]),
        (("enter",), ["4.1"]),
        (("space", "space"), []),
        (("end", "space", "up", "enter", "home", "space"), ["4.1", "4.7", "4.8"]),
        (("space", "down", "space", "up", "space"), ["4.2"]),
    ],
    ids=["none", "space", "enter", "there and back", "in their order", "one taken back"],
)
@awaited
async def test_a_key_ticks_the_highlighted_line(folder: Path, keys: tuple[str, ...], ticked: list[str]) -> None:
    """Or takes the tick away; the first line is highlighted at once, and a sign shows what is ticked."""
    async with standards(folder, *keys) as (visit, ticks):
        assert (ticks.ticked, signs(visit)) == (ticked, ticked)


@awaited
async def test_the_mouse_ticks_what_it_is_over(folder: Path) -> None:
    """And takes the tick away."""
    async with standards(folder) as (visit, ticks):
        await visit.click("4.3 research")
        await visit.click("4.6 reflection")
        assert (ticks.ticked, signs(visit)) == (["4.3", "4.6"], ["4.3", "4.6"])
        await visit.click("4.3 research")
        assert ticks.ticked == ["4.6"]


@awaited
async def test_the_keys_that_tick_are_named(folder: Path) -> None:
    """While the list has the focus."""
    async with standards(folder) as (visit, _):
        assert "enter tick" in visit.keys
        await visit.press("tab")
        assert "tick" not in visit.keys


def test_what_was_ticked_before_is_ticked_again() -> None:
    """In the list's own order; what the list does not have any more is left out."""
    ticks = TickList({"a": "One", "b": "Two", "c": "Three"}, ["c", "z", "a"])
    assert ticks.ticked == ["a", "c"]
