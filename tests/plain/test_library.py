"""The list of scenarios and a scenario's briefing, line by line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from scenario_trainer import __version__
from scenario_trainer.documents.wording import labels
from scenario_trainer.play.preferences import PreferencesFile
from scenario_trainer.records.database import Database
from scenario_trainer.render.plain_lines import WIDTH
from scenario_trainer.story.entries import TUTORIAL
from scenario_trainer.story.library import bundled_folder
from tests.support.beside import attempts, chosen, forget_all, lived
from tests.support.typist import ASK, FIXED, GOLDEN, GUIDANCE, MEANWHILE, TELL, assert_golden, visit
from tests.support.variants import small_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[str, str], Path]

DRAWN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2500-\u25ff\u2800-\u28ff\ue000-\uf8ff]")
"""Controls and escape codes, boxes, blocks and shapes, braille patterns, private symbols."""


def titled(title: str, minutes: int, level: str) -> str:
    """The small story under another title, for another list place."""
    name = title.lower().replace(" ", "-")
    return small_text(
        ("id: small", f"id: {name}"),
        ("title: A small story", f"title: {title}"),
        ("minutes: 5", f"minutes: {minutes}"),
        ("level: initial", f"level: {level}"),
    )


def shown_last(said: str) -> str:
    """The last outcome that was shown, without the commands below it."""
    return re.split(r"\n\n[Ee]nter\b", said.rpartition("Your choice:")[2])[0]


@pytest.fixture
def folder(write: Write) -> Path:
    """Three stories, one of them broken below its head, and a guidance of its own."""
    write("guidance.yaml", GUIDANCE)
    write("small.yaml", small_text(FIXED))
    write("a-long-story.yaml", titled("A long story", 30, "continuing"))
    return write(
        "bent.yaml", small_text(("id: small", "id: bent"), ("effects: {trust: +1,", "effects: {turst: +1,"))
    ).parent


def listed(said: str) -> list[str]:
    """The numbered lines of a list."""
    return re.findall(r"^\d\. .*$", said, re.MULTILINE)


def test_a_visit_to_the_list_reads_as_agreed(folder: Path) -> None:
    """With filter, orders, guidance, help, a broken scenario and a briefing left again."""
    lines = ("/", "kettle long", "/", "nowhere", "/", "", "s", "s", "h", "g", "3", "", "3", "1", "l", "9", "", "q")
    said = visit(folder, *lines)
    assert_golden("library.txt", said.replace(str(folder), "FOLDER").replace(__version__, "VERSION"))


@pytest.mark.parametrize("name", ["coached.txt", "library.txt"])
def test_the_face_only_writes_lines(name: str) -> None:
    """No escape codes, boxes or blocks, and no line wider than a narrow terminal."""
    text = (GOLDEN / name).read_text("utf-8")
    assert DRAWN.findall(text) == []
    assert [line for line in text.splitlines() if len(line) > WIDTH] == []


@pytest.mark.parametrize("path", sorted(bundled_folder().glob("*.yaml")), ids=lambda path: path.stem)
def test_what_comes_along_has_nothing_drawn_in_it(path: Path) -> None:
    """So that the plain face need not take anything out."""
    assert DRAWN.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ((), ["A small story", "A long story"]),
        (("s",), ["A small story", "A long story"]),
        (("s", "s"), ["A long story", "A small story"]),
    ],
    ids=["by level", "shortest first", "by title"],
)
def test_the_list_can_be_sorted(folder: Path, typed: tuple[str, ...], expected: list[str]) -> None:
    """The broken ones are always last."""
    assert [line[3:] for line in listed(visit(folder, *typed))][-3:] == [*expected, "bent"]


def test_a_third_sort_is_the_first_again(folder: Path) -> None:
    """The orders go round."""
    assert visit(folder, "s", "s", "s").count("3 scenarios, by level") == 2


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("long", "1 scenario with ‘long’, by level"),
        ("KETTLE", "2 scenarios with ‘KETTLE’, by level"),
        ("kettle story", "2 scenarios with ‘kettle story’, by level"),
        ("continuing", "1 scenario with ‘continuing’, by level"),
        ("quarrel failure", "2 scenarios with ‘quarrel failure’, by level"),
        ("broken", "1 scenario with ‘broken’, by level"),
        ("teapot", "No scenario has ‘teapot’ in it."),
    ],
)
def test_the_list_can_be_filtered(folder: Path, words: str, expected: str) -> None:
    """Every word must occur; how many are left is said."""
    assert expected in visit(folder, "/", words)


def test_an_empty_filter_shows_all_again(folder: Path) -> None:
    """There is a way out of every filter."""
    assert visit(folder, "/", "teapot", "/", "").count("3 scenarios, by level") == 2


def test_an_empty_folder_says_what_belongs_into_it(tmp_path: Path) -> None:
    """And the program can still be left, or helped with."""
    empty = tmp_path / "stories"
    empty.mkdir()
    said = visit(empty, "1", "h", "q")
    assert f"There are no scenarios in {empty}.".replace(" ", "") in "".join(said.split())
    assert "Please type one of these: / find" in said


def test_a_broken_scenario_cannot_be_opened(folder: Path) -> None:
    """Its author is directed to the check; one is back in the list."""
    said = " ".join(visit(folder, "3").split())
    assert f"> 3 bent: {labels.CANNOT_BE_PLAYED} Back in the list of scenarios." in said


def test_a_scenario_mended_meanwhile_can_be_played(folder: Path, write: Write) -> None:
    """Files are read when they are opened."""
    broken = (folder / "bent.yaml").read_text("utf-8")
    assert "bent: This scenario cannot be opened." in visit(folder, first="bent")
    write("bent.yaml", broken.replace("turst", "trust"))
    assert "You are the newcomer." in visit(folder, first="bent")


def test_the_tutorial_is_offered_until_a_scenario_was_started(folder: Path, write: Write) -> None:
    """Looking at a briefing is no start."""
    write(f"{TUTORIAL}.yaml", small_text(("id: small", f"id: {TUTORIAL}")))
    welcomed = ["New here?" in visit(folder, *lines) for lines in ((), ("1", "l"), ("1", ""), ())]
    assert welcomed == [True, True, True, False]


def test_without_the_tutorial_nothing_is_offered(folder: Path) -> None:
    """A folder of one's own need not have it."""
    assert "New here?" not in visit(folder)


