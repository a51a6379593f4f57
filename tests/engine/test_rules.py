"""What can be chosen, and what follows, in a story small enough to work out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenario_trainer.engine.rules import Availability, EndlessLoopError, NotAvailableError, Rules, Step
from scenario_trainer.engine.state import State
from scenario_trainer.story.condition_parser import parse_condition
from tests.support.variants import RING, small_with, with_scenes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.story.model import Guidance, Scenario


def kitchen(trust: int = 2, *, asked: bool = False, once: bool = False) -> State:
    """The story resting in the kitchen."""
    flags = frozenset({"asked"}) if asked else frozenset[str]()
    return State("kitchen", (trust,), flags, frozenset({"kitchen/ask"}) if once else frozenset())


def test_a_story_starts_in_the_first_scene_that_asks_for_something(small: Scenario) -> None:
    """A scene without choices is passed, with its state."""
    door = kitchen()._replace(scene="door")
    assert Rules(small).start() == Step(kitchen(), passed=(door,), after_choice=door)


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (kitchen(), {"ask": "available", "tell": "available", "rota": "locked", "whisper": "hidden"}),
        (kitchen(3), {"ask": "available", "tell": "available", "rota": "locked", "whisper": "hidden"}),
        (
            kitchen(3, asked=True),
            {"ask": "available", "tell": "available", "rota": "available", "whisper": "available"},
        ),
        (
            kitchen(2, asked=True),
            {"ask": "available", "tell": "available", "rota": "locked", "whisper": "available"},
        ),
        (
            kitchen(3, asked=True, once=True),
            {"ask": "hidden", "tell": "available", "rota": "available", "whisper": "available"},
        ),
    ],
)
def test_choices_stand_as_their_conditions_say(small: Scenario, state: State, expected: dict[str, str]) -> None:
    """All choices are there in written order: open, locked with a reason, or hidden."""
    assert [(option.id, option.availability.value) for option in Rules(small).options(state)] == list(
        expected.items()
    )


def test_an_ending_offers_nothing(small: Scenario) -> None:
    """There is nothing to choose where the story is over."""
    assert Rules(small).options(State("week", (3,), frozenset(), frozenset())) == ()


def test_effects_change_gauges_and_flags(small: Scenario) -> None:
    """A gauge takes the change, a flag becomes true, and a choice for once is noted."""
    after = kitchen(3, asked=True, once=True)
    assert Rules(small).choose(kitchen(), "ask") == Step(after, passed=(), after_choice=after)


def test_a_flag_can_be_lowered_again(write: Callable[[str, str], Path], guidance: Guidance) -> None:
    """An effect of false takes a flag back."""
    story = small_with(write, guidance, ("effects: {trust: -2}", "effects: {asked: false}"))
    assert Rules(story).choose(kitchen(asked=True), "tell").state == kitchen()


@pytest.mark.parametrize(("choice", "trust", "expected"), [("ask", 4, 4), ("tell", 1, 0), ("tell", 0, 0)])
def test_gauges_are_held_between_their_bounds(small: Scenario, choice: str, trust: int, expected: int) -> None:
    """A change that leads outside stops at the bound."""
    assert Rules(small).choose(kitchen(trust), choice).state.gauges == (expected,)


@pytest.mark.parametrize(("trust", "expected"), [(2, "apart"), (3, "kitchen")])
def test_where_the_story_goes_is_decided_after_the_effects(small: Scenario, trust: int, expected: str) -> None:
    """`tell` costs two and then asks whether one is left."""
    assert Rules(small).choose(kitchen(trust), "tell").state.scene == expected


def test_the_first_route_that_holds_is_taken(write: Callable[[str, str], Path], guidance: Guidance) -> None:
    """A later route that would hold as well makes no difference."""
    routes = "          - when: trust >= 0\n            to: week\n          - when: trust >= 1"
    story = small_with(write, guidance, ("          - when: trust >= 1", routes))
    assert Rules(story).choose(kitchen(4), "tell").state.scene == "week"


def test_scenes_that_go_on_decide_by_the_new_state(write: Callable[[str, str], Path], guidance: Guidance) -> None:
    """A passed scene sees the effects of the choice that led to it."""
    door = "    goto:\n      - when: asked\n        to: week\n      - to: kitchen\n"
    story = small_with(
        write,
        guidance,
        ("    goto: kitchen\n  kitchen:", f"{door}  kitchen:"),
        ("        goto: kitchen", "        goto: door"),
    )
    passed = kitchen(3, asked=True, once=True)._replace(scene="door")
    assert Rules(story).choose(kitchen(), "ask") == Step(passed._replace(scene="week"), (passed,), passed)


@pytest.mark.parametrize(
    ("state", "choice"),
    [
        (kitchen(), "rota"),
        (kitchen(), "whisper"),
        (kitchen(3, asked=True, once=True), "ask"),
        (kitchen(), "sing"),
        (kitchen()._replace(scene="apart"), "ask"),
    ],
    ids=["locked", "hidden", "taken once", "unknown", "of another scene"],
)
def test_a_choice_that_is_not_open_is_refused(small: Scenario, state: State, choice: str) -> None:
    """The error names the choice with its scene."""
    with pytest.raises(NotAvailableError, match=f"{state.scene}/{choice}"):
        Rules(small).choose(state, choice)


def test_what_is_taken_once_is_hidden_rather_than_locked(
    write: Callable[[str, str], Path], guidance: Guidance
) -> None:
    """A reason for not yet would be untrue of what will not come again."""
    story = small_with(
        write,
        guidance,
        ("        once: true", "        once: true\n        when: trust < 3\n        locked: Later."),
    )
    rules = Rules(story)
    availabilities = [rules.options(state)[0].availability for state in (kitchen(3), kitchen(3, once=True))]
    assert availabilities == [Availability.LOCKED, Availability.HIDDEN]


@pytest.mark.parametrize(
    ("trust", "expected"), [(2, ("Ada says nothing.", "She leaves.")), (3, ("Ada says nothing.",))]
)
def test_an_outcome_is_reported_as_the_new_state_has_it(
    small: Scenario, trust: int, expected: tuple[str, ...]
) -> None:
    """What an outcome says under a condition is decided after the effects."""
    rules = Rules(small)
    after = rules.choose(kitchen(trust), "tell").after_choice
    assert rules.texts(small.scenes["kitchen"].choices["tell"].outcome, after) == expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("trust < 2", False),
        ("trust <= 2", True),
        ("trust > 2", False),
        ("trust >= 2", True),
        ("trust == 2", True),
        ("trust != 2", False),
        ("3 > trust", True),
        ("1 < trust < 3", True),
        ("2 < trust < 4", False),
        ("asked", True),
        ("not asked", False),
        ("not asked and trust == 2 or asked", True),
        ("not asked and (trust == 2 or asked)", False),
        ("not (asked and trust == 2)", False),
        ("asked and trust == 2 and trust == 3", False),
    ],
)
def test_a_condition_holds_as_it_reads(small: Scenario, condition: str, expected: bool) -> None:
    """Where trust is 2 and Ada was asked."""
    assert Rules(small).holds(parse_condition(condition), kitchen(2, asked=True)) is expected


KITCHEN = "  kitchen:\n"


def test_a_scene_s_effects_apply_on_entering_it(write: Callable[[str, str], Path], guidance: Guidance) -> None:
    """Each time, and within the bounds of the gauge."""
    story = small_with(write, guidance, (KITCHEN, f"{KITCHEN}    effects: {{trust: +1}}\n"))
    rules = Rules(story)
    first = rules.start().state
    second = rules.choose(first, "ask").state
    assert (first.gauges, second.gauges) == ((3,), (4,))


def test_a_scene_s_effects_come_after_the_outcome_and_the_goto(
    write: Callable[[str, str], Path], guidance: Guidance
) -> None:
    """Both are decided on the state that the choice leaves behind."""
    effects = (KITCHEN, f"{KITCHEN}    effects: {{trust: -2}}\n")
    rules = Rules(small_with(write, guidance, effects))
    step = rules.choose(kitchen(3), "tell")
    assert step == Step(kitchen(0), passed=(), after_choice=kitchen(1))


def test_the_effects_of_the_first_scene_apply(write: Callable[[str, str], Path], guidance: Guidance) -> None:
    """Also where the story simply goes on from it: the scenes after it have what it left."""
    story = small_with(write, guidance, ("  door:\n", "  door:\n    effects: {trust: -1, asked: true}\n"))
    after = kitchen(1, asked=True)
    start = kitchen()._replace(scene="door")
    assert Rules(story).start() == Step(after, passed=(after._replace(scene="door"),), after_choice=start)


def test_each_passed_scene_has_the_state_in_which_it_was_entered(
    write: Callable[[str, str], Path], guidance: Guidance
) -> None:
    """A scene may lead back to itself until a gauge is full."""
    door = "    goto:\n      - when: trust == 4\n        to: kitchen\n      - to: door\n"
    story = small_with(
        write,
        guidance,
        ("  door:\n", "  door:\n    effects: {trust: +1}\n"),
        (f"    goto: kitchen\n{KITCHEN}", door + KITCHEN),
    )
    step = Rules(story).start()
    assert [state.gauges for state in step.passed] == [(3,), (4,)]
    assert step.state == kitchen(4)


def test_an_endless_loop_at_the_start_is_reported(write: Callable[[str, str], Path], guidance: Guidance) -> None:
    """The error names the scenes of the loop."""
    story = small_with(write, guidance, ("start: door", "start: about"), with_scenes(RING))
    with pytest.raises(EndlessLoopError) as caught:
        Rules(story).start()
    assert caught.value.scenes == ("about", "round")


def test_what_leads_into_a_ring_is_no_part_of_it(write: Callable[[str, str], Path], guidance: Guidance) -> None:
    """Only the scenes that the story goes round are named."""
    story = small_with(
        write,
        guidance,
        ("    goto: kitchen\n  kitchen:", "    goto: round\n  kitchen:"),
        with_scenes(RING),
    )
    with pytest.raises(EndlessLoopError, match=r"goes round and round: round, about\.$"):
        Rules(story).start()


def test_a_choice_can_lead_into_a_ring(write: Callable[[str, str], Path], guidance: Guidance) -> None:
    """The error comes from the choice, not from the story's reading."""
    story = small_with(write, guidance, ("          - to: apart", "          - to: round"), with_scenes(RING))
    with pytest.raises(EndlessLoopError):
        Rules(story).choose(kitchen(), "tell")


def test_different_choices_can_lead_to_the_same_state(
    write: Callable[[str, str], Path], guidance: Guidance
) -> None:
    """States are equal, and hash equally, whatever came before them."""
    story = small_with(write, guidance, ("effects: {trust: -2}", "effects: {trust: 0}"))
    rules = Rules(story)
    ask_first = rules.choose(rules.choose(kitchen(), "ask").state, "tell").state
    tell_first = rules.choose(rules.choose(kitchen(), "tell").state, "ask").state
    assert len({ask_first, tell_first}) == 1
