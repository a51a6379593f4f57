"""A scenario in numbers, counted by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_trainer.authoring.summary import Summary, summary
from scenario_trainer.engine.exploration import BUDGET, explore
from tests.support.random_stories import stories
from tests.support.searches import Search
from tests.support.variants import STUCK, small_with

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.story.model import Guidance, Scenario

    Write = Callable[[str, str], Path]

SCENES = 5 + 5 + 7 + 7 + 3
ASK = 7 + 5 + 6
TELL = 7 + 3 + 2 + 3 + 3 + 3
ROTA = 10 + 3 + 7
WHISPER = 7
REFLECTIONS = 5 + 4
QUESTION = 11
BECAUSE = 10
TITLES = 2 + 3 + 2
LOCKED = 8


def summed_up(scenario: Scenario, budget: int = BUDGET) -> Summary:
    """What a scenario amounts to."""
    return summary(explore(scenario, budget))


def test_the_small_story_in_numbers(small: Scenario) -> None:
    """One scene decides, in eight states; a play is over after one decision, or two, or three."""
    assert summed_up(small) == Summary(
        scenario="small",
        scenes=4,
        decisions=1,
        endings=2,
        states=8,
        words=SCENES + ASK + TELL + ROTA + WHISPER + QUESTION + BECAUSE + TITLES + LOCKED + REFLECTIONS,
        shortest=1,
        longest=3,
    )


@pytest.mark.parametrize(
    ("change", "more"),
    [
        (("text: You drink water.", "text: You drink a glass of water."), 3),
        (("text: Whisper that", "text: Whisper to Ada that"), 2),
        (("outcome: Ada puts the kettle down.", "outcome: [And then, Ada puts the kettle down.]"), 2),
        (("tempting: You are right.", "tempting: You are quite right."), 1),
        (("conflict-is-not-failure: It leaves", "conflict-is-not-failure: It only leaves"), 1),
        (("reflect: [What did Ada need?]", "reflect: [What did Ada need?, And you?]"), 2),
        (("before nine.", "well before nine."), 1),
        (("because: Ada", "because: But Ada"), 1),
    ],
    ids=["scene", "choice", "outcome", "tempting", "why", "reflection", "question", "because"],
)
def test_words_are_those_that_a_learner_can_be_reported(
    write: Write, guidance: Guidance, change: tuple[str, str], more: int
) -> None:
    """Wherever they stand."""
    words = summed_up(small_with(write, guidance, change)).words
    assert words == summed_up(small_with(write, guidance)).words + more


@pytest.mark.parametrize(
    ("changes", "shortest", "longest"),
    [
        ((), 1, 3),
        ((("effects: {trust: -2}", "effects: {trust: 0}"),), 2, None),
        ((("    goto: kitchen\n  kitchen:", "    goto: week\n  kitchen:"),), 0, 0),
        (STUCK["a ring"], 2, None),
    ],
    ids=["small", "round and round", "no decision", "a ring"],
)
def test_a_play_takes_so_many_decisions(
    write: Write, guidance: Guidance, changes: tuple[tuple[str, str], ...], shortest: int, longest: int | None
) -> None:
    """To the nearest ending at least; none at most where a play can go round."""
    found = summed_up(small_with(write, guidance, *changes))
    assert (found.shortest, found.longest) == (shortest, longest)


@given(stories())
def test_the_shortest_play_is_that_to_the_nearest_ending(scenario: Scenario) -> None:
    """Zero where none can be reached."""
    search = Search(scenario)
    decisions = search.decisions()
    expected = min((decisions[state] for state in search.states if search.is_ending(state)), default=0)
    assert summed_up(scenario).shortest == expected


@given(stories(), st.integers(1, 60))
def test_a_short_search_is_summed_up_as_well(scenario: Scenario, budget: int) -> None:
    """An ending that it came to is no farther away than a whole search has it."""
    short, whole = summed_up(scenario, budget), summed_up(scenario)
    assert short.states <= whole.states
    assert short.shortest in (0, whole.shortest)
    assert short.longest in (None, whole.longest)
    assert short[:4] + short[5:6] == whole[:4] + whole[5:6]
