"""The title bar and the bar of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.typist import FIXED
from tests.support.variants import small_text
from tests.support.visits import TO_DEBRIEF, TO_DECISION, awaited, visiting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@awaited
async def test_a_long_title_gives_way(write: Callable[[str, str], Path]) -> None:
    """To what stands on the right, which in the end leaves its last part out for the title’s first quarter."""
    folder = write(
        "small.yaml", small_text(("title: A small story", f"title: A{' very' * 20} small story"))
    ).parent
    async with visiting(folder, *TO_DECISION, first="small", size=(60, 18)) as visit:
        left, right = visit.lines[0].split("…")
        assert left.startswith(" A very very")
        assert right.strip() == "Decision 1 · feedback at once"
        assert len(visit.lines[0]) < 60


@awaited
async def test_a_narrow_title_says_when_feedback_comes_also_of_a_what_if(
    write: Callable[[str, str], Path],
) -> None:
    """However long the story's title is."""
    folder = write(
        "small.yaml", small_text(FIXED, ("title: A small story", f"title: A{' very' * 20} small story"))
    ).parent
    async with visiting(folder, *TO_DEBRIEF, "w", "enter", first="small", size=(60, 18)) as visit:
        assert visit.lines[0].endswith("…  What if · Decision 1 · feedback at once")


@pytest.mark.parametrize(
    ("keys", "left"),
    [
        (("enter",), "Briefing"),
        (("enter", *TO_DEBRIEF), "Debrief"),
        (("enter", *TO_DEBRIEF, "w"), "Take which de…"),
        (("enter", *TO_DEBRIEF, "e"), "CPD record"),
    ],
)
@awaited
async def test_a_long_title_on_the_right_leaves_room_for_where_one_is(
    write: Callable[[str, str], Path], keys: tuple[str, ...], left: str
) -> None:
    """The title is cut then, and the dots say so."""
    title = f"title: A{' very' * 20} small story"
    folder = write("small.yaml", small_text(FIXED, ("title: A small story", title))).parent
    async with visiting(folder, *keys, size=(60, 18)) as visit:
        line = visit.lines[0]
        assert line.startswith(f" {left}  A very very")
        assert (line.endswith("…"), len(line) <= 60) == (True, True)


@awaited
async def test_keys_that_do_not_fit_stand_on_a_second_line(folder: Path) -> None:
    """None of them is cut off."""
    async with visiting(folder, *TO_DECISION, "2", first="small") as visit:
        keys = visit.keys
        assert visit.lines[-2].startswith(" enter go on  b step back  i meaning  o others")
        await visit.resize(60, 30)
        assert visit.keys == keys
        assert visit.lines[-1].strip()


@pytest.mark.parametrize(
    ("words", "screens"),
    [
        ("enter go on", ["library", "play"]),
        ("o others", ["library", "play", "document"]),
        ("esc leave", ["library"]),
        ("? help", ["library", "play", "help"]),
    ],
)
@awaited
async def test_a_click_on_a_key_does_what_it_says(folder: Path, words: str, screens: list[str]) -> None:
    """As the key itself would."""
    async with visiting(folder, *TO_DECISION, "2", first="small") as visit:
        await visit.click(words)
        assert visit.screens == screens
        assert "Your choice: Tell Ada" not in visit.text


@awaited
async def test_a_click_on_a_range_of_keys_takes_none_of_them(folder: Path) -> None:
    """It does not say which is meant."""
    async with visiting(folder, *TO_DECISION, first="small") as visit:
        before = visit.lines
        await visit.click("1-3 choose")
        assert visit.lines == before
