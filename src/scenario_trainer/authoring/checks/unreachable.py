"""Scenes that no playthrough reaches, and choices that none can take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.story.problems import Code, Severity
from scenario_trainer.story.yaml_nodes import place_of_key

if TYPE_CHECKING:
    from scenario_trainer.authoring.subject import Subject
    from scenario_trainer.story.problems import Problems

UNREACHED_SCENE = Code("P401", Severity.ERROR, "a scene that no playthrough reaches")
UNTAKEN_CHOICE = Code(
    "P402", Severity.ERROR, "a choice that no playthrough can ever take, in a scene that is reached"
)


def check(subject: Subject, problems: Problems) -> None:
    """Needs a complete search. What stands inside a scene that is not reached is not reported again."""
    graph, scenes = subject.graph, subject.scenario.scenes
    if not graph.complete:
        return
    reached = set(graph.reached_choices())
    for key, scene in scenes.items():
        if not graph.scenes[key].numbers:
            place = place_of_key(subject.tree, "scenes", key)
            problems.add(UNREACHED_SCENE, place, f"No playthrough reaches ‘{key}’.")
            continue
        for choice_id, choice in scene.choices.items():
            if (key, choice_id) not in reached:
                place = place_of_key(subject.tree, "scenes", key, "choices", choice_id)
                hint = f"‘{choice.when.text}’ never holds here." if choice.when else ""
                problems.add(UNTAKEN_CHOICE, place, f"No playthrough can ever take ‘{key}/{choice_id}’.", hint)
