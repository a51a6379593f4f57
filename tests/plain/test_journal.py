"""The journal, line by line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.records.database import Database
from tests.support.beside import chosen, forget_all, lived, texts
from tests.support.typist import MEANWHILE, TELL, visit

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


def test_an_empty_journal_leads_back_to_the_list(folder: Path) -> None:
    """After what will be in it; there is nothing to ask."""
    assert journal(folder).startswith(f"{labels.EMPTY_JOURNAL} Back in the list of scenarios.")


def test_the_overview_comes_before_the_attempts_newest_first(folder: Path) -> None:
    """Numbered, since a number reads one."""
    lived(folder, ASKED, TOLD, ("ask",))
    said = journal(folder, "2")
    assert said.index(labels.OVER_TIME) < said.index(labels.ATTEMPTS)
    assert listed(said) == ["underway", "Two kettles", "A full kettle"]
    assert "1. A small story, " in said.split(labels.ATTEMPTS)[1]
    assert "A breakdown: Two kettles" in said.split("> 2 ")[1]


@pytest.mark.parametrize(
    ("play", "lines", "words"),
    [
        (ASKED, (), "Debrief: A small story How it ended"),
        (("ask",), (), "A small story. You go on after decision 1. Your choice: Ask Ada"),
        (
            ASKED,
            ("j", "1", "", "w", "1", TELL, "l"),
            "A small story. You go on after decision 1. Your choice: Tell Ada",
        ),
        (ASKED, ("j", "1", "", "w", "1", TELL, "", "", "l"), "Debrief: A small story · What if"),
    ],
    ids=["ended", "underway", "a what-if underway", "a what-if that ended"],
)
def test_enter_goes_back_to_where_one_was(
    folder: Path, play: tuple[str, ...], lines: tuple[str, ...], words: str
) -> None:
    """To look back or to go on."""
    lived(folder, play)
    visit(folder, *lines)
    assert journal(folder, "1", "").rpartition("> 1 ")[2].split("> ", 1)[1].startswith(words)


def test_of_sixty_attempts_nine_are_said_at_once_and_older_ones_when_asked_for(folder: Path) -> None:
    """Until there are none, and none is said twice."""
    lived(folder, ASKED, *[TOLD] * 59)
    said = journal(folder, *[""] * 6)
    pages = [listed(page) for page in said.split("Attempts, newest first")[1:]]
    assert [len(page) for page in pages] == [9, 9, 9, 9, 9, 9, 6]
    assert [ending for page in pages for ending in page] == [*["Two kettles"] * 59, "A full kettle"]
    assert "enter older ones" not in said.split("Attempts, newest first")[-1]


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
    assert labels.DELETE_WARNING in said
    assert len(chosen(folder)) == left
    assert (said.count("1 scenario, by level") == 1) == (not left)


def test_that_it_was_deleted_is_said(folder: Path) -> None:
    """And nothing where it was kept."""
    lived(folder, ASKED)
    assert labels.DELETED not in journal(folder, "1", "x", "")
    assert "x delete for good, enter keep it, or h > x Deleted." in journal(folder, "1", "x", "x")


def test_from_an_attempt_one_leads_back_to_the_list_as_from_everywhere(folder: Path) -> None:
    """Without the journal in between."""
    lived(folder, ASKED)
    said = journal(folder, "1", "l")
    assert said.split("> l ")[1].startswith("Back in the list of scenarios.")


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
    said = journal(folder, "", "2", "j")
    assert [listed(page) for page in said.split("Attempts, newest first")[2:]] == [
        ["Two kettles", "A full kettle"]
    ] * 2


@pytest.mark.parametrize(("number", "offered"), [(8, False), (9, False), (10, True)])
def test_older_ones_are_offered_only_where_there_are_some(folder: Path, number: int, offered: bool) -> None:
    """And a page of which all were deleted gives way to the newest."""
    lived(folder, *[TOLD] * number)
    said = journal(folder)
    assert ("enter older ones" in said) == offered
    if offered:
        assert len(listed(journal(folder, "", "1", "x", "x"))) == 9 + 1 + 9


def test_an_attempt_can_be_exported(folder: Path, documents: Path) -> None:
    """And one is asked again what to do with it; also where its scenario is gone."""
    lived(folder, ASKED)
    (folder / "small.yaml").unlink()
    said = journal(folder, "1", "e", str(documents / "a.md"), "j")
    assert re.search(r"> e .* > \S+a\.md Saved as .* Enter, or h > j", said)
    assert "Ask Ada" in (documents / "a.md").read_text("utf-8")


def test_an_attempt_whose_scenario_is_gone_is_said_to_be(folder: Path) -> None:
    """When one wants it back; it can still be read."""
    lived(folder, ASKED)
    (folder / "small.yaml").unlink()
    said = journal(folder, "1", "")
    assert "Your choice: Ask Ada how the rota came about." in said
    assert phrases.scenario_gone("A small story") in said


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


@pytest.mark.parametrize("lines", [("1",), ("",), ("1", "x", "x")], ids=["read", "older", "delete"])
def test_records_that_cannot_be_read_any_more_are_told(folder: Path, lines: tuple[str, ...]) -> None:
    """And the list comes next."""
    lived(folder, *[TOLD] * 10)
    said = flat(visit(folder, "j", MEANWHILE, *lines, meanwhile=Database.close))
    assert "Your records cannot be used just now" in said
    assert said.count("1 scenario, by level") >= 2
