"""The words that both faces say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, get_args, get_type_hints

import pytest

from scenario_trainer.coaching import wording
from scenario_trainer.coaching.debrief import PrincipleTally
from scenario_trainer.coaching.moments import Timing
from scenario_trainer.story.library import TUTORIAL, bundled_folder
from scenario_trainer.story.loading import load_head
from scenario_trainer.story.model import Alignment, EndingKind, Gauge, Head, Person, Principle, Source
from scenario_trainer.story.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scenario_trainer.story.model import Scenario

TRUST = Gauge(label="Trust", start=2, min=0, max=4, low="wary", high="solid")


@pytest.mark.parametrize(
    ("words", "things"),
    [
        (wording.ALIGNMENTS, Alignment),
        (wording.ENDINGS, EndingKind),
        (wording.ENDING_MEANINGS, EndingKind),
        (wording.TIMINGS, Timing),
        (wording.LEVELS, get_args(get_type_hints(Head)["level"])),
        (wording.KINDS, get_args(get_type_hints(Principle)["kind"])),
    ],
    ids=["alignments", "endings", "meanings", "timings", "levels", "kinds"],
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
