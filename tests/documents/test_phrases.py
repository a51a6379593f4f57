"""Words that are put together."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.documents.parts import Gauge, GridRow
from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.play.changes import Change, Changed
from scenario_trainer.play.decisions import Confidence, Rationale
from scenario_trainer.play.journal import KeptDecision
from scenario_trainer.play.tallies import Tally
from scenario_trainer.play.writing import Heading
from scenario_trainer.story import codes
from scenario_trainer.story.model import Person, Source
from scenario_trainer.story.problems import Place, Problem
from scenario_trainer.story.terms import Alignment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scenario_trainer.story.model import Scenario

LATE = datetime(2026, 3, 5, 23, 5, tzinfo=UTC)
"""The next morning, five past eight, in Tokyo."""
BROKEN_FILE = OSError(28, "No space left on device")


@pytest.mark.parametrize(("number", "expected"), [(0, "0 steps"), (1, "1 step"), (2, "2 steps")])
def test_a_number_takes_the_right_noun(number: int, expected: str) -> None:
    """One is the only singular."""
    assert phrases.counted(number, "step", "steps") == expected


@pytest.mark.parametrize(
    ("texts", "expected"), [(["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")]
)
def test_alternatives_are_joined_as_one_writes_them(texts: list[str], expected: str) -> None:
    """With commas, and one or."""
    assert phrases.alternatives(texts) == expected


@pytest.mark.parametrize(
    ("to_go", "expected"),
    [(None, "Decision 3"), (0, "Decision 3 · perhaps the last"), (2, "Decision 3 · at least 2 more")],
)
def test_progress_promises_nothing(to_go: int | None, expected: str) -> None:
    """What is to go is the least that can follow, or left out."""
    assert phrases.progress(3, to_go, what_if=False) == expected


def test_what_matters_least_stands_last_in_the_progress() -> None:
    """It is left out first where there is no room."""
    told = phrases.progress(3, 2, what_if=True, feedback="feedback at once")
    assert told == "What if · Decision 3 · feedback at once · at least 2 more"


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (None, "2, where 0 is wary and 4 is solid"),
        (1, "1 to 2, towards solid (0 is wary, 4 is solid)"),
        (4, "4 to 2, towards wary (0 is wary, 4 is solid)"),
    ],
    ids=["at rest", "up", "down"],
)
def test_a_gauge_reads_with_both_its_ends(before: int | None, expected: str) -> None:
    """A change names its direction by the gauge's own word, not by a sign."""
    assert phrases.gauge(Gauge("Trust", 2, "wary", "solid", 0, 4, before)) == expected


@pytest.mark.parametrize(
    ("least", "before", "expected"),
    [(0, None, "2 of 4"), (-2, None, "2"), (0, 1, "1 to 2, towards solid"), (0, 3, "3 to 2, towards wary")],
)
def test_a_gauge_reads_shorter_for_somebody_who_knows_its_ends(
    least: int, before: int | None, expected: str
) -> None:
    """Only a value that counts from nothing is said to be one of so many."""
    assert phrases.gauge_value(Gauge("Trust", 2, "wary", "solid", least, 4, before)) == expected


def test_a_principle_that_was_never_in_play_is_no_failing() -> None:
    """It was not met yet."""
    assert phrases.tally(Tally(0, 0, 0, 0)) == "not met yet"


@pytest.mark.parametrize(
    ("organisation", "expected"), [(None, "Ada, Manager"), ("Council", "Ada, Manager, Council")]
)
def test_a_person_is_named_with_what_is_known(organisation: str | None, expected: str) -> None:
    """Where somebody has no organisation, none is missing."""
    ada = Person(name="Ada", role="Manager", hopes="", worries="", organisation=organisation)
    assert phrases.person(ada) == expected


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
    assert phrases.source(cited) == expected


def test_a_principle_s_place_follows_its_guidance() -> None:
    """Where the guidance says it."""
    assert phrases.cited("Kitchen rules", "Page 3") == "Kitchen rules, page 3"
    assert phrases.cited("Kitchen rules", None) == ""


