"""Visit every reachable (scene, gauges, flags, once) state exactly once.

The search is breadth first, by decisions, and takes many new states of a scene at a time: what a choice does to
hundreds of states is a few passes over lists instead of hundreds of steps.
"""

from __future__ import annotations

from functools import partial
from heapq import heappop, heappush
from itertools import compress
from operator import and_, xor
from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.engine.graph import AT_ONCE, Graph, SceneStates, Transition
from scenario_trainer.engine.packing import Packing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from scenario_trainer.engine.packing import Effect, PackedValues, Test
    from scenario_trainer.story.model import Route, Scenario

BUDGET = 1_000_000
"""How many states are explored unless somebody asks for more."""

WORK_A_STATE = 16
"""How much each state of the budget may cost, in columns of the graph: four bytes, or a test of a condition."""


class _CompiledChoice(NamedTuple):
    """A choice, or a scene's own goto, ready to be applied to many states at once."""

    tests: list[Test]
    effects: list[Effect]
    routes: list[tuple[Test | None, Transition]]


def explore(scenario: Scenario, budget: int = BUDGET, progress: Callable[[int], None] | None = None) -> Graph:
    """Find every reachable state, or as many as the budget allows.

    `progress` is called every few milliseconds with the number of states that have been met, also while the graph
    works out what can be reached from them; what it raises ends that. The scenario must have been
    checked: a name that does not exist raises KeyError.
    """
    return _Explorer(scenario, budget, progress or (lambda _: None)).explored()


class _Explorer:
    def __init__(self, scenario: Scenario, budget: int, progress: Callable[[int], None]) -> None:
        self._scenario = scenario
        self._packing = Packing(scenario)
        self._budget = budget
        self._progress = progress
        self._met = 0
        self._work = 0
        self._states = {key: SceneStates() for key in scenario.scenes}
        self._order = {key: number for number, key in enumerate(scenario.scenes)}
        self._passed: list[tuple[int, str]] = []
        """A heap of the scenes without choices that were entered, in written order."""
        self._entered: set[str] = set()
        """The scenes that were entered since the last level was recorded."""
        self._entry_effects = {key: self._packing.effects(scene.effects) for key, scene in scenario.scenes.items()}
        self._choices = {key: self._compiled(key) for key in scenario.scenes}
        self._state_work = {key: self._work_of_a_state(key) for key in scenario.scenes}

    def explored(self) -> Graph:
        self._enter(self._scenario.start, [self._packing.start])
        level = 0
        complete = True
        while complete and self._entered:
            complete = self._explore_level(level)
            level += 1
        self._record_level(level)
        progress = partial(self._progress, self._met)
        return Graph(self._scenario, self._packing, self._states, complete=complete, progress=progress)

    def _explore_level(self, level: int) -> bool:
        """Explore what was met after so many decisions. False when the budget is spent."""
        within = self._explore_passed()
        entered = self._record_level(level)
        pending = [(key, self._pending(key)) for key in entered if not self._scenario.scenes[key].goto]
        return within and all(self._explore_scene(key, count) for key, count in pending)

    def _explore_passed(self) -> bool:
        """Explore scenes without choices until no state of them is pending. False when the budget is spent."""
        while self._passed:
            _, key = heappop(self._passed)
            if not self._explore_scene(key, self._pending(key)):
                return False
        return True

    def _record_level(self, level: int) -> list[str]:
        """Record that the states met since the last call take so many decisions. Return their scenes in order."""
        entered = sorted(self._entered, key=self._order.__getitem__)
        self._entered.clear()
        for key in entered:
            states = self._states[key]
            if len(states.numbers) > states.dated:
                states.levels.append((level, states.dated + 1))
                states.dated = len(states.numbers)
        return entered

    def _pending(self, key: str) -> int:
        """How many of a scene's states have been met and not explored."""
        states = self._states[key]
        return len(states.numbers) - states.explored

    def _explore_scene(self, key: str, count: int) -> bool:
        states = self._states[key]
        last = states.explored + count
        while states.explored < last:
            if self._met > self._budget or self._work > self._budget * WORK_A_STATE:
                return False
            batch = states.numbers.order[states.explored : min(states.explored + AT_ONCE, last)]
            for choice in self._choices[key]:
                self._apply(choice, batch)
            states.explored += len(batch)
            self._work += len(batch) * self._state_work[key]
            self._progress(self._met)
        return True

    def _apply(self, choice: _CompiledChoice, batch: Sequence[PackedValues]) -> None:
        """Record where a choice leads from every state of a batch."""
        values = batch
        for effect in choice.effects:
            values = effect(values)
        if not choice.tests and len(choice.routes) == 1:
            transition = choice.routes[0][1]
            transition.targets.extend(self._enter(transition.to, values))
            return
        left = [True] * len(values)
        for test in choice.tests:
            left = list(map(and_, left, test(batch)))
        for condition, transition in choice.routes:
            taken = left if condition is None else list(map(and_, left, condition(values)))
            entered = iter(self._enter(transition.to, list(compress(values, taken))))
            transition.targets.extend([next(entered) if here else 0 for here in taken])
            left = list(map(xor, left, taken))

    def _enter(self, key: str, values: Sequence[PackedValues]) -> list[int]:
        """The numbers in a scene of the states with which it is entered."""
        for effect in self._entry_effects[key]:
            values = effect(values)
        numbers = self._states[key].numbers
        before = len(numbers)
        found = list(map(numbers.__getitem__, values))
        if len(numbers) > before:
            self._met += len(numbers) - before
            self._entered.add(key)
            if self._scenario.scenes[key].goto:
                heappush(self._passed, (self._order[key], key))
        return found

    def _work_of_a_state(self, key: str) -> int:
        """Of a scene: a column for each route, a test for each conditional text, and the size of the values."""
        scene = self._scenario.scenes[key]
        passages = [*scene.text, *(scene.ending.because if scene.ending else ())]
        passages += [passage for choice in scene.choices.values() for passage in choice.outcome]
        conditional = sum(passage.when is not None for passage in passages)
        return len(self._states[key].transitions) + conditional + self._packing.bits // 64

    def _compiled(self, key: str) -> list[_CompiledChoice]:
        scene = self._scenario.scenes[key]
        if scene.goto:
            return [_CompiledChoice([], [], self._routes(key, None, scene.goto))]
        compiled = []
        for choice_id, choice in scene.choices.items():
            tests = [self._packing.test(choice.when)] if choice.when else []
            if choice.once:
                tests.append(self._packing.not_yet_taken(key, choice_id))
            effects = self._packing.choice_effects(key, choice_id, choice)
            compiled.append(_CompiledChoice(tests, effects, self._routes(key, choice_id, choice.goto)))
        return compiled

    def _routes(
        self, key: str, choice: str | None, routes: Iterable[Route]
    ) -> list[tuple[Test | None, Transition]]:
        compiled = [
            (self._packing.test(route.when) if route.when else None, Transition(choice, index, route.to))
            for index, route in enumerate(routes)
        ]
        self._states[key].transitions.extend(transition for _, transition in compiled)
        return compiled
