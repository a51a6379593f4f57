"""What a whole playthrough shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given

from scenario_trainer.coaching.debrief import Debrief, PathEntry, debrief
from scenario_trainer.coaching.decisions import Decision
from scenario_trainer.coaching.feedback import feedback_on
from scenario_trainer.engine.rules import Rules
from scenario_trainer.story.model import Alignment
from tests.random_stories import GUIDANCE, open_choices, picks, played, stories

if TYPE_CHECKING:
    from scenario_trainer.story.model import Guidance, Scenario

ASK = Decision("kitchen", "ask", ("ask", "tell"))
TELL = Decision("kitchen", "tell", ("tell", "ask"))
ROTA = Decision("kitchen", "rota", ("tell", "rota", "whisper"))
WHISPER = Decision("kitchen", "whisper", ("tell", "rota", "whisper"))


@pytest.fixture
def look_back(small: Scenario, guidance: Guidance) -> Debrief:
    """The debrief of asking first and then trying the rota."""
    ending = small.scenes["week"].ending
    assert ending is not None
    return debrief(small, guidance, [ASK, ROTA], ending)


def tallies(small: Scenario, guidance: Guidance, *decisions: Decision) -> dict[str, tuple[int, ...]]:
    """By principle: in play, reflected, partly, against, not taken up."""
    ending = small.scenes["week"].ending
    assert ending is not None
    principles = debrief(small, guidance, decisions, ending).principles
    return {
        each.principle: (each.in_play, *(each.stood.count(stood) for stood in (*Alignment, None)))
        for each in principles
    }


def test_the_path_tells_each_decision_in_order(look_back: Debrief, small: Scenario, guidance: Guidance) -> None:
    """The scene's title, the choice, and how it sat with the guidance."""
    choices = small.scenes["kitchen"].choices
    assert look_back.path == (
        PathEntry("Monday, 8.55", choices["ask"].text, feedback_on(choices["ask"], guidance)),
        PathEntry("Monday, 8.55", choices["rota"].text, feedback_on(choices["rota"], guidance)),
    )


def test_people_come_with_what_they_hoped(look_back: Debrief) -> None:
    """Now it may be told."""
    assert [(each.name, each.hopes, each.worries) for each in look_back.people] == [
        ("Ada Mensah", "A quiet morning.", "Another complaint.")
    ]


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        (
            [ASK],
            {
                "visible-value": (1, 0, 0, 0, 1),
                "facts-are-not-enough": (1, 0, 0, 0, 1),
                "respond-to-difference": (1, 1, 0, 0, 0),
            },
        ),
        (
            [TELL, TELL, ASK],
            {
                "visible-value": (3, 0, 2, 0, 1),
                "facts-are-not-enough": (3, 0, 0, 2, 1),
                "respond-to-difference": (3, 1, 0, 0, 2),
            },
        ),
        (
            [WHISPER],
            {
                "small-early-wins": (1, 0, 0, 0, 1),
                "visible-value": (1, 0, 0, 0, 1),
                "conflict-is-not-failure": (1, 0, 0, 0, 1),
                "facts-are-not-enough": (1, 0, 0, 0, 1),
            },
        ),
        ([], {}),
    ],
    ids=["one", "several", "open", "none"],
)
def test_principles_are_counted_as_they_were_in_play(
    small: Scenario, guidance: Guidance, decisions: list[Decision], expected: dict[str, tuple[int, ...]]
) -> None:
    """Only by choices that could have been taken, in the guidance's order."""
    assert list(tallies(small, guidance, *decisions).items()) == list(expected.items())


def test_a_tally_carries_the_principles_title(look_back: Debrief, guidance: Guidance) -> None:
    """For the faces to show."""
    shown = {each.principle: each.title for each in look_back.principles}
    assert shown == {key: guidance.principles[key].title for key in shown}


@given(stories(), picks)
def test_only_what_was_in_play_is_counted(scenario: Scenario, picked: list[int]) -> None:
    """In some decision at least, and in no more than there were."""
    rules = Rules(scenario)
    steps = list(played(rules, picked))
    ending = scenario.scenes[steps[-1][2].state.scene].ending if steps else None
    assume(ending is not None)
    decisions = [Decision(before.scene, choice, tuple(open_choices(rules, before))) for before, choice, _ in steps]
    assert ending is not None
    found = debrief(scenario, GUIDANCE, decisions, ending).principles
    assert all(1 <= each.in_play <= len(decisions) for each in found)