@pytest.mark.parametrize(
    ("reviewed_by", "sources", "expected"),
    [
        ((), (), "not yet reviewed by practitioners."),
        (("Bo Li", "Cy Day"), ("A book.", "A talk"), "reviewed by Bo Li, Cy Day. Sources: A book; A talk."),
    ],
    ids=["unreviewed", "reviewed"],
)
def test_provenance_says_whether_practitioners_have_reviewed_it(
    small: Scenario, reviewed_by: tuple[str, ...], sources: tuple[str, ...], expected: str
) -> None:
    """Nobody is to take an unreviewed scenario for a reviewed one."""
    provenance = replace(small.provenance, reviewed_by=reviewed_by, sources=sources)
    assert phrases.provenance(replace(small, provenance=provenance)) == (
        f"Written by scenario-trainer project, version 1.0.0, 23 November 2026; {expected}"
    )


def test_about_says_for_whom_and_how_long() -> None:
    """On one line of the list."""
    assert phrases.about("initial", 5) == "Initial training, 5 minutes"
    assert phrases.about("continuing", 1) == "Continuing development, 1 minute"


@pytest.mark.parametrize(
    ("hint", "expected"), [("Mend it.", "Line 3: It is bent. Mend it."), ("", "Line 3: It is bent.")]
)
def test_a_problem_is_one_line(hint: str, expected: str) -> None:
    """With its place, and with the hint if there is one."""
    assert (
        phrases.problem(Problem("a.yaml", Place(3, 5), codes.WRONG_VALUE, "It is bent.", hint, "bent: yes"))
        == expected
    )


def test_an_empty_list_says_why_it_is() -> None:
    """So that a slip, or a file in the wrong folder, can be seen."""
    assert phrases.no_match("ketle") == "No scenario has ‘ketle’ in it."
    assert phrases.no_scenarios(Path("mine")) == (
        "There are no scenarios in mine. A scenario is a file whose name ends in .yaml."
    )


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


def test_a_day_is_written_as_in_a_letter(in_tokyo: None) -> None:
    """Without a zero before it, and as it is where somebody is."""
    assert phrases.day(LATE) == "6 March 2026"
    assert phrases.day_and_time(LATE) == "6 March 2026, 08.05"
    assert phrases.comes_back(LATE) == "This one comes back on 6 March 2026."
    assert phrases.date_in_words(date(2026, 11, 3)) == "3 November 2026"


@pytest.mark.parametrize(
    ("found", "of", "expected"),
    [
        (2, 5, "2 of 5 endings met"),
        (1, 1, "1 of 1 ending met"),
        (1, None, "1 ending met"),
        (3, 0, "3 endings met"),
    ],
)
def test_endings_are_counted_of_all_there_are(found: int, of: int | None, expected: str) -> None:
    """Where that is known."""
    assert phrases.endings_met(found, of) == expected


@pytest.mark.parametrize(("number", "expected"), [(1, "1 thing is due"), (4, "4 things are due")])
def test_what_is_due_may_be_left(number: int, expected: str) -> None:
    """Nothing nags."""
    assert phrases.reviews_due(number) == f"{expected} for review. Or leave it; nothing is lost."


@pytest.mark.parametrize(("number", "expected"), [(1, "the last one"), (3, "2 more after this one")])
def test_reviews_are_counted_with_the_one_on_show(number: int, expected: str) -> None:
    """It is among those that are left."""
    assert phrases.reviews_left(number) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (Rationale(), ""),
        (Rationale("It is true."), "Your reason: It is true."),
        (Rationale("", Confidence.GUESSING), "You were guessing."),
        (Rationale("It is true.", Confidence.UNSURE), "You were not very sure. Your reason: It is true."),
    ],
)
def test_a_rationale_is_said_as_far_as_there_is_one(given: Rationale, expected: str) -> None:
    """In the learner's own words."""
    assert phrases.rationale(given) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ask Ada.", "“Ask Ada”"),
        ("Ask Ada, ‘Why?’", "“Ask Ada, ‘Why?’”"),
        ("‘It’s Ada’s. Ask her.’", "“It’s Ada’s. Ask her.”"),
        ("‘No,’ you say, ‘ask Ada.’", "“‘No,’ you say, ‘ask Ada.’”"),
        ("‘She said “no” to Ada.’", "“‘She said “no” to Ada.’”"),
    ],
)
def test_what_is_quoted_has_other_quotes_than_the_speech_in_it(text: str, expected: str) -> None:
    """And where all of it is speech, no others."""
    assert phrases.quoted(text) == expected


