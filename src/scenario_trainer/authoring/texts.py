"""The texts of a scenario that learners can come to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scenario_trainer.story.model import Choice, Ending, Passage, Person, Scenario, Scene

Path = tuple[str | int, ...]


class Text(NamedTuple):
    """A text, and its path in the file."""

    path: Path
    text: str


def all_texts(scenario: Scenario) -> Iterator[Text]:
    """Everything; references such as standards and sources are left out."""
    yield from head_texts(scenario)
    for name, meaning in scenario.flags.items():
        yield Text(("flags", name), meaning)
    yield from story_texts(scenario)


def head_texts(scenario: Scenario) -> Iterator[Text]:
    """What every play shows besides its scenes, before or after them."""
    for key in ("title", "summary", "setting", "role"):
        yield Text((key,), getattr(scenario, key))
    yield from _listed(scenario.content_notes, ("content_notes",))
    yield from _listed(scenario.learning_outcomes, ("learning_outcomes",))
    for key, person in scenario.people.items():
        yield from _person_texts(person, ("people", key))
    for name, gauge in scenario.gauges.items():
        if gauge.shown:
            yield from (Text(("gauges", name, key), getattr(gauge, key)) for key in ("label", "low", "high"))


def story_texts(scenario: Scenario) -> Iterator[Text]:
    """What the scenes show."""
    for key, scene in scenario.scenes.items():
        yield from _scene_texts(scene, ("scenes", key))


def _listed(texts: Iterable[str], path: Path) -> Iterator[Text]:
    return (Text((*path, index), text) for index, text in enumerate(texts))


def _passages(passages: Iterable[Passage], path: Path) -> Iterator[Text]:
    return (Text((*path, index, "text"), passage.text) for index, passage in enumerate(passages))


def _person_texts(person: Person, path: Path) -> Iterator[Text]:
    for key in ("role", "organisation", "hopes", "worries"):
        if text := getattr(person, key):
            yield Text((*path, key), text)


def _scene_texts(scene: Scene, path: Path) -> Iterator[Text]:
    if scene.title:
        yield Text((*path, "title"), scene.title)
    yield from _passages(scene.text, (*path, "text"))
    if scene.question:
        yield Text((*path, "question"), scene.question)
    for key, choice in scene.choices.items():
        yield from _choice_texts(choice, (*path, "choices", key))
    if scene.ending:
        yield from _ending_texts(scene.ending, (*path, "ending"))


def _choice_texts(choice: Choice, path: Path) -> Iterator[Text]:
    yield Text((*path, "text"), choice.text)
    if choice.locked:
        yield Text((*path, "locked"), choice.locked)
    yield from _passages(choice.outcome, (*path, "outcome"))
    for alignment, reasons in choice.alignments().items():
        for principle, why in reasons.items():
            yield Text((*path, alignment.value, principle), why)
    if choice.tempting:
        yield Text((*path, "tempting"), choice.tempting)


def _ending_texts(ending: Ending, path: Path) -> Iterator[Text]:
    yield Text((*path, "title"), ending.title)
    yield from _passages(ending.because, (*path, "because"))
    yield from _listed(ending.reflect, (*path, "reflect"))