def test_a_story_that_was_left_can_be_taken_up_again(folder: Path) -> None:
    """It is said to be underway, and goes on where it was without a second briefing."""
    said = visit(folder, "1", "", "", ASK, "l", "1")
    assert "5 minutes, underway" in said
    assert said.count("Who you will meet") == 1
    assert said.count("Your choice: Ask Ada") == 2


def test_a_finished_story_is_no_longer_underway(folder: Path) -> None:
    """It begins anew, with its briefing."""
    said = visit(folder, "1", "", "", TELL, "", "", "l", "1")
    assert "underway" not in said
    assert said.count("Who you will meet") == 2


def test_playing_again_begins_at_the_briefing(folder: Path) -> None:
    """Right from the debrief."""
    said = visit(folder, "", "", TELL, "", "", "a", first="small")
    assert said.count("Who you will meet") == 2


def test_what_cannot_be_remembered_is_said_and_play_goes_on(folder: Path) -> None:
    """A data folder that cannot be written costs nobody the story."""
    (folder.parent / "data").write_text("a file, not a folder", encoding="utf-8")
    said = visit(folder, "1", "")
    told = said.index("This cannot be remembered for next time:")
    assert said.index("The kettle is empty again.") > told


def test_a_start_is_remembered(folder: Path) -> None:
    """In the preferences."""
    visit(folder, "1", "")
    assert PreferencesFile(folder.parent / "data").preferences.welcomed is True


@pytest.mark.parametrize("typed", [("q",), (), ("1", "q"), ("1", ""), ("1", "", "q")])
def test_leaving_says_goodbye(folder: Path, typed: tuple[str, ...]) -> None:
    """Anywhere, by q or by the end of the input."""
    assert visit(folder, *typed).endswith("\n\nGoodbye.\n")


