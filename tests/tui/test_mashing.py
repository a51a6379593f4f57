"""Any keys in haste, on any screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual._xterm_parser import XTermParser
from textual.events import Key

from scenario_trainer.play.session import Session
from scenario_trainer.tui.screens.rationale import RationaleScreen
from scenario_trainer.tui.widgets.choice_list import ChoiceList
from tests.support.beside import lived
from tests.support.mashing import ESCAPE, mashed
from tests.support.thorough import thorough
from tests.support.visits import TO_DEBRIEF, TO_DECISION, awaited, visiting

if TYPE_CHECKING:
    from pathlib import Path

    from scenario_trainer.play.decisions import Rationale
    from tests.support.mashing import Size
    from tests.support.visits import Visit

STARTS = {
    "library": (),
    "filter": ("slash",),
    "palette": ("ctrl+p",),
    "guidance": ("g",),
    "map": ("m",),
    "journal": ("j", "down"),
    "review": ("v",),
    "briefing": ("a",),
    "passing": ("a", "enter"),
    "deciding": ("a", *TO_DECISION),
    "rationale": ("a", "y", *TO_DECISION, "2"),
    "outcome": ("a", *TO_DECISION, "2"),
    "note": ("a", *TO_DECISION, "2", "r"),
    "transcript": ("a", *TO_DECISION, "2", "t"),
    "debrief": ("a", *TO_DEBRIEF),
    "what-if": ("a", *TO_DEBRIEF, "w"),
    "writing": ("a", *TO_DEBRIEF, "r"),
    "export": ("a", *TO_DEBRIEF, "e"),
}
"""Where to begin, with the keys from the library."""
BRIEFLY = [("library", 1), ("rationale", 2), ("debrief", 3)]


@pytest.mark.parametrize(("start", "seed"), BRIEFLY)
@awaited
async def test_keys_in_haste_break_nothing(
    folder: Path, start: str, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is sent, at whatever size, nothing fails, and no decision is taken but one that was asked."""
    await mash(folder, start, seed, 150, monkeypatch)


@thorough
@pytest.mark.parametrize(("seed", "start"), list(enumerate(STARTS)))
@awaited
async def test_many_keys_in_haste_break_no_screen(
    folder: Path, start: str, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Likewise, from every screen."""
    await mash(folder, start, seed, 300, monkeypatch)


async def mash(folder: Path, start: str, seed: int, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Mash until this number of keys was sent, or the program was left through the palette."""
    choose = Session.choose
    taken: list[str] = []

    def counted(session: Session, choice_id: str, rationale: Rationale | None = None) -> None:
        taken.append(choice_id)
        choose(session, choice_id, rationale)

    monkeypatch.setattr(Session, "choose", counted)
    lived(folder, ("ask", "rota"), ("tell",))
    async with visiting(folder, *STARTS[start]) as visit:
        for burst in mashed(seed):
            taken.clear()
            could_decide = decides(visit)
            await send(visit, burst)
            assert len(taken) <= could_decide, burst
            number -= len(burst)
            if number <= 0 or not visit.app.is_running:
                break


def decides(visit: Visit) -> bool:
    """Whether a key can take a decision now."""
    screen = visit.screen
    return isinstance(screen, RationaleScreen) or any(each.display for each in screen.query(ChoiceList))


async def send(visit: Visit, burst: list[str] | Size) -> None:
    """Send a burst, or a new size, as a terminal does, and wait for what it led to."""
    if isinstance(burst, tuple):
        await visit.resize(*burst)
        return
    parser = XTermParser()
    for one in burst:
        if one == ESCAPE:
            visit.app.post_message(Key("escape", one))
        else:
            for event in parser.feed(one):
                visit.app.post_message(event)
    await visit.settle()
