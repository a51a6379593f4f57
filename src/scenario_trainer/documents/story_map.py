"""A story as a map: its scenes, and the branches between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.documents.conditions import in_words
from scenario_trainer.documents.parts import Document, EndingLine, Item, Items, Paragraph, Section, Tone
from scenario_trainer.documents.wording import labels, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scenario_trainer.documents.parts import Part
    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.story.conditions import Condition
    from scenario_trainer.story.model import Scenario
    from scenario_trainer.story.terms import Alignment, EndingKind


class Branch(NamedTuple):
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


class MapScene(NamedTuple):
    """A scene on the map."""

    id: str
    title: str
    """The scene's title, or its id; of an ending the ending's title."""
    ending: EndingKind | None
    reached: bool
    branches: tuple[Branch, ...]


def story_map(graph: Graph) -> tuple[MapScene, ...]:
    """The scenes in written order. Where the graph is not complete, what was not seen counts as reached."""
    return tuple(
        MapScene(
            key,
            scene.ending.title if scene.ending else scene.title or key,
            scene.ending.outcome if scene.ending else None,
            bool(graph.scenes[key].numbers) or not graph.complete,
            tuple(_branches(graph, key)),
        )
        for key, scene in graph.scenario.scenes.items()
    )


def _branches(graph: Graph, key: str) -> Iterator[Branch]:
    scene = graph.scenario.scenes[key]
    for transition in graph.scenes[key].transitions:
        choice = scene.choices[transition.choice] if transition.choice else None
        routes = choice.goto if choice else scene.goto
        named = choice.alignments() if choice else {}
        yield Branch(
            transition.choice,
            choice.text if choice else "",
            tuple(alignment for alignment, reasons in named.items() if reasons),
            routes[transition.route].when,
            transition.to,
            transition.taken or not graph.complete,
        )


def map_document(scenes: tuple[MapScene, ...], scenario: Scenario) -> Document:
    """All scenes, each with its branches."""
    titles = {scene.id: scene.title for scene in scenes}
    sections = (Section(_title(scene), tuple(_scene_parts(scene, titles, scenario))) for scene in scenes)
    return Document(labels.MAP, tuple(sections), scenario.title)


def scene_document(scene: MapScene, scenes: tuple[MapScene, ...], scenario: Scenario) -> Document:
    """One scene: all its texts with their conditions, and its branches."""
    titles = {each.id: each.title for each in scenes}
    texts = (
        Paragraph(passage.text, phrases.when(in_words(passage.when, scenario)) if passage.when else "")
        for passage in scenario.scenes[scene.id].text
    )
    return Document(_title(scene), (*texts, *_scene_parts(scene, titles, scenario)))


def _title(scene: MapScene) -> str:
    return scene.title if scene.reached else f"{scene.title} ({labels.NEVER_REACHED})"


def _scene_parts(scene: MapScene, titles: dict[str, str], scenario: Scenario) -> Iterator[Part]:
    if scene.ending:
        yield EndingLine(scene.ending, scene.title)
    if scene.branches:
        yield Items(tuple(_item(branch, titles[branch.to], scenario) for branch in scene.branches), ordered=True)


def _item(branch: Branch, target: str, scenario: Scenario) -> Item:
    condition = in_words(branch.when, scenario) if branch.when else ""
    parts = Paragraph(phrases.leads_to(target, condition, reached=branch.reached), tone=Tone.ASIDE)
    stands = ", ".join(labels.ALIGNMENTS[alignment].lower() for alignment in branch.alignments)
    text = branch.text or labels.STORY_GOES_ON
    return Item(f"{text} ({stands})" if stands else text, (parts,))
