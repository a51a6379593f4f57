"""Both faces beside each other: what one can do the other can, and what is done in either is kept alike."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.authoring.preview import Preview
from scenario_trainer.plain.preview import play_preview
from scenario_trainer.play.preferences import PreferencesFile
from scenario_trainer.tui import commands
from scenario_trainer.tui.commands import Command
from tests.support.beside import attempts, records, texts
from tests.support.typist import FIXED, GUIDANCE, conversation, visit
from tests.support.variants import small_text
from tests.support.visits import TO_DEBRIEF, TO_DECISION, awaited, visiting

if TYPE_CHECKING:
    from pathlib import Path

DEBRIEF = ("1", "", "", "1", "", "2", "", "")
"""From the list of scenarios to the first debrief, by Ask and Rota, line by line."""
EVERYWHERE = (*DEBRIEF, "w", "", "l", "j", "1", "j", "l", "v", "2", "", "l", "a", "l", "1", "l", "q")
"""Lines that lead to every place in which something can be typed."""

WAYS = {
    "to an end and back": (
        (
            "enter",
            "f",
            *TO_DECISION,
            "2",
            "b",
            "1",
            "enter",
            "3",
            *["enter"] * 2,
            "escape",
            "a",
            *TO_DECISION,
            "1",
        ),
        ("1", "f", "", "", "2", "b", "1", "", "3", "", "", "l", "a", "1", "", "", "1"),
    ),
    "a rationale": (
        ("enter", "y", *TO_DECISION, "1", "escape", "2", *"hm", "tab", "3", "enter", "escape"),
        ("1", "y", "", "", "1", "b", "2", "3", "hm", "l"),
    ),
    "a what-if, and the same played again": (
        ("enter", *TO_DEBRIEF, "w", "down", "enter", "b", "2", "enter", "enter", "a", *TO_DECISION, "2"),
        (*DEBRIEF, "w", "2", "b", "2", "", "", "a", "", "", "2"),
    ),
    "gone back to from the journal, and another deleted": (
        (
            *("enter", *TO_DECISION, "2", "enter", "enter", "escape", "a", *TO_DEBRIEF, "escape"),
            *("j", "down", "enter", "w", "enter", "2", "enter", "enter", "escape", "down", "x", "x"),
        ),
        (
            *("1", "", "", "2", "", "", "l", "a", "1", "", "", "1", "", "2", "", "", "l"),
            *("j", "1", "", "w", "1", "2", "", "", "l", "j", "2", "x", "x"),
        ),
    ),
    "reviews": (
        ("enter", *TO_DECISION, "2", "enter", "enter", "escape", "v", "n", "escape", "v", "2"),
        ("1", "", "", "2", "", "", "l", "v", "n", "v", "2"),
    ),
}
"""The same, by keys and by lines."""


def kitchen(place: Path) -> Path:
    """The small story for one face, with room for records of its own beside it."""
    stories = place / "stories"
    stories.mkdir(parents=True)
    (stories / "guidance.yaml").write_text(GUIDANCE, "utf-8")
    (stories / "small.yaml").write_text(small_text(FIXED), "utf-8")
    return stories


def letters_offered(said: str) -> set[str]:
    """The letters of all commands that are explained in a conversation."""
    explained = re.findall(r"[^.>]*(?:\bh help\.|\bor h\b)", " ".join(said.split()))
    return {letter for each in explained for letter in re.findall(r"(?:^|, )\s*([a-z]) ", each)}


def test_each_letter_that_is_a_key_is_a_command_in_lines(tmp_path: Path, due_at_once: None) -> None:
    """In a preview, too."""
    by_key = {each.keys for each in vars(commands).values() if isinstance(each, Command)}
    letters = {key for key in by_key if re.fullmatch("[a-z]", key)}
    folder = kitchen(tmp_path)
    preview = Preview(folder / "small.yaml", date(2026, 11, 23), "kitchen")
    in_preview = conversation(lambda console: play_preview(preview, console), "l")
    offered = letters_offered(visit(folder, *EVERYWHERE)) | letters_offered(in_preview)
    assert letters - offered == set()


def kept(folder: Path) -> tuple[object, ...]:
    """All that is kept, but for when it was."""
    passes = [
        (
            (each.first_pass, each.scenario, each.title, each.timing, each.seed, each.underway),
            each.ending and each.ending[:3],
            [(*decision[:4], *decision[6:]) for decision in each.decisions],
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
    assert attempts(one)
    assert kept(one) == kept(other)


@awaited
async def test_what_was_begun_in_one_face_goes_on_in_the_other(tmp_path: Path) -> None:
    """To and fro."""
    folder = kitchen(tmp_path)
    async with visiting(folder, "enter", *TO_DECISION, "1"):
        pass
    assert "Your choice: Ask Ada" in visit(folder, "1", "", "1")
    async with visiting(folder, "enter") as seen:
        assert "Tell Ada that everybody" in seen.text
    assert [len(each.decisions) for each in attempts(folder)] == [2]
