"""Visit every reachable (scene, gauges, flags, once) state exactly once.

Breadth first, by decisions, a whole scene at a time: what a choice does to hundreds of states is a few passes over
lists instead of hundreds of steps.
"""

from __future__ import annotations

from operator import and_, xor
from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.engine.graph import Graph, SceneStates, Way
from scenario_trainer.engine.packing import Packing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from scenario_trainer.engine.packing import Effect, Test, Valuation
    from scenario_trainer.engine.rules import Rules
    from scenario_trainer.story.model import Route

BUDGET = 1_000_000
"""How many states are explored unless somebody asks for more."""


class _Exit(NamedTuple):
    """A choice, or a scene's own goto, ready to be applied to many states at once."""

    tests: list[Test]
    effects: list[Effect]
    routes: list[tuple[Test | None, Way]]


def explore(rules: Rules, budget: int = BUDGET, progress: Callable[[int], None] | None = None) -> Graph:
    """Find every reachable state, or as many as the budget allows.

    `progress` is told now and then how many states have been met.
    """
    return _Explorer(rules, budget, progress or (lambda _: None)).explored()


class _Explorer:
    def __init__(self, rules: Rules, budget: int, progress: Callable[[int], None]) -> None:
        self._scenario = rules.scenario
        self._packing = Packing(rules.scenario)
        self._budget = budget
        self._progress = progress
        self._met = 0
        self._states = {key: SceneStates() for key in self._scenario.scenes}
        self._dated = dict.fromkeys(self._scenario.scenes, 0)
        self._exits = {key: self._exits_of(key) for key in self._scenario.scenes}

    def explored(self) -> Graph:
        self._states[self._scenario.start].places[self._packing.start]
        level = 0
        complete = True
        while complete and any(states.explored < len(states.places) for states in self._states.values()):
            complete = self._explore_level(level)
            level += 1
        self._date(level)
        return Graph(self._scenario, self._packing, self._states, complete=complete)

    def _explore_level(self, level: int) -> bool:
        """Explore what was met after so many decisions. False when the budget is spent."""
        passing = [key for key, scene in self._scenario.scenes.items() if scene.goto]
        within = self._pass_through(passing)
        self._date(level)
        pending = [(key, self._pending(key)) for key in self._states if key not in passing]
        return within and all(self._explore_scene(key, count) for key, count in pending)

    def _pass_through(self, passing: Iterable[str]) -> bool:
        """Explore scenes that the story simply goes through, until it rests. False when the budget is spent."""
        while any(self._pending(key) for key in passing):
            if not all(self._explore_scene(key, self._pending(key)) for key in passing):
                return False
        return True

    def _date(self, level: int) -> None:
        """Note of the states that were met since the last time that they take so many decisions."""
        for key, states in self._states.items():
            if len(states.places) > self._dated[key]:
                states.levels.append((level, self._dated[key] + 1))
                self._dated[key] = len(states.places)

    def _pending(self, key: str) -> int:
        """How many of a scene's states have been met and not explored."""
        states = self._states[key]
        return len(states.places) - states.explored

    def _explore_scene(self, key: str, count: int) -> bool:
        states = self._states[key]
        if not count:
            return True
        if self._met > self._budget:
            return False
        batch = states.places.order[states.explored : states.explored + count]
        for exit_ in self._exits[key]:
            self._leave(batch, exit_)
        states.explored += count
        self._met = sum(len(each.places) for each in self._states.values())
        self._progress(self._met)
        return True

    def _leave(self, batch: Sequence[Valuation], exit_: _Exit) -> None:
        """Follow one way out from every state of a batch."""
        values = batch
        for effect in exit_.effects:
            values = effect(values)
        if not exit_.tests and len(exit_.routes) == 1:
            way = exit_.routes[0][1]
            way.targets.extend(map(self._states[way.to].places.__getitem__, values))
            return
        left = [True] * len(values)
        for test in exit_.tests:
            left = list(map(and_, left, test(batch)))
        for condition, way in exit_.routes:
            here = left if condition is None else list(map(and_, left, condition(values)))
            places = self._states[way.to].places
            way.targets.extend([places[value] if taken else 0 for value, taken in zip(values, here, strict=True)])
            left = list(map(xor, left, here))

    def _exits_of(self, key: str) -> list[_Exit]:
        scene = self._scenario.scenes[key]
        if scene.goto:
            return [_Exit([], [], self._routes(key, None, scene.goto))]
        exits = []
        for choice_id, choice in scene.choices.items():
            tests = [self._packing.test(choice.when)] if choice.when else []
            if choice.once:
                tests.append(self._packing.not_yet_taken(key, choice_id))
            effects = self._packing.effects(key, choice_id, choice)
            exits.append(_Exit(tests, effects, self._routes(key, choice_id, choice.goto)))
        return exits

    def _routes(self, key: str, choice: str | None, routes: Iterable[Route]) -> list[tuple[Test | None, Way]]:
        ways = [
            (self._packing.test(route.when) if route.when else None, Way(choice, index, route.to))
            for index, route in enumerate(routes)
        ]
        self._states[key].ways.extend(way for _, way in ways)
        return ways
