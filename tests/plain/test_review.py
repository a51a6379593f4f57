"""Review, line by line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.documents import wording
from scenario_trainer.records.database import Database
from tests.support.beside import chosen, lived, records
from tests.support.typist import ASK, FIXED, LOCKED_ROTA, MEANWHILE, TELL, visit
from tests.support.variants import small_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[str, str], Path]

HINTS = (
    *("Ada says nothing.", "It is true.", "Nobody had asked.", "You are right.", "Works against", "Reflects"),
    *("Show what it is good for", "Facts boil no water", "Ask before you tell", "A breakdown", "comes back on"),
)
"""What would give away how the answers sit with the guidance, or how it went."""

ASKED = (
    *("You are the newcomer.", "Ada holds the empty kettle.", "1. Ask Ada how the rota came about."),
    *("2. Tell Ada that everybody", "(not yet: You do not know about a rota yet.)"),
)


@pytest.fixture
def due(folder: Path, write: Write, due_at_once: None) -> Path:
    """Two stories, in each of which the first decision went against a principle and has come back."""
    write("other.yaml", small_text(FIXED, ("id: small", "id: other"), ("title: A small", "title: Another")))
    lived(folder, ("tell",))
    lived(folder, ("tell",), scenario="other")
    return folder


def cards(folder: Path) -> list[tuple[object, ...]]:
    """What is kept for review."""
    with records(folder) as database:
        return [tuple(row) for row in database.rows("SELECT * FROM cards ORDER BY scenario DESC")]


def flat(text: str) -> str:
    """A text as one line."""
    return " ".join(text.split())


def reviewed(folder: Path, *lines: str) -> str:
    """What is said when these lines are typed in review."""
    return flat(visit(folder, "v", *lines).split("> v\n")[1])


def test_before_anything_has_come_back_there_is_nothing_to_do(folder: Path) -> None:
    """That is said, and the list comes next."""
    lived(folder, ("tell",))
    assert "come back for review" not in visit(folder)
    assert reviewed(folder).startswith(f"{wording.NO_REVIEW} 1 scenario, ")


def test_the_list_says_what_has_come_back(due: Path) -> None:
    """In words that nag nobody; no longer when it has been met."""
    said = visit(due, "v", ASK, "l", "v", ASK, "", "s")
    assert [said.count(flat(wording.due(number))[:38]) for number in (2, 1)] == [1, 1]
    assert flat(said).split(wording.NO_REVIEW)[1].count("for review") == 0


def test_a_decision_is_met_again_without_hints(due: Path) -> None:
    """With role, scene, text and choices as they were, and nothing that tells how they sit or how it went."""
    question = reviewed(due, "w", "t", "b")
    assert [words for words in ("Review: A small story", *ASKED) if words not in question] == []
    assert [hint for hint in HINTS if hint in question] == []
    assert question.count("1-3 choose, s skip this one, l back to the list, q quit.") == 4


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (ASK, "Reflects: Ask before you tell. You met her with a question."),
        (
            TELL,
            "Partly reflects: Show what it is good for. It is true. Works against: Facts boil no water. Nobody",
        ),
    ],
)
def test_an_answer_is_coached_and_comes_back_later(due: Path, answer: str, told: str) -> None:
    """On a day that is told; it is no attempt, and changes none."""
    before = chosen(due)
    said = reviewed(due, answer)
    assert told in said
    assert "This one comes back on " in said
    small, other = (date.fromisoformat(str(card[4])[:10]) for card in cards(due))
    assert small > other
    assert chosen(due) == before


@pytest.mark.parametrize("lines", [("s", "s"), ("l",), ("s", "l"), ("q",)], ids=["skip", "leave", "both", "quit"])
def test_skipping_and_leaving_change_nothing(due: Path, lines: tuple[str, ...]) -> None:
    """Neither when it comes back nor that it has."""
    before = cards(due)
    visit(due, "v", *lines)
    assert cards(due) == before


@pytest.mark.parametrize(
    ("lines", "titles"),
    [
        ((), ["A small"]),
        (("s",), ["A small", "Another"]),
        ((ASK, ""), ["A small", "Another"]),
        ((ASK, "l"), ["A small"]),
    ],
    ids=["one", "skipped", "answered", "left after an answer"],
)
def test_one_follows_the_other(due: Path, lines: tuple[str, ...], titles: list[str]) -> None:
    """By enter or by skipping, until one leaves."""
    said = reviewed(due, *lines)
    assert [title for title in ("A small", "Another") if f"Review: {title} story" in said] == titles


def test_a_locked_choice_is_no_answer(due: Path) -> None:
    """As in the story."""
    before = cards(due)
    said = reviewed(due, LOCKED_ROTA)
    assert "That cannot be chosen yet. Please take another." in said
    assert cards(due) == before


def test_records_that_refuse_are_told_and_the_answer_is_coached(due: Path) -> None:
    """It comes back, since it could not be kept that it was met."""
    before = cards(due)
    said = flat(visit(due, "v", MEANWHILE, ASK, meanwhile=Database.close))
    answer = said.split("Your choice: Ask Ada")[1]
    assert "You met her with a question." in answer
    assert "Your records cannot be used just now" in answer
    assert "comes back on" not in answer
    assert cards(due) == before
