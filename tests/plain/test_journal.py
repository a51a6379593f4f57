"""The journal, line by line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.documents import wording
from scenario_trainer.records.database import Database
from scenario_trainer.records.writings import write as write_down
from tests.support.beside import chosen, forget_all, lived, records, texts
from tests.support.typist import FIXED, MEANWHILE, TELL, visit
from tests.support.variants import small_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[str, str], Path]

ASKED, TOLD = ("ask", "rota"), ("tell",)


def flat(text: str) -> str:
    """A text as one line."""
    return " ".join(text.split())


def journal(folder: Path, *lines: str) -> str:
    """What is said when these lines are typed in the journal."""
    return flat(visit(folder, "j", *lines).split("Journal\n", 1)[1])


def listed(said: str) -> list[str]:
    """How the attempts of every list ended."""
    return re.findall(r"20\d\d: (underway|Two kettles|A full kettle)", said)


def test_an_empty_journal_says_what_will_be_in_it(folder: Path) -> None:
    """And the list comes next."""
    assert journal(folder).startswith(f"{wording.EMPTY_JOURNAL} 1 scenario, by level")


def test_the_overview_says_what_it_adds_up_to(folder: Path, write: Write) -> None:
    """What to play next and why, each principle in numbers, also over time, and the endings met of all."""
    write("other.yaml", small_text(FIXED, ("id: small", "id: other"), ("title: A small", "title: Another")))
    lived(folder, TOLD, ASKED, ASKED)
    said = journal(folder)
    assert said.startswith(
        "Play next: Another story. It has ‘Facts boil no water’ in it, and you have taken it up least."
    )
    for words in (
        "- Begin small: in play in 2 decisions: reflected 2. Taken up, oldest first: 100%, 100%.",
        "- Show what it is good for: in play in 5 decisions: partly 1. Taken up, oldest first: 50%, 0%, 0%.",
        "- Facts boil no water: in play in 5 decisions: worked against 1. Taken up, oldest first: 0%, 0%, 0%.",
        "- A small story, 2 of 2 endings met.",
        "- Another story, none met yet.",
    ):
        assert (words, words in said) == (words, True)


def test_attempts_are_listed_newest_first(folder: Path) -> None:
    """Each with its day and where it stands; what-ifs are counted with their first pass."""
    lived(folder, ASKED, TOLD, ("ask",))
    visit(folder, "j", "2", "", "w", "1", "1", "l")
    said = journal(folder)
    assert re.findall(r"(\d\.) A small story, \d+ \w+ 20\d\d: (.*?)(?= \d\. A small| 1-3 choose)", said) == [
        ("1.", "underway"),
        ("2.", "Two kettles, 1 what-if"),
        ("3.", "A full kettle"),
    ]


def test_an_attempt_is_told_with_its_what_ifs_and_what_was_written(folder: Path) -> None:
    """All decisions with how they sit, each ending, and the learner's words after what was asked."""
    lived(folder, ASKED)
    with records(folder) as database:
        write_down(database, 1, {"reaction": "Oh.", "question: Who?": "Me.", "standards": "4.1 4.6"})
    visit(folder, "j", "1", "", "w", "1", TELL, "l")
    said = journal(folder, "1")
    for words in (
        "A fragile ending: A full kettle; 1 minute 1. Ask Ada how the rota came about. (reflects) 2. Suggest",
        "What if, ",
        "A breakdown: Two kettles; 1 minute 1. Tell Ada that everybody should refill it. (partly reflects)",
        f"- {wording.PROMPTS['reaction']} Oh.",
        "- Who? Me.",
        f"- {wording.WHICH_STANDARDS} 4.1 4.6",
    ):
        assert (words, words in said) == (words, True)


@pytest.mark.parametrize(
    ("play", "lines", "words"),
    [
        (ASKED, (), "Debrief: A small story"),
        (("ask",), (), "Your choice: Ask Ada"),
        (ASKED, ("j", "1", "", "w", "1", TELL, "l"), "Your choice: Tell Ada"),
        (ASKED, ("j", "1", "", "w", "1", TELL, "", "", "l"), "Debrief: A small story"),
    ],
    ids=["ended", "underway", "a what-if underway", "a what-if that ended"],
)
def test_enter_goes_back_to_where_one_was(
    folder: Path, play: tuple[str, ...], lines: tuple[str, ...], words: str
) -> None:
    """To look back or to go on."""
    lived(folder, play)
    visit(folder, *lines)
    assert journal(folder, "1", "").split("back to the journal, q quit. > ")[1].startswith(words)


