"""The words that both faces say."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, get_args, get_type_hints

import pytest

from scenario_trainer.documents import wording
from scenario_trainer.play.comparison import Side
from scenario_trainer.play.debrief import PrincipleTally, Turn
from scenario_trainer.play.decisions import Sureness, Thoughts
from scenario_trainer.play.moments import Timing
from scenario_trainer.play.turning_points import TurningPoint
from scenario_trainer.story.library import TUTORIAL, bundled_folder
from scenario_trainer.story.loading import load_head
from scenario_trainer.story.model import Ending, Gauge, Head, Person, Principle, Source
from scenario_trainer.story.problems import Place, Problem
from scenario_trainer.story.terms import Alignment, EndingKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scenario_trainer.story.model import Scenario

LATE = datetime(2026, 3, 5, 23, 5, tzinfo=UTC)
"""The next morning, five past eight, in Tokyo."""
TRUST = Gauge(label="Trust", start=2, min=0, max=4, low="wary", high="solid")
HURRY = Gauge(label="Hurry", start=0, min=0, max=9, low="calm", high="rushed")
FULL = Ending(outcome=EndingKind.FRAGILE, title="A full kettle", reflect=("Who?",))


@pytest.mark.parametrize(
    ("words", "things"),
    [
        (wording.ALIGNMENTS, Alignment),
        (wording.STOOD, [*Alignment, None]),
        (wording.SURENESS, Sureness),
        (wording.ENDINGS, EndingKind),
        (wording.ENDING_MEANINGS, EndingKind),
        (wording.TIMINGS, Timing),
        (wording.LEVELS, get_args(get_type_hints(Head)["level"])),
        (wording.KINDS, get_args(get_type_hints(Principle)["kind"])),
    ],
    ids=["alignments", "stood", "sureness", "endings", "meanings", "timings", "levels", "kinds"],
)
def test_there_are_words_of_its_own_for_everything(words: Mapping[str, str], things: Iterable[str]) -> None:
    """None is left out, and no two are told alike."""
    assert list(words) == list(things)
    assert len(set(words.values())) == len(words)


def test_the_welcome_is_true_of_the_tutorial() -> None:
    """It names the tutorial's title and how long it takes."""
    head = load_head(bundled_folder() / f"{TUTORIAL}.yaml").value
    assert head is not None
    assert (head.title in wording.WELCOME, head.minutes) == (True, 5)
    assert "five minutes" in wording.WELCOME


@pytest.mark.parametrize(("number", "expected"), [(0, "0 steps"), (1, "1 step"), (2, "2 steps")])
def test_a_number_takes_the_right_noun(number: int, expected: str) -> None:
    """One is the only singular."""
    assert wording.counted(number, "step", "steps") == expected


@pytest.mark.parametrize(
    ("to_go", "expected"),
    [(None, "Decision 3"), (0, "Decision 3 · perhaps the last"), (2, "Decision 3 · at least 2 more")],
)
def test_progress_promises_nothing(to_go: int | None, expected: str) -> None:
    """What is to go is the least that can follow, or not told."""
    assert wording.progress(3, to_go) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (1, "1 step towards solid"),
        (3, "3 steps towards solid"),
        (-1, "1 step towards wary"),
        (-2, "2 steps towards wary"),
    ],
)
def test_a_change_of_a_gauge_names_its_direction(change: int, expected: str) -> None:
    """By the gauge's own word, not by a sign."""
    assert wording.gauge_change(TRUST, change) == expected


def test_a_gauge_reads_with_both_its_ends() -> None:
    """So that the number means something to somebody who sees no bar."""
    assert wording.reading(TRUST, 3) == "Trust: 3, where 0 is wary and 4 is solid"


@pytest.mark.parametrize(
    ("stood", "expected"),
    [
        ((Alignment.REFLECTS,), "in play in 1 decision: reflected 1"),
        ((None, *Alignment), "in play in 4 decisions: reflected 1, partly 1, worked against 1, not taken up 1"),
        ((None, None), "in play in 2 decisions: not taken up 2"),
    ],
)
def test_a_tally_says_what_was_counted(stood: tuple[Alignment | None, ...], expected: str) -> None:
    """Without what did not occur."""
    assert wording.tally(PrincipleTally("p", "P", stood)) == expected


