"""States from which no ending can be reached: nothing can be chosen, or a loop never ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.engine.loops import endless_loops
from scenario_trainer.story.problems import Code, Severity
from scenario_trainer.story.yaml_nodes import place_of_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenario_trainer.authoring.subject import Subject
    from scenario_trainer.engine.graph import Node
    from scenario_trainer.story.problems import Problems

DEAD_END = Code("P403", Severity.ERROR, "a reachable moment where no choice is available")
ENDLESS_LOOP = Code("P404", Severity.ERROR, "a reachable loop with no way out")


MOST_WITNESSES = 100
"""How many dead ends, and how many loops, are reported with their witness, which can be as long as the story."""
_MOST_LISTED = 30
"""How many scenes of a loop are named."""


def check(subject: Subject, problems: Problems) -> None:
    """What was seen is certain, also where the search was cut short."""
    _check_dead_ends(subject, problems)
    _check_loops(subject, problems)


def _check_dead_ends(subject: Subject, problems: Problems) -> None:
    dead_ends = filter(None, map(subject.graph.dead_end, subject.scenario.scenes))
    for number, node in enumerate(dead_ends):
        message = f"In ‘{node.scene}’ the learner can come to a moment where no choice is available."
        hint = "Give one of its choices no condition, or keep the learner from coming here like this."
        place = place_of_key(subject.tree, "scenes", node.scene)
        problems.add(DEAD_END, place, message, hint, _witness(subject, node, number))


def _check_loops(subject: Subject, problems: Problems) -> None:
    order = {key: number for number, key in enumerate(subject.scenario.scenes)}
    reported: set[str] = set()
    for number, loop in enumerate(endless_loops(subject.graph)):
        scenes = sorted({node.scene for node in loop}, key=order.__getitem__)
        # The same scenes with other values are the same mistake.
        if reported.isdisjoint(scenes):
            reported.update(scenes)
            entry = min(loop, key=lambda node: (subject.graph.decisions_to(node), order[node.scene], node.number))
            message = f"The learner can come into a loop that never ends: {_listed(scenes)}."
            place = place_of_key(subject.tree, "scenes", entry.scene)
            hint = "Let something in the loop lead out of it."
            problems.add(ENDLESS_LOOP, place, message, hint, _witness(subject, entry, number))


def _witness(subject: Subject, node: Node, number: int) -> tuple[str, ...] | None:
    return subject.graph.witness(node) if number < MOST_WITNESSES else None


def _listed(scenes: Sequence[str]) -> str:
    listed = ", ".join(f"‘{key}’" for key in scenes[:_MOST_LISTED])
    return f"{listed} and {len(scenes) - _MOST_LISTED} more" if len(scenes) > _MOST_LISTED else listed
