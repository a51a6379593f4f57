"""What holds in every story: checked on random ones, against a second, simple-minded telling of the rules."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from scenario_trainer.engine.rules import NotAvailableError, Rules, Standing, StuckError
from tests.support.random_stories import open_choices, picks, played, stories

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scenario_trainer.engine.state import State
    from scenario_trainer.story.conditions import Condition
    from scenario_trainer.story.model import Passage, Route, Scenario


@dataclass
class Telling:
    """A playthrough as a table of names, with conditions asked of Python itself, whose words they share."""

    scenario: Scenario
    scene: str = ""
    values: dict[str, bool | int] = field(default_factory=dict)
    taken_once: set[str] = field(default_factory=set)
    passed: list[str] = field(default_factory=list)

    def set_out(self) -> None:
        """Set every gauge and flag as at the start."""
        self.values = {name: gauge.start for name, gauge in self.scenario.gauges.items()}
        self.values.update(dict.fromkeys(self.scenario.flags, False))

    def true(self, condition: Condition | None) -> bool:
        """Whether a condition holds by the names' values now."""
        return condition is None or bool(eval(condition.text, {"__builtins__": {}}, self.values))

    def take(self, choice_id: str) -> tuple[str, ...]:
        """Take a choice; returns the outcome's texts."""
        choice = self.scenario.scenes[self.scene].choices[choice_id]
        for name, change in choice.effects.items():
            if isinstance(change, bool):
                self.values[name] = change
            else:
                gauge = self.scenario.gauges[name]
                self.values[name] = min(max(self.values[name] + change, gauge.min), gauge.max)
        if choice.once:
            self.taken_once.add(f"{self.scene}/{choice_id}")
        outcome = self.texts(choice.outcome)
        self.go_to(self.first(choice.goto))
        return outcome

    def texts(self, passages: Iterable[Passage]) -> tuple[str, ...]:
        """What is told of these passages now."""
        return tuple(passage.text for passage in passages if self.true(passage.when))

    def first(self, routes: Iterable[Route]) -> str:
        """Where these routes lead now."""
        return next(route.to for route in routes if self.true(route.when))

    def go_to(self, scene: str) -> None:
        """Go on until a scene asks for something."""
        self.passed = []
        while goto := self.scenario.scenes[scene].goto:
            self.passed.append(scene)
            scene = self.first(goto)
        self.scene = scene

    def agrees(self, state: State) -> bool:
        """Whether a state says the same."""
        gauges = tuple(self.values[name] for name in self.scenario.gauges)
        flags = {name for name in self.scenario.flags if self.values[name]}
        return (self.scene, gauges, flags, self.taken_once) == tuple(state)


def states(rules: Rules, picked: Sequence[int]) -> list[State]:
    """Where a playthrough rests, from the start on."""
    try:
        start = rules.start().state
    except StuckError:
        return []
    return [start, *(step.state for _, _, step in played(rules, picked))]


@given(stories(), picks)
def test_gauges_stay_within_their_bounds(scenario: Scenario, picked: list[int]) -> None:
    """After every choice, whatever it does to them."""
    bounds = [(gauge.min, gauge.max) for gauge in scenario.gauges.values()]
    for state in states(Rules(scenario), picked):
        assert all(low <= value <= high for (low, high), value in zip(bounds, state.gauges, strict=True))


@given(stories(), picks)
def test_a_story_only_rests_where_something_is_asked_or_over(scenario: Scenario, picked: list[int]) -> None:
    """A scene that simply goes on is never where a playthrough stands."""
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
                with suppress(StuckError):  # the choice was taken, and led into a ring
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
        assert all(choices[option.id].locked for option in options if option.standing is Standing.LOCKED)


@given(stories(), picks)
def test_a_choice_for_once_is_not_offered_again(scenario: Scenario, picked: list[int]) -> None:
    """It is hidden from then on, for as long as the playthrough lasts."""
    rules, taken = Rules(scenario), set[str]()
    for before, choice, _ in played(rules, picked):
        assert f"{before.scene}/{choice}" not in taken
        if scenario.scenes[before.scene].choices[choice].once:
            taken.add(f"{before.scene}/{choice}")


@given(stories(), picks)
def test_effects_come_before_the_outcome_and_the_way_on(scenario: Scenario, picked: list[int]) -> None:
    """Effects, outcome, goto, scenes that go on: in this order the simple-minded telling comes to the same."""
    rules, telling = Rules(scenario), Telling(scenario)
    for number, (before, choice, step) in enumerate(played(rules, picked)):
        if number == 0:
            telling.set_out()
            telling.go_to(scenario.start)
            assert telling.agrees(before)
        outcome = telling.take(choice)
        assert rules.told(scenario.scenes[before.scene].choices[choice].outcome, step.state) == outcome
        assert telling.agrees(step.state)
        assert telling.passed == list(step.passed)


@given(stories())
def test_a_ring_is_found_exactly_where_there_is_one(scenario: Scenario) -> None:
    """What is still gone through after as many scenes as there are is the ring; else all of it was passed."""
    telling = Telling(scenario)
    telling.set_out()
    scene, way = scenario.start, list[str]()
    while (goto := scenario.scenes[scene].goto) and len(way) < 2 * len(scenario.scenes):
        way.append(scene)
        scene = telling.first(goto)
    rules = Rules(scenario)
    if scenario.scenes[scene].goto:
        with pytest.raises(StuckError) as caught:
            rules.start()
        assert set(caught.value.scenes) == set(way[len(scenario.scenes) :])
    else:
        assert list(rules.start().passed) == way
