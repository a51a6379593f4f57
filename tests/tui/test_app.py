"""The terminal interface as a whole: which screen follows which, themes, palette, spoilt files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenario_trainer.records.preferences import PreferencesFile
from tests.tui.visits import TO_DEBRIEF, TO_DECISION, TO_ENDING, awaited, visiting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[str, str], Path]

LIBRARY = ()
UNDERWAY = ("enter", *TO_DECISION, "2", "escape")
BRIEFING = ("enter",)
OUTCOME = ("enter", *TO_DECISION, "2")
ENDING = ("enter", *TO_ENDING)
DEBRIEF = ("enter", *TO_DEBRIEF)


def delete(file: Path) -> None:
    """The file is gone."""
    file.unlink()


def break_off(file: Path) -> None:
    """The file is broken in the middle of a word."""
    file.write_text(file.read_text("utf-8")[:400], "utf-8")


@pytest.mark.parametrize(
    ("keys", "hasty", "screen"),
    [
        (LIBRARY, "enter enter", "briefing"),
        (LIBRARY, "m m", "map"),
        (LIBRARY, "g g", "guidance"),
        (LIBRARY, "f1 f1", "help"),
        (UNDERWAY, "enter enter", "play"),
        (BRIEFING, "enter enter", "play"),
        (BRIEFING, "enter escape", "library"),
        (BRIEFING, "escape escape", "library"),
        (OUTCOME, "w w", "reading"),
        (OUTCOME, "t w", "reading"),
        ((*OUTCOME, "w"), "escape escape", "library"),
        (ENDING, "enter enter", "debrief"),
        (ENDING, "enter b", "debrief"),
        (ENDING, "enter escape", "library"),
        (DEBRIEF, "p p", "briefing"),
        (DEBRIEF, "p escape", "library"),
        (DEBRIEF, "escape p", "library"),
    ],
)
@awaited
async def test_keys_pressed_in_haste_lead_to_one_screen(
    folder: Path, keys: tuple[str, ...], hasty: str, screen: str
) -> None:
    """None is there twice, and there is a way back to the library."""
    async with visiting(folder, *keys) as visit:
        await visit.press_in_haste(*hasty.split())
        assert visit.screens[-1] == screen
        assert len(visit.screens) == len(set(visit.screens))
        await visit.press(*["escape"] * (len(visit.screens) - 1))
        assert visit.screens == ["library"]


@awaited
async def test_a_scenario_that_was_asked_for_comes_first(folder: Path) -> None:
    """The library is behind it."""
    async with visiting(folder, first="small") as visit:
        assert visit.screens == ["library", "briefing"]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [(delete, "Line 1: The file cannot be read"), (break_off, "Line 1: The file has no ‘start’.")],
)
@awaited
async def test_a_file_spoilt_after_it_was_listed_is_told(
    folder: Path, spoil: Callable[[Path], None], said: str
) -> None:
    """When it is opened; the program goes on."""
    async with visiting(folder) as visit:
        spoil(folder / "small.yaml")
        await visit.press("enter")
        assert visit.part("Toast").startswith(f"small cannot be played {said}")
        await visit.press("g")
        assert visit.screens == ["library", "guidance"]


@pytest.mark.parametrize("spoil", [delete, break_off])
@awaited
async def test_a_file_spoilt_during_play_keeps_nobody_from_the_end(
    folder: Path, spoil: Callable[[Path], None]
) -> None:
    """What was read goes on; only a second play is refused, with the reason."""
    async with visiting(folder, *TO_DECISION, first="small") as visit:
        spoil(folder / "small.yaml")
        await visit.press(*TO_DEBRIEF[2:])
        assert visit.title == "Debrief A small story"
        await visit.press("p")
        assert visit.part("Toast").startswith("small cannot be played Line ")
        assert visit.screens == ["library"]


@awaited
async def test_the_next_theme_is_remembered(folder: Path) -> None:
    """All four come round; a second start has the one that was left."""
    async with visiting(folder) as visit:
        themes = []
        for _ in range(5):
            themes.append(visit.app.theme)
            await visit.press("f2")
        assert themes == ["calm-dark", "calm-light", "contrast-dark", "contrast-light", "calm-dark"]
    assert PreferencesFile(folder.parent / "data").preferences.theme == "calm-light"
    async with visiting(folder) as visit:
        assert visit.app.theme == "calm-light"


@awaited
async def test_a_theme_that_is_unknown_is_not_used(folder: Path) -> None:
    """As one that a later version wrote."""
    PreferencesFile(folder.parent / "data").change(theme="calm-blue")
    async with visiting(folder) as visit:
        assert visit.app.theme == "calm-dark"


@awaited
async def test_what_cannot_be_remembered_is_said_and_play_goes_on(folder: Path) -> None:
    """A data folder that cannot be written costs nobody the story."""
    (folder.parent / "data").write_text("a file, not a folder", encoding="utf-8")
    async with visiting(folder, "enter", "enter") as visit:
        assert "Your records cannot be kept in" in visit.text
        assert "This cannot be remembered for next" in visit.text
        assert "The kettle is empty again." in visit.text
        await visit.press("enter", "1")
        assert "You: Ask Ada how the rota came about." in visit.text
        await visit.press("f2")
        assert visit.app.theme == "calm-light"


@pytest.mark.parametrize(
    ("keys", "listed", "unlisted"),
    [
        ((), ["Filter", "Sort", "Map", "Guidance", "Help", "Theme", "Quit"], ["Clear filter", "Go on"]),
        (("g",), ["Back", "Help"], ["Guidance", "Filter"]),
        (("enter", *TO_DECISION), ["Transcript", "Leave"], ["Back", "Go on", "Others"]),
        (("enter", *TO_DECISION, "2"), ["Back", "Go on", "Others"], ["Filter"]),
    ],
    ids=["library", "guidance", "deciding", "outcome"],
)
@awaited
async def test_the_palette_lists_what_can_be_done_here(
    folder: Path, keys: tuple[str, ...], listed: list[str], unlisted: list[str]
) -> None:
    """Each command once, and every theme."""
    async with visiting(folder, *keys, "ctrl+p", size=(80, 60)) as visit:
        said = [line.strip() for line in visit.lines]
        assert [said.count(label) for label in listed] == [1] * len(listed)
        assert [label for label in unlisted if label in said] == []
        assert said.count("Theme: contrast-light") == 1


@pytest.mark.parametrize(
    ("keys", "typed", "title"),
    [
        ((), "guidance", "Kitchen rules 5 principles"),
        ((), "help", "Help"),
        ((), "sort", "scenario-trainer 1 scenario, shortest first"),
        (("enter",), "begin", "A small story"),
        (("enter", *TO_DECISION, "2"), "others", "Why others choose differently"),
        (("enter", *TO_DECISION, "2"), "help", "Help"),
        (("enter", *TO_ENDING), "go on", "Debrief A small story"),
    ],
)
@awaited
async def test_a_command_can_be_run_by_its_name(
    folder: Path, keys: tuple[str, ...], typed: str, title: str
) -> None:
    """On the screen that the palette was opened from."""
    async with visiting(folder, *keys, "ctrl+p", *typed, "down", "enter") as visit:
        assert visit.title == title


@awaited
async def test_a_theme_can_be_chosen_by_its_name(folder: Path) -> None:
    """And is remembered."""
    async with visiting(folder, "ctrl+p", *"contrast-li", "down", "enter") as visit:
        assert visit.app.theme == "contrast-light"
    assert PreferencesFile(folder.parent / "data").preferences.theme == "contrast-light"


@awaited
async def test_the_program_can_be_left_from_the_palette(folder: Path) -> None:
    """From any screen."""
    async with visiting(folder, "g", "ctrl+p", *"quit", "down", "enter") as visit:
        assert visit.app.is_running is False
