"""The table of commands, and the keys that screens name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import OptionList

from scenario_trainer.tui import commands
from scenario_trainer.tui.commands import Command
from tests.support.typist import FIXED
from tests.support.variants import small_text
from tests.support.visits import TO_DEBRIEF, TO_DECISION, awaited, visiting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.tui.screens.base import TrainerScreen


def bound(screen: TrainerScreen, command: Command) -> bool:
    """Whether the command's first key does what the command says."""
    key, action = (
        ("1", f"{command.action}(1)") if command.numbered else (command.keys.split(",")[0], command.action)
    )
    active = screen.active_bindings.get(key)
    return active is not None and active.binding.action == action


@pytest.mark.parametrize(
    ("keys", "expected"),
    [("question_mark,f1", "?"), ("slash", "/"), ("escape,l", "esc"), ("ctrl+q", "^q"), ("f2", "f2"), ("w", "w")],
)
def test_keys_are_written_as_a_learner_reads_them(keys: str, expected: str) -> None:
    """The first of them, short."""
    assert Command("leave", keys, "leave", "Leave.").written_keys == expected


def test_a_letter_has_one_meaning_on_every_screen() -> None:
    """One that does something else on another screen could not be learnt."""
    meanings: dict[str, set[str]] = {}
    for command in vars(commands).values():
        for key in command.keys.split(",") if isinstance(command, Command) else ():
            meanings.setdefault(key, set()).add(command.label)
    shared = {key: labels for key, labels in meanings.items() if len(key) == 1 and len(labels) > 1}
    assert shared == {"r": {"write", "write note"}, "n": {"next", "next place", "next arrival"}}


@awaited
async def test_every_key_that_a_screen_names_is_bound_to_what_it_says(folder: Path) -> None:
    """On all screens."""
    keys = {
        **dict.fromkeys(("↓", "↑↓"), "down"),
        "esc": "escape",
        "?": "question_mark",
        "/": "slash",
        **{f"1-{number}": str(number) for number in (2, 3, 4)},
    }
    async with visiting(folder, size=(120, 40)) as visit:
        async for name in visit.tour():
            bound = visit.app.screen.active_bindings
            for item in visit.lines[-1].strip().split("  "):
                key, label = item.split(" ", 1)
                binding = bound[keys.get(key, key)].binding
                if not key.startswith("1-"):
                    assert (name, binding.description) == (name, label)


@awaited
async def test_every_command_of_a_screen_can_be_done_at_some_moment_of_it(folder: Path) -> None:
    """By its key. A filter must be there before it is cleared, what is typed is no command, nothing is due for
    review on the day itself, no screen leads to itself, and people are of a story.
    """
    idle: dict[str, set[str]] = {}
    async with visiting(folder) as visit:
        async for _ in visit.tour():
            key_less = {each.label for each in visit.screen.all_commands() if not bound(visit.screen, each)}
            kind = visit.screens[-1]
            idle[kind] = idle.get(kind, key_less) & key_less
    assert {kind: labels for kind, labels in idle.items() if labels} == {
        "library": {"clear filter", "people"},
        "guidance": {"guidance", "people"},
        "help": {"help", "people"},
        "people": {"people"},
        "journal": {"people"},
        "export": {"guidance", "help", "people", "open it"},
        "rationale": {"guidance", "help", "people"},
        "writing": {"guidance", "help", "people"},
        "note": {"guidance", "help", "people"},
        "play": {"more"},
        "transcript": {"next place", "previous place"},
        "map": {"people", "step back"},
        "review": {"more", "answer", "meaning", "next", "people"},
    }


@pytest.mark.parametrize(
    "keys",
    [("g", "down"), ("a", *TO_DEBRIEF, "escape", "j", "down")],
    ids=["guidance", "journal"],
)
@pytest.mark.parametrize(("forth", "back"), [("pagedown", "pageup"), ("space", "backspace")])
@awaited
async def test_the_keys_for_a_page_scroll_the_page_also_where_a_list_is_beside_it(
    folder: Path, keys: tuple[str, ...], forth: str, back: str
) -> None:
    """The highlight stays where it is."""
    async with visiting(folder, *keys, size=(60, 18)) as visit:
        story, listed = visit.screen.query_one(".story"), visit.screen.query_one(OptionList)
        assert story.max_scroll_y > 0
        await visit.press(forth)
        assert (story.scroll_y > 0, listed.highlighted) == (True, 1)
        await visit.press(back)
        assert (story.scroll_y, listed.highlighted) == (0, 1)


@awaited
async def test_enter_is_named_where_it_takes_a_choice(folder: Path) -> None:
    """Which is where one is highlighted; the digits are named as far as there are choices."""
    async with visiting(folder, *TO_DECISION, first="small") as visit:
        assert (visit.keys.startswith("1-3 choose"), "enter" in visit.keys) == (True, False)
        await visit.press("down")
        assert visit.keys.startswith("1-3 choose enter take")
        await visit.press("9")
        assert visit.keys.startswith("1-3 choose enter take")
        await visit.press("enter")
        assert visit.keys.startswith("enter go on")


@awaited
async def test_enter_is_named_where_it_reads_on_to_the_choices(write: Callable[[str, str], Path]) -> None:
    """As long as some of them are below what is in sight."""
    long = ("- Ada holds the empty kettle.", f"- {'Ada holds a kettle. ' * 60}")
    folder = write("small.yaml", small_text(FIXED, long)).parent
    async with visiting(folder, *TO_DECISION, first="small", size=(80, 18)) as visit:
        while "enter more" in visit.keys:
            assert "Suggest that you" not in visit.text
            await visit.press("enter")
        assert "Suggest that you" in visit.text


@awaited
async def test_a_key_can_be_remapped(folder: Path) -> None:
    """By the command's label; the bar of keys follows."""
    async with visiting(folder, *TO_DECISION, first="small") as visit:
        visit.app.set_keymap({"transcript": "f9"})
        await visit.settle()
        assert "f9 transcript" in visit.keys
        await visit.press("f9")
        assert visit.title.startswith("Transcript")
