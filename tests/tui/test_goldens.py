"""Every screen, compared with what was agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.variants import small_text
from tests.support.visits import CHANGING, SIZES, assert_golden, awaited, visiting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[str, str], Path]

TORN = small_text(("id: small", "id: torn"), ("effects: {trust: +1,", "effects: {turst: +1,"))


@pytest.mark.parametrize(("width", "height"), SIZES)
@awaited
async def test_every_screen_reads_as_agreed(folder: Path, width: int, height: int) -> None:
    """From the library to the debrief."""
    async with visiting(folder, size=(width, height)) as visit:
        async for name in visit.tour():
            if name not in CHANGING:
                assert_golden(f"{name}-{width}x{height}", visit.lines)


@pytest.mark.parametrize(("width", "height"), SIZES)
@awaited
async def test_a_broken_file_reads_as_agreed(folder: Path, write: Write, width: int, height: int) -> None:
    """It is listed last, with what is wrong with it."""
    write("torn.yaml", TORN)
    async with visiting(folder, "down", size=(width, height)) as visit:
        assert_golden(f"broken-{width}x{height}", visit.lines)


@awaited
async def test_the_notice_of_a_small_window_reads_as_agreed(folder: Path) -> None:
    """It says how much room is needed."""
    async with visiting(folder, size=(50, 12)) as visit:
        assert_golden("notice-50x12", visit.lines)
