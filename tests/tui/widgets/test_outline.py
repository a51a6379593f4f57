"""A document with a cursor: what it stops at, and what enter does there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents.parts import Blank, Item, Items, Paragraph, Section
from scenario_trainer.tui.screens.play import PlayScreen
from scenario_trainer.tui.widgets.outline import Outline
from tests.support.visits import TO_DEBRIEF, awaited, visiting

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.visits import Visit

ASK, TELL, WAIT = (Item(f"{words} leads elsewhere.", decision=1) for words in ("Ask", "Tell", "Wait"))
AWAY = Section(
    "One decision away",
    (Items((ASK,)), Section("2 more", (Items((TELL, WAIT._replace(decision=2))),), folded=True)),
)
PARTS = (AWAY, Section("To try", (Blank("What will you try?"),)))
STOPS = [ASK, "2 more", TELL, WAIT._replace(decision=2), PARTS[1].parts[0]]


async def outline(visit: Visit) -> Outline:
    """The outline of the debrief, with other contents and the cursor nowhere."""
    found = visit.screen.query_one(Outline)
    found.show(PARTS)
    await visit.settle()
    return found


@awaited
async def test_the_cursor_goes_through_all_answers_of_one_decision(folder: Path) -> None:
    """Down to the last stop and up again; one line is highlighted at a time."""
    async with visiting(folder, *TO_DEBRIEF, first="small", size=(80, 40)) as visit:
        shown = await outline(visit)
        down = []
        for _ in STOPS:
            await visit.press("down")
            down.append(shown.cursor)
        assert down == STOPS
        for stop in reversed(STOPS[:-1]):
            await visit.press("up")
            assert shown.cursor == stop


@awaited
async def test_enter_on_an_answer_asks_its_decision_again(folder: Path) -> None:
    """Of several of one decision each does."""
    async with visiting(folder, *TO_DEBRIEF, first="small", size=(80, 40)) as visit:
        await outline(visit)
        await visit.press("down", "down", "down", "enter")
        assert isinstance(visit.screen, PlayScreen)


@awaited
async def test_enter_uses_nothing_that_a_smaller_window_has_folded(folder: Path) -> None:
    """The cursor was on one of the answers that are not shown any more."""
    async with visiting(folder, *TO_DEBRIEF, first="small", size=(80, 40)) as visit:
        shown = await outline(visit)
        shown.show([*PARTS, Section("Long", tuple(Paragraph(f"Line {number}.") for number in range(8)))])
        await visit.settle()
        await visit.press("down", "down", "down")
        assert shown.cursor == TELL
        await visit.resize(80, 18)
        assert "Tell leads" not in visit.text
        await visit.press("enter")
        assert visit.screens[-1] == "debrief"
