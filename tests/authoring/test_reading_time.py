"""How long a play takes, against a count of the words that the rules show in each state."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from scenario_trainer.authoring.reading_time import WORDS_A_DECISION, WORDS_A_MINUTE, ReadingTime, reading_time
from scenario_trainer.authoring.texts import head_texts
from scenario_trainer.engine.exploration import explore
from scenario_trainer.engine.rules import Availability
from tests.support.random_stories import stories
from tests.support.searches import Search
from tests.support.variants import small_with

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.engine.state import State
    from scenario_trainer.story.model import Guidance, Scenario


def count(*texts: str | None) -> int:
    """The words of all these."""
    return sum(len((text or "").split()) for text in texts)


def shown(search: Search, state: State) -> int:
    """The words of a scene in this state, with its choices."""
    scene = search.scenario.scenes[state.scene]
    words = count(scene.title, scene.question, *search.rules.texts(scene.text, state))
    if scene.ending:
        words += count(scene.ending.title, *search.rules.texts(scene.ending.because, state), *scene.ending.reflect)
    for option in search.rules.options(state) if scene.choices else ():
        choice = scene.choices[option.id]
        words += count(choice.text) if option.availability is not Availability.HIDDEN else 0
        words += count(choice.locked) if option.availability is Availability.LOCKED else 0
    return words


def cost(search: Search) -> Callable[[State, str | None], int]:
    """The words of a state and of what follows a choice in it."""

    def words(state: State, choice_id: str | None) -> int:
        if choice_id is None:
            return shown(search, state)
        choice = search.scenario.scenes[state.scene].choices[choice_id]
        outcome = search.rules.texts(choice.outcome, search.rules.choose(state, choice_id).after_choice)
        reasons = (why for reasons in choice.alignments().values() for why in reasons.values())
        return shown(search, state) + count(*outcome, *reasons) + WORDS_A_DECISION

    return words


@given(stories())
def test_the_time_is_that_of_the_words_which_the_rules_show(scenario: Scenario) -> None:
    """On the shortest and on the longest play, with what every play shows besides."""
    search = Search(scenario)
    shortest, longest = search.shortest(cost(search)), search.longest(cost(search))
    once = count(*(text for _, text in head_texts(scenario)))
    found = reading_time(explore(scenario))
    if shortest is None:
        assert found is None
    else:
        assert found is not None
        assert found.shortest == pytest.approx((once + shortest) / WORDS_A_MINUTE)
        assert found.longest == (None if longest is None else pytest.approx((once + longest) / WORDS_A_MINUTE))


def test_the_median_lies_halfway() -> None:
    """Where a play can go round for ever it is the shortest."""
    assert ReadingTime(4.0, 8.0).median == 6.0
    assert ReadingTime(4.0, None).median == 4.0


HEAD = 3 + 5 + 3 + 4 + 4 + (2 + 3 + 2)
GAUGE = 4 + 1 + 1
KITCHEN = 2 + 5 + 11 + 7 + 7 + (10 + 8)
TELL = WORDS_A_DECISION + 3 + 2 + 3 + 3
APART = 3 + 2 + 10 + 4


@pytest.mark.parametrize(("shown", "gauge"), [("", GAUGE), (", shown: false", 0)], ids=["shown", "not shown"])
def test_the_shortest_play_of_the_small_story_by_hand(
    write: Callable[[str, str], Path], guidance: Guidance, shown: str, gauge: int
) -> None:
    """Tell, and it is over; a gauge that learners do not see is not read either."""
    found = reading_time(explore(small_with(write, guidance, ("high: solid}", f"high: solid{shown}}}"))))
    assert found is not None
    assert found.shortest * WORDS_A_MINUTE == pytest.approx(HEAD + gauge + 5 + KITCHEN + TELL + APART)
