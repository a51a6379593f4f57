"""Playing a scenario line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenario_trainer.coaching.moments import Timing
from scenario_trainer.plain.play import play
from scenario_trainer.session import Session
from scenario_trainer.story.library import guidance_for
from tests.plain.faces import ASK, FIXED, GUIDANCE, LOCKED_ROTA, ROTA, TELL, assert_golden, conversation, visit
from tests.variants import RING, STUCK, small_text, small_with, with_scenes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[str, str], Path]


@pytest.fixture
def folder(write: Write) -> Path:
    """A folder with the small story, its choices in written order, and a guidance of its own."""
    write("guidance.yaml", GUIDANCE)
    return write("small.yaml", small_text(FIXED)).parent


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
