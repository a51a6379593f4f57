"""From a file to a checked model. Nothing an author can write makes this raise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from scenario_trainer.story.model import Guidance, Head, Scenario
from scenario_trainer.story.problems import Problem, Problems, Severity
from scenario_trainer.story.reader import read, required_keys
from scenario_trainer.story.references import check_guidance, check_head, check_scenario
from scenario_trainer.story.source_text import read_text
from scenario_trainer.story.yaml_nodes import MappingNode, parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Loaded(Generic[T]):
    """What came of reading a file."""

    value: T | None
    """None as soon as one problem is an error."""
    problems: tuple[Problem, ...]
    """All of them, by their place in the file."""
    tree: MappingNode | None
    """The nodes with their places; None where the file is not YAML."""
    lines: tuple[str, ...] = ()
    """The file's lines."""


def load_scenario(path: Path, guidance: Guidance) -> Loaded[Scenario]:
    """Read a whole scenario and check it against its guidance."""

    def check(scenario: Scenario, tree: MappingNode, problems: Problems) -> None:
        check_head(scenario, tree, problems, path.stem)
        check_scenario(scenario, tree, problems, guidance)

    return _load(path, Scenario, check)


def load_head(path: Path) -> Loaded[Head]:
    """Read a scenario no further than its scenes, unless something that is needed comes after them."""
    problems = Problems(str(path))
    text = read_text(path, problems)
    tree = None if text is None else parse(text.partition("\nscenes:")[0], problems)
    if text is not None and (tree is None or problems.found or not required_keys(Head) <= tree.keys.keys()):
        problems.found.clear()
        tree = parse(text, problems)
    if tree is None:
        return Loaded(None, problems.in_order(), None)
    for below in ("scenes", "walkthroughs"):
        tree.values.pop(below, None)
    head = read(Head, tree, problems)
    check_head(head, tree, problems, path.stem)
    return _loaded(head, tree, problems)


def load_guidance(path: Path) -> Loaded[Guidance]:
    """Read a guidance."""
    return _load(path, Guidance, check_guidance)


def _load(path: Path, kind: type[T], check: Callable[[T, MappingNode, Problems], None]) -> Loaded[T]:
    """Read a file; where it has errors, once more without the lines that are wrong in themselves."""
    problems = Problems(str(path))
    text = read_text(path, problems)
    if text is None:
        return Loaded(None, problems.in_order(), None)
    value, tree = _read(text, kind, check, problems)
    if _is_broken(problems):
        from scenario_trainer.story.diagnosis.diagnose import diagnose, within_line  # a sound file does without it

        if diagnosis := diagnose(kind, problems):
            problems.found.clear()
            value, tree = _read(diagnosis.text, kind, check, problems)
            known = {(problem.place.line, problem.code) for problem in diagnosis.problems}
            more = [each for each in problems.found if (each.place.line, each.code) not in known]
            problems.found[:] = [*map(within_line, more), *diagnosis.problems]
    return Loaded(None, problems.in_order(), None) if tree is None else _loaded(value, tree, problems)


def _read(
    text: str, kind: type[T], check: Callable[[T, MappingNode, Problems], None], problems: Problems
) -> tuple[T, MappingNode] | tuple[None, None]:
    tree = problems.tree = parse(text, problems)
    if tree is None:
        return None, None
    value = read(kind, tree, problems)
    check(value, tree, problems)
    return value, tree


def _loaded(value: T | None, tree: MappingNode, problems: Problems) -> Loaded[T]:
    return Loaded(None if _is_broken(problems) else value, problems.in_order(), tree, tuple(problems.lines))


def _is_broken(problems: Problems) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems.found)