def test_a_branch_of_the_map_says_where_it_leads() -> None:
    """And when; a scene that was not met is not named."""
    assert phrases.leads_to("Home", "") == "Leads to “Home”."
    assert phrases.leads_to("Home", "Trust is above 1") == "Leads to “Home”, when Trust is above 1."
    assert phrases.leads_to(None, "") == "Leads to a scene not met yet."


@pytest.mark.parametrize("what", Changed)
def test_a_changed_story_says_which_decision_and_why(what: Changed) -> None:
    """Where one goes on, and that nothing is lost."""
    change = Change(3, KeptDecision("kitchen", "ask", "Monday, 8.55", "Ask Ada.", LATE), what)
    assert phrases.story_changed(change) == (
        "This story has changed since you played it. At decision 3, “Monday, 8.55”, you chose “Ask Ada”: "
        f"{labels.CHANGES[what]}. You go on from there. What you did then stays in your records."
    )


@pytest.mark.parametrize(
    ("ending", "decisions", "underway", "expected"),
    [
        ("A full kettle", 3, False, "A full kettle"),
        ("A full kettle", 3, True, "A full kettle"),
        (None, 3, True, "underway"),
        (None, 1, False, "left after 1 decision"),
        (None, 3, False, "left after 3 decisions"),
    ],
)
def test_an_attempt_is_known_by_how_it_stands(
    ending: str | None, decisions: int, underway: bool, expected: str
) -> None:
    """By its ending, or by where it was left."""
    assert phrases.attempt_state(ending, decisions, underway=underway) == expected


def test_the_row_of_a_grid_is_read_out_by_the_numbers_of_the_passes() -> None:
    """For whoever does not see the grid; a pass in which the principle was not in play is left out."""
    cells = ((Alignment.REFLECTS, Alignment.AGAINST), (), (None,))
    said = "attempt 1: reflected, worked against; attempt 3: not taken up"
    assert phrases.grid_row(GridRow("Facts", cells)) == said
    assert phrases.grid_row(GridRow("Facts", ((),))) == labels.NOT_IN_PLAY


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [*((heading.value, labels.PROMPTS[heading]) for heading in Heading), ("question: Who?", "Who?")],
)
def test_what_was_asked_is_said_with_what_was_written(prompt: str, expected: str) -> None:
    """A heading by its question, and a question as it is."""
    assert phrases.asked(prompt) == expected


@pytest.mark.parametrize(
    ("met", "why"), [(False, "you have not met it yet"), (True, "you have taken it up least")]
)
def test_what_to_play_next_comes_with_the_reason(met: bool, why: str) -> None:
    """The principle it is for, and how that stands."""
    expected = f"The kettle. It has ‘Begin small’ in it, and {why}."
    assert phrases.play_next("The kettle", "Begin small", met=met) == expected


def test_what_goes_wrong_is_said_with_the_reason_in_a_sentence() -> None:
    """In the system's own words where it has some."""
    why = "no space left on device"
    assert phrases.not_remembered(BROKEN_FILE) == f"This cannot be remembered for next time: {why}."
    assert phrases.not_remembered(OSError("Odd")) == "This cannot be remembered for next time: odd."
    assert phrases.not_written(Path("mine.html"), BROKEN_FILE) == f"mine.html cannot be written: {why}."
    assert phrases.not_written(Path("mine.html"), OSError("Odd")) == "mine.html cannot be written: odd."
    assert phrases.records_refuse(ValueError("the disk is full")) == (
        "Your records cannot be used just now: the disk is full."
    )


def test_files_are_named_so_that_they_can_be_found() -> None:
    """One that was written by its whole path; one that is there already by its name alone."""
    assert phrases.saved(Path("mine.html")) == "Saved as mine.html."
    assert phrases.file_exists(Path("mine") / "record.html") == (
        "record.html is there already. Confirm to replace it, or change the name."
    )
    assert phrases.formats({"html": "a web page", "md": "Markdown"}) == (
        "The record is written as a file: a web page (.html) or Markdown (.md), as the ending of its name says."
    )


def test_an_attempt_whose_scenario_is_gone_is_not_lost() -> None:
    """It can still be exported."""
    assert phrases.scenario_gone("The kettle") == (
        "The kettle is not among these scenarios. What you did is kept, and can be exported."
    )
