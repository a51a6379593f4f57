"""States from which no ending can be reached: nothing can be chosen, or a loop never ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.engine.loops import endless_loops
from scenario_trainer.story.problems import Code, Severity
from scenario_trainer.story.yaml_nodes import place_of_key

if TYPE_CHECKING:
    from collections.abc import Collection

    from scenario_trainer.authoring.subject import Subject
    from scenario_trainer.engine.graph import Node
    from scenario_trainer.story.problems import Problems

DEAD_END = Code("P403", Severity.ERROR, "a reachable moment where no choice is available")
ENDLESS_LOOP = Code("P404", Severity.ERROR, "a reachable loop with no way out")


def check(subject: Subject, problems: Problems) -> None:
    """What was seen is certain, also where the search was cut short."""
    for key in subject.scenario.scenes:
        if node := subject.graph.dead_end(key):
            message = f"In ‘{key}’ the learner can come to a moment where no choice is available."
            hint = "Give one of its choices no condition, or keep the learner from coming here like this."
            place = place_of_key(subject.tree, "scenes", key)
            problems.add(DEAD_END, place, message, hint, subject.graph.witness(node))
    reported: set[str] = set()
    for loop in endless_loops(subject.graph):
        scenes = {node.scene for node in loop}
        # The same scenes with other values are the same mistake.
        if reported.isdisjoint(scenes):
            _report_loop(subject, loop, problems)
            reported |= scenes


def _report_loop(subject: Subject, loop: Collection[Node], problems: Problems) -> None:
    graph = subject.graph
    order = list(subject.scenario.scenes)
    entry = min(loop, key=lambda node: (graph.decisions_to(node), order.index(node.scene), node.number))
    scenes = ", ".join(f"‘{key}’" for key in order if any(node.scene == key for node in loop))
    message = f"The learner can come into a loop that never ends: {scenes}."
    hint = "Let something in the loop lead out of it."
    problems.add(
        ENDLESS_LOOP, place_of_key(subject.tree, "scenes", entry.scene), message, hint, graph.witness(entry)
    )
