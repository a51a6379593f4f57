"""What one value cannot show: names that must exist elsewhere, and values that must fit together.

A BROKEN value has been reported by the reader; nothing is concluded from it.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from scenario_trainer.story import codes
from scenario_trainer.story.conditions import Comparison, Condition, names
from scenario_trainer.story.model import BROKEN, KEBAB
from scenario_trainer.story.problems import Place, Problems, shortened
from scenario_trainer.story.unknown_names import (
    UsedNames,
    hint_for_truth,
    ids_by_title,
    meant_by,
    message_and_hint,
    no_such,
    plain_title,
)
from scenario_trainer.story.yaml_nodes import MappingNode, ScalarNode, node_at, place_of, place_of_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence, Set

    from scenario_trainer.story.model import (
        Choice,
        Effects,
        Gauge,
        Guidance,
        Head,
        Passage,
        Route,
        Scenario,
        Scene,
        Walkthrough,
    )
    from scenario_trainer.story.yaml_nodes import Node

FLAG_HINT = "All flags start false. Write a sentence, such as ‘You heard the daughter before the meeting.’"
_WRITE_ID = "Write its id, ‘{}’."
_TRUTH = re.compile(r"(?:(?:true|false|yes|no|on|off)(?: or |[/, ]*))+", re.IGNORECASE)
Path = tuple[str | int, ...]
T = TypeVar("T")


def check_head(head: Head, tree: MappingNode, problems: Problems, file_id: str) -> None:
    """Report what does not fit together above the scenes. `file_id` is the file's name without its ending."""
    if head.id is not BROKEN and head.id != file_id and file_id not in meant_by(head.id):
        _report_other_id(head.id, tree, problems, file_id)
    for name, gauge in _entries(head.gauges):
        _check_gauge(gauge, ("gauges", name), tree, problems)
    for name, meaning in _entries(head.flags):
        if _TRUTH.fullmatch(meaning):
            place = place_of(tree, "flags", name)
            message = f"‘{name}’ should say in words what true means, not ‘{meaning}’."
            problems.add(codes.WRONG_VALUE, place, message, FLAG_HINT)
    for name in _keys(head.flags) & _keys(head.gauges):
        place = place_of_key(tree, "flags", name)
        message = f"‘{name}’ is both a gauge and a flag."
        problems.add(codes.WRONG_ID, place, message, "Give one of them another name.")


def check_guidance(guidance: Guidance, tree: MappingNode, problems: Problems) -> None:
    """Report what does not fit together in a guidance."""
    for key, principle in _entries(guidance.principles):
        for index, other in _items(principle.pulls_against):
            if other not in guidance.principles:
                place = place_of(tree, "principles", key, "pulls_against", index)
                message = message_and_hint("principle", other, guidance.principles, problems)
                problems.add(codes.UNKNOWN_PRINCIPLE, place, *message)


def check_scenario(scenario: Scenario, tree: MappingNode, problems: Problems, guidance: Guidance) -> None:
    """Report every name that does not exist, and every scene whose parts do not fit together."""
    _Checker(scenario, tree, problems, guidance).check()


def _keys(mapping: Mapping[str, object]) -> Set[str]:
    """The keys of a mapping; none where it could not be read."""
    return frozenset() if mapping is BROKEN else mapping.keys()


def _entries(mapping: Mapping[str, T]) -> Iterator[tuple[str, T]]:
    """The keys and values of a mapping, as far as they could be read."""
    if mapping is not BROKEN:
        yield from ((key, value) for key, value in mapping.items() if value is not BROKEN)


def _items(sequence: Sequence[T]) -> Iterator[tuple[int, T]]:
    """The entries of a list with their numbers from 0, as far as they could be read."""
    if sequence is not BROKEN:
        yield from ((index, value) for index, value in enumerate(sequence) if value is not BROKEN)


def _report_other_id(given: str, tree: MappingNode, problems: Problems, file_id: str) -> None:
    name = shortened(given)
    hint = f"Write ‘id: {file_id}’, or rename the file to {name}.yaml."
    if not re.fullmatch(KEBAB.expression, file_id):
        hint = f"Rename the file to {name}.yaml."
    problems.add(codes.WRONG_ID, place_of(tree, "id"), f"The id ‘{name}’ is not the file's name.", hint)


def _check_gauge(gauge: Gauge, path: Path, tree: MappingNode, problems: Problems) -> None:
    if BROKEN in (gauge.min, gauge.max, gauge.start):
        return
    if gauge.min >= gauge.max:
        place = place_of(tree, *path, "max")
        message = f"max should be greater than min, which is {gauge.min}."
        problems.add(codes.WRONG_VALUE, place, message)
    elif not gauge.min <= gauge.start <= gauge.max:
        place = place_of(tree, *path, "start")
        message = f"start should be between min and max, {gauge.min} and {gauge.max}."
        problems.add(codes.WRONG_VALUE, place, message)


