"""What one value cannot show: names that must exist elsewhere, and values that must fit together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scenario_trainer.story.conditions import Comparison, Condition, names
from scenario_trainer.story.model import KEBAB
from scenario_trainer.story.problems import Place, Problems, nearest_or_all, shortened
from scenario_trainer.story.yaml_nodes import MappingNode, ScalarNode, node_at, place_of, place_of_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from scenario_trainer.story.model import Choice, Gauge, Guidance, Head, Route, Scenario, Scene, Walkthrough
    from scenario_trainer.story.yaml_nodes import Node

Path = tuple[str | int, ...]


def check_head(head: Head, tree: MappingNode, problems: Problems, file_id: str) -> None:
    """Tell what does not fit together above the scenes. `file_id` is the file's name without its ending."""
    _check_id(head.id, tree, problems, file_id)
    for name, gauge in head.gauges.items():
        _check_gauge(gauge, ("gauges", name), tree, problems)
    for name in head.flags.keys() & head.gauges.keys():
        place = place_of_key(tree, "flags", name)
        problems.add("M204", place, f"‘{name}’ is both a gauge and a flag.", "Give one of them another name.")


def _check_id(given: str, tree: MappingNode, problems: Problems, file_id: str) -> None:
    if given and given != file_id:
        name = shortened(given)
        hint = f"Write ‘id: {file_id}’, or rename the file to {name}.yaml."
        if not re.fullmatch(KEBAB.expression, file_id):
            hint = f"Rename the file to {name}.yaml."
        problems.add("M204", place_of(tree, "id"), f"The id ‘{name}’ is not the file's name.", hint)


def _check_gauge(gauge: Gauge, path: Path, tree: MappingNode, problems: Problems) -> None:
    # A number that is missing or faulty is told already, and a blank stands in for it.
    told = {problem.place for problem in problems.found}
    if any(place_of(tree, *path, key) in told for key in ("min", "max", "start")):
        return
    if gauge.min >= gauge.max:
        place = place_of(tree, *path, "max")
        problems.add("M203", place, f"max should be greater than min, which is {gauge.min}.")
    elif not gauge.min <= gauge.start <= gauge.max:
        place = place_of(tree, *path, "start")
        problems.add("M203", place, f"start should be between min and max, {gauge.min} and {gauge.max}.")


def check_guidance(guidance: Guidance, tree: MappingNode, problems: Problems) -> None:
    """Tell what does not fit together in a guidance."""
    for key, principle in guidance.principles.items():
        for index, other in enumerate(principle.pulls_against):
            if other and other not in guidance.principles:
                place = place_of(tree, "principles", key, "pulls_against", index)
                problems.add("R302", place, *_unknown("principle", other, guidance.principles))


def check_scenario(scenario: Scenario, tree: MappingNode, problems: Problems, guidance: Guidance) -> None:
    """Tell every name that does not exist, and every scene whose parts do not fit together."""
    _Checker(scenario, tree, problems, guidance).check()


def _unknown(what: str, name: str, known: Collection[str]) -> tuple[str, str]:
    """Message and hint about a name that does not exist."""
    return f"There is no {what} ‘{shortened(name)}’.", nearest_or_all(name, known)


def _given(node: Node | None, key: str) -> bool:
    """Whether the key has a value, right or wrong; one that stands alone says nothing."""
    value = node.values.get(key) if isinstance(node, MappingNode) else None
    return value is not None and not (isinstance(value, ScalarNode) and value.empty)


