"""How far it is to an ending."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scenario_trainer.story.model import Scenario


def decisions_to_go(scenario: Scenario) -> Mapping[str, int]:
    """For each scene the least number of decisions from it to an ending, its own included.

    Conditions are taken to hold, so a real playthrough needs at least as many. A scene from which no ending
    can be reached is not in the result.
    """
    comes_from: dict[str, list[tuple[str, int]]] = {key: [] for key in scenario.scenes}
    for key, scene in scenario.scenes.items():
        for route in scene.goto:
            comes_from[route.to].append((key, 0))
        for choice in scene.choices.values():
            for route in choice.goto:
                comes_from[route.to].append((key, 1))
    least = {key: 0 for key, scene in scenario.scenes.items() if scene.ending}
    # What is no decision further comes first, so that each scene is met at its least number.
    waiting = deque(least)
    while waiting:
        scene_id = waiting.popleft()
        for before, cost in comes_from[scene_id]:
            if least[scene_id] + cost < least.get(before, len(scenario.scenes)):
                least[before] = least[scene_id] + cost
                (waiting.append if cost else waiting.appendleft)(before)
    return least
