"""Playing a scenario line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenario_trainer.plain.play import play
from scenario_trainer.play.decisions import Sureness, Thoughts
from scenario_trainer.play.moments import Timing
from scenario_trainer.play.session import Session
from scenario_trainer.records.database import Database
from scenario_trainer.story.library import guidance_for
from tests.support.beside import attempts, chosen
from tests.support.typist import (
    ASK,
    FIXED,
    GUIDANCE,
    LOCKED_ROTA,
    MEANWHILE,
    ROTA,
    TELL,
    assert_golden,
    conversation,
    visit,
)
from tests.support.variants import RING, STUCK, small_with, with_scenes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[str, str], Path]


def played(folder: Path, *lines: str, timing: Timing = Timing.COACHED) -> str:
    """A playthrough of the small story after its briefing."""
    return visit(folder, "", *lines, first="small", timing=timing).split("The kettle is empty again.", 1)[1]


def stuck(write: Write, *changes: tuple[str, str], lines: tuple[str, ...]) -> str:
    """A playthrough of a story that has a mistake in it."""
    guidance = guidance_for(write("guidance.yaml", GUIDANCE).parent)
    session = Session(small_with(write, guidance, FIXED, *changes), guidance)
    return conversation(lambda console: play(session, console), *lines)


def test_a_coached_playthrough_reads_as_agreed(folder: Path) -> None:
    """From the briefing to the debrief, with every command used once."""
    lines = ("", "", LOCKED_ROTA, TELL, "w", "b", "x", ASK, "t", "", ROTA, "", "b", ROTA, "", "", "p", "l", "q")
    assert_golden("coached.txt", visit(folder, *lines, first="small"))


def test_a_playthrough_for_its_consequences_reads_as_agreed(folder: Path) -> None:
    """The timing is changed in the briefing; all that is said about choices stands in the debrief."""
    lines = ("t", "", "", TELL, "", "b", ASK, "", TELL, "", "3", "", "", "l", "q")
    assert_golden("consequences.txt", visit(folder, *lines, first="small"))


def test_nothing_of_the_coaching_is_said_before_the_debrief(folder: Path) -> None:
    """Neither reason nor principle nor temptation, and no command would tell."""
    said = played(folder, "", TELL, "w", "t", "", "", timing=Timing.CONSEQUENCES)
    before, debrief = said.split("Debrief: A small story")
    for words in ("It is true.", "Nobody had asked.", "Facts boil no water", "Works against"):
        assert (words in before, words in debrief) == (False, True)
    assert "You are right." not in before
    assert "why others" not in before


@pytest.mark.parametrize("timing", Timing)
def test_hopes_and_worries_stay_hidden_until_the_debrief(folder: Path, timing: Timing) -> None:
    """As they would at work."""
    before, debrief = visit(folder, "", "", TELL, "", "", first="small", timing=timing).split("Debrief:")
    for words in ("A quiet morning.", "Another complaint."):
        assert (words in before, words in debrief) == (False, True)


def test_a_locked_choice_says_why_and_cannot_be_taken(folder: Path) -> None:
    """It has its number, so that no number changes when it opens."""
    said = played(folder, "", LOCKED_ROTA, ASK)
    assert "3. Suggest that you both try the rota for a week. (not yet: You do not know" in said
    assert "That cannot be chosen yet. Please take another." in said
    assert "Your choice: Ask Ada how the rota came about." in said


def test_an_open_decision_is_said_to_be_one(folder: Path) -> None:
    """Nobody is left waiting for a judgement."""
    said = played(folder, "", ASK, "", "3")
    outcome = said.split("Your choice: Whisper that you know about the rota.")[1]
    assert "An open decision: the guidance does not favour one answer here." in outcome


def test_a_gauge_that_did_not_move_is_not_said_to_have(folder: Path) -> None:
    """Only changes are told after a choice."""
    outcome = played(folder, "", ASK, "", ROTA).split("Your choice: Suggest")[1]
    assert "Trust in the kitchen" not in outcome


def test_guidance_can_be_read_in_the_middle(folder: Path) -> None:
    """And the question stands where it stood."""
    said = played(folder, "", "g", ASK)
    assert "5. A quarrel is no failure (what to avoid)" in said
    assert "Your choice: Ask Ada how the rota came about." in said


def test_the_first_decision_has_no_step_back(folder: Path) -> None:
    """What cannot be done is not offered, and typing it does nothing."""
    said = played(folder, "", "b", ASK)
    assert "1-3 choose, g guidance, t transcript, l leave for the list, q quit." in said
    assert "One step back." not in said


@pytest.mark.parametrize("changes", STUCK.values(), ids=STUCK)
def test_from_a_stuck_story_one_can_step_back(write: Write, changes: tuple[tuple[str, str], ...]) -> None:
    """It says whose mistake it is, and asks the last decision again."""
    said = stuck(write, *changes, lines=("", TELL, "", "b"))
    assert "The story cannot go on" in said
    assert "This is a mistake in the scenario, not yours." in said
    assert "b step back, g guidance, t transcript, l leave for the list, q quit." in said
    assert said.split("One step back.")[1].lstrip().startswith("Decision 1")


def test_a_story_that_is_stuck_at_once_can_be_left(write: Write) -> None:
    """There is nothing to go back to."""
    said = stuck(write, with_scenes(RING), ("start: door", "start: round"), lines=("l",))
    assert "The story goes round and round: round, about." in said
    assert "g guidance, t transcript, l leave for the list, q quit." in said
    assert "step back," not in said


THINKING = ("y", "", "")
"""From a briefing to the first decision, to be asked for thoughts."""


def test_nothing_of_what_follows_is_said_before_the_thoughts_are_given(folder: Path) -> None:
    """Neither outcome nor feedback."""
    follows = (
        "Ada says nothing.",
        "She leaves.",
        "It is true.",
        "Works against",
        "You are right.",
        "towards wary",
    )
    said = visit(folder, *THINKING, TELL, "3", "It is my kettle.", first="small")
    before, after = said.split("> It is my kettle.")
    assert "Your choice: Tell Ada" in before
    assert [words for words in follows if words in before] == []
    assert [words for words in follows if words in after] == list(follows)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("", ""), Thoughts()),
        (("1", ""), Thoughts("", Sureness.GUESSING)),
        (("4", "It is my kettle."), Thoughts("It is my kettle.", Sureness.CERTAIN)),
        (("", " why, [b]not[/] "), Thoughts("why, [b]not[/]")),
        (("5", "certain", "2", "b"), Thoughts("b", Sureness.UNSURE)),
    ],
    ids=["skipped", "sure", "both", "a reason", "after mistakes"],
)
def test_what_was_thought_is_kept(folder: Path, lines: tuple[str, ...], expected: Thoughts) -> None:
    """Either part, both or none."""
    visit(folder, *THINKING, TELL, *lines, first="small")
    assert [decision.thoughts for decision in attempts(folder)[0].decisions] == [expected]


@pytest.mark.parametrize(
    "lines", [("b",), ("q",), ("4", "q"), ()], ids=["reconsidered", "left", "left late", "over"]
)
def test_who_gives_no_answer_has_taken_nothing(folder: Path, lines: tuple[str, ...]) -> None:
    """Who reconsiders is asked the decision again, and takes another."""
    said = visit(folder, *THINKING, TELL, *lines, first="small")
    assert chosen(folder) == []
    assert said.count("Decision 1") == (2 if lines == ("b",) else 1)


def test_after_reconsidering_any_choice_can_be_taken(folder: Path) -> None:
    """With thoughts of its own."""
    visit(folder, *THINKING, TELL, "b", ASK, "4", "", first="small")
    assert chosen(folder) == [(None, ["ask"])]


def test_nobody_is_asked_who_did_not_want_to_be(folder: Path) -> None:
    """It is off at first; once chosen it holds for the next play, too, also for a what-if."""
    question = "How sure are you?"
    assert question not in visit(folder, "", "", TELL, first="small")
    assert question in visit(folder, "n", "1", *THINKING, TELL)
    assert question in visit(folder, "n", "1", "", "", TELL)
    assert visit(folder, "1", "b", ASK).count(question) == 1


def test_what_is_said_after_a_choice_is_on_the_disk(folder: Path) -> None:
    """While the program runs, so that no kill can take it away."""
    found: list[object] = []
    visit(folder, "", "", ASK, MEANWHILE, first="small", meanwhile=lambda _: found.extend(chosen(folder)))
    assert found == [(None, ["ask"])]


def test_another_answer_after_a_step_back_is_a_what_if(folder: Path) -> None:
    """What was answered first stays the first pass, however often one goes back."""
    visit(folder, "", "", TELL, "b", ASK, "", "3", "b", ROTA, first="small")
    assert chosen(folder) == [(None, ["tell"]), (1, ["ask", "whisper"]), (1, ["ask", "rota"])]


def test_a_choice_that_cannot_be_kept_is_told_once_and_play_goes_on(folder: Path) -> None:
    """To its debrief, where that is told, too."""
    lines = ("", "", MEANWHILE, TELL, "b", ASK, "", ROTA, "", "")
    said = " ".join(visit(folder, *lines, first="small", meanwhile=Database.close).split())
    assert said.count("Your decisions cannot be kept just now: ") == 1
    assert said.index("Your decisions cannot be kept") < said.index("Your choice: Tell Ada")
    assert "A fragile ending: A full kettle" in said.split("Debrief: A small story")[1]
