"""What is proved of a random story is so by the definitions: no false alarm, no miss."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from scenario_trainer.authoring.checks import (
    dead_ends,
    empty_passages,
    idle_conditions,
    search_budget,
    unreachable,
)
from scenario_trainer.authoring.subject import Subject
from scenario_trainer.engine.exploration import BUDGET, explore
from scenario_trainer.engine.rules import Rules
from scenario_trainer.story.conditions import Condition
from scenario_trainer.story.model import Scenario
from scenario_trainer.story.problems import Problems
from scenario_trainer.story.reader import read
from scenario_trainer.story.yaml_nodes import parse, place_of, place_of_key
from tests.support.random_stories import stories
from tests.support.searches import Search

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from scenario_trainer.engine.state import State
    from scenario_trainer.story.model import Passage, Route
    from scenario_trainer.story.problems import Place, Problem
    from scenario_trainer.story.yaml_nodes import MappingNode

PROOFS = (unreachable, dead_ends, idle_conditions, search_budget, empty_passages)
"""The checks that rest on the exploration."""


def _plain(value: Any) -> Any:
    """A value of the model as plain data, without what says nothing."""
    if isinstance(value, Condition):
        return value.text
    if is_dataclass(value):
        given = {each.name: getattr(value, each.name) for each in fields(value) if not _is_default(value, each)}
        return {name: _plain(each) for name, each in given.items()}
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value if isinstance(value, bool | int) else str(value)


def _is_default(value: Any, field: Any) -> bool:
    default = field.default_factory() if field.default_factory is not MISSING else field.default
    return bool(getattr(value, field.name) == default)


def written(scenario: Scenario) -> MappingNode:
    """The tree of a file that says the same; what is JSON is YAML."""
    tree = parse(json.dumps(_plain(scenario), indent=1), Problems(""))
    assert tree is not None
    return tree


def proved(scenario: Scenario, tree: MappingNode, budget: int = BUDGET) -> tuple[Problem, ...]:
    """What the proofs find in a scenario."""
    problems = Problems("")
    subject = Subject(scenario, Rules(scenario), explore(scenario, budget), tree, date.min)
    for module in PROOFS:
        module.check(subject, problems)
    return problems.in_order()


class Expected:
    """The problems of a story by their definitions, from a search of its own."""

    def __init__(self, search: Search, tree: MappingNode) -> None:
        self._search = search
        self._tree = tree

    def impossible(self) -> Iterator[tuple[str, Place]]:
        """Those that nothing in a whole search has shown."""
        for key, scene in self._search.scenario.scenes.items():
            states = self._search.of(key)
            if not states:
                yield "P401", place_of_key(self._tree, "scenes", key)
                continue
            yield from self._texts(scene.text, states, "scenes", key, "text")
            if scene.ending:
                yield from self._texts(scene.ending.because, states, "scenes", key, "ending", "because")
            yield from self._routes(scene.goto, key, None, "scenes", key, "goto")
            for choice_id in scene.choices:
                yield from self._choice(key, choice_id, states)

    def _choice(self, key: str, choice_id: str, states: Iterable[State]) -> Iterator[tuple[str, Place]]:
        choice = self._search.scenario.scenes[key].choices[choice_id]
        path = ("scenes", key, "choices", choice_id)
        after = self._after(key, choice_id)
        if not after:
            yield "P402", place_of_key(self._tree, *path)
            return
        asked = [state for state in states if f"{key}/{choice_id}" not in state.once]
        if choice.when and all(self._search.rules.holds(choice.when, state) for state in asked):
            yield "P407", place_of(self._tree, *path, "when")
        yield from self._texts(choice.outcome, after, *path, "outcome")
        yield from self._routes(choice.goto, key, choice_id, *path, "goto")

    def _texts(
        self, passages: Sequence[Passage], states: Collection[State], *path: str | int
    ) -> Iterator[tuple[str, Place]]:
        for index, passage in enumerate(passages):
            if passage.when:
                shown = {self._search.rules.holds(passage.when, state) for state in states}
                if len(shown) == 1:
                    place = place_of(self._tree, *path, index, "when")
                    yield "P407" if True in shown else "P405", place

    def _routes(
        self, routes: Sequence[Route], key: str, choice_id: str | None, *path: str | int
    ) -> Iterator[tuple[str, Place]]:
        edges = [edge for edge in self._search.edges if (edge.before.scene, edge.choice) == (key, choice_id)]
        for index, route in enumerate(routes):
            asked = [edge for edge in edges if edge.route >= index]
            if not any(edge.route == index for edge in edges):
                yield "P406", place_of(self._tree, *path, index)
            elif route.when and all(edge.route == index for edge in asked):
                yield "P407", place_of(self._tree, *path, index, "when")

    def dead_ends(self) -> Iterator[tuple[str, Place]]:
        """The states in which nothing can be chosen, once for each scene."""
        for key in self._search.scenario.scenes:
            if any(self._search.is_dead_end(state) for state in self._search.of(key)):
                yield "P403", place_of_key(self._tree, "scenes", key)

    def without_text(self) -> Iterator[Place]:
        """The scenes and outcomes of which some state shows no text."""
        for key, scene in self._search.scenario.scenes.items():
            if any(not self._shown(scene.text, state) for state in self._search.of(key)):
                yield place_of_key(self._tree, "scenes", key, "text")
            for choice_id, choice in scene.choices.items():
                after = self._after(key, choice_id)
                if choice.outcome and any(not self._shown(choice.outcome, state) for state in after):
                    yield place_of_key(self._tree, "scenes", key, "choices", choice_id, "outcome")

    def _shown(self, passages: Iterable[Passage], state: State) -> bool:
        return any(not passage.when or self._search.rules.holds(passage.when, state) for passage in passages)

    def _after(self, key: str, choice_id: str) -> set[State]:
        """The states after the effects of a choice, wherever it can be taken."""
        edges = (edge for edge in self._search.edges if (edge.before.scene, edge.choice) == (key, choice_id))
        return {self._search.rules.choose(edge.before, choice_id).after_choice for edge in edges}


@given(stories())
def test_a_random_story_is_written_as_it_is(scenario: Scenario) -> None:
    """What the other tests of random stories rest on."""
    problems = Problems("")
    assert read(Scenario, written(scenario), problems) == scenario
    assert problems.found == []


@given(stories())
def test_the_impossible_is_found_exactly_where_it_is(scenario: Scenario) -> None:
    """Scenes, choices, texts, routes and conditions, each in its place."""
    tree = written(scenario)
    others = ("P403", "P404", "T514")
    found = [(each.code.id, each.place) for each in proved(scenario, tree) if each.code.id not in others]
    assert sorted(found) == sorted(Expected(Search(scenario), tree).impossible())


@given(stories())
def test_dead_ends_are_reported_exactly_where_they_are(scenario: Scenario) -> None:
    """With the shortest choices that lead there."""
    tree, search = written(scenario), Search(scenario)
    found = [each for each in proved(scenario, tree) if each.code.id == "P403"]
    assert [(each.code.id, each.place) for each in found] == sorted(
        Expected(search, tree).dead_ends(), key=lambda p: p[1]
    )
    for problem in found:
        state = search.replayed(problem.witness or ())[-1]
        assert search.is_dead_end(state)
        assert place_of_key(tree, "scenes", state.scene) == problem.place


@given(stories())
def test_every_endless_loop_is_reported(scenario: Scenario) -> None:
    """With a witness into it, at one of its scenes, naming them all; loops that share scenes once."""
    tree, search = written(scenario), Search(scenario)
    loops = search.loops()
    reported: set[str] = set()
    for problem in proved(scenario, tree):
        if problem.code.id != "P404":
            continue
        entered = set(search.replayed(problem.witness or ()))
        (loop,) = (loop for loop in loops if not loop.isdisjoint(entered))
        scenes = {state.scene for state in loop}
        assert all(f"‘{key}’" in problem.message for key in scenes)
        assert problem.place in {place_of_key(tree, "scenes", key) for key in scenes}
        assert reported.isdisjoint(scenes)
        reported |= scenes
    assert all(not reported.isdisjoint(state.scene for state in loop) for loop in loops)


@given(stories())
def test_missing_texts_are_reported_exactly_where_they_are(scenario: Scenario) -> None:
    """With a witness to a state, or through a choice, of which nothing is shown."""
    tree, search = written(scenario), Search(scenario)
    found = [each for each in proved(scenario, tree) if each.code.id == "T514"]
    assert sorted(each.place for each in found) == sorted(Expected(search, tree).without_text())
    for problem in found:
        assert search.replayed(problem.witness or ())


@given(stories(), st.integers(1, 60))
def test_a_short_search_finds_nothing_that_a_whole_one_does_not(scenario: Scenario, budget: int) -> None:
    """And nothing but what it can be sure of, in scenes where the whole one finds it."""
    tree = written(scenario)
    short, whole = proved(scenario, tree, budget), proved(scenario, tree)
    if "P408" in {each.code.id for each in short}:
        assert {each.code.id for each in short} <= {"P403", "P404", "P408", "T514"}
        assert {each.place for each in short if each.code.id == "P403"} <= {
            each.place for each in whole if each.code.id == "P403"
        }
    else:
        assert short == whole
