"""A story as a map for its learner: what was met by its name, the rest as not met yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.documents.conditions import in_words
from scenario_trainer.documents.parts import Document, EndingLine, Item, Items, Paragraph, Tone
from scenario_trainer.documents.story_tree import counted_from, story_tree
from scenario_trainer.documents.wording import labels, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from scenario_trainer.documents.parts import Part
    from scenario_trainer.play.met import Met
    from scenario_trainer.story.model import Choice, Route, Scenario, Scene
    from scenario_trainer.story.terms import EndingKind


class Branch(NamedTuple):
    """A choice or a route of it, by its number on the page of its scene."""

    item: Item
    to: str | None
    """The scene that it leads to; None where the learner has not found that out, or not come there."""


class MapScene(NamedTuple):
    """A scene on the map."""

    id: str
    parent: str | None
    """The scene above it in the tree; None for the start."""
    title: str
    """Of an ending the ending's title; of a scene that was not met only that it was not."""
    met: bool
    ending: EndingKind | None = None
    """None as well where the ending was not met."""
    texts: tuple[Paragraph, ...] = ()
    branches: tuple[Branch, ...] = ()


class StoryMap(NamedTuple):
    """The scenes that were met and those that may come next, each after its parent."""

    title: str
    progress: str
    """How many of the scenes and of the endings were met."""
    scenes: dict[str, MapScene]
    """By id. A scene that was not met stands for all below it of which nothing was met."""


def story_map(scenario: Scenario, met: Met) -> StoryMap:
    """The map of a scenario of which this was met."""
    parents = story_tree(scenario, met.scenes)
    all_from, met_from = counted_from(parents, parents), counted_from(parents, met.scenes)
    unmet = {key for key, number in met_from.items() if not number}
    scenes = {
        key: _scene(key, parent, scenario, met)
        if key in met.scenes
        else _not_met(key, parent, all_from[key] - 1 if key in unmet else 0)
        for key, parent in parents.items()
        if parent not in unmet
    }
    return StoryMap(scenario.title, _progress(scenario, met.scenes, parents.keys()), scenes)


def _progress(scenario: Scenario, met: Set[str], scenes: Set[str]) -> str:
    endings = {key for key in scenes if scenario.scenes[key].ending}
    return phrases.met_so_far(len(met & scenes), len(scenes), len(met & endings), len(endings))


def map_document(story: StoryMap) -> Document:
    """All scenes by their numbers, each with the number of the scene above it."""
    numbers = {key: number for number, key in enumerate(story.scenes, start=1)}
    items = (
        Item(
            phrases.comes_after(scene.title, numbers[scene.parent]) if scene.parent else scene.title,
            label=labels.ENDINGS[scene.ending] if scene.ending else "",
        )
        for scene in story.scenes.values()
    )
    parts = (Paragraph(f"{story.progress}."), Items(tuple(items), ordered=True))
    return Document(labels.MAP, parts, story.title)


def scene_document(scene: MapScene) -> Document:
    """One scene: the texts that were met, with their conditions, and its branches by their numbers."""
    parts: list[Part] = [*scene.texts]
    if scene.ending:
        parts.append(EndingLine(scene.ending, scene.title))
    if scene.branches:
        parts.append(Items(tuple(branch.item for branch in scene.branches), ordered=True))
    return Document(scene.title, tuple(parts))


def _not_met(key: str, parent: str | None, below: int) -> MapScene:
    texts = (Paragraph(labels.NOT_COME_HERE, tone=Tone.ASIDE),)
    return MapScene(key, parent, phrases.not_met(below), met=False, texts=texts)


def _scene(key: str, parent: str | None, scenario: Scenario, met: Met) -> MapScene:
    scene = scenario.scenes[key]
    texts = (
        Paragraph(passage.text, phrases.when(in_words(passage.when, scenario)) if passage.when else "")
        for passage in scene.text
        if passage.when is None or (key, passage.text) in met.texts
    )
    return MapScene(
        key,
        parent,
        _title(key, scene),
        met=True,
        ending=scene.ending.outcome if scene.ending else None,
        texts=tuple(texts),
        branches=tuple(_branches(key, scenario, met)),
    )


def _title(key: str, scene: Scene) -> str:
    return scene.ending.title if scene.ending else scene.title or key


def _branches(key: str, scenario: Scenario, met: Met) -> Iterator[Branch]:
    scene = scenario.scenes[key]
    for route in scene.goto:
        yield _route(labels.STORY_GOES_ON, route, scenario, met)
    for choice_id, choice in scene.choices.items():
        if (key, choice_id) in met.taken:
            text = _with_alignments(choice)
            yield from (_route(text, route, scenario, met) for route in choice.goto)
        elif (key, choice_id) in met.choices:
            yield Branch(Item(choice.text, (Paragraph(labels.NOT_TAKEN, tone=Tone.ASIDE),)), None)
        else:
            yield Branch(Item(labels.CHOICE_NOT_MET), None)


def _with_alignments(choice: Choice) -> str:
    named = [labels.ALIGNMENTS[each].lower() for each, reasons in choice.alignments().items() if reasons]
    return f"{choice.text} ({', '.join(named)})" if named else choice.text


def _route(text: str, route: Route, scenario: Scenario, met: Met) -> Branch:
    to = route.to if route.to in met.scenes else None
    title = _title(to, scenario.scenes[to]) if to else None
    condition = in_words(route.when, scenario) if route.when else ""
    return Branch(Item(text, (Paragraph(phrases.leads_to(title, condition), tone=Tone.ASIDE),)), to)