@pytest.mark.parametrize(
    ("organisation", "expected"), [(None, "Ada, Manager"), ("Council", "Ada, Manager, Council")]
)
def test_a_person_is_named_with_what_is_known(organisation: str | None, expected: str) -> None:
    """Where somebody has no organisation, none is missing."""
    assert (
        wording.who(Person(name="Ada", role="Manager", hopes="", worries="", organisation=organisation))
        == expected
    )


@pytest.mark.parametrize(
    ("summary_in", "expected"),
    [
        (None, "A. Mensah: On kettles. The office."),
        ("The news", "A. Mensah: On kettles. The office. Summary: The news."),
    ],
)
def test_a_source_is_cited(summary_in: str | None, expected: str) -> None:
    """With where its summary was published, if it was."""
    cited = Source(authors="A. Mensah", title="On kettles", publisher="The office", summary_in=summary_in)
    assert wording.source(cited) == expected


@pytest.mark.parametrize(
    ("reviewed_by", "expected"),
    [
        ((), "not yet reviewed by practitioners"),
        (("Bo Li", "Cy Day"), "reviewed by Bo Li, Cy Day"),
    ],
)
def test_provenance_says_whether_practitioners_have_reviewed_it(
    small: Scenario, reviewed_by: tuple[str, ...], expected: str
) -> None:
    """Nobody is to take an unreviewed scenario for a reviewed one."""
    head = replace(small, provenance=replace(small.provenance, reviewed_by=reviewed_by))
    assert (
        wording.provenance(head) == f"Written by scenario-trainer project, version 1.0.0, 2026-11-23; {expected}."
    )


def test_about_tells_for_whom_and_how_long(small: Scenario) -> None:
    """On one line of the list."""
    assert wording.about(small) == "initial training, 5 minutes"


@pytest.mark.parametrize(
    ("hint", "expected"), [("Mend it.", "Line 3: It is bent. Mend it."), ("", "Line 3: It is bent.")]
)
def test_a_problem_is_told_on_one_line(hint: str, expected: str) -> None:
    """With its line, and with the hint if there is one."""
    problem = Problem("a.yaml", Place(3, 5), "M203", "It is bent.", hint, "bent: yes")
    assert wording.problem(problem) == expected


def test_an_empty_folder_is_told_with_what_belongs_there() -> None:
    """So that somebody who has just written a scenario knows why it is not listed."""
    assert wording.no_scenarios(Path("mine")) == (
        "There are no scenarios in mine. A scenario is a file whose name ends in .yaml."
    )


@pytest.mark.parametrize(
    ("error", "expected"),
    [(OSError(28, "No space left on device"), "no space left on device"), (OSError("Odd"), "odd")],
)
def test_what_cannot_be_remembered_is_told_with_the_reason(error: OSError, expected: str) -> None:
    """In the system's words, within a sentence."""
    assert wording.not_remembered(error) == f"This cannot be remembered for next time: {expected}."


@pytest.fixture
def in_tokyo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine nine hours ahead."""
    if sys.platform == "win32":
        pytest.skip("the time zone cannot be set for a process")
    monkeypatch.setenv("TZ", "JST-9")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_a_day_is_told_as_one_writes_it(in_tokyo: None) -> None:
    """Without a zero before it, and as it is where somebody is."""
    assert wording.day(LATE) == "6 March 2026"
    assert wording.when(LATE) == "6 March 2026, 08.05"
    assert wording.comes_back(LATE) == "This one comes back on 6 March 2026."


def test_no_match_names_what_was_looked_for() -> None:
    """So that a slip can be seen."""
    assert wording.no_match("ketle") == "No scenario has ‘ketle’ in it."


@pytest.mark.parametrize(
    ("found", "of", "expected"),
    [
        (0, 5, ""),
        (0, None, ""),
        (2, 5, ", 2 of 5 endings met"),
        (1, 1, ", 1 of 1 ending met"),
        (1, None, ", 1 ending met"),
        (3, None, ", 3 endings met"),
    ],
)
def test_endings_are_counted_where_some_were_met(found: int, of: int | None, expected: str) -> None:
    """Of all there are, where that is known."""
    assert wording.endings_met(found, of) == expected


@pytest.mark.parametrize(("number", "expected"), [(1, "1 decision has come"), (4, "4 decisions have come")])
def test_what_is_due_may_be_left(number: int, expected: str) -> None:
    """Nothing nags."""
    assert wording.due(number) == f"{expected} back for review: press v. Or leave it; nothing is lost."


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (Thoughts(), ""),
        (Thoughts("It is true."), "Your reason: It is true."),
        (Thoughts("", Sureness.GUESSING), "You were guessing."),
        (Thoughts("It is true.", Sureness.UNSURE), "You were not very sure. Your reason: It is true."),
    ],
)
def test_thoughts_are_told_as_far_as_there_are_any(said: Thoughts, expected: str) -> None:
    """In the learner's own words."""
    assert wording.thoughts(said) == expected