class _Checker:
    def __init__(self, scenario: Scenario, tree: MappingNode, problems: Problems, guidance: Guidance) -> None:
        self._scenario = scenario
        self._tree = tree
        self._problems = problems
        self._principles = guidance.principles
        self._choices = {
            f"{key}/{choice}": None for key, scene in scenario.scenes.items() for choice in scene.choices
        }
        self._endings = [key for key, scene in scenario.scenes.items() if scene.ending]

    def check(self) -> None:
        self._exists("scene", self._scenario.start, self._scenario.scenes, ("start",))
        for key, scene in self._scenario.scenes.items():
            self._check_scene(scene, ("scenes", key))
        for index, walkthrough in enumerate(self._scenario.walkthroughs):
            self._check_walkthrough(walkthrough, ("walkthroughs", index))

    def _check_scene(self, scene: Scene, path: Path) -> None:
        self._check_parts(path)
        self._check_conditions(((passage.when, index) for index, passage in enumerate(scene.text)), path, "text")
        self._check_routes(scene.goto, (*path, "goto"))
        for key, choice in scene.choices.items():
            self._check_choice(choice, (*path, "choices", key))

    def _check_parts(self, path: Path) -> None:
        node = node_at(self._tree, *path)
        if not isinstance(node, MappingNode):
            return
        parts = [key for key in node.keys if key in ("choices", "goto", "ending") and _given(node, key)]
        place = place_of_key(self._tree, *path)
        if not parts:
            hint = "Add what the learner can choose, where the story goes on, or how it ends."
            self._problems.add("M202", place, f"‘{path[-1]}’ has no choices, goto or ending.", hint)
        elif len(parts) > 1:
            message = f"‘{path[-1]}’ has {' and '.join(parts)}: a scene has exactly one of them."
            self._problems.add("M203", node.keys[parts[1]].place, message, "Move one of them into another scene.")

    def _check_choice(self, choice: Choice, path: Path) -> None:
        outcomes = ((passage.when, index) for index, passage in enumerate(choice.outcome))
        self._check_conditions(outcomes, path, "outcome")
        self._check_condition(choice.when, (*path, "when"))
        self._check_routes(choice.goto, (*path, "goto"))
        self._check_effects(choice, (*path, "effects"))
        self._check_principles(choice, path)
        if choice.locked and node_at(self._tree, *path, "when") is None:
            message = "‘locked’ gives a reason, but there is no ‘when’ that could lock the choice."
            self._problems.add("M202", place_of_key(self._tree, *path, "locked"), message, "Add ‘when: …’.")

    def _check_principles(self, choice: Choice, path: Path) -> None:
        named: set[str] = set()
        for alignment, reasons in choice.alignments().items():
            for principle in reasons:
                told = None
                if principle not in self._principles:
                    told = "R302", *_unknown("principle", principle, self._principles)
                elif principle in named:
                    hint = "Say how the choice stands towards it once."
                    told = "M203", f"‘{principle}’ is named twice in one choice.", hint
                if told:
                    place = place_of_key(self._tree, *path, str(alignment), principle)
                    self._problems.add(told[0], place, *told[1:])
                named.add(principle)

    def _check_routes(self, routes: tuple[Route, ...], path: Path) -> None:
        for index, route in enumerate(routes):
            self._exists("scene", route.to, self._scenario.scenes, (*path, index, "to"))
        self._check_conditions(((route.when, index) for index, route in enumerate(routes)), path[:-1], "goto")
        if routes and (condition := routes[-1].when):
            place = place_of(self._tree, *path, len(routes) - 1, "when")
            message = f"The story has nowhere to go when ‘{shortened(condition.text)}’ does not hold."
            hint = "End the list with an entry that has no condition."
            self._problems.add("R306", place, message, hint)

    def _check_effects(self, choice: Choice, path: Path) -> None:
        for name, change in choice.effects.items():
            if change is None:  # a change that was not read is told already
                continue
            if told := self._misused(name, as_number=not isinstance(change, bool)):
                self._problems.add(told[0], place_of_key(self._tree, *path, name), *told[1:])

    def _check_conditions(self, conditions: Iterator[tuple[Condition | None, int]], path: Path, key: str) -> None:
        for condition, index in conditions:
            self._check_condition(condition, (*path, key, index, "when"))

    def _check_condition(self, condition: Condition | None, path: Path) -> None:
        if condition is None:
            return
        for used in names(condition.expression):
            if told := self._misused(used.name, as_number=isinstance(used, Comparison)):
                node = node_at(self._tree, *path)
                offset = used.offset if isinstance(node, ScalarNode) and node.plain else 0
                line, column = place_of(self._tree, *path)
                self._problems.add(told[0], Place(line, column + offset), *told[1:])

    def _misused(self, name: str, *, as_number: bool) -> tuple[str, str, str] | None:
        """Code, message and hint where a name is unknown, or used as what it is not."""
        gauges, flags = self._scenario.gauges, self._scenario.flags
        if name not in gauges and name not in flags:
            return "R303", *_unknown("gauge or flag", name, [*gauges, *flags])
        if as_number and name not in gauges:
            return (
                "R305",
                f"‘{name}’ is a flag and used as a number.",
                "A flag is true or false; name it on its own.",
            )
        if not as_number and name not in flags:
            hint = f"Compare it, such as ‘{name} >= 3’, or change it by a number."
            return "R305", f"‘{name}’ is a gauge and used as true or false.", hint
        return None

    def _check_walkthrough(self, walkthrough: Walkthrough, path: Path) -> None:
        for index, step in enumerate(walkthrough.choices):
            self._exists("choice", step, self._choices, (*path, "choices", index))
        self._exists("ending", walkthrough.ends, self._endings, (*path, "ends"))
        self._check_condition(walkthrough.expect, (*path, "expect"))

    def _exists(self, what: str, name: str, known: Collection[str], path: Path) -> None:
        if name and name not in known:
            self._problems.add("R301", place_of(self._tree, *path), *_unknown(what, name, known))
