"""Why a pass came to its ending."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scenario_trainer.engine.state import State
from scenario_trainer.play.session import Session
from scenario_trainer.play.why import FlagReason, GaugeReason, Statement, endings_ahead, explained, why
from scenario_trainer.story.conditions import OPERATORS
from tests.play.test_session_replay import played_through
from tests.support.playing import play
from tests.support.random_stories import FLAGS, GAUGES, conditions, picks, stories
from tests.support.variants import small_with, with_scenes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.play.why import Reason
    from scenario_trainer.story.conditions import Condition
    from scenario_trainer.story.model import Guidance, Scenario

    Write = Callable[[str, str], Path]

states = st.builds(
    lambda gauges, flags: State("scene-0", tuple(gauges), frozenset(flags), frozenset()),
    st.lists(st.integers(-3, 6), min_size=len(GAUGES), max_size=len(GAUGES)),
    st.sets(st.sampled_from(FLAGS)),
)


@pytest.fixture
def small(write: Write, guidance: Guidance) -> Scenario:
    """The small story, in which no ending says why."""
    return small_with(write, guidance, SILENT)


def reasons(story: Scenario, guidance: Guidance, *choices: str) -> tuple[Reason, ...]:
    """Why these choices came to their ending."""
    return why(play(Session(story, guidance), *choices).played)


def test_the_comparison_that_decided_is_named(small: Scenario, guidance: Guidance) -> None:
    """With the value on which the story went on."""
    assert reasons(small, guidance, "tell") == (GaugeReason(small.gauges["trust"], 0, ">=", 1, False),)


def test_a_choice_that_leads_on_by_itself_was_decided_before(small: Scenario, guidance: Guidance) -> None:
    """By the last step in which conditions chose; where there is none, no condition decided."""
    trust = small.gauges["trust"]
    assert reasons(small, guidance, "ask", "tell", "whisper") == (GaugeReason(trust, 1, ">=", 1, True),)
    assert reasons(small, guidance, "ask", "whisper") == ()


SILENT = ("      because: Ada heard a rule, and not what it was for.\n", "")
"""The change that leaves the author's own reason out."""
PANEL = """\
  panel:
    text: The panel.
    goto:
      - when: trust > 3
        to: apart
      - when: asked and trust >= 2
        to: week
      - to: apart
"""
TO_PANEL = ("        when: asked\n        goto: week", "        when: asked\n        goto: panel")


def test_a_scene_that_goes_on_decides_too(write: Write, guidance: Guidance) -> None:
    """What held for the route that was taken, then what did not hold before it; flags in the author's words."""
    story = small_with(write, guidance, with_scenes(PANEL), TO_PANEL, SILENT)
    trust = story.gauges["trust"]
    assert reasons(story, guidance, "ask", "whisper") == (
        FlagReason("You asked Ada.", True),
        GaugeReason(trust, 3, ">=", 2, True),
        GaugeReason(trust, 3, ">", 3, False),
    )


def test_of_a_condition_that_does_not_hold_only_what_failed_is_a_reason(write: Write, guidance: Guidance) -> None:
    """Here trust; that Ada was asked did not stand in the way."""
    story = small_with(write, guidance, with_scenes(PANEL), TO_PANEL, SILENT)
    trust = story.gauges["trust"]
    assert reasons(story, guidance, "ask", "tell", "whisper") == (GaugeReason(trust, 1, ">=", 2, False),)


def test_a_comparison_that_another_implies_is_left_out(write: Write, guidance: Guidance) -> None:
    """Who has less than two has less than three too."""
    panel = PANEL.replace("        to: week\n", "        to: week\n      - when: trust >= 3\n        to: week\n")
    story = small_with(write, guidance, with_scenes(panel), TO_PANEL, SILENT)
    assert reasons(story, guidance, "ask", "tell", "whisper") == (
        GaugeReason(story.gauges["trust"], 1, ">=", 2, False),
    )


def test_routes_to_the_same_endings_decide_nothing(write: Write, guidance: Guidance) -> None:
    """However they were chosen."""
    same = PANEL.replace("to: apart", "to: week")
    story = small_with(write, guidance, with_scenes(same), TO_PANEL, SILENT)
    assert reasons(story, guidance, "ask", "whisper") == ()


def test_a_gauge_that_learners_do_not_see_is_no_reason(write: Write, guidance: Guidance) -> None:
    """It is not shown here either."""
    story = small_with(write, guidance, SILENT, ("high: solid}", "high: solid, shown: false}"))
    assert reasons(story, guidance, "tell") == ()


BECAUSE = """\
      because:
        - when: not asked
          text: Nobody had asked Ada.
        - when: trust > 2
          text: You trusted each other too much.
        - You drank water all the same.
"""


def test_the_author_s_own_words_come_instead(write: Write, guidance: Guidance) -> None:
    """Those whose condition holds in the end."""
    story = small_with(write, guidance, (SILENT[0], BECAUSE))
    assert reasons(story, guidance, "tell") == (
        Statement("Nobody had asked Ada."),
        Statement("You drank water all the same."),
    )
    assert reasons(story, guidance, "ask", "tell", "tell") == (Statement("You drank water all the same."),)


def test_where_none_of_the_author_s_words_hold_the_conditions_speak(write: Write, guidance: Guidance) -> None:
    """As if there were none."""
    because = BECAUSE.replace("        - You drank water all the same.\n", "")
    story = small_with(write, guidance, (SILENT[0], because))
    trust = story.gauges["trust"]
    assert reasons(story, guidance, "ask", "tell", "tell") == (GaugeReason(trust, 0, ">=", 1, False),)


def test_half_a_story_has_no_ending_to_explain(small: Scenario, guidance: Guidance) -> None:
    """It is refused."""
    with pytest.raises(ValueError, match="not ended"):
        reasons(small, guidance, "ask")


def agrees(state: State, scenario: Scenario, reason: GaugeReason | FlagReason) -> bool:
    """Whether what a reason says is so in this state too."""
    if isinstance(reason, FlagReason):
        return (reason.text in state.flags) == reason.held
    index = list(scenario.gauges).index(reason.gauge.label)
    return OPERATORS[reason.operator](state.gauges[index], reason.number) == reason.held


@given(stories(), conditions, states, states)
def test_what_is_named_suffices(scenario: Scenario, condition: Condition, one: State, other: State) -> None:
    """In any state in which the same comparisons and flags hold, the condition is as true or as false."""
    scenario = replace(
        scenario,
        gauges={name: replace(gauge, label=name) for name, gauge in scenario.gauges.items()},
        flags={name: name for name in scenario.flags},
    )
    held, found = explained(condition, one, scenario)
    assume(all(agrees(other, scenario, reason) for reason in found))
    assert explained(condition, other, scenario)[0] == held


@given(stories(), picks)
def test_a_reason_is_true(scenario: Scenario, picked: list[int]) -> None:
    """A comparison held or did not hold as it says, on a value that the gauge can have."""
    played = played_through(scenario, picked).played
    assume(played.ending is not None)
    for reason in why(played):
        if isinstance(reason, GaugeReason):
            assert OPERATORS[reason.operator](reason.value, reason.number) == reason.held
            assert reason.gauge.min <= reason.value <= reason.gauge.max


@given(stories(), picks)
def test_no_ending_is_reached_that_the_scenes_do_not_lead_to(scenario: Scenario, picked: list[int]) -> None:
    """From any scene on the path."""
    played = played_through(scenario, picked).played
    assume(played.ending is not None)
    ahead = endings_ahead(scenario)
    assert all(played.states[-1].scene in ahead[state.scene] for state in played.states)
