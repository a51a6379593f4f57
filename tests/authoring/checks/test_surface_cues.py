"""Rules of thumb that find the good choices without understanding them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.seeded import CLEAN, REFLECTS
from tests.support.story_files import reported, unmarked

if TYPE_CHECKING:
    from collections.abc import Callable

    from scenario_trainer.authoring.check import Checked

    Check = Callable[..., Checked]


def decisions(*kinds: str, order: str = "shuffled") -> str:
    """A story of decisions, each given by a letter and a number: which choice is best, among how many.

    The best choice is the longest (l), the shortest (s) or as long as all others (e), and always written first.
    """
    scenes = ""
    for number, told_by in enumerate(kinds):
        kind, among = told_by[0], int(told_by[1:])
        goto = f"hall-{number + 1}" if number + 1 < len(kinds) else "week"
        better = {"l": "A longer text.", "s": "No.", "e": "Text x."}[kind]
        scenes += f"  hall-{number}:\n    text: The hall.\n    question: What now?\n"
        scenes += f"    order: {order}\n    choices:\n"
        scenes += f"      best: {{text: {better}, goto: {goto}, {REFLECTS}}}\n"
        for other in range(among - 1):
            against = "against: {visible-value: No.}, tempting: It is quick."
            scenes += f"      other-{other}: {{text: Text {other}., goto: {goto}, {against}}}\n"
    head = CLEAN[: CLEAN.index("gauges:")].replace("minutes: 5", "minutes: 9")
    week = CLEAN[CLEAN.index("  week:\n") : CLEAN.index("  apart:\n")]
    return f"{head}start: hall-0\n¦scenes:\n{scenes}{week}"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            decisions(*["l2"] * 5),
            "Always taking the longest choice is best in 5.0 of 5 decisions; by chance it would be 2.5.",
        ),
        (decisions(*["l3"] * 3), "the longest choice is best in 3.0 of 3 decisions; by chance it would be 1.0."),
        (
            decisions(*["l2"] * 7, "s2"),
            "the longest choice is best in 7.0 of 8 decisions; by chance it would be 4.0.",
        ),
        (
            decisions(*["e2"] * 5, order="fixed"),
            "Always taking the first choice is best in 5.0 of 5 decisions; by chance it would be 2.5.",
        ),
        (
            decisions(*["e4"] * 2 + ["e2"], order="fixed"),
            "Always taking the first choice is best in 3.0 of 3 decisions; by chance it would be 1.0.",
        ),
    ],
)
def test_a_cue_that_does_clearly_better_than_chance_is_reported(checked: Check, text: str, message: str) -> None:
    """Where the scenes begin: it is none of any one of them."""
    text, places = unmarked(text)
    (problem,) = checked(text).problems
    assert [(problem.code.id, problem.place)] == [("T503", *places)]
    assert message in problem.message


@pytest.mark.parametrize(
    "text",
    [
        decisions(*["l2"] * 4),
        decisions(*["l3"] * 2),
        decisions(*["l2"] * 6, *["s2"] * 2),
        decisions(*["l3", "s3", "s3"] * 3),
        decisions(*["s2"] * 9),
        decisions(*["e2"] * 9),
        decisions(*["e2"] * 4, order="fixed"),
    ],
    ids=["1 in 16", "1 in 9", "37 in 256", "as by chance", "always wrong", "all alike", "first in 1 of 16"],
)
def test_a_cue_that_chance_may_have_made_is_not_reported(checked: Check, text: str) -> None:
    """Nor one that does worse."""
    assert checked(unmarked(text)[0]).problems == ()


def test_both_cues_are_reported_where_both_are_there(checked: Check) -> None:
    """Mending one would leave the other."""
    text, (place,) = unmarked(decisions(*["l2"] * 5, order="fixed"))
    assert reported(checked(text).problems) == [("T503", place), ("T503", place)]
