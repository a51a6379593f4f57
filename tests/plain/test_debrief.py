"""Looking back, line by line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.plain.debrief import debrief
from scenario_trainer.play.flow import resume
from scenario_trainer.play.moments import Timing
from scenario_trainer.play.session import Session
from scenario_trainer.story.library import guidance_for
from scenario_trainer.story.loading import load_scenario
from tests.support.beside import chosen, forget_all, lived, records
from tests.support.typist import ASK, ROTA, TELL, conversation, visit

if TYPE_CHECKING:
    from pathlib import Path

TO_DEBRIEF = ("", "", ASK, "", ROTA, "", "")
"""From the briefing of the small story to its debrief, by Ask and Rota."""
TO_ITS_DEBRIEF = ("1", TELL, "", "")
"""From the question which decision to take differently, by another first one, to the debrief of that."""

HEADINGS = (
    "First, for yourself",
    "What happened",
    "Your path",
    "Sure, and the guidance is not",
    "What if, side by side from decision 1: Monday, 8.55",
    "Principles in play",
    "What each person was hoping and worried about",
    "To take away",
)
"""The parts of a debrief, in the order in which research on debriefing has them."""


def flat(text: str) -> str:
    """A text as one line."""
    return " ".join(text.split())


def looked_back(folder: Path, *lines: str) -> str:
    """What is said from the first debrief of the small story on, when these lines are typed there."""
    return flat(visit(folder, *TO_DEBRIEF, *lines, first="small").split("Debrief: A small story", 1)[1])


def test_the_parts_stand_in_their_order(folder: Path) -> None:
    """Reactions, what happened, a closer look that begins with one's own certainty, and what to take away."""
    lines = ("y", "", "", TELL, "4", "", "b", ASK, "", "", "", ROTA, "4", "hm", "", "")
    said = visit(folder, *lines, first="small").split("Debrief: A small story")[1].splitlines()
    assert [line for line in said if line in HEADINGS] == list(HEADINGS)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            (ASK, "", ROTA),
            ["2 endings still open.", "Turning point: 1 of 2 endings still open. It closed ‘Two kettles’."],
        ),
        ((TELL,), ["Turning point: 1 of 2 endings still open. It closed ‘A full kettle’."]),
    ],
)
def test_it_says_which_endings_each_decision_closed(folder: Path, lines: tuple[str, ...], told: list[str]) -> None:
    """And that nothing was closed where nothing was."""
    said = flat(visit(folder, "", "", *lines, "", "", first="small"))
    assert re.findall(r"(?:Turning point: 1 of )?2 endings still open\.(?: It closed ‘[^’]*’\.)?", said) == told


def test_the_same_path_has_the_same_debrief_in_both_timings(folder: Path) -> None:
    """Whether feedback came after each choice or waited for it."""
    coached, waiting = (
        visit(folder, *TO_DEBRIEF, first="small", timing=timing).split("Debrief:")[1] for timing in Timing
    )
    assert coached == waiting


@pytest.mark.parametrize(
    ("sure", "surprised"), [("4", True), ("3", True), ("2", False), ("1", False), ("", False)]
)
def test_what_one_was_sure_of_comes_first(folder: Path, sure: str, surprised: bool) -> None:
    """Where the guidance is not; with the learner's own words."""
    said = flat(visit(folder, "y", "", "", TELL, sure, "It is my kettle.", "", "", first="small"))
    assert ("Sure, and the guidance is not" in said) == surprised
    assert "Your reason: It is my kettle." in said.split("Your path")[1]


@pytest.mark.parametrize(
    ("number", "decision"), [("1", "Decision 1 · perhaps the last"), ("2", "Decision 2 · perhaps the last")]
)
def test_any_decision_can_be_asked_again(folder: Path, number: str, decision: str) -> None:
    """The path is listed first, so that one knows its number."""
    said = looked_back(folder, "w", number)
    assert "1. Monday, 8.55: Ask Ada how the rota came about. 2. Monday, 8.55: Suggest that you both try" in said
    assert f"> {number} {decision}" in said


def test_who_keeps_all_decisions_is_asked_what_else_to_do(folder: Path) -> None:
    """And nothing was undone."""
    assert looked_back(folder, "w", "", "w").count("1-2 choose, enter none of them, q quit.") == 2
    assert chosen(folder) == [(None, ["ask", "rota"])]


def test_a_first_pass_and_a_what_if_stand_side_by_side(folder: Path) -> None:
    """From where they part; the first pass is kept as it was."""
    said = looked_back(folder, "w", *TO_ITS_DEBRIEF).split("Debrief: A small story")[1]
    assert (
        "What if, side by side from decision 1: Monday, 8.55 "
        "- First pass: “Ask Ada how the rota came about”. 2 endings still open. "
        "A fragile ending: A full kettle. Trust in the kitchen 3 of 4. "
        "- What if: “Tell Ada that everybody should refill it”. 1 ending still open. "
        "A breakdown: Two kettles. Trust in the kitchen 0 of 4. "
    ) in said
    assert chosen(folder) == [(None, ["ask", "rota"]), (1, ["tell"])]


def test_after_a_what_if_one_can_step_back_further(folder: Path) -> None:
    """The decision asked again has those before it behind it."""
    said = looked_back(folder, "w", "2", "b", TELL)
    assert "> b One step back. Decision 1 · perhaps the last" in said
    assert chosen(folder) == [(None, ["ask", "rota"]), (1, ["tell"])]


def test_what_was_written_stands_in_its_place(folder: Path) -> None:
    """The reaction instead of its question, an answer below its own."""
    lived(folder, ("ask", "rota"))
    visit(folder, "j", "1", "", "r", "Tea first.", "Me.")
    said = flat(visit(folder, "j", "1", "").split("Debrief:")[1])
    assert "First, for yourself Tea first. What happened" in said
    assert "- Who fills it next week? You wrote: Me." in said


def test_without_records_nothing_is_offered_that_needs_them(folder: Path) -> None:
    """As in a preview."""
    guidance = guidance_for(folder)
    story = load_scenario(folder / "small.yaml", guidance).value
    assert story is not None
    session = Session(story, guidance)
    session.replay([("kitchen", "tell")])
    session.go_on()
    answers: list[str] = []
    said = conversation(lambda console: answers.append(debrief(session, console)), "r", "e", "p")
    assert "\nw take a decision differently, p play again, l back to the list, q quit.\n" in said
    assert answers == ["p"]


@pytest.mark.parametrize("typed", [("r", "Oh."), ("e",)])
def test_what_another_window_deleted_can_be_neither_written_about_nor_exported(
    folder: Path, typed: tuple[str, ...]
) -> None:
    """That is told, and one is asked what else to do."""
    guidance = guidance_for(folder)
    lived(folder, ("tell",))
    with records(folder) as database:
        story = load_scenario(folder / "small.yaml", guidance).value
        assert story is not None
        session = resume(database, story, guidance, 1).session
        forget_all(folder)
        said = conversation(lambda console: debrief(session, console, database), *typed, "l")
    assert "this attempt is not there any more. r write, e export a CPD record" in flat(said)
