"""The scenes of a story as a tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from scenario_trainer.story.model import Scenario


def story_tree(scenario: Scenario, met: Container[str] = ()) -> dict[str, str | None]:
    """For each scene that routes lead to its parent: the nearest to the start of those that lead there.

    A scene that was `met` stands below another one, where routes allow that. The start, which has no parent, comes
    first, and each scene is followed by what is below it. Conditions are ignored.
    """
    parents: dict[str, str | None] = {scenario.start: None}
    below: dict[str, list[str]] = {scene: [] for scene in scenario.scenes}
    for placed in (met, scenario.scenes):
        for here in (waiting := list(parents)):
            new = [to for to in dict.fromkeys(_targets(scenario, here)) if to in placed and to not in parents]
            parents.update(dict.fromkeys(new, here))
            below[here] += new
            waiting += new
    return {scene: parents[scene] for scene in _downwards(scenario.start, below)}


def counted_from(parents: dict[str, str | None], wanted: Container[str]) -> dict[str, int]:
    """For each scene of a tree how many of the wanted ones there are from it downwards, itself included."""
    found = {scene: int(scene in wanted) for scene in parents}
    for scene, parent in reversed(parents.items()):
        if parent is not None:
            found[parent] += found[scene]
    return found


def _targets(scenario: Scenario, scene_id: str) -> Iterator[str]:
    scene = scenario.scenes[scene_id]
    for routes in (scene.goto, *(choice.goto for choice in scene.choices.values())):
        yield from (route.to for route in routes)


def _downwards(start: str, below: Mapping[str, list[str]]) -> Iterator[str]:
    waiting = [start]
    while waiting:
        yield (here := waiting.pop())
        waiting += reversed(below[here])
