"""How many lines of a terminal of 80 by 24 a scene takes."""

from __future__ import annotations

import textwrap
from itertools import repeat
from operator import add, mul
from typing import TYPE_CHECKING

from scenario_trainer.documents.geometry import COLUMN
from scenario_trainer.documents.wording.labels import ENDINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.story.model import Scenario, Scene

NUMBER = 5
"""The width of a choice's number."""
SCREEN_LINES = 21
"""What title bar and keys leave of 24 lines."""


def lines_of_scene(scenario: Scenario, scene_id: str, graph: Graph) -> int:
    """The most lines that a scene takes in any of its states, from its title to its choices."""
    scene = scenario.scenes[scene_id]
    order = graph.scenes[scene_id].numbers.order
    texts = [sum(_with_gap(text, width) for text, width in _titles(scene))] * len(order)
    for passage in scene.text:
        shown = graph.holding(passage.when, order) if passage.when else repeat(True)
        texts = list(map(add, texts, map(mul, shown, repeat(_with_gap(passage.text, COLUMN)))))
    choices = [_above_choices(scenario, scene)] * len(order)
    for choice_id in scene.choices:
        choices = list(map(add, choices, _lines_of_choice(scene, scene_id, choice_id, graph)))
    return max((max(0, lines - 1) + below for lines, below in zip(texts, choices, strict=True)), default=0)


def _titles(scene: Scene) -> Iterator[tuple[str, int]]:
    """The titles of a scene and of its ending, each with its width."""
    if scene.title:
        yield scene.title, COLUMN
    if scene.ending:
        yield scene.ending.title, COLUMN - len(f"{ENDINGS[scene.ending.outcome]}: ")


def _above_choices(scenario: Scenario, scene: Scene) -> int:
    """The lines of gauges and question, with the blank ones below them."""
    if not scene.choices:
        return 0
    gauges = sum(gauge.shown for gauge in scenario.gauges.values())
    question = _with_gap(scene.question, COLUMN) if scene.question else 0
    return 1 + question + (gauges + 1 if gauges else 0)


def _lines_of_choice(scene: Scene, scene_id: str, choice_id: str, graph: Graph) -> Iterable[int]:
    """For each state of its scene the lines of a choice; none where it is not shown."""
    choice, offered = scene.choices[choice_id], graph.offered(scene_id, choice_id)
    open_lines = _height(choice.text, COLUMN - NUMBER)
    if choice.when is None:
        return map(mul, offered, repeat(open_lines))
    not_yet = f"{choice.text} (not yet: {choice.locked})"
    locked_lines = _height(not_yet, COLUMN - NUMBER) if choice.locked else 0
    holding = graph.holding(choice.when, graph.scenes[scene_id].numbers.order)
    return map(mul, offered, [open_lines if holds else locked_lines for holds in holding])


def _with_gap(text: str, width: int) -> int:
    """The height of a text and of the blank line below it."""
    return _height(text, width) + 1


def _height(text: str, width: int) -> int:
    lines: Iterable[list[str]] = (textwrap.wrap(line, width) for line in text.split("\n"))
    return sum(len(each) or 1 for each in lines)
