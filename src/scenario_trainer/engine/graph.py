"""Every state that a story can be in, and every way from one to another.

States are kept by scene, and moves as columns of whole numbers beside them: a few bytes for a move instead of an
object. Places count from 1 within a scene; a 0 in a column says that the way is not open there.
"""

from __future__ import annotations

import operator
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.engine.packing import Valuation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from scenario_trainer.engine.packing import Packing
    from scenario_trainer.engine.state import State
    from scenario_trainer.story.conditions import Condition
    from scenario_trainer.story.model import Scenario


class Places(dict[Valuation, int]):
    """The places of a scene's states by their values; asking for a new one makes it."""

    def __init__(self) -> None:
        super().__init__()
        self.order: list[Valuation] = []
        """The values of place 1, place 2, and so on."""

    def __missing__(self, valuation: Valuation) -> int:
        self.order.append(valuation)
        place = self[valuation] = len(self.order)
        return place


@dataclass(slots=True)
class Way:
    """A way out of a scene: one route of a choice, or of the scene's own goto."""

    choice: str | None
    """None where the story simply goes on."""
    route: int
    """Which entry of the goto."""
    to: str
    targets: array[int] = field(default_factory=lambda: array("I"))
    """For each explored state of the scene, in order: its place in the next scene; 0 where this is not taken."""

    @property
    def taken(self) -> bool:
        """Whether any reachable state takes it."""
        return any(self.targets)


@dataclass(slots=True)
class SceneStates:
    """The reachable states of one scene."""

    places: Places = field(default_factory=Places)
    ways: list[Way] = field(default_factory=list)
    levels: list[tuple[int, int]] = field(default_factory=list)
    """After how many decisions states are first met, and the first place of them."""
    explored: int = 0
    """States whose ways on are known; the rest were met when the budget ended."""


class Moment(NamedTuple):
    """A state in the graph."""

    scene: str
    place: int


