"""The checks of scenarios that can be played: a module for each, found by being in this package.

A module defines its codes, and ``check(subject, problems)`` for a scenario or ``check_folder(subjects, guidance,
problems)`` for all scenarios of a folder. Each code has its page in docs/problems.md.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from scenario_trainer.story import codes as language
from scenario_trainer.story.problems import Code

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from scenario_trainer.authoring.subject import Subject
    from scenario_trainer.story.model import Guidance
    from scenario_trainer.story.problems import Problems


@cache
def _modules() -> tuple[ModuleType, ...]:
    return tuple(import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))


def check_scenario(subject: Subject, problems: Problems) -> None:
    """Look for every kind of problem that one scenario can have."""
    for module in _modules():
        if hasattr(module, "check"):
            module.check(subject, problems)


def check_folder(subjects: Sequence[Subject], guidance: Guidance, problems: Problems) -> None:
    """Look for every kind of problem that the scenarios of a folder have together."""
    for module in _modules():
        if hasattr(module, "check_folder"):
            module.check_folder(subjects, guidance, problems)


def all_codes() -> tuple[Code, ...]:
    """The codes of the language and of all checks, in the order in which a file passes them."""
    values = [value for module in (language, *_modules()) for value in vars(module).values()]
    found = (value for value in values if isinstance(value, Code))
    return tuple(sorted(found, key=lambda code: ("SMRPT".index(code.id[0]), code.id)))
