"""How a scenario is to be played, asked line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenario_trainer.records.preferences import PreferencesFile
from tests.support.beside import chosen
from tests.support.typist import TELL, visit

if TYPE_CHECKING:
    from pathlib import Path

AFTER, AT_THE_END = "(now after each choice)", "(now at the end, in the debrief)"
OFF, ON = "say why\nfirst (now off)", "say why first (now on)"


def chosen_last(folder: Path) -> tuple[str, bool]:
    """The timing and whether to be asked for thoughts, as the preferences have it."""
    preferences = PreferencesFile(folder.parent / "data").preferences
    return preferences.timing, preferences.thinking


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (("",), ("coached", False)),
        (("t", ""), ("consequences", False)),
        (("t", "t", ""), ("coached", False)),
        (("y", ""), ("coached", True)),
        (("y", "t", ""), ("consequences", True)),
        (("t", "y", "l"), ("coached", False)),
    ],
    ids=["as it is", "timing", "and back", "thinking", "both", "not begun"],
)
def test_what_is_chosen_holds_from_then_on(folder: Path, typed: tuple[str, ...], kept: tuple[str, bool]) -> None:
    """Once one begins; the next briefing starts with it."""
    visit(folder, *typed, first="small")
    assert chosen_last(folder) == kept
    again = " ".join(visit(folder, "l", first="small").split())
    assert ("(now at the end, in the debrief)" in again) == (kept[0] == "consequences")
    assert ("say why first (now on)" in again) == kept[1]


def test_what_is_chosen_is_named_at_once(folder: Path) -> None:
    """Each time the learner is asked."""
    said = " ".join(visit(folder, "t", "y", "l", first="small").split())
    named = [said.count(words) for words in (AFTER, AT_THE_END, "first (now off)", "first (now on)")]
    assert named == [1, 2, 2, 1]


def test_the_map_can_be_read_before_one_begins(folder: Path) -> None:
    """And the question stands where it stood."""
    said = visit(folder, "m", "", first="small")
    assert said.index("Map: A small story") < said.index("The kettle is empty again.")


def test_leaving_takes_nothing(folder: Path) -> None:
    """The list is next."""
    said = visit(folder, "l", first="small")
    assert "1 scenario, by level" in said
    assert chosen(folder) == []


def test_the_chosen_timing_is_that_of_the_play(folder: Path) -> None:
    """Feedback waits."""
    before = visit(folder, "t", "", "", TELL, "q", first="small")
    assert "Ada says nothing." in before
    assert "Works against" not in before
