"""Gauges, flags and what was taken once, packed into one whole number.

Exploring meets the same values in many scenes. So what an effect makes of them and whether a condition holds is
worked out once for each and looked up afterwards: a table is a dict that fills itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from scenario_trainer.engine.rules import OPERATORS
from scenario_trainer.engine.state import State
from scenario_trainer.story.conditions import All, Comparison, Flag, Not

if TYPE_CHECKING:
    from collections.abc import Callable

    from scenario_trainer.story.conditions import Condition, Expression
    from scenario_trainer.story.model import Choice, Scenario

Valuation: TypeAlias = int


class Table(dict[Valuation, int]):
    """Looks up what a function says of a valuation, asking it once."""

    def __init__(self, function: Callable[[Valuation], int]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, valuation: Valuation) -> int:
        found = self[valuation] = self._function(valuation)
        return found


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
        self._steps: dict[tuple[str, int], Table] = {}
        self._tests: dict[str, Table] = {}
        self._bits: dict[int, Table] = {}
        """By the weight of a bit: the table that sets it; by the negative weight: the one that clears it."""

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

    def effects(self, scene_id: str, choice_id: str, choice: Choice) -> list[Table]:
        """What taking a choice does to the values, as tables to apply in turn."""
        tables = [self._change(name, change) for name, change in choice.effects.items() if change is not False]
        tables += [self._lowered(name) for name, change in choice.effects.items() if change is False]
        if choice.once:
            tables.append(self._raised(self._once[f"{scene_id}/{choice_id}"]))
        return tables

    def test(self, condition: Condition) -> Table:
        """Whether a condition holds."""
        if condition.text not in self._tests:
            self._tests[condition.text] = Table(self._compiled(condition.expression))
        return self._tests[condition.text]

    def not_yet_taken(self, scene_id: str, choice_id: str) -> Table:
        """Whether a choice that is offered once is still offered."""
        weight = self._once[f"{scene_id}/{choice_id}"]
        return Table(lambda valuation: not valuation // weight & 1)

    def _compiled(self, expression: Expression) -> Callable[[Valuation], bool]:
        """The expression as nested closures over packed values."""
        if isinstance(expression, Flag):
            bit = self._flags[expression.name]
            return lambda valuation: bool(valuation // bit & 1)
        if isinstance(expression, Comparison):
            low, size, weight = self._gauges[expression.name]
            number, compare = expression.number - low, OPERATORS[expression.operator]
            return lambda valuation: compare(valuation // weight % size, number)
        if isinstance(expression, Not):
            negated = self._compiled(expression.part)
            return lambda valuation: not negated(valuation)
        parts = [self._compiled(part) for part in expression.parts]
        if isinstance(expression, All):
            return lambda valuation: all(part(valuation) for part in parts)
        return lambda valuation: any(part(valuation) for part in parts)

    def _change(self, name: str, change: int) -> Table:
        return self._raised(self._flags[name]) if change is True else self._stepped(name, change)

    def _stepped(self, name: str, change: int) -> Table:
        """A gauge moved by `change` and held within its bounds; one table for each, wherever it is used."""
        if (name, change) not in self._steps:
            _, size, weight = self._gauges[name]

            def step(valuation: Valuation) -> Valuation:
                value = valuation // weight % size
                return valuation + (max(0, min(size - 1, value + change)) - value) * weight

            self._steps[name, change] = Table(step)
        return self._steps[name, change]

    def _raised(self, weight: int) -> Table:
        if weight not in self._bits:
            self._bits[weight] = Table(lambda valuation: valuation + (not valuation // weight & 1) * weight)
        return self._bits[weight]

    def _lowered(self, name: str) -> Table:
        weight = self._flags[name]
        if -weight not in self._bits:
            self._bits[-weight] = Table(lambda valuation: valuation - (valuation // weight & 1) * weight)
        return self._bits[-weight]
