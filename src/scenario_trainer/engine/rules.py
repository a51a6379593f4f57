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

    def __init__(self, scenes: tuple[str, ...], state: State) -> None:
        super().__init__(f"The story goes round and round: {', '.join(scenes)}.")
        self.scenes = scenes
        self.state = state
        """With the values that the story goes round with."""


@dataclass(frozen=True, slots=True)
class _Move:
    """A choice, ready to be taken often."""

    available: Option
    unmet: Option
    """As it stands while its condition does not hold."""
    hidden: Option
    test: Test | None
    once: str | None
    """``scene/choice`` where it is offered only once."""
    changes: tuple[tuple[int, int, int, int], ...]
    """Gauge index, change, min and max."""
    raised: frozenset[str]
    lowered: frozenset[str]
    conditional: tuple[tuple[Test, str], ...]
    """The routes that are tried first, in order."""
    otherwise: str
    """Where the last route leads, which has no condition in a checked scenario."""

    def option(self, state: State) -> Option:
        """The choice as it stands now."""
        if self.once is not None and self.once in state.once:
            return self.hidden
        if self.test is None or self.test(state.gauges, state.flags):
            return self.available
        return self.unmet


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
        # Most scenes offer all their choices whatever the state is.
        self._unconditional = {
            scene_id: tuple(move.available for move in moves.values())
            for scene_id, moves in self._moves.items()
            if not any(move.test or move.once for move in moves.values())
        }

    def start(self) -> Step:
        """Begin. Raises StuckError where the story never comes to rest."""
        gauges = tuple(gauge.start for gauge in self.scenario.gauges.values())
        return self._rest(self.scenario.start, gauges, frozenset(), frozenset())

    def options(self, state: State) -> tuple[Option, ...]:
        """The choices of the current scene in written order, each with how it stands now."""
        options = self._unconditional.get(state.scene)
        if options is not None:
            return options
        return tuple([move.option(state) for move in self._moves[state.scene].values()])

    def choose(self, state: State, choice_id: str) -> Step:
        """Take a choice.

        Its effects apply; then, on the new state, its goto is decided, and those of the scenes the story
        simply goes through. Raises NotAvailableError where `options` does not offer the choice, StuckError
        where the story never comes to rest.
        """
        scene, gauges, flags, once = state
        move = self._moves[scene].get(choice_id)
        if move is None or move.option(state) is not move.available:
            raise NotAvailableError(f"{scene}/{choice_id} cannot be chosen now")
        if move.changes:
            values = list(gauges)
            for index, change, low, high in move.changes:
                value = values[index] + change
                values[index] = low if value < low else high if value > high else value
            gauges = tuple(values)
        if move.raised or move.lowered:
            flags = (flags | move.raised) - move.lowered
        if move.once is not None:
            once = once | {move.once}
        return self._rest(_first(move.conditional, move.otherwise, gauges, flags), gauges, flags, once)

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
        while scene in self._onward:
            if scene in passed:
                raise StuckError(passed[passed.index(scene) :], State(scene, gauges, flags, once))
            passed += (scene,)
            scene = _first(*self._onward[scene], gauges, flags)
        return Step(State(scene, gauges, flags, once), passed)

    def _move(self, scene_id: str, choice_id: str, choice: Choice) -> _Move:
        gauges = self.scenario.gauges
        conditional, otherwise = self._routes(choice.goto)
        return _Move(
            available=Option(choice_id, Standing.AVAILABLE),
            unmet=Option(choice_id, Standing.LOCKED if choice.locked else Standing.HIDDEN),
            hidden=Option(choice_id, Standing.HIDDEN),
            test=self._test(choice.when) if choice.when else None,
            once=f"{scene_id}/{choice_id}" if choice.once else None,
            changes=tuple(
                (self._gauges[name], change, gauges[name].min, gauges[name].max)
                for name, change in choice.effects.items()
                if not isinstance(change, bool)
            ),
            raised=frozenset(name for name, change in choice.effects.items() if change is True),
            lowered=frozenset(name for name, change in choice.effects.items() if change is False),
            conditional=conditional,
            otherwise=otherwise,
        )

    def _routes(self, routes: tuple[Route, ...]) -> tuple[tuple[tuple[Test, str], ...], str]:
        conditional: list[tuple[Test, str]] = []
        for route in routes:
            if route.when is None:
                break
            conditional.append((self._test(route.when), route.to))
        return tuple(conditional), route.to

    def _test(self, condition: Condition) -> Test:
        test = self._tests.get(condition.text)
        if test is None:
            test = self._tests[condition.text] = _compiled(condition.expression, self._gauges)
        return test


def _first(
    conditional: tuple[tuple[Test, str], ...], otherwise: str, gauges: tuple[int, ...], flags: frozenset[str]
) -> str:
    """Where the first route leads that holds."""
    for test, to in conditional:
        if test(gauges, flags):
            return to
    return otherwise


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
