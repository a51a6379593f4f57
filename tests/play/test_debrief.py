"""What a whole playthrough shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given

from scenario_trainer.engine.rules import Rules
from scenario_trainer.play.debrief import Debrief, PathEntry, Turn, debrief
from scenario_trainer.play.decisions import Decision, Sureness, Thoughts
from scenario_trainer.play.feedback import feedback_on
from scenario_trainer.story.terms import Alignment
from tests.support.random_stories import GUIDANCE, open_choices, picks, played, stories
from tests.support.variants import small_with

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.story.model import Guidance, Scenario

ASK = Decision("kitchen", "ask", ("ask", "tell"))
TELL = Decision("kitchen", "tell", ("tell", "ask"))
ROTA = Decision("kitchen", "rota", ("tell", "rota", "whisper"))
WHISPER = Decision("kitchen", "whisper", ("tell", "rota", "whisper"))


def of(small: Scenario, guidance: Guidance, *decisions: Decision) -> Debrief:
    """The debrief of these decisions, which led to the full kettle."""
    ending = small.scenes["week"].ending
    assert ending is not None
    return debrief(small, guidance, decisions, ending)


@pytest.fixture
def look_back(small: Scenario, guidance: Guidance) -> Debrief:
    """The debrief of asking first and then trying the rota."""
    return of(small, guidance, ASK, ROTA)


def tallies(small: Scenario, guidance: Guidance, *decisions: Decision) -> dict[str, tuple[int, ...]]:
    """By principle: in play, reflected, partly, against, not taken up."""
    return {
        each.principle: (each.in_play, *(each.stood.count(stood) for stood in (*Alignment, None)))
        for each in of(small, guidance, *decisions).principles
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


def sure(decision: Decision, sureness: Sureness | None) -> Decision:
    """The decision as somebody took it who was so sure of it."""
    return decision._replace(thoughts=Thoughts("It is true.", sureness))


def surprises(small: Scenario, guidance: Guidance, *decisions: Decision) -> list[int]:
    """The numbers of the decisions that are a surprise, in the order of the debrief."""
    return [number for number, _ in of(small, guidance, *decisions).surprises]


def test_the_path_tells_what_was_thought(small: Scenario, guidance: Guidance) -> None:
    """With each decision, as it was said before the feedback."""
    path = of(small, guidance, sure(ASK, Sureness.GUESSING), ROTA).path
    assert [entry.thoughts for entry in path] == [Thoughts("It is true.", Sureness.GUESSING), Thoughts()]


@pytest.mark.parametrize(
    ("decision", "sureness", "expected"),
    [
        (TELL, Sureness.CERTAIN, [1]),
        (TELL, Sureness.FAIRLY_SURE, [1]),
        (TELL, Sureness.UNSURE, []),
        (TELL, Sureness.GUESSING, []),
        (TELL, None, []),
        (ASK, Sureness.CERTAIN, []),
        (WHISPER, Sureness.CERTAIN, []),
    ],
    ids=["certain", "fairly sure", "unsure", "guessing", "not said", "it reflects", "open"],
)
def test_a_surprise_is_what_one_was_sure_of_and_the_guidance_is_not(
    small: Scenario, guidance: Guidance, decision: Decision, sureness: Sureness | None, expected: list[int]
) -> None:
    """Nobody is told that they were wrong to guess, or where no principle speaks."""
    assert surprises(small, guidance, sure(decision, sureness)) == expected


def test_the_surest_comes_first(small: Scenario, guidance: Guidance) -> None:
    """Those that are equal stay in the order of the play."""
    certain, fairly = sure(TELL, Sureness.CERTAIN), sure(TELL, Sureness.FAIRLY_SURE)
    assert surprises(small, guidance, fairly, certain, fairly, sure(ASK, Sureness.CERTAIN), certain) == [
        2,
        5,
        1,
        3,
    ]


def test_of_those_equally_sure_what_only_works_against_principles_comes_first(
    write: Callable[[str, str], Path], guidance: Guidance
) -> None:
    """What is mixed comes after it."""
    only_against = ("        partly:\n          visible-value: It is true.\n", "")
    story = small_with(write, guidance, only_against)
    mixed, against = sure(ROTA, Sureness.FAIRLY_SURE), sure(TELL, Sureness.FAIRLY_SURE)
    assert surprises(story, guidance, mixed, against, sure(ROTA, Sureness.CERTAIN)) == [3, 2, 1]


def test_a_surprise_is_told_as_the_path_tells_it(small: Scenario, guidance: Guidance) -> None:
    """With its choice, its feedback and what was thought."""
    found = of(small, guidance, ASK, sure(TELL, Sureness.CERTAIN))
    assert found.surprises == ((2, found.path[1]),)


@pytest.mark.parametrize(
    ("turn", "in_play", "taken_up"),
    [
        (Turn(0, 0, 0, 0), 0, 0.0),
        (Turn(2, 0, 0, 0), 2, 1.0),
        (Turn(0, 1, 0, 0), 1, 0.5),
        (Turn(1, 1, 1, 1), 4, 0.375),
        (Turn(0, 0, 3, 2), 5, 0.0),
    ],
)
def test_a_principle_is_taken_up_where_it_is_reflected(turn: Turn, in_play: int, taken_up: float) -> None:
    """A choice that partly does counts half; one that works against it no less than one that leaves it."""
    assert (turn.in_play, turn.taken_up) == (in_play, taken_up)


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
