"""A story searched state by state, through the rules: slow, and simple enough to be checked by reading."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.engine.graph import Node
from scenario_trainer.engine.rules import Rules
from scenario_trainer.story.model import Choice
from tests.support.random_stories import open_choices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.engine.state import State
    from scenario_trainer.story.model import Route, Scenario

ON = "on"
"""The only choice of a scene without choices, once it has one."""


class Edge(NamedTuple):
    """From one state to the next."""

    before: State
    choice: str | None
    """None in a scene without choices."""
    route: int
    """Which entry of the goto is followed."""
    after: State


def stopping_everywhere(scenario: Scenario) -> Scenario:
    """The same story, stopping also in the scenes without choices."""
    scenes = {
        key: replace(scene, goto=(), choices={ON: Choice(text="Go on.", goto=scene.goto)}) if scene.goto else scene
        for key, scene in scenario.scenes.items()
    }
    return replace(scenario, scenes=scenes)


class Search:
    """Everything that can happen in a story."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.rules = Rules(stopping_everywhere(scenario))
        """Those of the story that stops everywhere."""
        self.start = self.rules.start().state
        self.states = {self.start}
        """Those of scenes without choices included."""
        self.edges: list[Edge] = []
        waiting = [self.start]
        while waiting:
            for edge in self._edges_from(waiting.pop()):
                self.edges.append(edge)
                if edge.after not in self.states:
                    self.states.add(edge.after)
                    waiting.append(edge.after)

    def _edges_from(self, state: State) -> Iterator[Edge]:
        scene = self.scenario.scenes[state.scene]
        for choice in open_choices(self.rules, state):
            step = self.rules.choose(state, choice)
            routes = scene.goto or scene.choices[choice].goto
            route = self._route(routes, step.after_choice)
            yield Edge(state, None if scene.goto else choice, route, step.state)

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
            for before, choice, _, after in self.edges:
                number = least.get(before, inf) + (choice is not None)
                if number < least.get(after, inf):
                    least[after] = number
                    settled = False
        return least

    def leading_to(self, wanted: Callable[[State], bool]) -> set[State]:
        """The states from which one that is wanted can be reached, those included."""
        found = {state for state in self.states if wanted(state)}
        while more := {edge.before for edge in self.edges if edge.after in found} - found:
            found |= more
        return found

    def endings_ahead(self) -> dict[State, frozenset[str]]:
        """For each state the endings that can be reached from it."""
        endings = [key for key, scene in self.scenario.scenes.items() if scene.ending]
        leading_to = {key: self.leading_to(self.of(key).__contains__) for key in endings}
        return {state: frozenset(key for key in endings if state in leading_to[key]) for state in self.states}

    def ahead(self, state: State) -> set[State]:
        """The states that can be reached from a state, itself included only if it comes again."""
        found: set[State] = set()
        while more := {edge.after for edge in self.edges if edge.before == state or edge.before in found} - found:
            found |= more
        return found

    def is_ending(self, state: State) -> bool:
        """Whether the story is over."""
        return self.scenario.scenes[state.scene].ending is not None

    def is_dead_end(self, state: State) -> bool:
        """Whether there are choices of which none can be taken."""
        return not self.is_ending(state) and not open_choices(self.rules, state)

    def trapped(self) -> set[State]:
        """The states from which the story goes on for ever."""
        return self.states - self.leading_to(lambda state: self.is_ending(state) or self.is_dead_end(state))

    def loops(self) -> set[frozenset[State]]:
        """The loops without a way out: what comes again from everything that can follow it."""
        ahead = {state: frozenset(self.ahead(state)) for state in self.trapped()}
        return {states for states in ahead.values() if all(ahead[state] == states for state in states)}

    def longest(self, cost: Callable[[State, str | None], int]) -> int | None:
        """The highest cost of a play, found from its end; None where it can go round."""
        longest = {state: cost(state, None) if self.is_ending(state) else 0 for state in self.states}
        left, edges = self.states, self.edges
        while left:
            last = left - {edge.before for edge in edges}
            if not last:
                return None
            for before, choice, _, after in edges:
                if after in last:
                    longest[before] = max(longest[before], longest[after] + cost(before, choice))
            left, edges = left - last, [edge for edge in edges if edge.after not in last]
        return longest[self.start]

    def shortest(self, cost: Callable[[State, str | None], int]) -> int | None:
        """The least cost of a play that comes to an ending; None where none does."""
        shortest = {state: cost(state, None) for state in self.states if self.is_ending(state)}
        settled = False
        while not settled:
            settled = True
            for before, choice, _, after in self.edges:
                if after in shortest:
                    found = shortest[after] + cost(before, choice)
                    if found < shortest.get(before, inf):
                        shortest[before], settled = found, False
        return shortest.get(self.start)

    def replayed(self, witness: Iterable[str]) -> list[State]:
        """The states after the last of these choices, up to one with choices, an ending or a repetition."""
        path = self._entered(self.start)
        for step in witness:
            scene, _, choice = step.partition("/")
            assert path[-1].scene == scene
            path = self._entered(self.rules.choose(path[-1], choice).state)
        return path

    def _entered(self, state: State) -> list[State]:
        path: list[State] = []
        while state not in path:
            path.append(state)
            if self.scenario.scenes[state.scene].goto:
                state = self.rules.choose(state, ON).state
        return path


def nodes(graph: Graph) -> list[Node]:
    """All states that a graph has met."""
    return [Node(key, number) for key, states in graph.scenes.items() for number in states.numbers.values()]


def edges(graph: Graph) -> list[Edge]:
    """All pairs of states that a graph knows to follow one another."""
    return [
        Edge(graph.state(Node(key, number)), each.choice, each.route, graph.state(Node(each.to, target)))
        for key, states in graph.scenes.items()
        for each in states.transitions
        for number, target in enumerate(each.targets, start=1)
        if target
    ]
