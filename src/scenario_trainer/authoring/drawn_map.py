"""A story as a map for its author: all scenes and branches, as a tree, for Mermaid and for Graphviz."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.documents.story_tree import story_tree
from scenario_trainer.documents.wording import labels
from scenario_trainer.render.tree_guides import Guide, tree_guides

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.story.conditions import Condition
    from scenario_trainer.story.model import Scenario
    from scenario_trainer.story.terms import Alignment, EndingKind


class DrawnBranch(NamedTuple):
    """One route of a choice, or of a scene without choices."""

    choice: str | None
    """None in a scene without choices."""
    text: str
    """The choice's text; empty in a scene without choices."""
    alignments: tuple[Alignment, ...]
    """Which alignments the choice has, towards whichever principles."""
    when: Condition | None
    """The route's condition."""
    to: str
    reached: bool
    """Whether some playthrough takes it."""


class DrawnScene(NamedTuple):
    """A scene on the map."""

    id: str
    title: str
    """The scene's title, or its id; of an ending the ending's title."""
    ending: EndingKind | None
    reached: bool
    branches: tuple[DrawnBranch, ...]


def drawn_map(graph: Graph) -> tuple[DrawnScene, ...]:
    """The scenes in written order. Where the graph is not complete, what was not seen counts as reached."""
    return tuple(
        DrawnScene(
            key,
            _one_line(scene.ending.title if scene.ending else scene.title or key),
            scene.ending.outcome if scene.ending else None,
            bool(graph.scenes[key].numbers) or not graph.complete,
            tuple(_branches(graph, key)),
        )
        for key, scene in graph.scenario.scenes.items()
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _branches(graph: Graph, key: str) -> Iterator[DrawnBranch]:
    scene = graph.scenario.scenes[key]
    for transition in graph.scenes[key].transitions:
        choice = scene.choices[transition.choice] if transition.choice else None
        routes = choice.goto if choice else scene.goto
        named = choice.alignments() if choice else {}
        yield DrawnBranch(
            transition.choice,
            choice.text if choice else "",
            tuple(alignment for alignment, reasons in named.items() if reasons),
            routes[transition.route].when,
            transition.to,
            transition.taken or not graph.complete,
        )


def map_as_text(scenario: Scenario, scenes: tuple[DrawnScene, ...]) -> str:
    """The map as a drawn tree; scenes that no route leads to follow it."""
    parents = story_tree(scenario)
    guides = tree_guides(parents)
    by_id = {scene.id: scene for scene in scenes}
    lines: list[str] = []
    for key in (*parents, *(key for key in by_id if key not in parents)):
        first, rest = guides.get(key, Guide("", "  "))
        scene = by_id[key]
        kind = f" [{labels.ENDINGS[scene.ending]}]" if scene.ending else ""
        lines.append(f"{first}{scene.id}: {scene.title}{kind}{'' if scene.reached else ' (never reached)'}")
        lines += (f"{rest}{_step(branch)}" for branch in scene.branches)
    return "\n".join(lines)


def _step(branch: DrawnBranch) -> str:
    return f"{branch.choice or 'goes on'}{_verdicts(branch)} -> {branch.to}{_conditions(branch)}"


def _verdicts(branch: DrawnBranch) -> str:
    names = ", ".join(labels.ALIGNMENTS[alignment].lower() for alignment in branch.alignments)
    return f" ({names})" if names else ""


def _conditions(branch: DrawnBranch) -> str:
    condition = f" when {_one_line(branch.when.text)}" if branch.when else ""
    return f"{condition}{'' if branch.reached else ' (never taken)'}"


def map_as_mermaid(scenes: tuple[DrawnScene, ...]) -> str:
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


def _label(branch: DrawnBranch) -> str:
    return f"{branch.choice or ''}{_verdicts(branch)}{_conditions(branch)}".strip()


def map_as_dot(scenes: tuple[DrawnScene, ...]) -> str:
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
