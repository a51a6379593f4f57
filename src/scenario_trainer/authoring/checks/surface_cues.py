"""Rules of thumb that find the good choices without understanding them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.authoring.balance import cue, first, longest
from scenario_trainer.story.problems import Code, Severity
from scenario_trainer.story.yaml_nodes import place_of_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from scenario_trainer.authoring.subject import Subject
    from scenario_trainer.story.model import Scene
    from scenario_trainer.story.problems import Problems

SURFACE_CUE = Code(
    "T503",
    Severity.WARNING,
    "surface cues: taking the longest, or the first, does clearly better than chance",
)

CLEARLY = 0.05
"""A rule does clearly better than chance where blind choices do as well with a lower probability than this."""

_RULES: dict[str, Callable[[Scene], set[str]]] = {"the longest choice": longest, "the first choice": first}


def check(subject: Subject, problems: Problems) -> None:
    """Try each rule on all decisions of the scenario."""
    for rule, pick in _RULES.items():
        found = cue(subject.scenario.scenes.values(), pick)
        if found.decisions and found.luck < CLEARLY:
            message = (
                f"Always taking {rule} is best in {found.hits:.1f} of {found.decisions} decisions; "
                f"by chance it would be {found.chance:.1f}."
            )
            hint = "Make the choices alike in length and place."
            problems.add(SURFACE_CUE, place_of_key(subject.tree, "scenes"), message, hint)
