"""How many lines of a terminal of 80 by 24 a scene takes."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from scenario_trainer.documents.wording import ENDINGS
from scenario_trainer.engine.graph import Moment
from scenario_trainer.engine.rules import Rules, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.engine.state import State
    from scenario_trainer.story.model import Scenario

COLUMN = 76
"""The width of the story."""
NUMBER = 5
"""The width of a choice's number."""
SCREEN_LINES = 21
"""What title bar and keys leave of 24 lines."""


def lines_of_scene(scenario: Scenario, scene_id: str, graph: Graph) -> int:
    """The most lines that a scene's title, text, ending, gauges and choices take, in any of its states."""
    scene = scenario.scenes[scene_id]
    conditions = [each.when for each in scene.text if each.when]
    conditions += [each.when for each in scene.choices.values() if each.when]
    order = graph.scenes[scene_id].places.order
    columns = [graph.holding(condition, order) for condition in conditions]
    for choice_id, choice in scene.choices.items():
        if choice.once:
            offered = set(graph.offered(scene_id, choice_id))
            columns.append([valuation in offered for valuation in order])
    different = (
        dict(zip(zip(*columns, strict=True), range(1, len(order) + 1), strict=False)) if columns else {(): 1}
    )
    rules = Rules(scenario)
    states = [graph.state(Moment(scene_id, place)) for place in different.values()] if order else []
    return max((_lines(scenario, rules, state) for state in states), default=0)


def _lines(scenario: Scenario, rules: Rules, state: State) -> int:
    scene = scenario.scenes[state.scene]
    title = [scene.title] if scene.title else []
    texts = [_height(text, COLUMN) for text in (*title, *rules.told(scene.text, state))]
    if scene.ending:
        texts.append(_height(scene.ending.title, COLUMN - len(f"{ENDINGS[scene.ending.outcome]}: ")))
    lines = sum(texts) + max(0, len(texts) - 1)
    if scene.choices:
        shown = [each for each in rules.options(state) if each.standing is not Standing.HIDDEN]
        lines += 1 + (len(scenario.gauges) + 1 if scenario.gauges else 0)
        lines += sum(_height(_offer(scenario, state.scene, *each), COLUMN - NUMBER) for each in shown)
    return lines


def _offer(scenario: Scenario, scene_id: str, choice_id: str, standing: Standing) -> str:
    choice = scenario.scenes[scene_id].choices[choice_id]
    return f"{choice.text} (not yet: {choice.locked})" if standing is Standing.LOCKED else choice.text


def _height(text: str, width: int) -> int:
    lines: Iterable[list[str]] = (textwrap.wrap(line, width) for line in text.split("\n"))
    return sum(len(each) or 1 for each in lines)
