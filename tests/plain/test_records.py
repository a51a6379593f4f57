"""Writing about an attempt, and keeping it as a file, line by line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click
import pytest

from scenario_trainer.documents.cpd_record import FORM
from scenario_trainer.documents.wording import labels
from scenario_trainer.play.writing import Heading
from tests.support.beside import attempts, lived, locked, texts
from tests.support.typist import visit

if TYPE_CHECKING:
    from pathlib import Path

TO_DEBRIEF = ("j", "1", "")
"""From the list to the debrief of the newest attempt."""
QUESTION = "question: Who fills it next week?"
MINE = "My own notes."
AGAIN = "is there already. Confirm to replace it, or change the name. Enter replaces it; none writes nothing."
FORMATS = "The name must end in .html, .md, .docx, .csv, .json."


@pytest.fixture
def played(folder: Path) -> Path:
    """The folder with an attempt of the small story that was looked back on."""
    lived(folder, ("ask", "rota"))
    return folder


def flat(text: str) -> str:
    """A text as one line."""
    return " ".join(text.split())


def unbroken(text: str) -> str:
    """A text without blanks, since a long name is broken anywhere."""
    return "".join(text.split())


def wrote(folder: Path, *lines: str) -> str:
    """What is said when these lines are typed where there is room to write."""
    return flat(visit(folder, *TO_DEBRIEF, "r", *lines).split("In your own words")[1])


def exported(folder: Path, *lines: object) -> str:
    """What is said when these lines are typed where a file's name is asked for."""
    return flat(visit(folder, *TO_DEBRIEF, "e", *map(str, lines)).split("CPD record\n")[1])


def proposed(folder: Path, documents: Path) -> Path:
    """The name that is proposed for the first attempt."""
    return documents / f"cpd-small-{attempts(folder)[0].began.astimezone().date().isoformat()}.html"


def test_all_is_asked_in_the_order_of_a_debrief(played: Path) -> None:
    """The reaction first, then the ending's questions, then what the regulator's form asks; no name is wanted."""
    said = wrote(played, *[""] * 8, "l")
    asked = [
        labels.NO_NAMES,
        labels.PROMPTS[Heading.REACTION],
        "Who fills it next week?",
        *(labels.PROMPTS[each] for each in (Heading.COMMITMENT, *FORM)),
        labels.PROMPTS[Heading.STANDARDS],
        *(f"{number} {about}" for number, about in labels.STANDARDS.items()),
    ]
    places = [said.index(words) for words in asked]
    assert places == sorted(places)


def test_what_was_written_is_kept(played: Path) -> None:
    """Each answer under what was asked; what was left empty is not there."""
    wrote(played, "Oh.", "Me, [b]q[/].", "", "", "A kettle.", "", "", "4.1 4.6")
    assert texts(played) == {
        1: {"reaction": "Oh.", QUESTION: "Me, [b]q[/].", "learnt": "A kettle.", "standards": "4.1 4.6"}
    }


def test_every_heading_of_a_record_can_be_written(played: Path) -> None:
    """None of them is left out."""
    wrote(played, *"abcdefgh")
    assert set(texts(played)[1]) == {*Heading, QUESTION} - {Heading.FOLLOW_UP}


@pytest.mark.parametrize("typed", [("Oh.",), ("Oh.", "q")], ids=["the end of the input", "q"])
def test_each_answer_is_kept_before_the_next_is_asked(played: Path, typed: tuple[str, ...]) -> None:
    """However one leaves then."""
    wrote(played, *typed)
    assert texts(played) == {1: {"reaction": "Oh."}}


def test_what_was_written_before_can_be_gone_on_with(played: Path) -> None:
    """It is said; enter leaves it, none takes it back, other words take its place; what was done is confirmed."""
    wrote(played, "Oh.", "Me.", "", "", "A kettle.", "", "", "")
    said = wrote(played, "", "None", "", "-", "Two kettles.", "", "", "")
    how = "Enter keeps it; none takes it back. >"
    for words in (
        f"You wrote: Oh. {how}",
        f"You wrote: Me. {how} None Taken back.",
        f"You wrote: A kettle. {how} Two kettles. Kept.",
    ):
        assert (words, words in said) == (words, True)
    assert texts(played) == {1: {"reaction": "Oh.", "relevance": "-", "learnt": "Two kettles."}}


