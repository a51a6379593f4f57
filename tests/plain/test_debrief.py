"""Looking back, line by line."""

from __future__ import annotations

import re
from shutil import copy
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.documents.wording import labels
from scenario_trainer.plain.debrief import look_back
from scenario_trainer.play.flow import Flow
from scenario_trainer.play.kept_sessions import resume
from scenario_trainer.play.session import Session
from scenario_trainer.story.entries import TUTORIAL
from scenario_trainer.story.library import bundled_folder, open_library
from tests.support.beside import chosen, forget_all, lived, records
from tests.support.playing import at_rest, play
from tests.support.typist import ASK, ROTA, TELL, conversation, visit

if TYPE_CHECKING:
    from pathlib import Path

    from scenario_trainer.story.model import Scenario

TO_DEBRIEF = ("", "", ASK, "", ROTA, "", "")
"""From the briefing of the small story to its debrief, by Ask and Rota."""
FOLDED = (labels.YOUR_PATH, labels.PRINCIPLES_IN_PLAY, labels.HOPES_AND_WORRIES, labels.TO_TAKE_AWAY)


def flat(text: str) -> str:
    """A text as one line."""
    return " ".join(text.split())


def looked_back(folder: Path, *lines: str) -> str:
    """What is shown from the first debrief of the small story on, when these lines are typed there."""
    return flat(visit(folder, *TO_DEBRIEF, *lines, first="small").split("Debrief: A small story", 1)[1])


@pytest.fixture
def small(folder: Path) -> Scenario:
    """The small story as the folder has it."""
    library = open_library(folder)
    loaded = library.load(library.entries[0]).value
    assert loaded is not None
    return loaded


def test_the_first_screen_comes_at_once_and_enter_reads_on(folder: Path) -> None:
    """One part after another, until there are none; then enter is not offered any more."""
    first, *rest = looked_back(folder, "", "", "", "", "").split("> ")
    assert labels.TRY_AT_WORK in first
    assert [title for title in FOLDED if title in first] == []
    assert [part.startswith(title) for part, title in zip(rest, FOLDED, strict=False)] == [True] * 4
    assert rest[2].endswith("Enter, or h ")
    assert rest[3].rstrip().endswith("l back to the list, q quit, h help.")
    assert "Please type one of these" in rest[4]


def test_what_is_folded_in_the_first_screen_is_read_on_first(tmp_path: Path) -> None:
    """Of many other answers the first screen has one."""
    folder = tmp_path / "stories"
    folder.mkdir()
    copy(bundled_folder() / f"{TUTORIAL}.yaml", folder)
    said = visit(folder, *["", "1"] * 20, first=TUTORIAL).split("Debrief: ")[1]
    first, more, path = [part for part in re.split(r"\n> .*", said) if "Please type one" not in part][:3]
    away = first.split(labels.ONE_DECISION_AWAY)[1].split(labels.MOST_AND_LEAST)[0]
    assert (away.count("leads to"), "more" in away) == (1, False)
    assert re.match(r"\s+\d more\n- Decision", more)
    assert path.lstrip().startswith(labels.YOUR_PATH)


@pytest.mark.parametrize(
    ("number", "decision"),
    [("1", "What if · Decision 1 · feedback at once"), ("2", "What if · Decision 2 · feedback at once")],
)
def test_any_decision_can_be_asked_again(folder: Path, number: str, decision: str) -> None:
    """They are listed first, so that one knows its number."""
    said = looked_back(folder, "w", number)
    assert (
        f"> w {labels.WHICH_DECISION} 1. Ada wants the kettle filled before nine. What do you do? Ask Ada" in said
    )
    assert f"> {number} {decision}" in said


def test_who_keeps_all_decisions_is_asked_what_else_to_do(folder: Path) -> None:
    """And nothing was undone."""
    said = looked_back(folder, "w", "", "w")
    assert said.count(f"> w {labels.WHICH_DECISION}") == 2
    assert chosen(folder) == [(None, ["ask", "rota"])]


def test_another_answer_is_a_what_if(folder: Path) -> None:
    """It is compared with the first pass, which is kept as it was; one can step back further than it began."""
    said = looked_back(folder, "w", "2", "b", TELL, "", "", "", "").split("Debrief: A small story")
    assert "> b One step back. What if · Decision 1 · perhaps the last" in said[0]
    assert said[1].startswith(" · What if How it ended")
    assert labels.SIDE_BY_SIDE in said[1]
    assert chosen(folder) == [(None, ["ask", "rota"]), (1, ["tell"])]


def test_without_records_nothing_is_offered_that_needs_them(folder: Path, small: Scenario) -> None:
    """As when the records could not be opened."""
    answers: list[str] = []
    with records(folder) as database:
        flow = Flow(open_library(folder), database)
        session = play(Session(small, flow.guidance), "tell")
        at_rest(session)
        said = conversation(lambda console: answers.append(look_back(session, flow, console)), "r", "e", "a")
    assert (said.count("Please type one of these"), answers) == (2, ["a"])
    assert "enter read on, w take a decision differently, a new attempt" in flat(said)


@pytest.mark.parametrize("typed", [("r", "Oh."), ("e",)])
def test_what_another_window_deleted_can_be_neither_written_about_nor_exported(
    folder: Path, small: Scenario, typed: tuple[str, ...]
) -> None:
    """Neither is offered any more."""
    lived(folder, ("tell",))
    with records(folder) as database:
        flow = Flow(open_library(folder), database)
        session, _ = resume(database, small, flow.guidance, 1)
        forget_all(folder)
        said = conversation(lambda console: look_back(session, flow, console), *typed, "l")
    assert "Please type one of these: enter read on, w take a decision differently" in flat(said)
