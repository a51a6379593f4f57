"""What holds in every story: checked on random ones, against a second, plain implementation of the rules."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from scenario_trainer.engine.rules import Availability, EndlessLoopError, NotAvailableError, Rules
from tests.support.random_stories import open_choices, picks, played, stories

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scenario_trainer.engine.state import State
    from scenario_trainer.story.conditions import Condition
    from scenario_trainer.story.model import Passage, Route, Scenario


@dataclass
class PlainRules:
    """A playthrough as a table of names, with conditions asked of Python itself, whose words they share."""

    scenario: Scenario
    scene: str = ""
    values: dict[str, bool | int] = field(default_factory=dict)
    taken_once: set[str] = field(default_factory=set)
    passed: list[tuple[object, ...]] = field(default_factory=list)

    def start(self) -> None:
        """Set every gauge and flag as at the start."""
        self.values = {name: gauge.start for name, gauge in self.scenario.gauges.items()}
        self.values.update(dict.fromkeys(self.scenario.flags, False))

    def true(self, condition: Condition | None) -> bool:
        """Whether a condition holds by the names' values now."""
        return condition is None or bool(eval(condition.text, {"__builtins__": {}}, self.values))

    def take(self, choice_id: str) -> tuple[str, ...]:
        """Take a choice; returns the outcome's texts."""
        choice = self.scenario.scenes[self.scene].choices[choice_id]
        self.change(choice.effects)
        if choice.once:
            self.taken_once.add(f"{self.scene}/{choice_id}")
        outcome = self.texts(choice.outcome)
        self.go_to(self.first(choice.goto))
        return outcome

    def change(self, effects: Mapping[str, bool | int]) -> None:
        """Apply effects."""
        for name, change in effects.items():
            if isinstance(change, bool):
                self.values[name] = change
            else:
                gauge = self.scenario.gauges[name]
                self.values[name] = min(max(self.values[name] + change, gauge.min), gauge.max)

    def texts(self, passages: Iterable[Passage]) -> tuple[str, ...]:
        """The texts whose conditions hold now."""
        return tuple(passage.text for passage in passages if self.true(passage.when))

    def first(self, routes: Iterable[Route]) -> str:
        """Where these routes lead now."""
        return next(route.to for route in routes if self.true(route.when))

    def go_to(self, scene: str) -> None:
        """Enter scene after scene until one asks for something, or a state comes again."""
        self.passed = []
        self.enter(scene)
        while (goto := self.scenario.scenes[self.scene].goto) and self.state() not in self.passed:
            self.passed.append(self.state())
            self.enter(self.first(goto))

    def enter(self, scene: str) -> None:
        """Apply the effects of a scene."""
        self.scene = scene
        self.change(self.scenario.scenes[scene].effects)

    def state(self) -> tuple[object, ...]:
        """Scene, gauges, flags and what was taken once, now."""
        gauges = tuple(self.values[name] for name in self.scenario.gauges)
        flags = frozenset(name for name in self.scenario.flags if self.values[name])
        return (self.scene, gauges, flags, frozenset(self.taken_once))


def states(rules: Rules, picked: Sequence[int]) -> list[State]:
    """The states of a playthrough, from the start on."""
    try:
        start = rules.start().state
    except EndlessLoopError:
        return []
    return [start, *(step.state for _, _, step in played(rules, picked))]


@given(stories(), picks)
def test_gauges_stay_within_their_bounds(scenario: Scenario, picked: list[int]) -> None:
    """After every choice, whatever it does to them."""
    bounds = [(gauge.min, gauge.max) for gauge in scenario.gauges.values()]
    for state in states(Rules(scenario), picked):
        assert all(low <= value <= high for (low, high), value in zip(bounds, state.gauges, strict=True))


@given(stories(), picks)
def test_a_play_only_stops_at_choices_and_endings(scenario: Scenario, picked: list[int]) -> None:
    """Scenes without choices are passed."""
    rested = {state.scene for state in states(Rules(scenario), picked)}
    assert not any(scenario.scenes[scene].goto for scene in rested)


@given(stories(), picks)
def test_the_same_choices_give_the_same_state(scenario: Scenario, picked: list[int]) -> None:
    """Nothing but the choices decides, so that an attempt can be replayed from their ids."""
    steps = list(played(Rules(scenario), picked))
    again = Rules(scenario)
    state = again.start().state if steps else None
    for _, choice, step in steps:
        assert state is not None
        state = again.choose(state, choice).state
        assert state == step.state


@given(stories(), picks)
def test_what_is_offered_can_be_taken_and_nothing_else(scenario: Scenario, picked: list[int]) -> None:
    """`options` and `choose` agree on every choice of the scene, and `choose` refuses what is not of it."""
    rules = Rules(scenario)
    for state in states(rules, picked):
        open_now = open_choices(rules, state)
        for choice in ("a", "b", "c", "d", "e", "", state.scene):
            if choice in open_now:
                with suppress(EndlessLoopError):  # the choice was taken, and led into a ring
                    rules.choose(state, choice)
            else:
                with pytest.raises(NotAvailableError):
                    rules.choose(state, choice)


@given(stories(), picks)
def test_options_are_the_scenes_choices_in_written_order(scenario: Scenario, picked: list[int]) -> None:
    """None is left out, and locked ones are those with a reason."""
    rules = Rules(scenario)
    for state in states(rules, picked):
        choices, options = scenario.scenes[state.scene].choices, rules.options(state)
        assert [option.id for option in options] == list(choices)
        assert all(choices[option.id].locked for option in options if option.availability is Availability.LOCKED)


@given(stories(), picks)
def test_a_choice_for_once_is_not_offered_again(scenario: Scenario, picked: list[int]) -> None:
    """It is hidden from then on, for as long as the playthrough lasts."""
    rules, taken = Rules(scenario), set[str]()
    for before, choice, _ in played(rules, picked):
        assert f"{before.scene}/{choice}" not in taken
        if scenario.scenes[before.scene].choices[choice].once:
            taken.add(f"{before.scene}/{choice}")


@given(stories(), picks)
def test_a_choice_follows_the_order_of_the_format(scenario: Scenario, picked: list[int]) -> None:
    """Effects, outcome, goto, effects of the next scene: in this order the plain rules come to the same."""
    rules, plain = Rules(scenario), PlainRules(scenario)
    for number, (before, choice, step) in enumerate(played(rules, picked)):
        if number == 0:
            plain.start()
            plain.go_to(scenario.start)
            assert plain.state() == before
        outcome = plain.take(choice)
        assert rules.texts(scenario.scenes[before.scene].choices[choice].outcome, step.after_choice) == outcome
        assert plain.state() == step.state
        assert plain.passed == list(step.passed)


@given(stories())
def test_a_ring_is_found_exactly_where_there_is_one(scenario: Scenario) -> None:
    """It begins where a state comes again; else all of it was passed."""
    plain = PlainRules(scenario)
    plain.start()
    plain.go_to(scenario.start)
    rules = Rules(scenario)
    if plain.state() in plain.passed:
        with pytest.raises(EndlessLoopError) as caught:
            rules.start()
        ring = plain.passed[plain.passed.index(plain.state()) :]
        assert list(caught.value.scenes) == list(dict.fromkeys(scene for scene, *_ in ring))
        assert caught.value.state == plain.state()
    else:
        assert list(rules.start().passed) == plain.passed
