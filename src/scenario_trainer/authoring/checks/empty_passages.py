"""Scenes and outcomes of which some playthrough shows no text at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.engine.graph import Node
from scenario_trainer.story.problems import Code, Severity
from scenario_trainer.story.yaml_nodes import place_of_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenario_trainer.authoring.subject import Subject
    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.engine.packing import PackedValues
    from scenario_trainer.story.model import Passage
    from scenario_trainer.story.problems import Problems

NO_TEXT = Code("T514", Severity.WARNING, "a scene or outcome of which some playthrough is shown no text at all")
HINT = "Add a text without a condition, or one for the cases that are left."


def check(subject: Subject, problems: Problems) -> None:
    """What was seen is certain, also where the search was cut short."""
    graph = subject.graph
    for key, scene in subject.scenario.scenes.items():
        if (index := _first_empty(graph, scene.text, graph.scenes[key].numbers.order)) is not None:
            message = f"A learner can come to ‘{key}’ and read no text there."
            place = place_of_key(subject.tree, "scenes", key, "text")
            problems.add(NO_TEXT, place, message, HINT, graph.witness(Node(key, index + 1)))
        for choice_id, choice in scene.choices.items():
            if all(passage.when for passage in choice.outcome):
                _check_outcome(subject, key, choice_id, problems)


def _check_outcome(subject: Subject, key: str, choice_id: str, problems: Problems) -> None:
    graph, outcome = subject.graph, subject.scenario.scenes[key].choices[choice_id].outcome
    if (index := _first_empty(graph, outcome, graph.after_choice(key, choice_id))) is not None:
        message = f"A learner can take ‘{key}/{choice_id}’ and read no outcome."
        place = place_of_key(subject.tree, "scenes", key, "choices", choice_id, "outcome")
        taken = Node(key, graph.taken(key, choice_id)[index])
        problems.add(NO_TEXT, place, message, HINT, (*graph.witness(taken), f"{key}/{choice_id}"))


def _first_empty(graph: Graph, passages: Sequence[Passage], values: Sequence[PackedValues]) -> int | None:
    """The position of the first values with which none of the passages is shown; None where each shows some."""
    conditions = [passage.when for passage in passages if passage.when]
    if not passages or len(conditions) < len(passages):
        return None
    columns = (graph.holding(condition, values) for condition in conditions)
    return next((index for index, row in enumerate(zip(*columns, strict=True)) if not any(row)), None)
