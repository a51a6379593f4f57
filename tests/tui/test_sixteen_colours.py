"""Terminals of 16 colours, dark or light: the terminal's own two colours, bold and reverse video."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenario_trainer.play.preferences import PreferencesFile
from tests.support.contrast import DRAWN
from tests.support.screenshots import painted
from tests.support.thorough import first, thorough
from tests.support.visits import TO_DECISION, Visit, awaited, visiting

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.support.screenshots import Cell

TERMINALS = ("xterm", "linux")

GROUND = "#292929"
OWN = ("#c5c8c6", GROUND)
"""Of the terminal that a screenshot is of, the colour of text and the one behind it."""
REVERSED = (GROUND, "#c5c8c6")
SELECTED = ("#4b4e55", "#68a0b3")
"""Black on cyan."""


@pytest.fixture(params=first(1, TERMINALS))
def sixteen(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment that a terminal of 16 colours sets."""
    monkeypatch.delenv("COLORTERM")
    monkeypatch.setenv("TERM", request.param)


def looks(cells: Iterable[Cell]) -> set[tuple[str, str]]:
    """The colours of characters, each with its background."""
    return {
        (cell.colour, cell.background or GROUND)
        for cell in cells
        if cell.text.strip() and ord(cell.text[0]) not in DRAWN
    }


def looks_of(visit: Visit, words: str) -> set[tuple[str, str]]:
    """The colours of the first place where these words stand."""
    x, y = next((line.index(words), y) for y, line in enumerate(visit.lines) if words in line)
    return looks(painted(visit.app)[y][x : x + len(words)])


@pytest.mark.parametrize("no_color", [False, pytest.param(True, marks=thorough)])
@pytest.mark.usefixtures("sixteen")
@awaited
async def test_every_text_is_in_the_terminals_own_colours(
    folder: Path, monkeypatch: pytest.MonkeyPatch, no_color: bool
) -> None:
    """One on the other or in reverse, on every screen: readable whichever of the two is dark."""
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    others: dict[str, set[tuple[str, str]]] = {}
    async with visiting(folder, size=(120, 40)) as visit:
        async for name in visit.tour():
            cells = [cell for line in painted(visit.app) for cell in line]
            if found := looks(cells) - {OWN, REVERSED, SELECTED}:
                others[name] = found
    assert others == {}


@pytest.mark.parametrize(
    ("keys", "reversed_words"),
    [
        ((), ["1 scenario", "enter open", "Two people"]),
        (("enter", *TO_DECISION, "down"), ["A small story", "p people", "Ask Ada how"]),
        (("g",), ["Kitchen rules", "esc back", "Begin small"]),
        (("enter", *TO_DECISION, "1", "escape", "j"), ["Journal", "esc back", "Overview"]),
    ],
    ids=["library", "decision", "guidance", "journal"],
)
@pytest.mark.parametrize("no_color", [False, pytest.param(True, marks=thorough)])
@pytest.mark.usefixtures("sixteen")
@awaited
async def test_bars_and_highlight_are_in_reverse(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    no_color: bool,
    keys: tuple[str, ...],
    reversed_words: list[str],
) -> None:
    """They stand out although there is no shade to set them on, also where no colour is wanted."""
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    async with visiting(folder, *keys, size=(120, 40)) as visit:
        assert OWN in looks(cell for line in painted(visit.app) for cell in line)
        for words in reversed_words:
            assert (words, looks_of(visit, words)) == (words, {REVERSED})


@pytest.mark.usefixtures("sixteen")
@awaited
async def test_the_theme_that_was_chosen_is_kept_for_another_terminal(folder: Path) -> None:
    """Here there is no other theme, and the key for it says so."""
    PreferencesFile(folder.parent / "data").change(theme="calm-light")
    async with visiting(folder, "f2") as visit:
        assert visit.notices == "This terminal has 16 colours, which are used as they are."
        assert visit.app.theme == "terminal"
        await visit.press("ctrl+p")
        assert "Theme: " not in visit.text
    assert PreferencesFile(folder.parent / "data").preferences.theme == "calm-light"


@pytest.mark.parametrize(("term", "colorterm"), [("xterm-256color", ""), ("xterm", "truecolor")])
@awaited
async def test_more_colours_are_used(
    folder: Path, monkeypatch: pytest.MonkeyPatch, term: str, colorterm: str
) -> None:
    """Where the terminal says that it has them."""
    monkeypatch.setenv("TERM", term)
    monkeypatch.setenv("COLORTERM", colorterm)
    async with visiting(folder) as visit:
        assert visit.app.theme == "calm-dark"