class Graph:
    """What exploring a story found."""

    def __init__(
        self, scenario: Scenario, packing: Packing, scenes: Mapping[str, SceneStates], *, complete: bool
    ) -> None:
        self.scenes = scenes
        """By id; a scene without states was not reached."""
        self.complete = complete
        """Whether everything was seen. If not, what was not seen is unknown, never impossible."""
        self._scenario = scenario
        self._packing = packing
        self._endings = [key for key, scene in scenario.scenes.items() if scene.ending]
        self._stuck = 1 << len(self._endings)
        self._unknown = self._stuck << 1

    @property
    def states(self) -> int:
        """How many states were met."""
        return sum(len(states.places) for states in self.scenes.values())

    @property
    def moves(self) -> int:
        """How many moves were found."""
        return sum(
            len(way.targets) - way.targets.count(0) for states in self.scenes.values() for way in states.ways
        )

    def state(self, moment: Moment) -> State:
        """The full state of a moment."""
        return self._packing.unpack(moment.scene, self.scenes[moment.scene].places.order[moment.place - 1])

    def moment(self, state: State) -> Moment | None:
        """Where a state is in the graph; None where it was not met."""
        place = self.scenes[state.scene].places.get(self._packing.pack(state))
        return None if place is None else Moment(state.scene, place)

    def open_endings(self, moment: Moment) -> frozenset[str] | None:
        """The endings that can still be reached; None where the budget ended before that was known."""
        outlook = self._outlooks[moment.scene][moment.place]
        if outlook & self._unknown:
            return None
        return frozenset(key for index, key in enumerate(self._endings) if outlook >> index & 1)

    def offered(self, scene_id: str, choice_id: str) -> list[Valuation]:
        """The values with which the scene was met while the choice had not been taken once and for all."""
        order = self.scenes[scene_id].places.order
        if not self._scenario.scenes[scene_id].choices[choice_id].once:
            return order
        return list(compress(order, self._packing.not_yet_taken(scene_id, choice_id)(order)))

    def reached_choices(self) -> Iterator[tuple[str, str]]:
        """The choices that some playthrough can take, each as scene and choice."""
        for key, states in self.scenes.items():
            taken = dict.fromkeys(way.choice for way in states.ways if way.choice is not None and way.taken)
            yield from ((key, choice_id) for choice_id in taken)

    def after(self, ways: Sequence[Way]) -> list[Valuation]:
        """The values that these ways lead to."""
        order = {way.to: self.scenes[way.to].places.order for way in ways}
        return list({order[way.to][place - 1] for way in ways for place in set(way.targets) if place})

    def holding(self, condition: Condition, values: Sequence[Valuation]) -> list[bool]:
        """For each of the values whether the condition holds."""
        return self._packing.test(condition)(values)

    def stuck(self, scene_id: str) -> Moment | None:
        """The first moment of a scene with choices at which none can be taken."""
        return self._first(scene_id, self._own_stuck(scene_id))

    def trapped(self, scene_id: str) -> Moment | None:
        """The first moment of a scene from which neither an ending nor a stuck moment can be reached."""
        return self._first(scene_id, [not outlook for outlook in self._outlooks[scene_id][1:]])

    def scenes_ahead(self, moment: Moment) -> set[str]:
        """The scenes that a playthrough can still come to from a moment, its own included."""
        waiting, met = [moment], {moment}
        for scene_id, place in waiting:
            states = self.scenes[scene_id]
            for way in states.ways if place <= states.explored else ():
                after = Moment(way.to, way.targets[place - 1])
                if after.place and after not in met:
                    met.add(after)
                    waiting.append(after)
        return {each.scene for each in met}

    def witness(self, moment: Moment) -> tuple[str, ...]:
        """A shortest list of choices (``scene/choice``) that replays to the moment."""
        choices: list[str] = []
        while True:
            before = self._before(moment)
            if before is None:
                return tuple(reversed(choices))
            moment, choice = before
            choices.append(f"{moment.scene}/{choice}")

    def decisions_to(self, moment: Moment) -> int:
        """How many decisions the moment is away from the start, on the shortest way."""
        levels = self.scenes[moment.scene].levels
        return levels[bisect_right(levels, moment.place, key=lambda level: level[1]) - 1][0]

    def longest_play(self) -> int | None:
        """The most decisions a play can take; None where it can go round, or where not everything was seen."""
        if not self.complete:
            return None
        # Place 0 stands for a way that is not taken: it must not make a play longer.
        unknown = {key: [-2, *[-1] * len(states.places)] for key, states in self.scenes.items()}
        longest = self._settled(unknown, self._longest_from)[self._scenario.start][1]
        return None if longest < 0 else longest

    def _longest_from(self, key: str, longest: Mapping[str, list[int]]) -> list[int]:
        states = self.scenes[key]
        columns = [map(longest[way.to].__getitem__, way.targets) for way in states.ways]
        if not columns:
            return [-2, *[0] * len(states.places)]
        step = 0 if self._scenario.scenes[key].goto else 1
        rows = zip(*columns, strict=True)
        return [-2, *(-1 if -1 in row else max(0, max(row) + step) for row in rows)]

    def _first(self, scene_id: str, marks: list[bool]) -> Moment | None:
        return Moment(scene_id, marks.index(True) + 1) if True in marks else None

    def _own_stuck(self, scene_id: str) -> list[bool]:
        states = self.scenes[scene_id]
        if not self._scenario.scenes[scene_id].choices:
            return []
        return [not any(targets) for targets in zip(*(way.targets for way in states.ways), strict=True)]

    @cached_property
    def _outlooks(self) -> dict[str, list[int]]:
        """For each place of each scene what lies ahead; place 0 stands for nowhere.

        A bit for each ending, one for stuck moments, one for what is unknown.
        """
        return self._settled({key: self._at_once(key) for key in self.scenes}, self._ahead)

    def _settled(
        self,
        values: dict[str, list[int]],
        ahead: Callable[[str, Mapping[str, list[int]]], list[int]],
    ) -> dict[str, list[int]]:
        """Work values out from what lies ahead, scene by scene, until none changes any more."""
        leads_to: dict[str, set[str]] = {key: set() for key in self.scenes}
        for key, states in self.scenes.items():
            for way in states.ways:
                leads_to[way.to].add(key)
        waiting = dict.fromkeys(self._last_first)
        while waiting:
            key = next(iter(waiting))
            del waiting[key]
            found = ahead(key, values)
            if found != values[key]:
                values[key] = found
                waiting.update(dict.fromkeys(leads_to[key]))
        return values

    @cached_property
    def _last_first(self) -> list[str]:
        """The scenes so that, loops apart, what comes later in the story stands first."""
        order: dict[str, None] = {}
        opened: set[str] = set()
        waiting = [self._scenario.start]
        while waiting:
            key = waiting[-1]
            ahead = [way.to for way in self.scenes[key].ways if way.to not in opened]
            if key in opened or not ahead:
                order[waiting.pop()] = None
            else:
                waiting.extend(ahead)
            opened.add(key)
        return [*order, *(key for key in self.scenes if key not in order)]

    def _at_once(self, key: str) -> list[int]:
        states = self.scenes[key]
        if key in self._endings:
            return [0, *[1 << self._endings.index(key)] * len(states.places)]
        own = [self._stuck if stuck else 0 for stuck in self._own_stuck(key)] or [0] * states.explored
        return [0, *own, *[self._unknown] * (len(states.places) - states.explored)]

    def _ahead(self, key: str, outlooks: Mapping[str, list[int]]) -> list[int]:
        states = self.scenes[key]
        seen = outlooks[key]
        explored: list[int] = seen[1 : states.explored + 1]
        for way in states.ways:
            explored = list(map(operator.or_, explored, map(outlooks[way.to].__getitem__, way.targets)))
        return [0, *explored, *seen[states.explored + 1 :]]

    def _before(self, moment: Moment) -> tuple[Moment, str] | None:
        """A decision that leads to the moment on a shortest way; None at the start."""
        level = self.decisions_to(moment)
        waiting, met = [moment], {moment}
        for here in waiting:
            if here == Moment(self._scenario.start, 1):
                return None
            for before, choice in self._leading_to(here, level):
                if choice is not None:
                    return before, choice
                if before not in met:
                    met.add(before)
                    waiting.append(before)
        raise AssertionError(f"{moment} is not connected to the start")

    def _leading_to(self, moment: Moment, level: int) -> Iterator[tuple[Moment, str | None]]:
        """The moments one decision earlier, or in the same breath, that lead to this one."""
        for key, states in self.scenes.items():
            for way in states.ways:
                if way.to == moment.scene:
                    start, stop = self._span(states, level if way.choice is None else level - 1)
                    try:
                        yield Moment(key, way.targets.index(moment.place, start, stop) + 1), way.choice
                    except ValueError:
                        continue

    def _span(self, states: SceneStates, level: int) -> tuple[int, int]:
        """The positions, from 0, of the states first met after so many decisions."""
        firsts = [first - 1 for at, first in states.levels if at >= level]
        ends = [first - 1 for at, first in states.levels if at > level]
        stop = ends[0] if ends else states.explored
        return (firsts[0] if firsts else stop), stop