@pytest.mark.parametrize("typed", [("g", ""), ("j",), ("v",), ("/", ""), ("3",)], ids=lambda typed: typed[0])
def test_a_list_that_has_not_changed_is_not_read_again(folder: Path, typed: tuple[str, ...]) -> None:
    """Only that one is back; enter reads it."""
    said = visit(folder, *typed)
    assert said.count("3 scenarios, by level") == 1
    assert "Back in the list of scenarios.\n\n1 to 3, enter read the list again, or h\n" in said
    assert visit(folder, *typed, "").count("3 scenarios, by level") == 2


def test_a_list_that_has_changed_is_read_again(folder: Path) -> None:
    """A scenario is underway."""
    said = visit(folder, "1", "", "", ASK, "l")
    assert "underway" in said.rpartition("3 scenarios, by level")[2]
    assert "Back in the list" not in said


def test_the_guidance_is_read_principle_by_principle(folder: Path) -> None:
    """From their titles, by number, with how each was taken up; an empty line goes back."""
    lived(folder, ("tell",))
    titles, principle, back = visit(folder, "g", "4", "").split("> g")[1].split("\n> ")[:3]
    assert listed(titles)[0] == "1. Begin small"
    assert "Instead of:" not in titles
    assert principle.startswith("4\n\nFacts boil no water\n")
    assert labels.WHERE_YOU_MET_IT in principle
    assert principle.endswith("1 to 5, enter, or h")
    assert "Back in the list of scenarios." in back


def test_an_attempt_can_be_begun_anew(folder: Path) -> None:
    """By a command of its own, at the briefing; what was underway stays, and its number leads to the newest."""
    lived(folder, ("ask",))
    said = visit(folder, "a", "1", "", "", TELL, "l", "1")
    assert said.count("Who you will meet") == 1
    assert said.count("Your choice: Tell Ada") == 2
    assert chosen(folder) == [(None, ["ask"]), (None, ["tell"])]


def test_who_begins_none_anew_is_back_at_the_list(folder: Path) -> None:
    """Nothing was begun."""
    lived(folder, ("ask",))
    said = visit(folder, "a", "l")
    assert said.endswith(
        "Back in the list of scenarios.\n\n1 to 3, enter read the list again, or h\n> \n\nGoodbye.\n"
    )
    assert "Who you will meet" not in said


@pytest.mark.parametrize(
    "lines",
    [(ASK,), (ASK, ""), (ASK, "", TELL), (ASK, "", TELL, "b")],
    ids=["an outcome", "a decision", "a later outcome", "a step back"],
)
def test_the_next_day_goes_on_where_the_last_left(folder: Path, lines: tuple[str, ...]) -> None:
    """At what followed the last decision that was kept, without a second briefing; left in whatever way."""
    left = shown_last(visit(folder, "1", "", "", *lines, "l", "1"))
    again = visit(folder, "1")
    assert "underway" in again
    assert "Who you will meet" not in again
    assert shown_last(again) == left
    assert shown_last(visit(folder, first="small")) == left


def test_an_ending_that_nobody_looked_back_on_is_still_there(folder: Path) -> None:
    """One that was leads to a new beginning."""
    visit(folder, "1", "", "", TELL, "")
    assert "Debrief: A small story" in visit(folder, "1", "", "")
    assert "Who you will meet" in visit(folder, "1")


@pytest.mark.parametrize(
    ("change", "number", "text", "what", "goes_on"),
    [
        (
            ("      rota:", "      plan:"),
            2,
            "Suggest that you both",
            "that choice is no longer there",
            "Decision 2",
        ),
        (("when: asked and trust > 2", "when: trust > 3"), 2, "Suggest that", "no longer open at", "Decision 2"),
        (
            ("        once: true\n        goto: kitchen", "        goto: week"),
            2,
            "Suggest",
            "leads elsewhere",
            "A fragile",
        ),
        (("      ask:", "      inquire:"), 1, "Ask Ada how", "that choice is no longer there", "Decision 1"),
    ],
    ids=["a choice is gone", "a condition is false", "the story ends before", "at once"],
)
def test_a_story_that_has_changed_says_where(
    folder: Path, change: tuple[str, str], number: int, text: str, what: str, goes_on: str
) -> None:
    """Then one goes on from the last decision that still stands; the record stays whole."""
    lived(folder, ("ask", "rota"))
    story = (folder / "small.yaml").read_text("utf-8")
    assert story.count(change[0]) == 1
    changed = story.replace(*change).replace("kitchen/ask, kitchen/rota", "kitchen/tell, kitchen/tell")
    (folder / "small.yaml").write_text(changed, "utf-8")
    before = attempts(folder)
    said = " ".join(visit(folder, "j", "1", "", "1").split()).split("The story has changed: A small story ")[1]
    assert said.startswith(
        f"This story has changed since you played it. At decision {number}, “Ada wants the kettle"
    )
    assert [words in said for words in (f"you chose “{text}", what, goes_on)] == [True] * 3
    assert attempts(folder)[0].decisions == before[0].decisions


