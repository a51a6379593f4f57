"""Playing a scenario line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenario_trainer.documents.wording import labels
from scenario_trainer.plain.play import play
from scenario_trainer.play.decisions import Confidence, Rationale
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


def test_a_playthrough_reads_as_agreed(folder: Path) -> None:
    """From the briefing to the debrief, with every command used once."""
    first = ("", "", LOCKED_ROTA, TELL, "i", "o", "b", "x", ASK, "t", "", "p", "h", "", ROTA)
    rest = ("", "b", ROTA, "", "", *[""] * 5, "w", "", "l", "q")
    assert_golden("coached.txt", visit(folder, *first, *rest, first="small"))


def test_it_is_said_that_there_is_a_note(folder: Path) -> None:
    """With what follows the decision that it is on."""
    said = played(folder, "", "r", "Ask why.", ASK)
    assert said.index("Your choice: Ask Ada") < said.index("Your note: Ask why.")


def test_a_note_can_be_changed_and_taken_back(folder: Path) -> None:
    """As whatever else is written; enter keeps it, and no sign but the word takes it back."""
    said = played(folder, "", "r", "Ask why.", "r", "", "r", "?", "r", "none", "r").split("> r\n")[1:]
    assert said[0].endswith("> Ask why.\nKept.\n\n1 to 3, or h\n")
    assert "You wrote: Ask why.\nEnter keeps it; none takes it back.\n" in said[1]
    assert "You wrote: Ask why." in said[2]
    assert "You wrote: ?" in said[3]
    assert "> none\nTaken back.\n" in said[3]
    assert "You wrote" not in said[4]


def test_before_the_first_decision_there_is_nothing_to_note(folder: Path) -> None:
    """What cannot be done is not offered."""
    before, after = played(folder, "h", "", "h").split("Decision 1")
    assert ("r write a note" in before, "r write a note" in after) == (False, True)


@pytest.mark.parametrize("timing", Timing)
def test_when_feedback_comes_is_said_with_the_first_decision(folder: Path, timing: Timing) -> None:
    """And not with the others; who comes back another day hears it again."""
    said = visit(folder, "", "", ASK, "", first="small", timing=timing)
    assert f"Decision 1 · {labels.FEEDBACK[timing]} · perhaps the last\n" in said
    assert "Decision 2 · perhaps the last\n" in said
    assert f"Decision 2 · {labels.FEEDBACK[timing]} · perhaps the last\n" in visit(folder, "", first="small")


def test_without_coaching_no_command_says_more(folder: Path) -> None:
    """Neither an outcome nor the transcript has feedback, and why others choose differently is not offered."""
    said = played(folder, "", TELL, "o", "t", "", timing=Timing.CONSEQUENCES)
    assert "You say why" not in said
    assert "Please type one of these: enter go on, b try another answer, g guidance" in " ".join(said.split())
    assert "Works against" not in said


def test_a_locked_choice_says_why_and_cannot_be_taken(folder: Path) -> None:
    """It has its number, so that no number changes when it opens."""
    said = played(folder, "", LOCKED_ROTA, ASK)
    reason = "Not yet: You do not know about a rota yet."
    assert f"3. {reason}\n   Suggest that you both try the rota for a week." in said
    assert f"> {LOCKED_ROTA}\n{reason}\n" in said
    assert "Your choice: Ask Ada how the rota came about." in said


def test_the_transcript_can_be_read_in_part(folder: Path) -> None:
    """The passages in which all words occur, in either case; where there are none, it says so."""
    said = played(folder, "", TELL, "t", "KETTLE ada", "t", "teapot")
    found, nothing = (part.partition("A small story")[2] for part in said.split("Words to look for")[1:])
    assert "Ada" in found
    assert "Your choice" not in found
    assert nothing.strip().startswith("Not found")


def test_guidance_and_people_can_be_read_in_the_middle(folder: Path) -> None:
    """And the question stands where it stood."""
    said = played(folder, "", "g", "", "p", ASK)
    places = [
        said.index(words) for words in ("A quarrel is no failure", labels.PEOPLE_AND_WORDS, "Your choice: Ask")
    ]
    assert places == sorted(places)


def test_what_the_named_principles_mean_can_be_asked(folder: Path) -> None:
    """Each in a line, without the verdicts again; where an outcome names none, it is not offered."""
    said = played(folder, "", TELL, "i", "b", ASK, "", "3", "i").split("> i")
    assert (
        said[1]
        .lstrip()
        .startswith("Show what it is good for: Let people see the tea.\nFacts boil no water: Being")
    )
    assert "Works against" not in said[1].split("One step back.")[0]
    assert said[2].startswith("\nPlease type one of these: enter go on, b try another answer, o why")


def test_the_guidance_begins_with_the_principle_that_an_outcome_names(folder: Path) -> None:
    """Then come the titles of all, as they do at once from elsewhere."""
    said = played(folder, "", "g", "", TELL, "g").split("> g\n")
    assert said[1].startswith("\nKitchen rules\n1. Begin small\n")
    assert said[2].startswith("\nShow what it is good for\n\nWhat to try\n\nLet people see the tea.\n")
    assert "\n\nKitchen rules\n1. Begin small\n" in said[2]
    assert "Begin with what fits" not in said[2]


def test_the_first_decision_has_no_step_back(folder: Path) -> None:
    """What cannot be done is not offered, and typing it does nothing."""
    said = " ".join(played(folder, "", "b", ASK).split())
    assert (
        "1 to 3 choose, g guidance, p people and words, t transcript, r write a note, l back to the list, q quit, "
        "h help." in said
    )
    assert "One step back." not in said


@pytest.mark.parametrize("changes", STUCK.values(), ids=STUCK)
def test_from_a_stuck_story_one_can_step_back(write: Write, changes: tuple[tuple[str, str], ...]) -> None:
    """It says whose mistake it is, and asks the last decision again."""
    said = stuck(write, *changes, lines=("", TELL, "", "h", "b"))
    assert "The story cannot go on" in said
    assert "This is a mistake in the scenario, not yours." in said
    assert "b step back, g guidance, p people and words" in said
    assert said.split("One step back.")[1].lstrip().startswith("Decision 1")


def test_a_story_that_is_stuck_at_once_can_be_left(write: Write) -> None:
    """There is nothing to go back to."""
    said = stuck(write, with_scenes(RING), ("start: door", "start: round"), lines=("l",))
    assert "The story goes round and round: round, about." in said
    assert "\ng guidance, p people and words" in said
    assert "step back," not in said


THINKING = ("y", "", "")
"""From a briefing to the first decision, to be asked for a rationale."""


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
        (("", ""), Rationale()),
        (("1", ""), Rationale("", Confidence.GUESSING)),
        (("4", "It is my kettle."), Rationale("It is my kettle.", Confidence.CERTAIN)),
        (("", " why, [b]not[/] "), Rationale("why, [b]not[/]")),
        (("5", "certain", "2", "b"), Rationale("b", Confidence.UNSURE)),
    ],
    ids=["skipped", "sure", "both", "a reason", "after mistakes"],
)
def test_what_was_thought_is_kept(folder: Path, lines: tuple[str, ...], expected: Rationale) -> None:
    """Either part, both or none."""
    visit(folder, *THINKING, TELL, *lines, first="small")
    assert [decision.rationale for decision in attempts(folder)[0].decisions] == [expected]


@pytest.mark.parametrize(
    "lines", [("b",), ("q",), ("4", "q"), ()], ids=["reconsidered", "left", "left late", "over"]
)
def test_who_gives_no_answer_has_taken_nothing(folder: Path, lines: tuple[str, ...]) -> None:
    """Who reconsiders is asked the decision again, and takes another."""
    said = visit(folder, *THINKING, TELL, *lines, first="small")
    assert chosen(folder) == []
    assert said.count("Decision 1") == (2 if lines == ("b",) else 1)


def test_after_reconsidering_any_choice_can_be_taken(folder: Path) -> None:
    """With a rationale of its own."""
    visit(folder, *THINKING, TELL, "b", ASK, "4", "", first="small")
    assert chosen(folder) == [(None, ["ask"])]


def test_nobody_is_asked_who_did_not_want_to_be(folder: Path) -> None:
    """It is off at first; once chosen it holds for the next play, too, also for a what-if."""
    question = "How sure are you?"
    assert question not in visit(folder, "", "", TELL, first="small")
    assert question in visit(folder, "a", "1", *THINKING, TELL)
    assert question in visit(folder, "a", "1", "", "", TELL)
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