def test_of_sixty_attempts_nine_are_said_at_once_and_older_ones_when_asked_for(folder: Path) -> None:
    """Until there are none, and none is said twice."""
    lived(folder, ASKED, *[TOLD] * 59)
    said = journal(folder, *["o"] * 6)
    pages = [listed(page) for page in said.split("Attempts, newest first")[1:]]
    assert [len(page) for page in pages] == [9, 9, 9, 9, 9, 9, 6]
    assert [ending for page in pages for ending in page] == [*["Two kettles"] * 59, "A full kettle"]
    assert "o older ones" not in said.split("Attempts, newest first")[-1]


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        (("1", "x"), 2),
        (("1", "x", ""), 2),
        (("1", "x", "x"), 1),
        (("1", "x", "", "2", "x", ""), 2),
        (("1", "x", "x", "1", "x", "x"), 0),
    ],
    ids=["asked", "kept", "deleted", "both asked", "both deleted"],
)
def test_an_attempt_is_deleted_when_asked_twice(folder: Path, lines: tuple[str, ...], left: int) -> None:
    """Once only tells what a second would do."""
    lived(folder, ASKED, TOLD)
    said = journal(folder, *lines)
    assert wording.DELETE_TWICE in said
    assert len(chosen(folder)) == left
    assert (wording.EMPTY_JOURNAL in said) == (not left)


def test_what_is_deleted_is_gone_with_what_hangs_on_it(folder: Path) -> None:
    """What-ifs and writings; the list that follows has the rest."""
    lived(folder, TOLD, ASKED)
    visit(folder, "j", "1", "", "r", "Oh.", *[""] * 6, "w", "1", TELL, "", "", "l")
    said = journal(folder, "1", "x", "x")
    assert (chosen(folder), texts(folder)) == ([(None, ["tell"])], {})
    assert listed(said) == ["A full kettle", "Two kettles", "Two kettles"]


def test_after_reading_one_of_the_older_the_list_stands_where_it_stood(folder: Path) -> None:
    """The number typed next means the same attempt."""
    lived(folder, ASKED, *[TOLD] * 10)
    said = journal(folder, "o", "2", "j")
    assert [listed(page) for page in said.split("Attempts, newest first")[2:]] == [
        ["Two kettles", "A full kettle"]
    ] * 2


@pytest.mark.parametrize(("number", "offered"), [(8, False), (9, False), (10, True)])
def test_older_ones_are_offered_only_where_there_are_some(folder: Path, number: int, offered: bool) -> None:
    """And a page of which all were deleted gives way to the newest."""
    lived(folder, *[TOLD] * number)
    said = journal(folder)
    assert ("o older ones" in said) == offered
    if offered:
        assert len(listed(journal(folder, "o", "1", "x", "x"))) == 9 + 1 + 9


def test_an_attempt_can_be_exported(folder: Path, documents: Path) -> None:
    """And one is asked again what to do with it; also where its scenario is gone."""
    lived(folder, ASKED)
    (folder / "small.yaml").unlink()
    said = journal(folder, "1", "e", str(documents / "a.md"), "j")
    assert said.count("enter look back or go on, e export a CPD record, x delete") == 2
    assert "Ask Ada" in (documents / "a.md").read_text("utf-8")


def test_an_attempt_whose_scenario_is_gone_is_said_to_be(folder: Path) -> None:
    """When one wants it back; it can still be read."""
    lived(folder, ASKED)
    (folder / "small.yaml").unlink()
    said = journal(folder, "1", "")
    assert "1. Ask Ada how the rota came about. (reflects)" in said
    assert wording.gone("A small story") in said


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ((MEANWHILE, "1", ""), 1),
        (("1", MEANWHILE, ""), 1),
        (("1", MEANWHILE, "e"), 1),
        (("1", MEANWHILE, "x", "x"), 0),
    ],
    ids=["before it is read", "before it is opened", "before it is exported", "before it is deleted"],
)
def test_what_another_window_deletes_meanwhile_is_told(folder: Path, lines: tuple[str, ...], told: int) -> None:
    """Nothing fails, and deleting it once more does no harm."""
    lived(folder, ASKED)
    said = flat(visit(folder, "j", *lines, "s", meanwhile=lambda _: forget_all(folder)))
    assert said.count("this attempt is not there any more.") == told
    assert said.count("1 scenario, ") == 3


@pytest.mark.parametrize("lines", [("1",), ("o",), ("1", "x", "x")], ids=["read", "older", "delete"])
def test_records_that_cannot_be_read_any_more_are_told(folder: Path, lines: tuple[str, ...]) -> None:
    """And the list comes next."""
    lived(folder, *[TOLD] * 10)
    said = flat(visit(folder, "j", MEANWHILE, *lines, meanwhile=Database.close))
    assert "Your records cannot be used just now" in said
    assert said.count("1 scenario, by level") >= 2
