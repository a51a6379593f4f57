"""Where a scenario's file names its scenes, choices, gauges, flags and people."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.story.conditions import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scenario_trainer.story.conditions import Condition
    from scenario_trainer.story.model import Choice, Passage, Route, Scenario, Scene

Path = tuple[str | int, ...]


class Use(NamedTuple):
    """A place in the file where a name stands."""

    path: Path
    key: bool = False
    """Whether it is the key at the end of the path, not the value there."""
    part: int | None = None
    """Which part of ``scene/choice`` it is, from 0; None where it is no such value."""


def uses_of_scene(scenario: Scenario, name: str) -> Iterator[Use]:
    """The scene itself, what leads to it, and the walkthroughs that come through it or end there."""
    yield Use(("scenes", name), key=True)
    if scenario.start == name:
        yield Use(("start",))
    for path, routes in _routes(scenario):
        yield from (Use((*path, index, "to")) for index, route in enumerate(routes) if route.to == name)
    for number, walkthrough in enumerate(scenario.walkthroughs):
        path = ("walkthroughs", number)
        for index, step in enumerate(walkthrough.choices):
            if step.partition("/")[0] == name:
                yield Use((*path, "choices", index), part=0)
        if walkthrough.ends == name:
            yield Use((*path, "ends"))


def uses_of_choice(scenario: Scenario, scene: str, name: str) -> Iterator[Use]:
    """The choice itself, and the walkthroughs that take it."""
    yield Use(("scenes", scene, "choices", name), key=True)
    for number, walkthrough in enumerate(scenario.walkthroughs):
        for index, step in enumerate(walkthrough.choices):
            if step == f"{scene}/{name}":
                yield Use(("walkthroughs", number, "choices", index), part=1)


def uses_of_variable(scenario: Scenario, kind: str, name: str) -> Iterator[Use]:
    """A gauge or flag, as `kind`, with the effects that change it and the conditions that ask for it."""
    yield Use((kind, name), key=True)
    for path, part in _parts(scenario):
        if name in part.effects:
            yield Use((*path, "effects", name), key=True)
    for path, condition in _conditions(scenario):
        if any(used.name == name for used in names(condition.expression)):
            yield Use(path)


def uses_of_person(name: str) -> Iterator[Use]:
    """The person: nothing else in the format names one by the id."""
    yield Use(("people", name), key=True)


def _parts(scenario: Scenario) -> Iterator[tuple[Path, Scene | Choice]]:
    """Every scene, and every choice."""
    for key, scene in scenario.scenes.items():
        yield ("scenes", key), scene
        yield from ((("scenes", key, "choices", choice), found) for choice, found in scene.choices.items())


def _routes(scenario: Scenario) -> Iterator[tuple[Path, tuple[Route, ...]]]:
    return (((*path, "goto"), part.goto) for path, part in _parts(scenario))


def _conditions(scenario: Scenario) -> Iterator[tuple[Path, Condition]]:
    for path, routes in _routes(scenario):
        yield from _asked(path, routes)
    for key, scene in scenario.scenes.items():
        path = ("scenes", key)
        yield from _asked((*path, "text"), scene.text)
        if scene.ending:
            yield from _asked((*path, "ending", "because"), scene.ending.because)
        for choice_id, choice in scene.choices.items():
            yield from _asked((*path, "choices", choice_id, "outcome"), choice.outcome)
            if choice.when:
                yield (*path, "choices", choice_id, "when"), choice.when
    for number, walkthrough in enumerate(scenario.walkthroughs):
        if walkthrough.expect:
            yield ("walkthroughs", number, "expect"), walkthrough.expect


def _asked(path: Path, parts: Iterable[Passage | Route]) -> Iterator[tuple[Path, Condition]]:
    yield from (((*path, index, "when"), part.when) for index, part in enumerate(parts) if part.when)