def test_what_the_records_have_to_say_at_the_start_is_told(folder: Path) -> None:
    """A damaged file is set aside under a name that is told, and play goes on with new records."""
    data = folder.parent / "data"
    data.mkdir()
    (data / "records.db").write_bytes(b"not a database, by no means" * 100)
    said = " ".join(visit(folder, "1", "", "", ASK).split())
    (aside,) = data.glob("records-damaged-*.db")
    assert f"Your records were damaged. They are set aside as {aside.name}; new ones begin." in said
    assert chosen(folder) == [(None, ["ask"])]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("1", "", "", TELL), "Your choice: Tell Ada"),
        (("a", "1", "", "", TELL), "Your choice: Tell Ada"),
        (("g",), "A quarrel is no failure"),
        (("s",), "3 scenarios, shortest first"),
        (("j",), "Your records cannot be used"),
        (("v",), "Your records cannot be used"),
    ],
    ids=["play", "anew", "guidance", "sort", "journal", "review"],
)
def test_a_list_whose_records_cannot_be_read_still_leads_everywhere(
    folder: Path, lines: tuple[str, ...], words: str
) -> None:
    """What refuses is told, and then one is asked what to do."""
    lived(folder, ("ask",))
    said = visit(folder, MEANWHILE, "/", "", *lines, meanwhile=Database.close)
    listed_again = said.split("Words to look for; nothing shows all.")[1]
    assert "Your records cannot be used just now" in listed_again.split(">")[1]
    assert words in listed_again.split(">", 2)[2]


@pytest.mark.parametrize(
    "lines",
    [
        ("1", MEANWHILE, "", "", ASK, "", "2", "", "", "w", "1", TELL, "", "", "r", "e", "a", "l"),
        ("1", "", "", ASK, MEANWHILE, "b", TELL, "", "", "l", "j", "v", "a", "1", "l"),
        ("1", "", "", TELL, "", "", MEANWHILE, "r", "Oh.", "e", "none", "w", "1", ASK, "l", "1"),
        ("1", "", "", TELL, "", "", "l", "j", MEANWHILE, "1", "e", "none", "x", "x", "l"),
        ("1", "", "", TELL, "", "", "l", "j", "1", MEANWHILE, "", "l"),
        ("v", MEANWHILE, "1"),
    ],
    ids=["briefing", "play", "debrief", "journal", "attempt", "review"],
)
@pytest.mark.parametrize("refuse", ["closed", "emptied"])
def test_nothing_fails_where_the_records_refuse(
    folder: Path, documents: Path, lines: tuple[str, ...], refuse: str
) -> None:
    """Whatever happens to them in the middle, and whatever is typed then."""
    does = {"closed": Database.close, "emptied": lambda _: forget_all(folder)}
    assert visit(folder, *lines, "q", meanwhile=does[refuse]).endswith("\n\nGoodbye.\n")


def test_an_attempt_that_the_changed_story_ends_is_looked_back_on(folder: Path) -> None:
    """It is not underway for ever."""
    lived(folder, ("ask", "tell"))
    story = (folder / "small.yaml").read_text("utf-8")
    changed = story.replace("        once: true\n        goto: kitchen", "        goto: week")
    (folder / "small.yaml").write_text(changed, "utf-8")
    said = visit(folder, "1", "", "l")
    assert said.index("The story has changed") < said.index("Debrief: A small story")
    assert "underway" not in said.split("Debrief: A small story")[1]
