"""Every state that a story can be in, and every transition from one to another.

States are kept by scene and numbered from 1 within it. Transitions are columns of whole numbers beside them, a few
bytes for an edge instead of an object; a 0 in a column says that the transition is not taken there.
"""

from __future__ import annotations

import operator
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.engine.packing import PackedValues
from scenario_trainer.engine.propagation import propagate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from scenario_trainer.engine.packing import Packing
    from scenario_trainer.engine.state import State
    from scenario_trainer.story.conditions import Condition
    from scenario_trainer.story.model import Scenario


AT_ONCE = 1024
"""How many states are passed over at a time: other threads run in between."""


class StateNumbers(dict[PackedValues, int]):
    """The numbers of a scene's states by their values; looking up new values numbers them."""

    def __init__(self) -> None:
        super().__init__()
        self.order: list[PackedValues] = []
        """The values of state 1, state 2, and so on."""

    def __missing__(self, values: PackedValues) -> int:
        self.order.append(values)
        number = self[values] = len(self.order)
        return number


@dataclass(slots=True)
class Transition:
    """One route of a choice, or of the scene's own goto."""

    choice: str | None
    """None in a scene without choices."""
    route: int
    """Which entry of the goto."""
    to: str
    targets: array[int] = field(default_factory=lambda: array("I"))
    """For each explored state of the scene, in order: its number in the next scene; 0 where this is not taken."""

    @property
    def taken(self) -> bool:
        """Whether any reachable state takes it."""
        return any(self.targets)


@dataclass(slots=True)
class SceneStates:
    """The reachable states of one scene."""

    numbers: StateNumbers = field(default_factory=StateNumbers)
    transitions: list[Transition] = field(default_factory=list)
    levels: list[tuple[int, int]] = field(default_factory=list)
    """After how many decisions states are first met, and the number of the first of them."""
    dated: int = 0
    """How many states are recorded in `levels`."""
    explored: int = 0
    """How many states have known targets; the rest were met when the budget ended."""


class Node(NamedTuple):
    """A state in the graph."""

    scene: str
    number: int


