"""A story on paper: its scenes and choices by number, the same numbers in every printed document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scenario_trainer.documents.briefing import bullets
from scenario_trainer.documents.conditions import in_words
from scenario_trainer.documents.parts import Facts, Option, Paragraph, Section, Tone
from scenario_trainer.documents.people import people_facts
from scenario_trainer.documents.wording import labels, phrases, printed
from scenario_trainer.play.order import shuffled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from scenario_trainer.documents.parts import Part
    from scenario_trainer.story.model import Choice, Guidance, Passage, Scenario, Scene


def in_printed_order(scenario: Scenario) -> Scenario:
    """The scenario with the choices of each scene in an order of play, the same each time.

    Authors mostly write the best choice first, and on paper its place would give it away.
    """
    scenes = {key: _in_printed_order(key, scene) for key, scene in scenario.scenes.items()}
    return replace(scenario, scenes=scenes)


def _in_printed_order(key: str, scene: Scene) -> Scene:
    if scene.order == "fixed":
        return scene
    return replace(scene, choices={each: scene.choices[each] for each in shuffled(scene.choices, 0, key)})


def scene_numbers(scenario: Scenario) -> dict[str, int]:
    """The scenes in written order, from 1, the endings after all others."""
    ordered = sorted(scenario.scenes, key=lambda key: scenario.scenes[key].ending is not None)
    return {key: number for number, key in enumerate(ordered, start=1)}


def scene_headings(scenario: Scenario) -> dict[str, str]:
    """For each scene, in the order of the numbers, its number and its title, where it has one."""
    return {key: _heading(number, scenario.scenes[key]) for key, number in scene_numbers(scenario).items()}


def _heading(number: int, scene: Scene) -> str:
    title = scene.ending.title if scene.ending else scene.title
    return printed.SECTION.format(number=number, title=title) if title else str(number)


def at_a_glance(scenario: Scenario) -> tuple[tuple[str, str], ...]:
    """For whom a story is, where it plays, and who one is in it."""
    return (
        (printed.FOR_WHOM, phrases.about(scenario.level, scenario.minutes)),
        (printed.SETTING, scenario.setting),
        (printed.YOUR_ROLE, scenario.role),
    )


def opening(scene: Scene, scenario: Scenario) -> Iterator[Paragraph]:
    """What a scene tells, and what it asks."""
    yield from passages(scene.text, scenario)
    if scene.question:
        yield Paragraph(scene.question, tone=Tone.LEAD)


def scene_sections(headings: Mapping[str, str], parts_of: Callable[[str], Iterator[Part]]) -> tuple[Section, ...]:
    """A section for each of these scenes, by id; `parts_of` gives what is in it."""
    return tuple(Section(heading, tuple(parts_of(key))) for key, heading in headings.items())


def passages(texts: Iterable[Passage], scenario: Scenario) -> Iterator[Paragraph]:
    """Texts, each after its condition."""
    for each in texts:
        yield Paragraph(each.text, phrases.when(in_words(each.when, scenario)) if each.when else "")


def option(number: int, choice: Choice, scenario: Scenario) -> Iterator[Part]:
    """A choice by its number, and on what condition it is offered."""
    yield Option(number, choice.text)
    if choice.when:
        yield Paragraph(printed.ONLY_WHEN.format(condition=in_words(choice.when, scenario)), tone=Tone.ASIDE)


def words_section(scenario: Scenario) -> list[Section]:
    """The glossary; nothing where there is none."""
    return [Section(labels.GLOSSARY, (Facts(tuple(scenario.glossary.items())),))] if scenario.glossary else []


def before_you_begin(scenario: Scenario) -> Section:
    """Who is who, what might distress, words that a newcomer may not know, and what can be learnt."""
    sections = (
        Section(labels.PEOPLE, (people_facts(scenario),)),
        Section(labels.CONTENT_NOTES, (bullets(scenario.content_notes or [labels.NO_CONTENT_NOTES]),)),
        *words_section(scenario),
        Section(labels.WHAT_YOU_CAN_LEARN, (bullets(scenario.learning_outcomes),)),
    )
    return Section(printed.BEFORE_YOU_BEGIN, sections)


def principles_section(guidance: Guidance) -> Section:
    """Every principle in short with its place, and the source."""
    rows = tuple((each.title, _in_short(each.cited, each.in_short)) for each in guidance.principles.values())
    return Section(guidance.title, (Facts(rows), Paragraph(phrases.source(guidance.source), tone=Tone.ASIDE)))


def _in_short(cited: str | None, text: str) -> str:
    return f"{text} ({phrases.place(cited)})" if cited else text
