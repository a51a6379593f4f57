"""The map of a story, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents.wording import labels

if TYPE_CHECKING:
    from scenario_trainer.documents.story_map import MapScene, StoryMap
    from scenario_trainer.plain.console import Console
    from scenario_trainer.play.met import Met
    from scenario_trainer.story.model import Scenario


def read_map(scenario: Scenario, met: Met, console: Console) -> None:
    """Show the scenes, and read them one by one until the learner goes back."""
    # Imported when asked for: most learners never look.
    from scenario_trainer.documents.story_map import map_document, story_map

    story = story_map(scenario, met)
    scenes = list(story.scenes.values())
    while True:
        console.show(map_document(story))
        answer = console.choose({"enter": "back to the briefing"}, most=len(scenes))
        if answer == "enter":
            return
        _read_scene(scenes[int(answer) - 1], story, console)


def _read_scene(scene: MapScene, story: StoryMap, console: Console) -> None:
    """Show a scene, and go where its branches lead until the learner goes back."""
    from scenario_trainer.documents.story_map import scene_document

    while True:
        console.show(scene_document(scene))
        unknown = {
            number: labels.NOT_COME_HERE
            for number, branch in enumerate(scene.branches, start=1)
            if branch.to is None
        }
        answer = console.choose({"enter": "back to the map"}, most=len(scene.branches), locked=unknown)
        to = scene.branches[int(answer) - 1].to if answer.isdecimal() else None
        if to is None:
            return
        scene = story.scenes[to]
