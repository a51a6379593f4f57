"""The keys that do something now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.tui.active_keys import active_keys
from tests.support.visits import awaited, visiting

if TYPE_CHECKING:
    from pathlib import Path


@awaited
async def test_a_key_has_one_meaning_on_every_screen(folder: Path) -> None:
    """A letter that does something else on another screen could not be learnt."""
    meanings: dict[str, set[str]] = {}
    async with visiting(folder, size=(120, 40)) as visit:
        async for _ in visit.tour():
            for each in active_keys(visit.screen):
                meanings.setdefault(each.written, set()).add(each.label)
    letters = {key: said for key, said in meanings.items() if len(key) == 1}
    assert {key: said for key, said in letters.items() if len(said) > 1} == {"r": {"write", "write note"}}
