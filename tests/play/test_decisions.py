"""What a decision is, and the way that several of them make."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenario_trainer.engine.state import State
from scenario_trainer.play.decisions import Confidence, Decision, Playthrough, alignments_in_play, question_of
from scenario_trainer.story.terms import Alignment
from tests.support.variants import small_with

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.story.model import Guidance, Scenario

QUESTION = ("    question: Ada wants the kettle filled before nine. What do you do?\n", "")
TITLE = ("    title: Monday, 8.55\n", "")
"""Changes that leave these out."""
ASKED = frozenset({"asked"})
ONCE = frozenset({"kitchen/ask"})


@pytest.fixture
def played(small: Scenario) -> Playthrough:
    """Asking first, then whispering, to the ending."""
    decisions = (Decision("kitchen", "ask", ("ask", "tell")), Decision("kitchen", "whisper", ("tell", "whisper")))
    states = (
        State("kitchen", (2,), frozenset(), frozenset()),
        State("kitchen", (3,), ASKED, ONCE),
        State("week", (3,), ASKED, ONCE),
    )
    return Playthrough(small, decisions, states)


def test_only_who_is_sure_can_be_surprised() -> None:
    """From fairly sure on."""
    assert [each for each in Confidence if each.high] == [Confidence.FAIRLY_SURE, Confidence.CERTAIN]


def test_a_way_has_the_ending_it_led_to(played: Playthrough) -> None:
    """That of the scene in which it rests."""
    assert played.ending == played.scenario.scenes["week"].ending
    assert played.ending is not None


def test_a_way_that_stopped_before_has_none(played: Playthrough) -> None:
    """Whatever lies ahead."""
    assert played._replace(states=played.states[:2], decisions=played.decisions[:1]).ending is None


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1, "Ask Ada how the rota came about."), (2, "Whisper that you know about the rota.")],
)
def test_a_way_tells_what_was_chosen(played: Playthrough, number: int, expected: str) -> None:
    """Counted from 1."""
    assert played.text(number) == expected


@pytest.mark.parametrize(
    ("choice", "offered", "expected"),
    [
        ("ask", ("ask",), {"respond-to-difference": Alignment.REFLECTS}),
        (
            "ask",
            ("tell", "ask"),
            {
                "visible-value": None,
                "facts-are-not-enough": None,
                "respond-to-difference": Alignment.REFLECTS,
            },
        ),
        (
            "tell",
            ("tell", "ask"),
            {
                "visible-value": Alignment.PARTLY,
                "facts-are-not-enough": Alignment.AGAINST,
                "respond-to-difference": None,
            },
        ),
        ("whisper", ("whisper",), {}),
    ],
    ids=["alone", "beside another", "mixed", "open"],
)
def test_a_decision_stands_towards_all_that_was_in_play(
    small: Scenario, choice: str, offered: tuple[str, ...], expected: dict[str, Alignment | None]
) -> None:
    """What only other choices name was not taken up; what was not offered was not in play."""
    assert alignments_in_play(Decision("kitchen", choice, offered), small) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ((), "Ada wants the kettle filled before nine. What do you do?"),
        ((QUESTION,), "Monday, 8.55"),
        ((QUESTION, TITLE), "kitchen"),
    ],
    ids=["its question", "its title", "its id"],
)
def test_a_decision_is_called_by_what_is_decided(
    write: Callable[[str, str], Path], guidance: Guidance, changes: tuple[tuple[str, str], ...], expected: str
) -> None:
    """The question, or else the scene's title, or else its id."""
    assert question_of(small_with(write, guidance, *changes), "kitchen") == expected
