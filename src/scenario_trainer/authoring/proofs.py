"""What exploring every reachable state proves about a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.story.yaml_nodes import place_of, place_of_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenario_trainer.engine.graph import Graph, Moment, Way
    from scenario_trainer.engine.packing import Valuation
    from scenario_trainer.story.conditions import Condition
    from scenario_trainer.story.model import Choice, Passage, Route, Scenario
    from scenario_trainer.story.problems import Problems
    from scenario_trainer.story.yaml_nodes import MappingNode

Path = tuple[str | int, ...]


def prove(scenario: Scenario, graph: Graph, tree: MappingNode, problems: Problems) -> None:
    """Tell what cannot happen in a story, and what must not.

    Where the search ended at its budget, only what was seen is told: nothing is called impossible.
    """
    proof = _Proof(scenario, graph, tree, problems)
    proof.tell_moments()
    if graph.complete:
        proof.tell_impossible()
    else:
        message = f"The search stopped after {graph.states:,} states; what was not seen by then is unknown."
        hint = "Give the story fewer gauges, or gauges with fewer steps, or the search a larger --budget."
        problems.add("P408", place_of(tree, "start"), message, hint)


class _Proof:
    def __init__(self, scenario: Scenario, graph: Graph, tree: MappingNode, problems: Problems) -> None:
        self._scenario = scenario
        self._graph = graph
        self._tree = tree
        self._problems = problems

    def tell_moments(self) -> None:
        """Tell moments where nothing can be chosen, and loops without a way out."""
        trapped: list[Moment] = []
        for key in self._scenario.scenes:
            if stuck := self._graph.stuck(key):
                self._tell_stuck(stuck)
            if trap := self._graph.trapped(key):
                trapped.append(trap)
        told: set[str] = set()
        for trap in sorted(trapped, key=self._graph.decisions_to):
            # What leads into a loop that is told, or lies in it, is the same mistake.
            ahead = self._graph.scenes_ahead(trap)
            if told.isdisjoint(ahead):
                self._tell_trap(trap)
                told |= ahead

    def _tell_stuck(self, moment: Moment) -> None:
        place = place_of_key(self._tree, "scenes", moment.scene)
        message = f"In ‘{moment.scene}’ the learner can come to a moment where no choice is available."
        hint = "Give one of its choices no condition, or keep the learner from coming here like this."
        self._problems.add("P403", place, message, hint, self._graph.witness(moment))

    def _tell_trap(self, moment: Moment) -> None:
        place = place_of_key(self._tree, "scenes", moment.scene)
        message = f"From ‘{moment.scene}’ the learner can come into a loop that never ends."
        hint = "Let something in the loop lead out of it."
        self._problems.add("P404", place, message, hint, self._graph.witness(moment))

    def tell_impossible(self) -> None:
        """Tell scenes, choices, texts and routes that no playthrough meets, and conditions that say nothing."""
        for key, scene in self._scenario.scenes.items():
            states = self._graph.scenes[key]
            path: Path = ("scenes", key)
            if not states.places:
                self._problems.add("P401", place_of_key(self._tree, *path), f"No playthrough reaches ‘{key}’.")
                continue
            self._tell_texts(scene.text, states.places.order, (*path, "text"))
            self._tell_routes([way for way in states.ways if way.choice is None], scene.goto, (*path, "goto"))
            for choice_id, choice in scene.choices.items():
                self._tell_choice(key, choice_id, choice)

    def _tell_choice(self, key: str, choice_id: str, choice: Choice) -> None:
        path: Path = ("scenes", key, "choices", choice_id)
        ways = [way for way in self._graph.scenes[key].ways if way.choice == choice_id]
        if not any(way.taken for way in ways):
            message = f"No playthrough can ever take ‘{key}/{choice_id}’."
            hint = f"‘{choice.when.text}’ never holds here." if choice.when else ""
            self._problems.add("P402", place_of_key(self._tree, *path), message, hint)
            return
        if choice.when:
            self._tell_if_always(choice.when, self._graph.offered(key, choice_id), (*path, "when"))
        self._tell_texts(choice.outcome, self._graph.after(ways), (*path, "outcome"))
        self._tell_routes(ways, choice.goto, (*path, "goto"))

    def _tell_texts(self, passages: Sequence[Passage], values: Sequence[Valuation], path: Path) -> None:
        for index, passage in enumerate(passages):
            if passage.when is None:
                continue
            if any(self._graph.holding(passage.when, values)):
                self._tell_if_always(passage.when, values, (*path, index, "when"))
            else:
                message = f"This text is never shown: ‘{passage.when.text}’ never holds here."
                self._problems.add("P405", place_of(self._tree, *path, index, "when"), message)

    def _tell_routes(self, ways: Sequence[Way], routes: Sequence[Route], path: Path) -> None:
        taken = [way.taken for way in ways]
        for way, route in zip(ways, routes, strict=True):
            if not taken[way.route]:
                place = place_of(self._tree, *path, way.route)
                self._problems.add("P406", place, f"The story never goes on from here to ‘{way.to}’.")
            elif route.when and not any(taken[way.route + 1 :]):
                self._tell_always(route.when, (*path, way.route, "when"))

    def _tell_if_always(self, condition: Condition, values: Sequence[Valuation], path: Path) -> None:
        if all(self._graph.holding(condition, values)):
            self._tell_always(condition, path)

    def _tell_always(self, condition: Condition, path: Path) -> None:
        message = f"‘{condition.text}’ always holds here."
        self._problems.add("P407", place_of(self._tree, *path), message, "Leave the condition out, or mend it.")
