"""Review, line by line."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.records import writings
from scenario_trainer.records.database import Database
from tests.support.beside import chosen, lived, records, texts
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

LOCKED = "Not yet: You do not know about a rota yet."
ASKED = (
    *("You are the newcomer.", "Ada holds the empty kettle.", "1. Ask Ada how the rota came about."),
    *("2. Tell Ada that everybody", LOCKED),
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
    assert "due for review" not in visit(folder)
    assert reviewed(folder).startswith(f"{labels.REVIEW} {labels.NOTHING_DUE} Back in the list of scenarios.")


def test_the_list_says_what_has_come_back(due: Path) -> None:
    """No longer when it has been met."""
    said = flat(visit(due, "v", ASK, "l", "v", ASK, "", "n"))
    assert [said.count(phrases.reviews_due(number)) for number in (2, 1)] == [1, 1]
    assert "due for review" not in said.split(labels.NOTHING_DUE)[1]


def test_a_decision_is_met_again_without_hints(due: Path) -> None:
    """With its text and choices as they were, how many are left, and no commands that would say more."""
    question = reviewed(due, "o", "t", "b")
    assert [words for words in ("A small story: 1 more after this one", *ASKED) if words not in question] == []
    assert [hint for hint in HINTS if hint in question] == []
    commands = "1 to 3 choose, p people and words, n leave this one for later, l back to the list, q quit, h help."
    assert question.count(commands) == 3


def test_an_answer_is_coached_and_comes_back_later(due: Path) -> None:
    """On a day that is named; it is no attempt, and changes none."""
    before = chosen(due)
    said = reviewed(due, TELL)
    assert "Works against: Facts boil no water" in said
    assert "Last time you chose: Tell Ada" in said
    assert "This one comes back on " in said
    small, other = (date.fromisoformat(str(card[4])[:10]) for card in cards(due))
    assert small > other
    assert chosen(due) == before


def test_what_somebody_meant_to_try_is_asked_about(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the decisions; what they write is kept, and nothing at all leaves it for another day."""
    monkeypatch.setattr(writings, "FOLLOW_UP_INTERVAL", timedelta())
    lived(folder, ("ask", "rota"))
    with records(folder) as database:
        writings.write(database, 1, {writings.COMMITMENT: "Ask first."})
    assert labels.DID_YOU in reviewed(folder, "")
    assert texts(folder) == {1: {"commitment": "Ask first."}}
    said = reviewed(folder, "I did.")
    assert "Ask first." in said
    assert said.split("> I did. ")[1].startswith(f"Kept. {labels.REVIEW} {labels.NOTHING_DUE}")
    assert texts(folder) == {1: {"commitment": "Ask first.", "follow-up": "I did."}}


@pytest.mark.parametrize("lines", [("n", "n"), ("l",), ("n", "l"), ("q",)], ids=["later", "leave", "both", "quit"])
def test_to_leave_one_for_later_changes_nothing(due: Path, lines: tuple[str, ...]) -> None:
    """Neither when it comes back nor that it has."""
    before = cards(due)
    visit(due, "v", *lines)
    assert cards(due) == before


def test_one_follows_the_other(due: Path) -> None:
    """By enter or by leaving it for later, until one goes back to the list."""
    for lines, titles in (((), 1), (("n",), 2), ((ASK, ""), 2)):
        said = reviewed(due, *lines)
        assert ("A small story: 1 more" in said, "Another story: the last one" in said) == (True, titles == 2)
    assert labels.NOTHING_DUE not in reviewed(due, TELL, "l")


def test_a_locked_choice_is_no_answer(due: Path) -> None:
    """As in the story."""
    before = cards(due)
    said = reviewed(due, LOCKED_ROTA)
    assert f"> {LOCKED_ROTA} {LOCKED} > " in said
    assert cards(due) == before


def test_records_that_refuse_end_the_review(due: Path) -> None:
    """That is said, and the list comes next; the decision stays due."""
    before = cards(due)
    said = flat(visit(due, "v", MEANWHILE, ASK, meanwhile=Database.close)).split(f"> {ASK} ")[1]
    assert said.startswith("Your records cannot be used just now")
    assert "2 scenarios, by level" in said
    assert cards(due) == before


def test_who_is_who_and_what_words_mean_can_be_read_before_an_answer(due: Path) -> None:
    """As in play; the question still stands."""
    said = reviewed(due, "p", "1")
    assert labels.PEOPLE_AND_WORDS in said.split("Your choice")[0]
    assert labels.CHOSE_LAST_TIME in said
