"""Gauges, flags and what was taken once, packed into one whole number.

Exploring asks the same of thousands of values at a time: what an effect makes of them, whether a condition holds.
So both are functions from a list of packed values to a list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from scenario_trainer.engine.rules import OPERATORS
from scenario_trainer.engine.state import State
from scenario_trainer.story.conditions import All, Comparison, Flag, Not

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scenario_trainer.story.conditions import Condition, Expression
    from scenario_trainer.story.model import Choice, Scenario

Valuation: TypeAlias = int

Effect: TypeAlias = "Callable[[Sequence[Valuation]], list[Valuation]]"
"""From values to the values after it."""
Test: TypeAlias = "Callable[[Sequence[Valuation]], list[bool]]"
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
        """The values at the start."""
        self._flags = {name: weight << index for index, name in enumerate(scenario.flags)}
        weight <<= len(scenario.flags)
        once = [
            f"{scene_id}/{choice_id}"
            for scene_id, scene in scenario.scenes.items()
            for choice_id, choice in scene.choices.items()
            if choice.once
        ]
        self._once = {key: weight << index for index, key in enumerate(once)}

    def pack(self, state: State) -> Valuation:
        """The values of a state as one number."""
        packed = sum(
            (value - low) * weight
            for value, (low, _, weight) in zip(state.gauges, self._gauges.values(), strict=True)
        )
        packed += sum(self._flags[name] for name in state.flags)
        return packed + sum(self._once[key] for key in state.once)

    def unpack(self, scene_id: str, valuation: Valuation) -> State:
        """The state of a scene with these values."""
        gauges = tuple(low + valuation // weight % size for low, size, weight in self._gauges.values())
        flags = frozenset(name for name, weight in self._flags.items() if valuation // weight & 1)
        once = frozenset(key for key, weight in self._once.items() if valuation // weight & 1)
        return State(scene_id, gauges, flags, once)

    def effects(self, scene_id: str, choice_id: str, choice: Choice) -> list[Effect]:
        """What taking a choice does to the values, to be applied in turn."""
        effects: list[Effect] = []
        for name, change in choice.effects.items():
            if change is True:
                effects.append(_raised(self._flags[name]))
            elif change is False:
                effects.append(_lowered(self._flags[name]))
            elif change:
                _, size, weight = self._gauges[name]
                effects.append(_stepped(size, weight, change))
        if choice.once:
            effects.append(_raised(self._once[f"{scene_id}/{choice_id}"]))
        return effects

    def test(self, condition: Condition) -> Test:
        """Whether a condition holds."""
        return self._compiled(condition.expression)

    def not_yet_taken(self, scene_id: str, choice_id: str) -> Test:
        """Whether a choice that is offered once is still offered."""
        weight = self._once[f"{scene_id}/{choice_id}"]
        return lambda values: [not value // weight & 1 for value in values]

    def _compiled(self, expression: Expression) -> Test:
        """The expression as nested functions over lists."""
        if isinstance(expression, Flag):
            bit = self._flags[expression.name]
            return lambda values: [value // bit & 1 == 1 for value in values]
        if isinstance(expression, Comparison):
            low, size, weight = self._gauges[expression.name]
            compare = OPERATORS[expression.operator]
            holds = [compare(low + step, expression.number) for step in range(size)]
            return lambda values: [holds[value // weight % size] for value in values]
        if isinstance(expression, Not):
            negated = self._compiled(expression.part)
            return lambda values: [not held for held in negated(values)]
        parts = [self._compiled(part) for part in expression.parts]
        every = all if isinstance(expression, All) else any
        return lambda values: [every(held) for held in zip(*(part(values) for part in parts), strict=True)]


def _stepped(size: int, weight: int, change: int) -> Effect:
    """A gauge moved by `change` and held within its bounds."""
    moves = [(max(0, min(size - 1, step + change)) - step) * weight for step in range(size)]
    return lambda values: [value + moves[value // weight % size] for value in values]


def _raised(bit: int) -> Effect:
    """A bit set."""
    return lambda values: [value if value // bit & 1 else value + bit for value in values]


def _lowered(bit: int) -> Effect:
    """A bit cleared."""
    return lambda values: [value - bit if value // bit & 1 else value for value in values]
