"""How many lines of a terminal of 80 by 24 a scene takes."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from scenario_trainer.documents.geometry import COLUMN
from scenario_trainer.documents.wording.labels import ENDINGS
from scenario_trainer.engine.graph import Node
from scenario_trainer.engine.rules import Availability

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.engine.rules import Rules
    from scenario_trainer.engine.state import State
    from scenario_trainer.story.model import Scenario

NUMBER = 5
"""The width of a choice's number."""
SCREEN_LINES = 21
"""What title bar and keys leave of 24 lines."""


def lines_of_scene(rules: Rules, scene_id: str, graph: Graph) -> int:
    """The most lines that a scene takes in any of its states, from its title to its choices."""
    scene = rules.scenario.scenes[scene_id]
    conditions = [passage.when for passage in scene.text if passage.when]
    conditions += [choice.when for choice in scene.choices.values() if choice.when]
    order = graph.scenes[scene_id].numbers.order
    columns = [graph.holding(condition, order) for condition in conditions]
    columns += [graph.offered(scene_id, choice_id) for choice_id, choice in scene.choices.items() if choice.once]
    # States in which the same conditions hold look the same: one of each kind is measured.
    rows = zip(*columns, strict=True) if columns else [()] * len(order)
    different = {row: number for number, row in enumerate(rows, start=1)}
    return max((_lines(rules, graph.state(Node(scene_id, number))) for number in different.values()), default=0)


def _lines(rules: Rules, state: State) -> int:
    scenario, scene = rules.scenario, rules.scenario.scenes[state.scene]
    title = [scene.title] if scene.title else []
    texts = [_height(text, COLUMN) for text in (*title, *rules.texts(scene.text, state))]
    if scene.ending:
        texts.append(_height(scene.ending.title, COLUMN - len(f"{ENDINGS[scene.ending.outcome]}: ")))
    lines = sum(texts) + max(0, len(texts) - 1)
    if scene.choices:
        shown = [each for each in rules.options(state) if each.availability is not Availability.HIDDEN]
        lines += 1 + (_height(scene.question, COLUMN) + 1 if scene.question else 0)
        gauges = sum(gauge.shown for gauge in scenario.gauges.values())
        lines += gauges + 1 if gauges else 0
        lines += sum(_height(_offer(scenario, state.scene, *each), COLUMN - NUMBER) for each in shown)
    return lines


def _offer(scenario: Scenario, scene_id: str, choice_id: str, availability: Availability) -> str:
    choice = scenario.scenes[scene_id].choices[choice_id]
    return f"{choice.text} (not yet: {choice.locked})" if availability is Availability.LOCKED else choice.text


def _height(text: str, width: int) -> int:
    lines: Iterable[list[str]] = (textwrap.wrap(line, width) for line in text.split("\n"))
    return sum(len(each) or 1 for each in lines)
