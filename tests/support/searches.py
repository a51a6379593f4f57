"""A story searched state by state, through the rules: slow, and simple enough to be believed."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.engine.graph import Moment
from scenario_trainer.engine.rules import Rules
from scenario_trainer.story.model import Choice
from tests.support.random_stories import open_choices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.engine.state import State
    from scenario_trainer.story.model import Route, Scenario

ON = "on"
"""The only choice of a scene that simply goes on, once it has one."""


class Move(NamedTuple):
    """From one state to the next."""

    before: State
    choice: str | None
    """None where the story simply goes on."""
    route: int
    """Which entry of the goto is followed."""
    after: State


def resting_everywhere(scenario: Scenario) -> Scenario:
    """The same story, resting also in the scenes that it would go through."""
    scenes = {
        key: replace(scene, goto=(), choices={ON: Choice(text="Go on.", goto=scene.goto)}) if scene.goto else scene
        for key, scene in scenario.scenes.items()
    }
    return replace(scenario, scenes=scenes)


class Search:
    """Everything that can happen in a story."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.rules = Rules(resting_everywhere(scenario))
        """Those of the story that rests everywhere."""
        self.start = self.rules.start().state
        self.states = {self.start}
        """The scenes that the story goes through included."""
        self.moves: list[Move] = []
        waiting = [self.start]
        while waiting:
            for move in self._moves_from(waiting.pop()):
                self.moves.append(move)
                if move.after not in self.states:
                    self.states.add(move.after)
                    waiting.append(move.after)

    def _moves_from(self, state: State) -> Iterator[Move]:
        scene = self.scenario.scenes[state.scene]
        for choice in open_choices(self.rules, state):
            after = self.rules.choose(state, choice).state
            if scene.goto:
                yield Move(state, None, self._route(scene.goto, after), after)
            else:
                yield Move(state, choice, self._route(scene.choices[choice].goto, after), after)

    def _route(self, routes: Iterable[Route], state: State) -> int:
        """Which of these routes holds first."""
        return next(
            index for index, route in enumerate(routes) if not route.when or self.rules.holds(route.when, state)
        )

    def of(self, scene: str) -> set[State]:
        """The states of a scene."""
        return {state for state in self.states if state.scene == scene}

    def decisions(self) -> dict[State, float]:
        """The least number of decisions that lead to each state."""
        least: dict[State, float] = {self.start: 0}
        settled = False
        while not settled:
            settled = True
            for before, choice, _, after in self.moves:
                number = least.get(before, inf) + (choice is not None)
                if number < least.get(after, inf):
                    least[after] = number
                    settled = False
        return least

    def leading_to(self, wanted: Callable[[State], bool]) -> set[State]:
        """The states from which one that is wanted can be reached, those included."""
        found = {state for state in self.states if wanted(state)}
        while more := {move.before for move in self.moves if move.after in found} - found:
            found |= more
        return found

    def scenes_ahead(self) -> dict[State, set[str]]:
        """For each state the scenes that can be reached from it, its own included."""
        leading_to = {key: self.leading_to(self.of(key).__contains__) for key in self.scenario.scenes}
        return {state: {key for key, states in leading_to.items() if state in states} for state in self.states}

    def endings_ahead(self) -> dict[State, frozenset[str]]:
        """The endings among them."""
        endings = frozenset(key for key, scene in self.scenario.scenes.items() if scene.ending)
        return {state: endings & ahead for state, ahead in self.scenes_ahead().items()}

    def is_ending(self, state: State) -> bool:
        """Whether the story is over."""
        return self.scenario.scenes[state.scene].ending is not None

    def is_stuck(self, state: State) -> bool:
        """Whether something is asked and nothing can be answered."""
        return not self.is_ending(state) and not open_choices(self.rules, state)

    def trapped(self) -> set[State]:
        """The states from which the story goes on for ever."""
        return self.states - self.leading_to(lambda state: self.is_ending(state) or self.is_stuck(state))

    def longest(self) -> int | None:
        """The most decisions that a play takes, found from the back; None where it can go round."""
        longest = dict.fromkeys(self.states, 0)
        left, moves = self.states, self.moves
        while left:
            last = left - {move.before for move in moves}
            if not last:
                return None
            for before, choice, _, after in moves:
                if after in last:
                    longest[before] = max(longest[before], longest[after] + (choice is not None))
            left, moves = left - last, [move for move in moves if move.after not in last]
        return longest[self.start]

    def replayed(self, witness: Iterable[str]) -> list[State]:
        """What the story goes through after the last of these choices, until it is asked again or goes round."""
        way = self._gone_through(self.start)
        for step in witness:
            scene, _, choice = step.partition("/")
            assert way[-1].scene == scene
            way = self._gone_through(self.rules.choose(way[-1], choice).state)
        return way

    def _gone_through(self, state: State) -> list[State]:
        way: list[State] = []
        while state not in way:
            way.append(state)
            if self.scenario.scenes[state.scene].goto:
                state = self.rules.choose(state, ON).state
        return way


def moments(graph: Graph) -> list[Moment]:
    """All that a graph has met."""
    return [Moment(key, place) for key, states in graph.scenes.items() for place in states.places.values()]


def moves(graph: Graph) -> list[Move]:
    """All that a graph knows to follow one another."""
    return [
        Move(graph.state(Moment(key, place)), way.choice, way.route, graph.state(Moment(way.to, target)))
        for key, states in graph.scenes.items()
        for way in states.ways
        for place, target in enumerate(way.targets, start=1)
        if target
    ]
