"""How a scenario is to be played, asked line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenario_trainer.documents.wording import labels
from scenario_trainer.play.preferences import PreferencesFile
from tests.support.beside import chosen
from tests.support.typist import TELL, visit

if TYPE_CHECKING:
    from pathlib import Path

AT_THE_END = "at the end, in the debrief"


def asked_first(folder: Path) -> bool:
    """Whether to be asked for a rationale, as the preferences have it."""
    return PreferencesFile(folder.parent / "data").preferences.rationale


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (("",), False),
        (("y", ""), True),
        (("y", "y", ""), False),
        (("y", "l"), False),
    ],
    ids=["as it is", "asked", "and not", "not begun"],
)
def test_being_asked_first_holds_from_then_on(folder: Path, typed: tuple[str, ...], kept: bool) -> None:
    """Once one begins; the next briefing starts with it."""
    visit(folder, *typed, first="small")
    assert asked_first(folder) is kept
    again = " ".join(visit(folder, "h", "l", first="small").split())
    assert ("say why first (now on)" in again) is kept


def test_when_feedback_comes_holds_for_one_play(folder: Path) -> None:
    """The next briefing has it after each choice again, which teaches most."""
    assert AT_THE_END in " ".join(visit(folder, "f", "h", "", first="small").split())
    assert AT_THE_END not in " ".join(visit(folder, "h", "l", first="small").split())


def test_what_is_chosen_is_confirmed_at_once(folder: Path) -> None:
    """And help names what can be changed."""
    said = " ".join(visit(folder, "f", "y", "y", "h", "l", first="small").split())
    confirmed = [
        f"{labels.FEEDBACK_COMES} {AT_THE_END}.",
        labels.REASON_FIRST,
        labels.NO_REASON_FIRST,
    ]
    places = [said.index(f"> {typed} {words}") for typed, words in zip("fyy", confirmed, strict=True)]
    assert places == sorted(places)
    explained = said.split("> h ")[1]
    assert explained.startswith("enter begin, f change when feedback comes, y say why first (now off),")


def test_leaving_takes_nothing(folder: Path) -> None:
    """The list is next."""
    said = visit(folder, "l", first="small")
    assert "1 scenario, by level" in said
    assert chosen(folder) == []


def test_the_chosen_timing_is_that_of_the_play(folder: Path) -> None:
    """Feedback waits."""
    before = visit(folder, "f", "", "", TELL, "q", first="small")
    assert "Ada says nothing." in before
    assert "Works against" not in before
