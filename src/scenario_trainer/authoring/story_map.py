"""A story as a map: its scenes, and the ways between them."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.authoring.balance import has_feedback
from scenario_trainer.documents import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.story.model import Choice, Scenario
    from scenario_trainer.story.terms import Alignment, EndingKind


class Road(NamedTuple):
    """One route of a choice, or of a scene that simply goes on."""

    choice: str | None
    """None where the story simply goes on."""
    text: str
    """The choice's text; empty where the story simply goes on."""
    alignments: tuple[Alignment, ...]
    """In which ways the choice stands towards principles."""
    when: str
    """The route's condition as it is written; empty where it has none."""
    to: str
    reached: bool
    """Whether some playthrough takes it."""


class Stop(NamedTuple):
    """A scene on the map."""

    scene: str
    title: str
    """The scene's title, or its id; of an ending the ending's title."""
    ending: EndingKind | None
    reached: bool
    roads: tuple[Road, ...]


def story_map(scenario: Scenario, graph: Graph) -> tuple[Stop, ...]:
    """The scenes in written order. Where the graph is not complete, what was not seen counts as reached."""
    return tuple(
        Stop(
            key,
            scene.ending.title if scene.ending else scene.title or key,
            scene.ending.outcome if scene.ending else None,
            bool(graph.scenes[key].places) or not graph.complete,
            tuple(_roads(scenario, graph, key)),
        )
        for key, scene in scenario.scenes.items()
    )


def _roads(scenario: Scenario, graph: Graph, key: str) -> Iterator[Road]:
    scene = scenario.scenes[key]
    for way in graph.scenes[key].ways:
        choice = scene.choices[way.choice] if way.choice else None
        routes = choice.goto if choice else scene.goto
        condition = routes[way.route].when
        yield Road(
            way.choice,
            choice.text if choice else "",
            _stands(choice) if choice and has_feedback(choice) else (),
            condition.text if condition else "",
            way.to,
            way.taken or not graph.complete,
        )


def _stands(choice: Choice) -> tuple[Alignment, ...]:
    return tuple(alignment for alignment, reasons in choice.alignments().items() if reasons)


def map_as_text(stops: tuple[Stop, ...]) -> str:
    """The map line by line."""
    lines: list[str] = []
    for stop in stops:
        kind = f" [{wording.ENDINGS[stop.ending]}]" if stop.ending else ""
        lines += ["", f"{stop.scene}: {stop.title}{kind}{'' if stop.reached else ' (never reached)'}"]
        for road in stop.roads:
            lines.append(f"  {road.choice or 'goes on'}{_marks(road)} -> {road.to}{_aside(road)}")
    return "\n".join(lines[1:])


def _marks(road: Road) -> str:
    said = ", ".join(wording.ALIGNMENTS[alignment].lower() for alignment in road.alignments)
    return f" ({said})" if said else ""


def _aside(road: Road) -> str:
    condition = f" when {road.when}" if road.when else ""
    return f"{condition}{'' if road.reached else ' (never taken)'}"


def map_as_mermaid(stops: tuple[Stop, ...]) -> str:
    """The map as a Mermaid flowchart; what is never reached is dashed."""
    numbers = {stop.scene: f"s{index}" for index, stop in enumerate(stops)}
    lines = ["flowchart TD"]
    for stop in stops:
        opened, closed = ("([", "])") if stop.ending else ("[", "]")
        style = "" if stop.reached else ":::never"
        lines.append(f'  {numbers[stop.scene]}{opened}"{_quoted(stop.title)}"{closed}{style}')
    for stop in stops:
        for road in stop.roads:
            arrow = "-->" if road.reached else "-.->"
            label = f'|"{_quoted(_label(road))}"|' if _label(road) else ""
            lines.append(f"  {numbers[stop.scene]} {arrow}{label} {numbers[road.to]}")
    return "\n".join([*lines, "  classDef never stroke-dasharray: 4 4"])


def _quoted(text: str) -> str:
    """Text for a Mermaid label, which reads HTML entities and no escapes."""
    for character in '#"<>&`\\':
        text = text.replace(character, f"#{ord(character)};")
    return text


def _label(road: Road) -> str:
    return f"{road.choice or ''}{_marks(road)}{_aside(road)}".strip()


def map_as_dot(stops: tuple[Stop, ...]) -> str:
    """The map for Graphviz; what is never reached is dashed."""
    lines = ["digraph story {", '  node [shape=box, fontname="sans-serif"];', '  edge [fontname="sans-serif"];']
    for stop in stops:
        shape = ", shape=oval" if stop.ending else ""
        lines.append(f"  {_dotted(stop.scene)} [label={_dotted(stop.title)}{shape}{_dash(stop.reached)}];")
    for stop in stops:
        for road in stop.roads:
            label = _dotted("\n".join(textwrap.wrap(_label(road), 30)))
            lines.append(f"  {_dotted(stop.scene)} -> {_dotted(road.to)} [label={label}{_dash(road.reached)}];")
    return "\n".join([*lines, "}"])


def _dotted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("&", "&amp;")
    return f'"{escaped}"'


def _dash(reached: bool) -> str:
    return "" if reached else ", style=dashed"
