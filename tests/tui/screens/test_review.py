"""Meeting decisions again that went against a principle."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.records import writings
from tests.support.beside import chosen, forget_all, lived, locked, records
from tests.support.typist import ASK, FIXED, LOCKED_ROTA, TELL
from tests.support.variants import small_text
from tests.support.visits import TO_DEBRIEF, awaited, visiting

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
    *("You are the newcomer.", "Monday, 8.55 Ada holds the empty kettle.", "1 Ask Ada how the rota came about."),
    *("2 Tell Ada that everybody", "(not yet: You do not know about a rota yet.)"),
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


@awaited
async def test_before_anything_has_come_back_there_is_nothing_to_do(folder: Path) -> None:
    """That is said, and no key but those that lead away is named."""
    lived(folder, ("tell",))
    async with visiting(folder) as visit:
        assert "come back for review" not in visit.text
        await visit.press("v")
        assert visit.part(".story") == labels.NOTHING_DUE
        assert visit.keys == "esc back g guidance ? help"


@awaited
async def test_the_library_says_what_has_come_back(due: Path) -> None:
    """In words that nag nobody; no longer when it has been met."""
    async with visiting(due) as visit:
        assert phrases.reviews_due(2) in visit.text
        await visit.press("v", ASK, "escape")
        assert phrases.reviews_due(1) in visit.text
        await visit.press("v", ASK, "escape")
        assert "for review" not in visit.text


@awaited
async def test_a_decision_is_met_again_without_hints(due: Path) -> None:
    """With role, scene, text and choices as they were, and nothing that tells how they sit."""
    async with visiting(due, "v", size=(120, 60)) as visit:
        assert visit.title == "Review A small story · 1 more after this one"
        said = visit.text
        for words in ASKED:
            assert (words, words in said) == (words, True)
        for key in ("o", "t", "b", "e", "space"):
            await visit.press(key)
            assert (key, visit.text) == (key, said)
        assert [hint for hint in HINTS if hint in said] == []


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (ASK, "● Reflects Ask before you tell You met her with a question."),
        (TELL, "◐ Partly reflects Show what it is good for It is true. ○ Works against Facts boil no water"),
    ],
)
@awaited
async def test_an_answer_is_coached_and_comes_back_later(due: Path, answer: str, told: str) -> None:
    """On a day that is told; it is no attempt, and changes none."""
    before = chosen(due)
    async with visiting(due, "v", answer) as visit:
        assert told in visit.text
        assert "This one comes back on " in visit.text
        assert visit.keys == "enter next i meaning esc back p people g guidance ? help"
    small, other = (date.fromisoformat(str(card[4])[:10]) for card in cards(due))
    assert small > other
    assert chosen(due) == before


@awaited
async def test_what_came_of_a_commitment_is_written_in_review(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On its own page; it is shown afterwards, and not asked about again."""
    async with visiting(folder, *TO_DEBRIEF, "c", *"Ask", "escape", first="small") as visit:
        assert f"{labels.COMMITMENT}: Ask" in await visit.whole(".story")
    monkeypatch.setattr(writings, "FOLLOW_UP_INTERVAL", timedelta(0))
    async with visiting(folder, "v") as visit:
        assert labels.DID_YOU in visit.text
        await visit.press("enter", *"Yes", "escape")
        assert f"{labels.FOLLOW_UP}: Yes" in visit.text
        await visit.press("enter")
        assert visit.part(".story") == labels.NOTHING_DUE
    async with visiting(folder, "v") as visit:
        assert labels.DID_YOU not in visit.text


@awaited
async def test_skipping_changes_nothing(due: Path) -> None:
    """Neither when it comes back nor that it has."""
    before = cards(due)
    async with visiting(due, "v", "n") as visit:
        assert visit.title.startswith("Review Another story")
        await visit.press("n")
        assert visit.part(".story") == labels.NOTHING_DUE
        await visit.press("escape")
        assert phrases.reviews_due(2) in visit.text
    assert cards(due) == before


@awaited
async def test_leaving_changes_nothing(due: Path) -> None:
    """At a question; an answer that was given counts."""
    before = cards(due)
    async with visiting(due, "v", "escape", "v", ASK, "enter", "escape"):
        pass
    after = cards(due)
    assert (after[0] != before[0], after[1]) == (True, before[1])