def _given(node: Node | None, key: str) -> bool:
    """Whether the key has a value, right or wrong."""
    value = node.values.get(key) if isinstance(node, MappingNode) else None
    return value is not None and not (isinstance(value, ScalarNode) and value.empty)


class _Checker:
    def __init__(self, scenario: Scenario, tree: MappingNode, problems: Problems, guidance: Guidance) -> None:
        self._scenario = scenario
        self._tree = tree
        self._problems = problems
        self._principles = guidance.principles
        self._choices = {
            f"{key}/{choice}": None for key, scene in _entries(scenario.scenes) for choice in _keys(scene.choices)
        }
        self._endings = {key: None for key, scene in _entries(scenario.scenes) if scene.ending}
        self._names = {**dict(_entries(scenario.gauges)), **dict(_entries(scenario.flags))}
        self._better_reported: set[Place] = set()
        """Where a bad id is a name that does not exist."""
        self._scenes = UsedNames()
        self._states = UsedNames()
        """Gauges and flags."""

    def check(self) -> None:
        self._exists("scene", self._scenario.start, self._scenario.scenes, ("start",))
        for key, scene in _entries(self._scenario.scenes):
            self._check_scene(scene, ("scenes", key))
        for index, walkthrough in _items(self._scenario.walkthroughs):
            self._check_walkthrough(walkthrough, ("walkthroughs", index))
        self._scenes.report(self._problems)
        self._states.report(self._problems)
        self._problems.withdraw(codes.WRONG_ID, self._better_reported)

    def _check_scene(self, scene: Scene, path: Path) -> None:
        self._check_parts(path)
        self._check_conditions(scene.text, (*path, "text"))
        self._check_effects(scene.effects, (*path, "effects"))
        self._check_routes(scene.goto, (*path, "goto"))
        for key, choice in _entries(scene.choices):
            self._check_choice(choice, (*path, "choices", key))
        if scene.ending and scene.ending is not BROKEN:
            self._check_conditions(scene.ending.because, (*path, "ending", "because"))

    def _check_parts(self, path: Path) -> None:
        node = node_at(self._tree, *path)
        if not isinstance(node, MappingNode):
            return
        parts = [key for key in node.keys if key in ("choices", "goto", "ending") and _given(node, key)]
        if not parts:
            message = f"‘{path[-1]}’ has no choices, goto or ending."
            hint = "Add what the learner can choose, where the story goes on, or how it ends."
            self._problems.add(codes.MISSING_KEY, place_of_key(self._tree, *path), message, hint)
        elif len(parts) > 1:
            message = f"‘{path[-1]}’ has {' and '.join(parts)}: a scene has exactly one of them."
            hint = "Move one of them into another scene."
            self._problems.add(codes.WRONG_VALUE, node.keys[parts[1]].place, message, hint)
        if parts and "choices" not in parts and _given(node, "question"):
            message = f"‘{path[-1]}’ has a question, and no choices to answer it with."
            hint = "Move it to the scene that has the choices."
            self._problems.add(codes.MISSING_KEY, node.keys["question"].place, message, hint)

    def _check_choice(self, choice: Choice, path: Path) -> None:
        self._check_conditions(choice.outcome, (*path, "outcome"))
        self._check_condition(choice.when, (*path, "when"))
        self._check_routes(choice.goto, (*path, "goto"))
        self._check_effects(choice.effects, (*path, "effects"))
        self._check_principles(choice, path)
        if choice.locked and choice.when is None:
            message = "‘locked’ gives a reason, but there is no ‘when’ that could lock the choice."
            place = place_of_key(self._tree, *path, "locked")
            self._problems.add(codes.MISSING_KEY, place, message, "Add ‘when: …’.")

    def _check_principles(self, choice: Choice, path: Path) -> None:
        named: set[str] = set()
        for alignment, reasons in choice.alignments().items():
            for principle in reasons if reasons is not BROKEN else ():
                if principle not in self._principles or principle in named:
                    place = place_of_key(self._tree, *path, str(alignment), principle)
                    self._report_principle(principle, place)
                named.add(principle)

    def _report_principle(self, principle: str, place: Place) -> None:
        """Report a principle that does not exist, or that the choice has named before."""
        if principle not in self._principles:
            message, hint = message_and_hint("principle", principle, self._principles, self._problems)
            titles = ids_by_title((key, each.title) for key, each in _entries(self._principles))
            if meant := titles.get(plain_title(principle)):
                hint = _WRITE_ID.format(meant)
            self._better_reported.add(place)
            self._problems.add(codes.UNKNOWN_PRINCIPLE, place, message, hint)
        else:
            message = f"‘{principle}’ is named twice in one choice."
            self._problems.add(codes.WRONG_VALUE, place, message, "Name it once.")

    def _check_routes(self, routes: Sequence[Route], path: Path) -> None:
        for index, route in _items(routes):
            self._exists("scene", route.to, self._scenario.scenes, (*path, index, "to"))
        self._check_conditions(routes, path)
        last = routes[-1] if routes and routes is not BROKEN else BROKEN
        if last is not BROKEN and last.when and last.when is not BROKEN:
            place = place_of(self._tree, *path, len(routes) - 1, "when")
            message = f"The story has nowhere to go when ‘{shortened(last.when.text)}’ does not hold."
            hint = "End the list with an entry that has no condition."
            self._problems.add(codes.CONDITIONAL_LAST_ROUTE, place, message, hint)

    def _check_effects(self, effects: Effects, path: Path) -> None:
        for name, change in _entries(effects):
            self._states.use(name)
            if self._is_misused(name, as_number=not isinstance(change, bool)):
                place = place_of_key(self._tree, *path, name)
                self._better_reported.add(place)
                self._report_misuse(name, place)

    def _check_conditions(self, parts: Sequence[Passage | Route], path: Path) -> None:
        for index, part in _items(parts):
            self._check_condition(part.when, (*path, index, "when"))

    def _check_condition(self, condition: Condition | None, path: Path) -> None:
        if condition is None or condition is BROKEN:
            return
        for used in names(condition.expression):
            self._states.use(used.name)
            if self._is_misused(used.name, as_number=isinstance(used, Comparison)):
                node = node_at(self._tree, *path)
                offset = used.offset if isinstance(node, ScalarNode) and node.plain else 0
                line, column = place_of(self._tree, *path)
                self._report_misuse(used.name, Place(line, column + offset))

    def _is_misused(self, name: str, *, as_number: bool) -> bool:
        """Whether a name is neither gauge nor flag, or is used as what it is not."""
        gauges, flags = self._scenario.gauges, self._scenario.flags
        return gauges is not BROKEN and flags is not BROKEN and name not in (gauges if as_number else flags)

    def _report_misuse(self, name: str, place: Place) -> None:
        gauges, flags = self._scenario.gauges, self._scenario.flags
        if name in gauges:
            message = f"‘{name}’ is a gauge and used as true or false."
            hint = f"Compare it, such as ‘{name} >= 3’, or change it by a number."
            self._problems.add(codes.MISUSED_NAME, place, message, hint)
        elif name in flags:
            message = f"‘{name}’ is a flag and used as a number."
            self._problems.add(codes.MISUSED_NAME, place, message, "A flag is true or false; name it on its own.")
        elif truth := hint_for_truth(name):
            self._problems.add(codes.UNKNOWN_NAME, place, no_such("gauge or flag", name), truth)
        else:
            self._states.add_unknown(codes.UNKNOWN_NAME, "gauge or flag", name, self._names, place)

    def _check_walkthrough(self, walkthrough: Walkthrough, path: Path) -> None:
        for index, step in _items(walkthrough.choices):
            if self._is_read(step.partition("/")[0], "choices"):
                self._exists("choice", step, self._choices, (*path, "choices", index))
        if walkthrough.ends is not BROKEN and self._is_read(walkthrough.ends, "ending"):
            self._exists("ending", walkthrough.ends, self._endings, (*path, "ends"))
        self._check_condition(walkthrough.expect, (*path, "expect"))

    def _is_read(self, scene_id: str, part: str) -> bool:
        """Whether it is known what a scene has under this key."""
        scenes = self._scenario.scenes
        if scenes is BROKEN or scenes.get(scene_id) is BROKEN:
            return False
        return scene_id not in scenes or getattr(scenes[scene_id], part) is not BROKEN

    def _exists(self, what: str, name: str, known: Collection[str], path: Path) -> None:
        if name is BROKEN or known is BROKEN:
            return
        self._scenes.use(name)
        if name in known or (what != "choice" and not meant_by(name).isdisjoint(known)):
            return  # a bad id has been reported, with the one that is meant
        place = place_of(self._tree, *path)
        self._better_reported.add(place)
        if (meant := self._scenes_by_title.get(plain_title(name))) in known:
            self._problems.add(codes.UNKNOWN_SCENE, place, no_such(what, name), _WRITE_ID.format(meant))
        else:
            self._scenes.add_unknown(codes.UNKNOWN_SCENE, what, name, known, place)

    @cached_property
    def _scenes_by_title(self) -> dict[str, str]:
        scenes = list(_entries(self._scenario.scenes))
        endings = ((key, scene.ending) for key, scene in scenes)
        return ids_by_title(
            [
                *((key, scene.title) for key, scene in scenes if scene.title),
                *((key, ending.title) for key, ending in endings if ending and ending is not BROKEN),
            ]
        )
