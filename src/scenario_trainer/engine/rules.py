"""How a story is played: what can be chosen, and what follows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from scenario_trainer.engine.state import State
from scenario_trainer.story.conditions import OPERATORS, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from scenario_trainer.story.conditions import Comparison, Condition, Expression, Flag
    from scenario_trainer.story.model import Choice, Effects, Passage, Route, Scenario

    Test: TypeAlias = Callable[[tuple[int, ...], frozenset[str]], bool]
    """A condition, asked of gauges and flags."""


class Availability(Enum):
    """Whether a choice can be taken now."""

    AVAILABLE = "available"
    LOCKED = "locked"
    """Shown with its reason, and cannot be taken."""
    HIDDEN = "hidden"


class Option(NamedTuple):
    """A choice of the current scene, and whether it can be taken now."""

    id: str
    availability: Availability


class Step(NamedTuple):
    """What a choice, or the start, leads to."""

    state: State
    passed: tuple[State, ...]
    """One state for each scene without choices that was passed, in order."""
    after_choice: State
    """With the choice's effects, before those of the scene that its goto leads to.

    The conditions of the choice's outcome are asked of it. At the start: before the effects of the first scene.
    """


class NotAvailableError(ValueError):
    """The choice cannot be taken in this state."""


class EndlessLoopError(Exception):
    """Scenes without choices lead round in a loop: the story never comes to a choice or an ending."""

    def __init__(self, loop: tuple[State, ...], after_choice: State) -> None:
        self.scenes = tuple(dict.fromkeys(state.scene for state in loop))
        super().__init__(f"The story goes round and round: {', '.join(self.scenes)}.")
        self.state = loop[0]
        """The first state that comes again."""
        self.after_choice = after_choice
        """As in `Step`."""


class _Effects(NamedTuple):
    """Changes of gauges and flags, ready to be applied often."""

    changes: tuple[tuple[int, int, int, int], ...]
    """Gauge index, change, min and max."""
    set_flags: frozenset[str]
    cleared_flags: frozenset[str]

    def applied(self, gauges: tuple[int, ...], flags: frozenset[str]) -> tuple[tuple[int, ...], frozenset[str]]:
        """Gauges and flags after the changes."""
        if self.changes:
            values = list(gauges)
            for index, change, low, high in self.changes:
                value = values[index] + change
                values[index] = low if value < low else high if value > high else value
            gauges = tuple(values)
        if self.set_flags or self.cleared_flags:
            flags = (flags | self.set_flags) - self.cleared_flags
        return gauges, flags


@dataclass(frozen=True, slots=True)
class _CompiledChoice:
    """A choice, ready to be taken often."""

    available: Option
    unmet: Option
    """Locked or hidden: what it is while its condition does not hold."""
    hidden: Option
    test: Test | None
    once: str | None
    """``scene/choice`` where it is offered only once."""
    effects: _Effects
    conditional: tuple[tuple[Test, str], ...]
    """The routes that are tried first, in order."""
    otherwise: str
    """Where the last route leads, which has no condition in a checked scenario."""

    def option(self, state: State) -> Option:
        """Whether the choice can be taken in this state."""
        if self.once is not None and self.once in state.once:
            return self.hidden
        if self.test is None or self.test(state.gauges, state.flags):
            return self.available
        return self.unmet


class Rules:
    """The rules of one scenario, its conditions compiled once: pure functions of a state.

    The scenario must have been checked: a name that does not exist raises KeyError.
    """

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self._gauges = {name: index for index, name in enumerate(scenario.gauges)}
        self._tests: dict[str, Test] = {}
        self._choices = {
            scene_id: {
                choice_id: self._compiled_choice(scene_id, choice_id, choice)
                for choice_id, choice in scene.choices.items()
            }
            for scene_id, scene in scenario.scenes.items()
        }
        self._entry_effects = {
            scene_id: self._effects(scene.effects) for scene_id, scene in scenario.scenes.items() if scene.effects
        }
        # Most scenes have no effects and do not lead on by themselves.
        self._simple_scenes = {
            scene_id for scene_id, scene in scenario.scenes.items() if not scene.effects and not scene.goto
        }
        self._gotos = {
            scene_id: self._routes(scene.goto) for scene_id, scene in scenario.scenes.items() if scene.goto
        }
        # Most scenes offer all their choices whatever the state is.
        self._unconditional = {
            scene_id: tuple(choice.available for choice in choices.values())
            for scene_id, choices in self._choices.items()
            if not any(choice.test or choice.once for choice in choices.values())
        }

    def start(self) -> Step:
        """Enter the first scene. Raises EndlessLoopError where the story never comes to a choice or an ending."""
        gauges = tuple(gauge.start for gauge in self.scenario.gauges.values())
        return self._enter(State(self.scenario.start, gauges, frozenset(), frozenset()))

    def options(self, state: State) -> tuple[Option, ...]:
        """The choices of the current scene in written order, each with whether it can be taken."""
        options = self._unconditional.get(state.scene)
        if options is not None:
            return options
        return tuple([choice.option(state) for choice in self._choices[state.scene].values()])

    def choose(self, state: State, choice_id: str) -> Step:
        """Take a choice.

        Its effects apply; on the new state its goto is decided; then the effects of the scene it leads to apply.
        A scene without choices leads on in the same way. Raises NotAvailableError where
        `options` does not offer the choice, EndlessLoopError where the story never comes to a choice or an
        ending.
        """
        scene, gauges, flags, once = state
        choice = self._choices[scene].get(choice_id)
        if choice is None or choice.option(state) is not choice.available:
            raise NotAvailableError(f"{scene}/{choice_id} cannot be chosen now")
        gauges, flags = choice.effects.applied(gauges, flags)
        if choice.once is not None:
            once = once | {choice.once}
        to = _first(choice.conditional, gauges, flags) if choice.conditional else None
        return self._enter(State(to or choice.otherwise, gauges, flags, once))

    def texts(self, passages: Iterable[Passage], state: State) -> tuple[str, ...]:
        """The texts of the passages whose conditions hold in this state."""
        return tuple(
            passage.text for passage in passages if passage.when is None or self.holds(passage.when, state)
        )

    def holds(self, condition: Condition, state: State) -> bool:
        """Whether a condition holds in this state."""
        return self._test(condition)(state.gauges, state.flags)

    def _enter(self, after_choice: State) -> Step:
        """Enter the scene of a state, and those that it leads to, until one has choices or is an ending."""
        if after_choice.scene in self._simple_scenes:
            return Step(after_choice, (), after_choice)
        scene, gauges, flags, once = after_choice
        passed: dict[State, None] = {}
        while True:
            if scene in self._entry_effects:
                gauges, flags = self._entry_effects[scene].applied(gauges, flags)
            state = State(scene, gauges, flags, once)
            if scene not in self._gotos:
                return Step(state, tuple(passed), after_choice)
            if state in passed:
                raise EndlessLoopError(tuple(passed)[list(passed).index(state) :], after_choice)
            passed[state] = None
            conditional, otherwise = self._gotos[scene]
            scene = _first(conditional, gauges, flags) or otherwise

    def _compiled_choice(self, scene_id: str, choice_id: str, choice: Choice) -> _CompiledChoice:
        conditional, otherwise = self._routes(choice.goto)
        return _CompiledChoice(
            available=Option(choice_id, Availability.AVAILABLE),
            unmet=Option(choice_id, Availability.LOCKED if choice.locked else Availability.HIDDEN),
            hidden=Option(choice_id, Availability.HIDDEN),
            test=self._test(choice.when) if choice.when else None,
            once=f"{scene_id}/{choice_id}" if choice.once else None,
            effects=self._effects(choice.effects),
            conditional=conditional,
            otherwise=otherwise,
        )

    def _effects(self, effects: Effects) -> _Effects:
        gauges = self.scenario.gauges
        return _Effects(
            changes=tuple(
                (self._gauges[name], change, gauges[name].min, gauges[name].max)
                for name, change in effects.items()
                if not isinstance(change, bool)
            ),
            set_flags=frozenset(name for name, change in effects.items() if change is True),
            cleared_flags=frozenset(name for name, change in effects.items() if change is False),
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
            test = self._tests[condition.text] = _compiled_test(condition.expression, self._gauges)
        return test


def _first(
    conditional: tuple[tuple[Test, str], ...], gauges: tuple[int, ...], flags: frozenset[str]
) -> str | None:
    """Where the first route leads that holds; None where none does."""
    for test, to in conditional:
        if test(gauges, flags):
            return to
    return None


def _compiled_test(expression: Expression, gauges: Mapping[str, int]) -> Test:
    """The expression as nested closures, so that no text of an author's is ever executed.

    `gauges` gives the index of each gauge.
    """

    def flag(part: Flag) -> Test:
        name = part.name
        return lambda _, flags: name in flags

    def comparison(part: Comparison) -> Test:
        index, number, compare = gauges[part.name], part.number, OPERATORS[part.operator]
        return lambda values, _: compare(values[index], number)

    def negation(negated: Test) -> Test:
        return lambda values, flags: not negated(values, flags)

    def every(parts: tuple[Test, ...]) -> Test:
        return lambda values, flags: all(part(values, flags) for part in parts)

    def some(parts: tuple[Test, ...]) -> Test:
        return lambda values, flags: any(part(values, flags) for part in parts)

    return fold(expression, flag=flag, comparison=comparison, negation=negation, every=every, some=some)