@pytest.mark.parametrize(
    ("number", "of", "expected"),
    [
        (4, None, "4 endings still open"),
        (1, None, "1 ending still open"),
        (0, None, "0 endings still open"),
        (2, 5, "2 of 5 endings still open"),
        (1, 5, "1 of 5 endings still open"),
        (0, 1, "0 of 1 ending still open"),
        (5, 5, "5 endings still open"),
        (1, 1, "1 ending still open"),
    ],
)
def test_open_endings_are_counted_of_those_that_were_open(number: int, of: int | None, expected: str) -> None:
    """Where some were closed."""
    assert wording.still_open(number, of) == expected


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        (TurningPoint(3, 3, ()), "3 endings still open."),
        (
            TurningPoint(2, 3, ("Two kettles",)),
            "Turning point: 2 of 3 endings still open. It closed ‘Two kettles’.",
        ),
        (TurningPoint(1, 3, ("A", "B")), "Turning point: 1 of 3 endings still open. It closed ‘A’; ‘B’."),
    ],
    ids=["nothing", "one", "several"],
)
def test_only_a_decision_that_closed_an_ending_is_called_a_turning_point(
    point: TurningPoint, expected: str
) -> None:
    """And what it closed is named."""
    assert wording.turning_point(point) == expected


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        (FULL, "elsewhere you took “Ask Ada”, and came to ‘A full kettle’"),
        (None, "elsewhere you took “Ask Ada”, and went no further"),
    ],
    ids=["ended", "left"],
)
def test_another_pass_is_told_on_one_line(ending: Ending | None, expected: str) -> None:
    """What was chosen there, and where it led."""
    assert wording.branch(Side("Ask Ada.", 2, ending, ())) == expected


@pytest.mark.parametrize(
    ("side", "expected"),
    [
        (
            Side("Ask Ada.", 2, FULL, (3, 0)),
            "“Ask Ada”. 2 endings still open. A fragile ending: A full kettle. Trust 3 of 4. Hurry 0 of 9.",
        ),
        (
            Side("Ask Ada.", None, FULL, (3, 0)),
            "“Ask Ada”. A fragile ending: A full kettle. Trust 3 of 4. Hurry 0 of 9.",
        ),
        (
            Side("Ask Ada.", 1, None, (3, 9)),
            "“Ask Ada”. 1 ending still open. Not played to an end. Trust 3 of 4. Hurry 9 of 9.",
        ),
    ],
    ids=["ended", "not explored", "left"],
)
def test_a_side_says_what_is_known_of_it(side: Side, expected: str) -> None:
    """Both gauges, and nothing in place of what is not known."""
    assert wording.side(side, [TRUST, HURRY]) == expected


@pytest.mark.parametrize("what", wording.Changed)
def test_a_changed_story_says_which_decision_and_why(what: wording.Changed) -> None:
    """Where one goes on, and that nothing is lost."""
    assert wording.story_changed(3, "Monday, 8.55", "Ask Ada.", what) == (
        "This story has changed since you played it. At decision 3, ‘Monday, 8.55’, you chose “Ask Ada”: "
        f"{what.value}. You go on from there. What you did then stays in your records."
    )


def test_every_way_in_which_a_story_changes_has_words_of_its_own() -> None:
    """So that the learner knows which it is."""
    assert [each.value for each in wording.Changed] == [
        "that part of the story is no longer there",
        "that choice is no longer there",
        "that choice is no longer open at that point",
        "the story now leads elsewhere",
    ]


