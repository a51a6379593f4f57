"""Giving something another name wherever a scenario's file names it, without touching the rest of the file."""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING

from scenario_trainer.authoring.uses import (
    uses_of_choice,
    uses_of_person,
    uses_of_scene,
    uses_of_variable,
)
from scenario_trainer.records.files import write_whole
from scenario_trainer.story.condition_parser import KEYWORDS
from scenario_trainer.story.library import guidance_for
from scenario_trainer.story.loading import load_scenario
from scenario_trainer.story.model import KEBAB, SNAKE
from scenario_trainer.story.problems import nearest_or_all
from scenario_trainer.story.yaml_nodes import ScalarNode, nearest_key, nearest_node

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from scenario_trainer.authoring.uses import Use
    from scenario_trainer.story.model import Scenario
    from scenario_trainer.story.yaml_nodes import MappingNode

_WORD = re.compile(r"[\w-]+")
"""What is divided by blanks, quotes, operators and slashes inside a value."""


class RenameError(ValueError):
    """Something cannot be renamed; the message says why, for the author."""


def rename(file: Path, kind: str, old: str, new: str) -> int:
    """Rename and write the file whole; return in how many places the name stood.

    `kind` is scene, choice, gauge, flag or person; a choice's `old` name is ``scene/choice``. Raises RenameError,
    before anything is written, and OSError.
    """
    loaded = load_scenario(file, guidance_for(file.parent))
    if loaded.value is None or loaded.tree is None:
        raise RenameError(f"{file} has errors. ‘scenario-trainer check’ names them: correct them first.")
    scene, _, choice = old.partition("/")
    name, new = choice or scene, new.removeprefix(f"{scene}/") if choice else new
    _check_new(loaded.value, kind, old, new)
    text = file.read_bytes().decode()
    mark = len(text) - len(text.removeprefix("\ufeff"))
    places = sorted(
        {place for use in _uses(loaded.value, kind, old) for place in _places(use, loaded.tree, text[mark:], name)}
    )
    for start, end in reversed(places):
        text = text[: start + mark] + new + text[end + mark :]
    mode = stat.S_IMODE(file.stat().st_mode)
    write_whole(file.resolve(), text.encode(), replace=True)
    file.chmod(mode)
    return len(places)


def _uses(scenario: Scenario, kind: str, old: str) -> Iterator[Use]:
    if kind == "scene":
        return uses_of_scene(scenario, old)
    if kind == "choice":
        scene, _, choice = old.partition("/")
        return uses_of_choice(scenario, scene, choice)
    if kind == "person":
        return uses_of_person(old)
    return uses_of_variable(scenario, f"{kind}s", old)


def _check_new(scenario: Scenario, kind: str, old: str, new: str) -> None:
    """Raise RenameError where there is nothing of the old name, or the new one is in use or none."""
    known: Collection[str] = {
        "scene": scenario.scenes,
        "choice": [f"{key}/{choice}" for key, scene in scenario.scenes.items() for choice in scene.choices],
        "gauge": scenario.gauges,
        "flag": scenario.flags,
        "person": scenario.people,
    }[kind]
    pattern, in_use, named = KEBAB, known, new
    if kind in ("gauge", "flag"):
        pattern, in_use = SNAKE, {*scenario.gauges, *scenario.flags}
    if kind == "choice":
        named = f"{old.partition('/')[0]}/{new}"
    if old not in known:
        hint = "A choice is named together with its scene, as scene/choice."
        if kind != "choice" or "/" in old:
            hint = nearest_or_all(old, known)
        raise RenameError(f"There is no {kind} ‘{old}’. {hint}")
    if not re.fullmatch(pattern.expression, new) or (pattern is SNAKE and new in KEYWORDS):
        raise RenameError(f"‘{new}’ cannot be a name here: use {pattern.sentence}.")
    if named in in_use:
        raise RenameError(f"‘{new}’ is in use already.")


def _places(use: Use, tree: MappingNode, text: str, name: str) -> Iterator[tuple[int, int]]:
    """From where to where a name stands in the text of its value or key."""
    node = (nearest_key if use.key else nearest_node)(tree, *use.path)
    if not isinstance(node, ScalarNode):
        raise TypeError(f"{use.path} names nothing.")
    start, end = node.event.start_mark.index, node.event.end_mark.index
    if node.event.style in ("|", ">"):
        start = text.index("\n", start)  # a comment may stand in the block's first line
    words = list(_WORD.finditer(text, start, end))
    found = words if use.part is None else words[use.part : use.part + 1]
    spans = [word.span() for word in found if word.group() == name]
    if not spans:
        raise RenameError(f"Line {node.place.line}: ‘{name}’ is written with an escape. Write it out first.")
    yield from spans