@awaited
async def test_one_follows_the_other(due: Path) -> None:
    """By enter, until there is none."""
    titles = []
    async with visiting(due, "v") as visit:
        for _ in range(2):
            titles.append(visit.title.partition(" · ")[0])
            await visit.press(ASK, "enter")
        assert visit.part(".story") == labels.NOTHING_DUE
    assert titles == ["Review A small story", "Review Another story"]


@awaited
async def test_a_locked_choice_says_why_and_is_no_answer(due: Path) -> None:
    """As in the story."""
    before = cards(due)
    async with visiting(due, "v", LOCKED_ROTA) as visit:
        assert visit.notices == ""
        await visit.press(ASK)
        assert "Your choice: Ask Ada" in visit.text
    assert cards(due) != before


@pytest.mark.parametrize(
    ("hasty", "title", "answered"),
    [
        ("1 l", "Review A small story", [True, False]),
        ("1 1", "Review A small story", [True, False]),
        ("1 enter", "Review A small story", [True, False]),
        ("n 1", "Review Another story", [False, False]),
        ("down enter enter", "Review A small story", [True, False]),
    ],
)
@awaited
async def test_keys_pressed_in_haste_answer_what_was_on_show(
    due: Path, hasty: str, title: str, answered: list[bool]
) -> None:
    """No answer is taken for that to another question, and none is skipped unread."""
    before = cards(due)
    async with visiting(due, "v") as visit:
        await visit.press_in_haste(*hasty.split())
        assert visit.title.startswith(title)
        assert ("This one comes back on " in visit.text) == any(answered)
    assert [now != then for now, then in zip(cards(due), before, strict=True)] == answered


@awaited
async def test_what_is_underway_is_not_asked_in_review(folder: Path, due_at_once: None) -> None:
    """It would be met twice in one breath."""
    lived(folder, ("ask", "tell"))
    async with visiting(folder, "v") as visit:
        assert visit.part(".story") == labels.NOTHING_DUE


@awaited
async def test_a_later_decision_is_met_as_it_stood_then(folder: Path, due_at_once: None) -> None:
    """With what had been decided before it."""
    lived(folder, ("ask", "rota"))
    async with visiting(folder, "v") as visit:
        assert "She has told you about the rota." in visit.text
        assert "3 Whisper that you know about the rota." in visit.text


@awaited
async def test_a_broken_file_is_passed_over(due: Path) -> None:
    """It may be mended, and then its decision comes back."""
    text = (due / "small.yaml").read_text("utf-8")
    (due / "small.yaml").write_text("broken", "utf-8")
    async with visiting(due, "v") as visit:
        assert visit.title.startswith("Review Another story")
    (due / "small.yaml").write_text(text, "utf-8")
    async with visiting(due, "v") as visit:
        assert visit.title.startswith("Review A small story")


@awaited
async def test_records_that_refuse_are_told_and_the_answer_is_coached(due: Path, impatient: None) -> None:
    """It comes back, since it could not be kept that it was met."""
    before = cards(due)
    async with visiting(due, "v") as visit:
        with locked(due):
            await visit.press(ASK)
            assert visit.notices == "Your records cannot be used just now: another program is using them."
        assert "You met her with a question." in visit.text
        assert "comes back on" not in visit.text
        await visit.press("enter")
        assert visit.title.startswith("Review Another story")
    assert cards(due) == before


@pytest.mark.parametrize("keys", [(), ("v",)])
@awaited
async def test_records_that_cannot_be_read_any_more_are_told(due: Path, keys: tuple[str, ...]) -> None:
    """Nothing fails, and the library is a step away."""
    async with visiting(due, *keys) as visit:
        visit.database.close()
        await visit.press(*(("n",) if keys else ("v",)))
        assert "Your records cannot be used just now" in visit.notices
        await visit.press("escape")
        assert visit.screens == ["library"]


@awaited
async def test_what_another_window_deleted_does_no_harm(due: Path) -> None:
    """What is on show can be answered, and nothing of it is kept."""
    async with visiting(due, "v") as visit:
        forget_all(due)
        await visit.press(ASK)
        assert "You met her with a question." in visit.text
    assert (cards(due), chosen(due)) == ([], [])