def test_a_file_that_is_there_is_named_without_its_folder() -> None:
    """And what can be done about it."""
    assert wording.exists(Path("mine") / "record.html") == (
        "record.html is there already. Press enter once more to replace it, or change the name."
    )


def test_a_file_that_was_written_is_named_whole() -> None:
    """So that it can be found."""
    assert wording.saved(Path("mine.html")) == "Saved as mine.html."


@pytest.mark.parametrize(
    ("error", "expected"),
    [(OSError(28, "No space left on device"), "no space left on device"), (OSError("Odd"), "odd")],
)
def test_what_cannot_be_written_is_told_with_the_reason(error: OSError, expected: str) -> None:
    """In the system's words, within a sentence."""
    assert wording.not_written(Path("mine.html"), error) == f"mine.html cannot be written: {expected}."


@pytest.mark.parametrize(
    ("ending", "underway", "what_ifs", "expected"),
    [
        ("A full kettle", False, 0, "A full kettle"),
        ("A full kettle", True, 0, "A full kettle"),
        (None, True, 0, "underway"),
        (None, False, 0, "left before its end"),
        ("A full kettle", False, 1, "A full kettle, 1 what-if"),
        (None, True, 3, "underway, 3 what-ifs"),
    ],
)
def test_an_attempt_is_told_by_where_it_stands(
    ending: str | None, underway: bool, what_ifs: int, expected: str
) -> None:
    """With how many what-ifs hang beside it, where some do."""
    assert wording.attempt_state(ending, underway=underway, what_ifs=what_ifs) == expected


@pytest.mark.parametrize(
    ("turn", "expected"),
    [
        (Turn(0, 0, 0, 0), "not met yet"),
        (Turn(0, 0, 0, 2), "in play in 2 decisions: not taken up"),
        (Turn(1, 0, 0, 0), "in play in 1 decision: reflected 1"),
        (Turn(1, 2, 3, 4), "in play in 10 decisions: reflected 1, partly 2, worked against 3"),
    ],
)
def test_how_a_principle_was_taken_up_is_counted(turn: Turn, expected: str) -> None:
    """A principle that was never in play is no failing."""
    assert wording.taken_up(turn) == expected


def test_shares_over_time_are_read_out_oldest_first() -> None:
    """For whoever does not see the plot."""
    assert wording.share_over_time([0, 0.5, 1]) == "Taken up, oldest first: 0%, 50%, 100%."


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        *wording.PROMPTS.items(),
        ("standards", "Which standards for CPD does it relate to?"),
        ("question: What did Ada need?", "What did Ada need?"),
    ],
)
def test_what_was_asked_is_told_with_what_was_written(prompt: str, expected: str) -> None:
    """A heading by its question, and a question as it is."""
    assert wording.asked(prompt) == expected


@pytest.mark.parametrize(
    ("turn", "why"),
    [(Turn(0, 0, 0, 0), "you have not met it yet"), (Turn(0, 0, 1, 0), "you have taken it up least")],
)
def test_what_to_play_next_is_told_with_the_reason(turn: Turn, why: str) -> None:
    """The principle it is for, and how that stands."""
    assert wording.play_next("The kettle", "Begin small", turn) == (
        f"Play next: The kettle. It has ‘Begin small’ in it, and {why}."
    )


def test_an_attempt_whose_scenario_is_gone_is_not_lost() -> None:
    """It can still be exported."""
    assert wording.gone("The kettle") == (
        "The kettle is not among these scenarios. What you did is kept: e exports it."
    )


def test_records_that_refuse_are_told_with_the_reason() -> None:
    """For the moment only."""
    assert wording.records_refuse(ValueError("the disk is full")) == (
        "Your records cannot be used just now: the disk is full."
    )


def test_the_form_asks_what_a_learner_can_write() -> None:
    """Every heading of the record has a prompt, and all eight standards have a name."""
    assert list(wording.HEADINGS) == list(wording.PROMPTS)[1:]
    assert list(wording.STANDARDS) == [f"4.{number}" for number in range(1, 9)]
