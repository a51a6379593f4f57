"""Words of the debrief."""

from __future__ import annotations

import pytest

from scenario_trainer.documents.wording import debrief_phrases, phrases
from scenario_trainer.play.tallies import PrincipleTally
from scenario_trainer.play.turning_points import TurningPoint
from scenario_trainer.play.why import GaugeReason
from scenario_trainer.story import model
from scenario_trainer.story.terms import Alignment

REFLECTS, PARTLY, AGAINST = Alignment
TRUST = model.Gauge(label="Trust", start=2, min=0, max=4, low="wary", high="solid")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ((Alignment.REFLECTS,), "in play in 1 decision: reflected 1"),
        (
            (None, *Alignment),
            "in play in 4 decisions: reflected 1, partly reflected 1, worked against 1, not taken up 1",
        ),
        ((None, None), "in play in 2 decisions: not taken up 2"),
    ],
)
def test_alignments_are_counted(found: tuple[Alignment | None, ...], expected: str) -> None:
    """Without what did not occur; as tallies the same."""
    assert debrief_phrases.alignments(found) == expected
    assert phrases.tally(PrincipleTally("p", "P", found).tally) == expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ((REFLECTS,), "reflected in its only decision"),
        ((PARTLY,), "partly reflected in its only decision"),
        ((AGAINST,), "not reflected in its only decision"),
        ((REFLECTS, REFLECTS), "reflected in each of 2 decisions"),
        ((PARTLY, PARTLY, PARTLY), "partly reflected in each of 3 decisions"),
        ((AGAINST, None), "not reflected in any of 2 decisions"),
        ((PARTLY, None, AGAINST), "partly reflected in 1 of 3 decisions"),
        ((REFLECTS, None, REFLECTS), "reflected in 2 of 3 decisions"),
        ((REFLECTS, PARTLY, None, REFLECTS), "reflected in 2 of 4 decisions, partly in 1"),
    ],
)
def test_the_principles_that_stand_out_come_with_their_counts(
    found: tuple[Alignment | None, ...], expected: str
) -> None:
    """In how many of the decisions in which it was in play each was reflected; partly is never counted with it."""
    assert debrief_phrases.taken_up(PrincipleTally("p", "Begin small", found)) == f"Begin small – {expected}."


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
    assert debrief_phrases.still_open(number, of) == expected


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        (TurningPoint(3, 3, ()), "3 endings still open."),
        (
            TurningPoint(2, 3, ("Two kettles",)),
            "Turning point: 2 of 3 endings still open. It closed “Two kettles”.",
        ),
        (TurningPoint(1, 3, ("A", "B")), "Turning point: 1 of 3 endings still open. It closed “A”; “B”."),
    ],
    ids=["nothing", "one", "several"],
)
def test_only_a_decision_that_closed_an_ending_is_called_a_turning_point(
    point: TurningPoint, expected: str
) -> None:
    """And what it closed is named."""
    assert debrief_phrases.turning_point(point) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (GaugeReason(TRUST, 3, ">", 2, True), "3 (0 is wary, 4 is solid); above 2 led here."),
        (GaugeReason(TRUST, 1, ">=", 2, False), "1 (0 is wary, 4 is solid); at least 2 would have led elsewhere."),
    ],
    ids=["held", "did not hold"],
)
def test_a_gauge_that_decided_an_ending_has_its_ends_and_its_limit(given: GaugeReason, expected: str) -> None:
    """So that the number means something."""
    assert debrief_phrases.gauge_reason(given) == expected


def test_another_answer_is_quoted_with_where_it_led() -> None:
    """In another pass, or in one that was never played."""
    assert debrief_phrases.other_ending("Ask Ada.", "A full kettle") == "“Ask Ada” leads to “A full kettle”."
    assert debrief_phrases.branch("Ask Ada.", "A full kettle") == (
        "In another pass you took “Ask Ada”, and came to “A full kettle”."
    )
    assert debrief_phrases.branch("Ask Ada.", None) == "In another pass you took “Ask Ada”, and went no further."
