"""Gauges, flags and what was taken once, packed into one whole number.

Exploring asks the same of thousands of values at a time: what an effect makes of them, whether a condition holds.
So both are functions from a list of packed values to a list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

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


class _Field(NamedTuple):
    """Where a gauge is in a packed number."""

    low: int
    size: int
    """How many values it has."""
    shift: int
    mask: int


class Packing:
    """How the values of one scenario are packed: bits for each gauge, then one for each flag and once."""

    def __init__(self, scenario: Scenario) -> None:
        self._gauges: dict[str, _Field] = {}
        self.start = 0
        """The values at the start, before the effects of the first scene."""
        shift = 0
        for name, gauge in scenario.gauges.items():
            size = gauge.max - gauge.min + 1
            width = (size - 1).bit_length()
            self._gauges[name] = _Field(gauge.min, size, shift, (1 << width) - 1)
            self.start |= (gauge.start - gauge.min) << shift
            shift += width
        once = (
            f"{scene_id}/{choice_id}"
            for scene_id, scene in scenario.scenes.items()
            for choice_id, choice in scene.choices.items()
            if choice.once
        )
        self._flags = {name: index for index, name in enumerate(scenario.flags, start=shift)}
        self._once = {key: index for index, key in enumerate(once, start=shift + len(self._flags))}
        self.bits = shift + len(self._flags) + len(self._once)
        """How many bits the values of a state take."""

    def pack(self, state: State) -> PackedValues:
        """The values of a state as one number."""
        packed = 0
        for value, field in zip(state.gauges, self._gauges.values(), strict=True):
            packed |= (value - field.low) << field.shift
        for name in state.flags:
            packed |= 1 << self._flags[name]
        for key in state.once:
            packed |= 1 << self._once[key]
        return packed

    def unpack(self, scene_id: str, values: PackedValues) -> State:
        """The state of a scene with these values."""
        gauges = tuple(low + (values >> shift & mask) for low, _, shift, mask in self._gauges.values())
        digits = f"{values:0{self.bits}b}"[::-1]
        flags, once = (
            frozenset(name for name, place in names.items() if digits[place] == "1")
            for names in (self._flags, self._once)
        )
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
                effects.append(_move_gauge(self._gauges[name], change))
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
        shift = self._once[f"{scene_id}/{choice_id}"]
        return lambda values: [not value >> shift & 1 for value in values]

    def _flag(self, part: Flag) -> Test:
        shift = self._flags[part.name]
        return lambda values: [value >> shift & 1 == 1 for value in values]

    def _comparison(self, part: Comparison) -> Test:
        low, size, shift, mask = self._gauges[part.name]
        compare = OPERATORS[part.operator]
        holds = [compare(low + step, part.number) for step in range(size)]
        return lambda values: [holds[value >> shift & mask] for value in values]


def _negation(negated: Test) -> Test:
    return lambda values: [not held for held in negated(values)]


def _combination(combine: Callable[[Iterable[bool]], bool]) -> Callable[[tuple[Test, ...]], Test]:
    """From several tests to the one that holds where `combine` of their results does."""

    def combined(parts: tuple[Test, ...]) -> Test:
        return lambda values: [combine(held) for held in zip(*(part(values) for part in parts), strict=True)]

    return combined


def _move_gauge(field: _Field, change: int) -> Effect:
    """A gauge moved by `change` and held within its bounds."""
    _, size, shift, mask = field
    moves = [(max(0, min(size - 1, step + change)) - step) << shift for step in range(size)]
    return lambda values: [value + moves[value >> shift & mask] for value in values]


def _set_bit(shift: int) -> Effect:
    bit = 1 << shift
    return lambda values: [value | bit for value in values]


def _clear_bit(shift: int) -> Effect:
    kept = ~(1 << shift)
    return lambda values: [value & kept for value in values]
