"""Both faces beside each other: what one can do the other can, and it comes to the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenario_trainer.records.preferences import PreferencesFile
from tests.support.beside import attempts, records, texts
from tests.support.typist import FIXED, GUIDANCE, visit
from tests.support.variants import small_text
from tests.support.visits import TO_DEBRIEF, TO_DECISION, awaited, visiting

if TYPE_CHECKING:
    from pathlib import Path

LOOKS = {"theme", "palette", "page up", "page down", "read on", "read back"}
"""What has to do with how a screen looks."""
FROM_THE_LIST = {"guidance", "help", "quit"}
"""What the screens have everywhere; the lines have it in the list of scenarios, and the guidance in play."""

DEBRIEF = ("1", "", "", "1", "", "2", "", "")
"""From the list of scenarios to the first debrief, by Ask and Rota, line by line."""

PLACES: dict[str, tuple[tuple[str, ...], tuple[str, ...], dict[str, str]]] = {
    "library": (
        (),
        (),
        {
            "open": "1 choose",
            "filter": "f filter",
            "clear filter": "f filter",
            "sort": "s sort",
            "new attempt": "n begin one anew",
            "journal": "j journal",
            "review": "v review",
            "guidance": "g guidance",
            "help": "? help",
            "quit": "q quit",
        },
    ),
    "briefing": (
        ("enter",),
        ("1",),
        {
            "begin": "enter begin",
            "timing": "t change when feedback comes",
            "why first": "y say why first",
            "back": "l back to the list",
        },
    ),
    "play": (
        ("enter", *TO_DECISION, "1"),
        ("1", "", "", "1"),
        {
            "go on": "enter go on",
            "back": "b try another answer",
            "others": "w why others choose differently",
            "transcript": "t transcript",
            "leave": "l leave for the list",
        },
    ),
    "thinking": (
        ("enter", "y", *TO_DECISION, "1"),
        ("1", "y", "", "", "1"),
        {"how sure": "1-4 choose", "go on": "enter no answer", "reconsider": "b reconsider"},
    ),
    "debrief": (
        ("enter", *TO_DEBRIEF),
        DEBRIEF,
        {
            "what if": "w take a decision differently",
            "write": "r write",
            "export": "e export a CPD record",
            "play again": "p play again",
            "back": "l back to the list",
        },
    ),
    "whatif": (
        ("enter", *TO_DEBRIEF, "w"),
        (*DEBRIEF, "w"),
        {"reopen": "1-2 choose", "back": "enter none of them"},
    ),
    "writing": (
        ("enter", *TO_DEBRIEF, "r"),
        (*DEBRIEF, "r"),
        {"done": "Enter leaves what is there as it is"},
    ),
    "export": (
        ("enter", *TO_DEBRIEF, "e"),
        (*DEBRIEF, "e"),
        {"save": "Enter takes", "back": "- writes nothing"},
    ),
    "journal": (
        ("enter", *TO_DEBRIEF, "escape", "j", "down"),
        (*DEBRIEF, "l", "j", "1"),
        {
            "open": "enter look back or go on",
            "export": "e export a CPD record",
            "delete": "x delete",
            "back": "j back to the journal",
        },
    ),
    "review": (
        ("enter", *TO_DEBRIEF, "escape", "v"),
        (*DEBRIEF, "l", "v"),
        {"skip": "s skip this one", "back": "l back to the list"},
    ),
}
"""Where one can be: the keys and the lines that lead there, and each command with the words that offer it."""

ELSEWHERE = {
    "library": {"map"},
    "play": {"choose"},
    "review": {"choose", "next"},
}
"""What the other face offers at another moment: the map in the briefing, choices where there are some."""


def kitchen(place: Path) -> Path:
    """The small story for one face, with room for records of its own beside it."""
    stories = place / "stories"
    stories.mkdir(parents=True)
    (stories / "guidance.yaml").write_text(GUIDANCE, "utf-8")
    (stories / "small.yaml").write_text(small_text(FIXED), "utf-8")
    return stories


def asked_last(folder: Path, *lines: str) -> str:
    """What is said before the last line is asked for."""
    return " ".join(visit(folder, *lines).rsplit("\n> ", 2)[-2].split())


@pytest.mark.parametrize("place", PLACES)
@awaited
async def test_what_a_screen_can_do_the_lines_can(
    tmp_path: Path, documents: Path, due_at_once: None, place: str
) -> None:
    """Every command but those about looks has its counterpart, and there is none without."""
    keys, lines, offered = PLACES[place]
    async with visiting(kitchen(tmp_path / "keys"), *keys) as seen:
        assert seen.screens[-1] == place
        here = {command.label for command in seen.screen.all_commands()} - LOOKS
    assert set(offered) == here - ELSEWHERE.get(place, set()) - (FROM_THE_LIST if place != "library" else set())
    asked = asked_last(kitchen(tmp_path / "lines"), *lines)
    assert [words for words in offered.values() if words not in asked] == []


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("1",), "m map"),
        (("1", "", ""), "1-3 choose"),
        ((*DEBRIEF, "l", "v"), "1-3 choose"),
        ((*DEBRIEF, "l", "v", "1"), "enter next"),
        (("1", "", ""), "g guidance"),
    ],
)
def test_what_is_offered_at_another_moment_is_there(
    tmp_path: Path, due_at_once: None, lines: tuple[str, ...], words: str
) -> None:
    """And everywhere one can leave."""
    asked = asked_last(kitchen(tmp_path), *lines)
    assert (words in asked, asked.endswith("q quit.")) == (True, True)


WAYS = {
    "an attempt to its end": (("enter", *TO_DEBRIEF), DEBRIEF),
    "an attempt left in the middle": (("enter", *TO_DECISION, "1", "escape"), ("1", "", "", "1", "l")),
    "feedback at the end": (("enter", "t", *TO_DECISION, "2"), ("1", "t", "", "", "2")),
    "thoughts": (
        ("enter", "y", *TO_DECISION, "2", *"hm", "tab", "tab", "tab", "enter"),
        ("1", "y", "", "", "2", "3", "hm"),
    ),
    "reconsidered": (
        ("enter", "y", *TO_DECISION, "2", "escape", "1", "enter"),
        ("1", "y", "", "", "2", "b", "1", "", ""),
    ),
    "a step back and another answer": (
        ("enter", *TO_DECISION, "2", "b", "1", "enter", "3", "enter", "enter"),
        ("1", "", "", "2", "b", "1", "", "3", "", ""),
    ),
    "a what-if": (
        ("enter", *TO_DEBRIEF, "w", "down", "enter", "1", "enter", "1"),
        (*DEBRIEF, "w", "2", "1", "", "1"),
    ),
    "a step back in a what-if": (
        ("enter", *TO_DEBRIEF, "w", "down", "enter", "b", "2", "enter", "enter"),
        (*DEBRIEF, "w", "2", "b", "2", "", ""),
    ),
    "words": (
        ("enter", *TO_DEBRIEF, "r", *"Oh.", *["tab"] * 3, *"It is", "shift+tab", "shift+tab", *"Me", "escape"),
        (*DEBRIEF, "r", "Oh.", "Me", "", "It is", "", "", ""),
    ),
    "another play": (("enter", *TO_DEBRIEF, "p", *TO_DECISION, "2"), (*DEBRIEF, "p", "", "", "2")),
    "begun anew": (
        ("enter", *TO_DECISION, "1", "escape", "n", *TO_DECISION, "2", "escape"),
        ("1", "", "", "1", "l", "n", "1", "", "", "2", "l"),
    ),
    "gone on with": (
        ("enter", *TO_DECISION, "1", "escape", "enter", "enter", "2", "enter", "enter", "escape"),
        ("1", "", "", "1", "l", "1", "", "2", "", "", "l"),
    ),
    "gone back to": (
        ("enter", *TO_DEBRIEF, "escape", "j", "down", "enter", "w", "enter", "2", "enter", "enter"),
        (*DEBRIEF, "l", "j", "1", "", "w", "1", "2", "", ""),
    ),
    "deleted": (
        ("enter", *TO_DEBRIEF, "escape", "j", "down", "x", "x"),
        (*DEBRIEF, "l", "j", "1", "x", "x"),
    ),
    "not deleted": (("enter", *TO_DEBRIEF, "escape", "j", "down", "x"), (*DEBRIEF, "l", "j", "1", "x", "")),
    "review": (("enter", *TO_DEBRIEF, "escape", "v", "2"), (*DEBRIEF, "l", "v", "2")),
    "review skipped": (("enter", *TO_DEBRIEF, "escape", "v", "s"), (*DEBRIEF, "l", "v", "s")),
}
"""The same, by keys and by lines."""


def kept(folder: Path) -> tuple[object, ...]:
    """All that is kept, but for when it was."""
    passes = [
        (
            (each.first_pass, each.scenario, each.title, each.timing, each.seed, each.underway),
            each.ending and each.ending[:3],
            [(*decision[:5], decision.thoughts) for decision in each.decisions],
        )
        for each in attempts(folder)
    ]
    with records(folder) as database:
        cards = database.rows("SELECT scenario, scene, attempt, number, memory IS NULL FROM cards")
        tallies = database.rows("SELECT * FROM tallies")
    preferences = PreferencesFile(folder.parent / "data").preferences
    return passes, texts(folder), [tuple(row) for row in (*cards, *tallies)], preferences


@pytest.mark.parametrize("way", WAYS)
@awaited
async def test_what_is_done_in_either_face_is_kept_alike(tmp_path: Path, due_at_once: None, way: str) -> None:
    """Decision by decision, with all that hangs on them."""
    keys, lines = WAYS[way]
    one, other = kitchen(tmp_path / "keys"), kitchen(tmp_path / "lines")
    async with visiting(one, *keys):
        pass
    visit(other, *lines)
    assert kept(one) == kept(other)


@awaited
async def test_what_was_begun_in_one_face_goes_on_in_the_other(tmp_path: Path) -> None:
    """To and fro."""
    folder = kitchen(tmp_path)
    async with visiting(folder, "enter", *TO_DECISION, "1"):
        pass
    assert "Your choice: Ask Ada" in visit(folder, "1", "", "1")
    async with visiting(folder, "enter") as seen:
        assert "You: Tell Ada" in seen.text
    assert [len(each.decisions) for each in attempts(folder)] == [2]
