"""Conditions that decide nothing: texts never shown, routes never taken, and what always holds."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

from scenario_trainer.story.problems import Code, Severity
from scenario_trainer.story.yaml_nodes import place_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenario_trainer.authoring.subject import Subject
    from scenario_trainer.engine.graph import Transition
    from scenario_trainer.engine.packing import PackedValues
    from scenario_trainer.story.conditions import Condition
    from scenario_trainer.story.model import Choice, Passage, Route, Scene
    from scenario_trainer.story.problems import Problems

HIDDEN_TEXT = Code("P405", Severity.WARNING, "conditional text that is never shown")
UNTAKEN_ROUTE = Code("P406", Severity.WARNING, "a goto route that is never taken")
CERTAIN_CONDITION = Code("P407", Severity.WARNING, "a condition that always holds wherever it is asked")

Path = tuple[str | int, ...]


def check(subject: Subject, problems: Problems) -> None:
    """Needs a complete search. Only scenes that are reached and choices that are taken are looked at."""
    if not subject.graph.complete:
        return
    finder = _Finder(subject, problems)
    reached = set(subject.graph.reached_choices())
    for key, scene in subject.scenario.scenes.items():
        if subject.graph.scenes[key].numbers:
            finder.check_scene(key, scene)
        for choice_id, choice in scene.choices.items():
            if (key, choice_id) in reached:
                finder.check_choice(key, choice_id, choice)


class _Finder:
    def __init__(self, subject: Subject, problems: Problems) -> None:
        self._graph = subject.graph
        self._tree = subject.tree
        self._problems = problems

    def check_scene(self, key: str, scene: Scene) -> None:
        """Look at the conditions that are asked on entering a scene."""
        states, path = self._graph.scenes[key], ("scenes", key)
        self._check_texts(scene.text, states.numbers.order, (*path, "text"))
        if scene.ending:
            self._check_texts(scene.ending.because, states.numbers.order, (*path, "ending", "because"))
        if scene.goto:
            self._check_routes(states.transitions, scene.goto, (*path, "goto"))

    def check_choice(self, key: str, choice_id: str, choice: Choice) -> None:
        """Look at the conditions of a choice and of what follows it."""
        path: Path = ("scenes", key, "choices", choice_id)
        states = self._graph.scenes[key]
        if choice.when:
            offered = list(compress(states.numbers.order, self._graph.offered(key, choice_id)))
            self._check_certain(choice.when, offered, (*path, "when"))
        self._check_texts(choice.outcome, self._graph.after_choice(key, choice_id), (*path, "outcome"))
        transitions = [each for each in states.transitions if each.choice == choice_id]
        self._check_routes(transitions, choice.goto, (*path, "goto"))

    def _check_texts(self, passages: Sequence[Passage], values: Sequence[PackedValues], path: Path) -> None:
        for index, passage in enumerate(passages):
            if passage.when is None:
                continue
            if any(self._graph.holding(passage.when, values)):
                self._check_certain(passage.when, values, (*path, index, "when"))
            else:
                message = f"This text is never shown: ‘{passage.when.text}’ never holds here."
                self._problems.add(HIDDEN_TEXT, place_of(self._tree, *path, index, "when"), message)

    def _check_routes(self, transitions: Sequence[Transition], routes: Sequence[Route], path: Path) -> None:
        taken = [transition.taken for transition in transitions]
        last = max((index for index, each in enumerate(taken) if each), default=-1)
        for index, route in enumerate(routes):
            if not taken[index]:
                message = f"The story never goes on from here to ‘{route.to}’."
                self._problems.add(UNTAKEN_ROUTE, place_of(self._tree, *path, index), message)
            elif route.when and index == last:
                self._report_certain(route.when, (*path, index, "when"))

    def _check_certain(self, condition: Condition, values: Sequence[PackedValues], path: Path) -> None:
        if all(self._graph.holding(condition, values)):
            self._report_certain(condition, path)

    def _report_certain(self, condition: Condition, path: Path) -> None:
        hint = "Leave the condition out, or mend it."
        message = f"‘{condition.text}’ always holds here."
        self._problems.add(CERTAIN_CONDITION, place_of(self._tree, *path), message, hint)