class Graph:
    """What exploring a story found."""

    def __init__(
        self,
        scenario: Scenario,
        packing: Packing,
        scenes: Mapping[str, SceneStates],
        *,
        complete: bool,
        progress: Callable[[], None],
    ) -> None:
        """`progress` is called every few milliseconds while something is worked out of many states."""
        self.scenario = scenario
        self._progress = progress
        self.scenes = scenes
        """By id; a scene without states was not reached."""
        self.complete = complete
        """Whether everything was seen. If not, what was not seen is unknown, never impossible."""
        self._packing = packing
        endings = (key for key, scene in scenario.scenes.items() if scene.ending)
        self._endings = {key: index for index, key in enumerate(endings)}
        self._dead_end = 1 << len(self._endings)
        self._unknown = self._dead_end << 1

    @property
    def states(self) -> int:
        """How many states were met."""
        return sum(len(states.numbers) for states in self.scenes.values())

    @property
    def edges(self) -> int:
        """How many pairs of states follow one another, each counted by choice and route."""
        return sum(
            len(transition.targets) - transition.targets.count(0)
            for states in self.scenes.values()
            for transition in states.transitions
        )

    def state(self, node: Node) -> State:
        """The full state of a node."""
        return self._packing.unpack(node.scene, self.scenes[node.scene].numbers.order[node.number - 1])

    def node(self, state: State) -> Node | None:
        """Where a state is in the graph; None where it was not met."""
        number = self.scenes[state.scene].numbers.get(self._packing.pack(state))
        return None if number is None else Node(state.scene, number)

    def open_endings(self, node: Node) -> frozenset[str] | None:
        """The endings that can still be reached; None where the budget ended before that was known."""
        mask = self._masks[node.scene][node.number]
        if mask & self._unknown:
            return None
        return frozenset(key for key, index in self._endings.items() if mask >> index & 1)

    def offered(self, scene_id: str, choice_id: str) -> list[bool]:
        """For each state of a scene whether the choice has not been taken once and for all."""
        order = self.scenes[scene_id].numbers.order
        if not self.scenario.scenes[scene_id].choices[choice_id].once:
            return [True] * len(order)
        return self._packing.not_yet_taken(scene_id, choice_id)(order)

    def reached_choices(self) -> Iterator[tuple[str, str]]:
        """The choices that some playthrough can take, each as scene and choice."""
        for key, states in self.scenes.items():
            taken = (each.choice for each in states.transitions if each.choice is not None and each.taken)
            yield from ((key, choice_id) for choice_id in dict.fromkeys(taken))

    def taken(self, scene_id: str, choice_id: str) -> list[int]:
        """The numbers of the scene's states in which a choice can be taken."""
        columns = [each.targets for each in self.scenes[scene_id].transitions if each.choice == choice_id]
        return [number for number, row in enumerate(zip(*columns, strict=True), start=1) if any(row)]

    def after_choice(self, scene_id: str, choice_id: str) -> list[PackedValues]:
        """The values with the effects of a choice, one for each of `taken`, before the next scene's effects."""
        order = self.scenes[scene_id].numbers.order
        values = [order[number - 1] for number in self.taken(scene_id, choice_id)]
        choice = self.scenario.scenes[scene_id].choices[choice_id]
        for effect in self._packing.choice_effects(scene_id, choice_id, choice):
            values = effect(values)
        return values

    def holding(self, condition: Condition, values: Sequence[PackedValues]) -> list[bool]:
        """For each of the values whether the condition holds."""
        return self._packing.test(condition)(values)

    def dead_end(self, scene_id: str) -> Node | None:
        """The first state of a scene with choices in which none can be taken."""
        return next(self._marked(scene_id, self._dead_ends(scene_id)), None)

    def trapped(self, scene_id: str) -> Iterator[Node]:
        """The states of a scene from which neither an ending nor a dead end can be reached."""
        return self._marked(scene_id, [not mask for mask in self._masks[scene_id][1:]])

    def successors(self, node: Node) -> Iterator[Node]:
        """The states that can follow a state at once; none where the budget ended before they were known."""
        states = self.scenes[node.scene]
        for transition in states.transitions if node.number <= states.explored else ():
            if number := transition.targets[node.number - 1]:
                yield Node(transition.to, number)

    def witness(self, node: Node) -> tuple[str, ...]:
        """A shortest list of choices (``scene/choice``) that replays to the node."""
        choices: list[str] = []
        while True:
            before = self._previous_decision(node)
            if before is None:
                return tuple(reversed(choices))
            node, choice = before
            choices.append(f"{node.scene}/{choice}")

    def decisions_to(self, node: Node) -> int:
        """The least number of decisions from the start to a node."""
        levels = self.scenes[node.scene].levels
        return levels[bisect_right(levels, node.number, key=lambda level: level[1]) - 1][0]

    def _marked(self, scene_id: str, marks: Sequence[bool]) -> Iterator[Node]:
        return (Node(scene_id, number) for number, marked in enumerate(marks, start=1) if marked)

    def _dead_ends(self, scene_id: str) -> list[bool]:
        """For each explored state whether it has choices of which none can be taken."""
        if not self.scenario.scenes[scene_id].choices:
            return []
        columns = (transition.targets for transition in self.scenes[scene_id].transitions)
        return [not any(row) for row in zip(*columns, strict=True)]

    @cached_property
    def _masks(self) -> dict[str, list[int]]:
        """For each state number of each scene what can be reached from it.

        A bit for each ending, one for dead ends, one for what is unknown.
        """
        initial = {key: self._initial_masks(key) for key in self.scenes}
        return propagate(self.scenes, self.scenario.start, initial, self._reachable_masks)

    def _initial_masks(self, key: str) -> list[int]:
        states = self.scenes[key]
        if key in self._endings:
            return [0, *[1 << self._endings[key]] * len(states.numbers)]
        own = [self._dead_end if dead else 0 for dead in self._dead_ends(key)] or [0] * states.explored
        return [0, *own, *[self._unknown] * (len(states.numbers) - states.explored)]

    def _reachable_masks(self, key: str, masks: Mapping[str, list[int]]) -> list[int]:
        states = self.scenes[key]
        own = masks[key]
        explored: list[int] = []
        for start in range(0, states.explored, AT_ONCE):
            stop = min(start + AT_ONCE, states.explored)
            part = own[start + 1 : stop + 1]
            for each in states.transitions:
                part = list(map(operator.or_, part, map(masks[each.to].__getitem__, each.targets[start:stop])))
            explored += part
            self._progress()
        return [0, *explored, *own[states.explored + 1 :]]

    def _previous_decision(self, node: Node) -> tuple[Node, str] | None:
        """The last decision on a shortest path to the node; None at the start."""
        level = self.decisions_to(node)
        waiting, met = [node], {node}
        for here in waiting:
            if here == Node(self.scenario.start, 1):
                return None
            for before, choice in self._predecessors(here, level):
                if choice is not None:
                    return before, choice
                if before not in met:
                    met.add(before)
                    waiting.append(before)
        raise AssertionError(f"{node} is not connected to the start")

    def _predecessors(self, node: Node, level: int) -> Iterator[tuple[Node, str | None]]:
        """For each transition into a node of this level the first node of a shortest path that takes it."""
        for key, each in self._leading_to[node.scene]:
            start, stop = self._span(self.scenes[key], level if each.choice is None else level - 1)
            try:
                yield Node(key, each.targets.index(node.number, start, stop) + 1), each.choice
            except ValueError:
                continue

    @cached_property
    def _leading_to(self) -> dict[str, list[tuple[str, Transition]]]:
        """The transitions into each scene, with the scenes that they come from."""
        found: dict[str, list[tuple[str, Transition]]] = {key: [] for key in self.scenes}
        for key, states in self.scenes.items():
            for each in states.transitions:
                found[each.to].append((key, each))
        return found

    def _span(self, states: SceneStates, level: int) -> tuple[int, int]:
        """The positions, from 0, of the explored states first met after so many decisions."""
        at = bisect_left(states.levels, (level, 0))
        if at == len(states.levels):
            return states.explored, states.explored
        found, first = states.levels[at]
        after = at + 1 if found == level else at
        stop = states.levels[after][1] - 1 if after < len(states.levels) else states.explored
        return first - 1, stop
