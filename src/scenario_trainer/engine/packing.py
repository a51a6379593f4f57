"""Gauges, flags and what was taken once, packed into one whole number.

Exploring asks the same of thousands of values at a time: what an effect makes of them, whether a condition holds.
So both are functions from a list of packed values to a list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from scenario_trainer.engine.state import State
from scenario_trainer.story.conditions import OPERATORS, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from scenario_trainer.story.conditions import Comparison, Condition, Flag
    from scenario_trainer.story.model import Choice, Effects, Scenario

PackedValues: TypeAlias = int
"""A state without its scene."""

Effect: TypeAlias = "Callable[[Sequence[PackedValues]], list[PackedValues]]"
"""From values to the values after it."""
Test: TypeAlias = "Callable[[Sequence[PackedValues]], list[bool]]"
"""From values to whether something holds for each."""


class Packing:
    """How the values of one scenario are packed: gauges in mixed radix, then a bit for each flag and once."""

    def __init__(self, scenario: Scenario) -> None:
        self._gauges: dict[str, tuple[int, int, int]] = {}
        """By name: lowest value, number of values, and the weight of one step."""
        weight = 1
        for name, gauge in scenario.gauges.items():
            size = gauge.max - gauge.min + 1
            self._gauges[name] = (gauge.min, size, weight)
            weight *= size
        starts = (gauge.start - gauge.min for gauge in scenario.gauges.values())
        self.start = sum(start * packed[-1] for start, packed in zip(starts, self._gauges.values(), strict=True))
        """The values at the start, before the effects of the first scene."""
        self._flags = {name: weight << index for index, name in enumerate(scenario.flags)}
        weight <<= len(scenario.flags)
        once = [
            f"{scene_id}/{choice_id}"
            for scene_id, scene in scenario.scenes.items()
            for choice_id, choice in scene.choices.items()
            if choice.once
        ]
        self._once = {key: weight << index for index, key in enumerate(once)}

    def pack(self, state: State) -> PackedValues:
        """The values of a state as one number."""
        packed = sum(
            (value - low) * weight
            for value, (low, _, weight) in zip(state.gauges, self._gauges.values(), strict=True)
        )
        packed += sum(self._flags[name] for name in state.flags)
        return packed + sum(self._once[key] for key in state.once)

    def unpack(self, scene_id: str, values: PackedValues) -> State:
        """The state of a scene with these values."""
        gauges = tuple(low + values // weight % size for low, size, weight in self._gauges.values())
        flags = frozenset(name for name, weight in self._flags.items() if values // weight & 1)
        once = frozenset(key for key, weight in self._once.items() if values // weight & 1)
        return State(scene_id, gauges, flags, once)

    def choice_effects(self, scene_id: str, choice_id: str, choice: Choice) -> list[Effect]:
        """What taking a choice does to the values, to be applied in turn."""
        once = [_set_bit(self._once[f"{scene_id}/{choice_id}"])] if choice.once else []
        return [*self.effects(choice.effects), *once]

    def effects(self, changes: Effects) -> list[Effect]:
        """What changes of gauges and flags do to the values, to be applied in turn."""
        effects: list[Effect] = []
        for name, change in changes.items():
            if change is True:
                effects.append(_set_bit(self._flags[name]))
            elif change is False:
                effects.append(_clear_bit(self._flags[name]))
            elif change:
                _, size, weight = self._gauges[name]
                effects.append(_move_gauge(size, weight, change))
        return effects

    def test(self, condition: Condition) -> Test:
        """Whether a condition holds."""
        return fold(
            condition.expression,
            flag=self._flag,
            comparison=self._comparison,
            negation=_negation,
            every=_combination(all),
            some=_combination(any),
        )

    def not_yet_taken(self, scene_id: str, choice_id: str) -> Test:
        """Whether a choice that is offered once is still offered."""
        weight = self._once[f"{scene_id}/{choice_id}"]
        return lambda values: [not value // weight & 1 for value in values]

    def _flag(self, part: Flag) -> Test:
        bit = self._flags[part.name]
        return lambda values: [value // bit & 1 == 1 for value in values]

    def _comparison(self, part: Comparison) -> Test:
        low, size, weight = self._gauges[part.name]
        compare = OPERATORS[part.operator]
        holds = [compare(low + step, part.number) for step in range(size)]
        return lambda values: [holds[value // weight % size] for value in values]


def _negation(negated: Test) -> Test:
    return lambda values: [not held for held in negated(values)]


def _combination(combine: Callable[[Iterable[bool]], bool]) -> Callable[[tuple[Test, ...]], Test]:
    """From several tests to the one that holds where `combine` of their results does."""

    def combined(parts: tuple[Test, ...]) -> Test:
        return lambda values: [combine(held) for held in zip(*(part(values) for part in parts), strict=True)]

    return combined


def _move_gauge(size: int, weight: int, change: int) -> Effect:
    """A gauge moved by `change` and held within its bounds."""
    moves = [(max(0, min(size - 1, step + change)) - step) * weight for step in range(size)]
    return lambda values: [value + moves[value // weight % size] for value in values]


def _set_bit(bit: int) -> Effect:
    return lambda values: [value if value // bit & 1 else value + bit for value in values]


def _clear_bit(bit: int) -> Effect:
    return lambda values: [value - bit if value // bit & 1 else value for value in values]
