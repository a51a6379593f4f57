"""How a story is played: what can be chosen, and what follows."""

from __future__ import annotations

import operator
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from scenario_trainer.engine.state import State
from scenario_trainer.story.conditions import All, Comparison, Flag, Not

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from scenario_trainer.story.conditions import Condition, Expression
    from scenario_trainer.story.model import Choice, Passage, Route, Scenario

    Test: TypeAlias = Callable[[tuple[int, ...], frozenset[str]], bool]
    """A condition, asked of gauges and flags."""


class Standing(Enum):
    """Whether a choice can be taken now."""

    AVAILABLE = "available"
    LOCKED = "locked"
    """Shown with its reason, and cannot be taken."""
    HIDDEN = "hidden"


class Option(NamedTuple):
    """A choice of the current scene as it stands now."""

    id: str
    standing: Standing


class Step(NamedTuple):
    """What a choice, or the start, leads to."""

    state: State
    passed: tuple[str, ...]
    """The scenes without choices that the story went through, in order, before it came to rest."""


class NotAvailableError(ValueError):
    """The choice cannot be taken in this state."""


class StuckError(Exception):
    """The story goes round scenes without choices and never comes to rest."""

    def __init__(self, scenes: tuple[str, ...]) -> None:
        super().__init__(f"The story goes round and round: {', '.join(scenes)}.")
        self.scenes = scenes


@dataclass(frozen=True, slots=True)
class _Move:
    """A choice, ready to be taken often."""

    key: str
    """``scene/choice``."""
    option: dict[Standing, Option]
    test: Test | None
    unmet: Standing
    """How the choice stands while its condition does not hold."""
    changes: tuple[tuple[int, int, int, int], ...]
    """Gauge index, change, min and max."""
    raised: frozenset[str]
    lowered: frozenset[str]
    once: bool
    routes: tuple[tuple[Test | None, str], ...]


class Rules:
    """The rules of one scenario, its conditions compiled once. The same calls give the same answers for ever.

    The scenario must have been checked: a name that does not exist raises KeyError.
    """

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self._gauges = {name: index for index, name in enumerate(scenario.gauges)}
        self._tests: dict[str, Test] = {}
        self._moves = {
            scene_id: {
                choice_id: self._move(scene_id, choice_id, choice) for choice_id, choice in scene.choices.items()
            }
            for scene_id, scene in scenario.scenes.items()
        }
        self._onward = {
            scene_id: self._routes(scene.goto) for scene_id, scene in scenario.scenes.items() if scene.goto
        }
        self._plain = {
            scene_id: tuple(move.option[Standing.AVAILABLE] for move in moves.values())
            for scene_id, moves in self._moves.items()
            if not any(move.test or move.once for move in moves.values())
        }

    def start(self) -> Step:
        """Begin. Raises StuckError where the story never comes to rest."""
        gauges = tuple(gauge.start for gauge in self.scenario.gauges.values())
        return self._rest(self.scenario.start, gauges, frozenset(), frozenset())

    def options(self, state: State) -> tuple[Option, ...]:
        """The choices of the current scene in written order, each with how it stands now."""
        plain = self._plain.get(state.scene)
        if plain is not None:
            return plain
        return tuple(move.option[_standing(move, state)] for move in self._moves[state.scene].values())

    def choose(self, state: State, choice_id: str) -> Step:
        """Take a choice.

        Its effects apply; then, on the new state, its goto is decided, and those of the scenes the story
        simply goes through. Raises NotAvailableError where `options` does not offer the choice, StuckError
        where the story never comes to rest.
        """
        move = self._moves[state.scene].get(choice_id)
        if move is None or _standing(move, state) is not Standing.AVAILABLE:
            raise NotAvailableError(f"{state.scene}/{choice_id} cannot be chosen now")
        gauges, flags, once = state.gauges, state.flags, state.once
        if move.changes:
            values = list(gauges)
            for index, change, low, high in move.changes:
                value = values[index] + change
                values[index] = low if value < low else high if value > high else value
            gauges = tuple(values)
        if move.raised or move.lowered:
            flags = (flags | move.raised) - move.lowered
        if move.once:
            once = once | {move.key}
        return self._rest(_first(move.routes, gauges, flags), gauges, flags, once)

    def told(self, passages: Iterable[Passage], state: State) -> tuple[str, ...]:
        """The texts among `passages` that this state has."""
        return tuple(
            passage.text for passage in passages if passage.when is None or self.holds(passage.when, state)
        )

    def holds(self, condition: Condition, state: State) -> bool:
        """Whether a condition holds in this state."""
        return self._test(condition)(state.gauges, state.flags)

    def _rest(self, scene: str, gauges: tuple[int, ...], flags: frozenset[str], once: frozenset[str]) -> Step:
        passed: tuple[str, ...] = ()
        while routes := self._onward.get(scene):
            if scene in passed:
                raise StuckError(passed[passed.index(scene) :])
            passed += (scene,)
            scene = _first(routes, gauges, flags)
        return Step(State(scene, gauges, flags, once), passed)

    def _move(self, scene_id: str, choice_id: str, choice: Choice) -> _Move:
        gauges = self.scenario.gauges
        return _Move(
            key=f"{scene_id}/{choice_id}",
            option={standing: Option(choice_id, standing) for standing in Standing},
            test=self._test(choice.when) if choice.when else None,
            unmet=Standing.LOCKED if choice.locked else Standing.HIDDEN,
            changes=tuple(
                (self._gauges[name], change, gauges[name].min, gauges[name].max)
                for name, change in choice.effects.items()
                if not isinstance(change, bool)
            ),
            raised=frozenset(name for name, change in choice.effects.items() if change is True),
            lowered=frozenset(name for name, change in choice.effects.items() if change is False),
            once=choice.once,
            routes=self._routes(choice.goto),
        )

    def _routes(self, routes: tuple[Route, ...]) -> tuple[tuple[Test | None, str], ...]:
        return tuple((self._test(route.when) if route.when else None, route.to) for route in routes)

    def _test(self, condition: Condition) -> Test:
        test = self._tests.get(condition.text)
        if test is None:
            test = self._tests[condition.text] = _compiled(condition.expression, self._gauges)
        return test


def _standing(move: _Move, state: State) -> Standing:
    if move.once and move.key in state.once:
        return Standing.HIDDEN
    if move.test is None or move.test(state.gauges, state.flags):
        return Standing.AVAILABLE
    return move.unmet


def _first(routes: tuple[tuple[Test | None, str], ...], gauges: tuple[int, ...], flags: frozenset[str]) -> str:
    """Where the first route leads that holds; a checked scenario's last route always does."""
    return next(to for test, to in routes if test is None or test(gauges, flags))


#: The operators of comparisons.
OPERATORS: dict[str, Callable[[int, int], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}


def _compiled(expression: Expression, gauges: Mapping[str, int]) -> Test:
    """The expression as nested closures: no text of an author's is ever executed."""
    if isinstance(expression, Flag):
        name = expression.name
        return lambda _, flags: name in flags
    if isinstance(expression, Comparison):
        index, number, compare = gauges[expression.name], expression.number, OPERATORS[expression.operator]
        return lambda values, _: compare(values[index], number)
    if isinstance(expression, Not):
        negated = _compiled(expression.part, gauges)
        return lambda values, flags: not negated(values, flags)
    parts = tuple(_compiled(part, gauges) for part in expression.parts)
    if isinstance(expression, All):
        return lambda values, flags: all(part(values, flags) for part in parts)
    return lambda values, flags: any(part(values, flags) for part in parts)