def test_what_cannot_be_kept_is_told(played: Path, impatient: None) -> None:
    """And what else can be done."""
    with locked(played):
        said = visit(played, *TO_DEBRIEF, "r", "Oh.", "l")
    # Records that another program writes at the start are read into memory, as the notice says.
    assert "Your records cannot be kept in" in said
    assert texts(played) == {}


def test_a_record_is_written_by_enter_alone(played: Path, documents: Path) -> None:
    """To the name that was told, among the learner's documents; they are reminded to name nobody."""
    said = exported(played, "", "l")
    path = proposed(played, documents)
    assert labels.NO_NAMES in said
    assert unbroken(f"Enter takes {path}; none writes nothing.") in unbroken(said)
    assert unbroken(f"Saved as {path}. Enter, or h") in unbroken(said)
    assert "A full kettle" in path.read_text("utf-8")


def test_a_record_that_was_written_can_be_opened(
    played: Path, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there is a desktop; where it has nothing to open it with, that is said."""
    opened: list[str] = []

    def launch(url: str) -> int:
        opened.append(url)
        return 1

    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(click, "launch", launch)
    assert labels.NOTHING_OPENS_IT in exported(played, "", "open", "l")
    assert opened == [str(proposed(played, documents))]


def test_none_writes_nothing(played: Path, documents: Path) -> None:
    """That is said, and one is asked what else to do."""
    assert "> none No file was written. Enter, or h > l" in exported(played, "none", "l")
    assert list(documents.iterdir()) == []


def test_nothing_is_written_over_unless_asked_twice(played: Path, documents: Path) -> None:
    """The first enter tells, the second replaces."""
    path = proposed(played, documents)
    path.write_text(MINE, "utf-8")
    assert f"{path.name} {AGAIN}" in exported(played, "", "none")
    assert path.read_text("utf-8") == MINE
    exported(played, "", "")
    assert path.read_text("utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("again", ["", "{}"], ids=["enter", "the same name"])
def test_the_second_enter_replaces_what_was_asked_about(played: Path, documents: Path, again: str) -> None:
    """Not what was proposed before."""
    path = documents / "mine.md"
    path.write_text(MINE, "utf-8")
    exported(played, path, again.format(path))
    assert path.read_text("utf-8").startswith("# CPD record")
    assert list(documents.iterdir()) == [path]


def test_to_have_been_asked_about_one_file_counts_for_no_other(played: Path, documents: Path) -> None:
    """Each is asked about by its own name, and again when one comes back to it."""
    one, other = documents / "one.md", documents / "other.md"
    for path in (one, other):
        path.write_text(MINE, "utf-8")
    said = exported(played, one, other, one, "none")
    assert [said.count(f"{path.name} {AGAIN}") for path in (one, other)] == [2, 1]
    assert [path.read_text("utf-8") for path in (one, other)] == [MINE, MINE]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("{}/a", FORMATS),
        ("{}/a.pdf", FORMATS),
        ("~", FORMATS),
        ("{}/nowhere/a.html", "a.html cannot be written: no such file or directory."),
        ("~nobody-of-this-name/a.md", "~nobody-of-this-name/a.md cannot be written: no such file or directory."),
        (f"{{}}/{'a' * 300}.html", "a.html cannot be written: file name too long."),
    ],
    ids=["no ending", "pdf", "home", "no folder", "nobody's home", "too long"],
)
def test_a_name_that_cannot_be_is_told(played: Path, documents: Path, name: str, told: str) -> None:
    """Nothing is written, and enter takes the proposed name then."""
    said = exported(played, name.format(documents), "", "l")
    assert unbroken(told) in unbroken(said)
    assert list(documents.iterdir()) == [proposed(played, documents)]


@pytest.mark.parametrize("name", ["a.html", "a.md", "a.csv", "a.json", "a.docx"])
def test_the_ending_of_the_name_says_the_format(played: Path, documents: Path, name: str) -> None:
    """Each of those that are named."""
    exported(played, documents / name)
    assert (documents / name).stat().st_size > 0
