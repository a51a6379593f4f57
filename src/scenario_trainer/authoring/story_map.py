"""A story's map as lines, for Mermaid and for Graphviz."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from scenario_trainer.documents.wording import labels

if TYPE_CHECKING:
    from scenario_trainer.documents.story_map import Branch, MapScene


def map_as_text(scenes: tuple[MapScene, ...]) -> str:
    """The map line by line."""
    lines: list[str] = []
    for scene in scenes:
        kind = f" [{labels.ENDINGS[scene.ending]}]" if scene.ending else ""
        lines += ["", f"{scene.id}: {scene.title}{kind}{'' if scene.reached else ' (never reached)'}"]
        for branch in scene.branches:
            lines.append(f"  {branch.choice or 'goes on'}{_verdicts(branch)} -> {branch.to}{_conditions(branch)}")
    return "\n".join(lines[1:])


def _verdicts(branch: Branch) -> str:
    names = ", ".join(labels.ALIGNMENTS[alignment].lower() for alignment in branch.alignments)
    return f" ({names})" if names else ""


def _conditions(branch: Branch) -> str:
    condition = f" when {branch.when.text}" if branch.when else ""
    return f"{condition}{'' if branch.reached else ' (never taken)'}"


def map_as_mermaid(scenes: tuple[MapScene, ...]) -> str:
    """The map as a Mermaid flowchart; what is never reached is dashed."""
    numbers = {scene.id: f"s{index}" for index, scene in enumerate(scenes)}
    lines = ["flowchart TD"]
    for scene in scenes:
        opened, closed = ("([", "])") if scene.ending else ("[", "]")
        style = "" if scene.reached else ":::never"
        lines.append(f'  {numbers[scene.id]}{opened}"{_mermaid_text(scene.title)}"{closed}{style}')
    for scene in scenes:
        for branch in scene.branches:
            arrow = "-->" if branch.reached else "-.->"
            label = f'|"{_mermaid_text(_label(branch))}"|' if _label(branch) else ""
            lines.append(f"  {numbers[scene.id]} {arrow}{label} {numbers[branch.to]}")
    return "\n".join([*lines, "  classDef never stroke-dasharray: 4 4"])


def _mermaid_text(text: str) -> str:
    """Text for a Mermaid label, which reads HTML entities and no escapes."""
    for character in '#"<>&`\\':
        text = text.replace(character, f"#{ord(character)};")
    return text


def _label(branch: Branch) -> str:
    return f"{branch.choice or ''}{_verdicts(branch)}{_conditions(branch)}".strip()


def map_as_dot(scenes: tuple[MapScene, ...]) -> str:
    """The map for Graphviz; what is never reached is dashed."""
    lines = ["digraph story {", '  node [shape=box, fontname="sans-serif"];', '  edge [fontname="sans-serif"];']
    for scene in scenes:
        shape = ", shape=oval" if scene.ending else ""
        lines.append(
            f"  {_dot_string(scene.id)} [label={_dot_string(scene.title)}{shape}{_dot_style(scene.reached)}];"
        )
    for scene in scenes:
        for branch in scene.branches:
            label = _dot_string("\n".join(textwrap.wrap(_label(branch), 30)))
            edge = f"{_dot_string(scene.id)} -> {_dot_string(branch.to)}"
            lines.append(f"  {edge} [label={label}{_dot_style(branch.reached)}];")
    return "\n".join([*lines, "}"])


def _dot_string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("&", "&amp;")
    return f'"{escaped}"'


def _dot_style(reached: bool) -> str:
    return "" if reached else ", style=dashed"
