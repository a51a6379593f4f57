"""What would keep a scenario from teaching well, though it can be played."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.authoring.balance import balance, cue, first, has_feedback, longest
from scenario_trainer.authoring.layout import SCREEN_LINES, lines_of_scene
from scenario_trainer.story.conditions import names
from scenario_trainer.story.problems import START, Problems
from scenario_trainer.story.terms import Alignment
from scenario_trainer.story.yaml_nodes import place_of, place_of_key

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from datetime import date
    from pathlib import Path

    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.story.conditions import Condition
    from scenario_trainer.story.model import Choice, Guidance, Passage, Route, Scenario, Scene
    from scenario_trainer.story.problems import Problem
    from scenario_trainer.story.yaml_nodes import MappingNode

CLEARLY = 0.05
"""A rule of thumb does clearly better than chance where blind choices would do as well less often than this."""


def judge(scenario: Scenario, graph: Graph, tree: MappingNode, problems: Problems, today: date) -> None:
    """Tell everything of this kind about a scenario."""
    for key, scene in scenario.scenes.items():
        _tell_feedback(key, scene, tree, problems)
        _tell_equals(key, scene, tree, problems)
        lines = lines_of_scene(scenario, key, graph)
        if lines > SCREEN_LINES:
            message = f"‘{key}’ can take {lines} lines of {SCREEN_LINES} on a terminal of 80 by 24."
            hint = "Move some of its text into an outcome, or into a scene of its own before it."
            problems.add("T505", place_of_key(tree, "scenes", key), message, hint)
    _tell_cues(scenario, tree, problems)
    if scenario.provenance.review_due < today:
        message = f"The scenario was to be reviewed by {scenario.provenance.review_due.isoformat()}."
        hint = "See whether it is still true to practice, then set a new date."
        problems.add("T506", place_of(tree, "provenance", "review_due"), message, hint)
    _tell_unread(scenario, tree, problems)


def judge_folder(
    folder: Path, stories: Collection[tuple[Scenario, Graph]], guidance: Guidance
) -> tuple[Problem, ...]:
    """The principles that the folder's stories do not show from both sides; none where there are no stories.

    Where a search ended at its budget, what it did not come to might show them.
    """
    problems = Problems(str(folder))
    shown = {
        (alignment, principle)
        for scenario, graph in stories
        for choice in _possible(scenario, graph)
        for alignment, reasons in choice.alignments().items()
        for principle in reasons
    }
    sides = ((Alignment.REFLECTS, "reflects"), (Alignment.AGAINST, "works against"))
    for principle in guidance.principles if stories else ():
        for alignment, verb in sides:
            if (alignment, principle) not in shown:
                message = f"No choice that can be reached in this folder {verb} ‘{principle}’."
                problems.add("T508", START, message, "Write one, or take the principle out of the guidance.")
    return problems.in_order()


def _possible(scenario: Scenario, graph: Graph) -> Iterator[Choice]:
    """The choices that can be reached, as far as is known."""
    reached = set(graph.reached_choices())
    for key, scene in scenario.scenes.items():
        for choice_id, choice in scene.choices.items():
            if not graph.complete or (key, choice_id) in reached:
                yield choice


def _tell_feedback(key: str, scene: Scene, tree: MappingNode, problems: Problems) -> None:
    owed = any(map(has_feedback, scene.choices.values()))
    for choice_id, choice in scene.choices.items():
        place = place_of_key(tree, "scenes", key, "choices", choice_id)
        if owed and not has_feedback(choice):
            message = f"‘{choice_id}’ has no feedback, and other choices of ‘{key}’ have."
            problems.add("T501", place, message, "Hold it against a principle, under reflects, partly or against.")
        elif owed and not choice.reflects and not choice.tempting:
            message = f"‘{choice_id}’ reflects nothing, and does not say why it is tempting."
            problems.add("T504", place, message, "Add ‘tempting: …’: why would a good practitioner choose it?")


def _tell_equals(key: str, scene: Scene, tree: MappingNode, problems: Problems) -> None:
    choices = [choice for choice in scene.choices.values() if has_feedback(choice)]
    if (
        len(choices) > 1
        and len({_kinds(choice) for choice in choices}) == 1
        and len(set(map(balance, choices))) == 1
    ):
        message = f"Every choice of ‘{key}’ is equally good."
        hint = "Let them stand differently towards the principles, or give none of them feedback."
        problems.add("T502", place_of_key(tree, "scenes", key, "choices"), message, hint)


def _kinds(choice: Choice) -> frozenset[tuple[str, str]]:
    """How a choice stands towards which principles."""
    return frozenset(
        (alignment.value, principle) for alignment, reasons in choice.alignments().items() for principle in reasons
    )


_RULES: dict[str, Callable[[Scene], set[str]]] = {"the longest choice": longest, "the first choice": first}


def _tell_cues(scenario: Scenario, tree: MappingNode, problems: Problems) -> None:
    for rule, pick in _RULES.items():
        found = cue(scenario.scenes.values(), pick)
        if found.decisions and found.luck < CLEARLY:
            message = (
                f"Always taking {rule} is best in {found.hits:.1f} of {found.decisions} decisions; "
                f"by chance it would be {found.chance:.1f}."
            )
            problems.add(
                "T503", place_of_key(tree, "scenes"), message, "Make the choices alike in length and place."
            )


def _tell_unread(scenario: Scenario, tree: MappingNode, problems: Problems) -> None:
    read = {used.name for condition in _conditions(scenario) for used in names(condition.expression)}
    for kind, declared in (("gauge", scenario.gauges), ("flag", scenario.flags)):
        for name in declared.keys() - read:
            place = place_of_key(tree, f"{kind}s", name)
            problems.add("T507", place, f"No condition reads the {kind} ‘{name}’.", "Let something depend on it.")


def _conditions(scenario: Scenario) -> Iterator[Condition]:
    for scene in scenario.scenes.values():
        parts: list[Passage | Route | Choice] = [*scene.text, *scene.goto, *scene.choices.values()]
        for choice in scene.choices.values():
            parts += [*choice.outcome, *choice.goto]
        yield from (part.when for part in parts if part.when)
