"""The scrolling text of a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.tui.screens.play import PlayScreen
from tests.support.thorough import thorough
from tests.support.typist import ASK, FIXED
from tests.support.variants import small_text
from tests.support.visits import TO_DECISION, awaited, visiting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[str, str], Path]


@thorough
@awaited
async def test_the_blank_line_at_the_end_is_not_more_to_read(write: Write) -> None:
    """Enter goes on where all words are in sight, and reads on where the last of them are not."""
    long = ("outcome: Ada puts the kettle down.", f"outcome: {'Ada puts the kettle down. ' * 30}")
    folder = write("small.yaml", small_text(FIXED, long)).parent
    seen: dict[int, bool] = {}
    async with visiting(folder, *TO_DECISION, ASK, first="small") as visit:
        for height in range(20, 34):
            await visit.resize(80, height)
            assert isinstance(visit.screen, PlayScreen)
            story = visit.screen.view.story
            seen[story.max_scroll_y] = story.has_more
            assert ("enter more" in visit.keys) == story.has_more
    assert {0, 1, 2} <= set(seen)
    assert seen == {below: below > 1 for below in seen}
