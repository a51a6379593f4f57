"""A review copy: the story without what follows and without feedback, for colleagues to judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents.numbered_story import (
    at_a_glance,
    before_you_begin,
    in_printed_order,
    opening,
    option,
    principles_section,
    scene_headings,
    scene_numbers,
    scene_sections,
)
from scenario_trainer.documents.parts import Blank, Document, Facts, Paragraph, Section, Tone
from scenario_trainer.documents.wording import phrases, printed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scenario_trainer.documents.parts import Part
    from scenario_trainer.story.model import Guidance, Scenario, Scene


def review_copy(scenario: Scenario, guidance: Guidance) -> Document:
    """Scenes, questions and choices with where each leads, and the principles to hold them against."""
    scenario = in_printed_order(scenario)
    numbers = scene_numbers(scenario)
    parts: tuple[Part, ...] = (
        Paragraph(printed.ABOUT_REVIEW_COPY, tone=Tone.NOTICE),
        Facts(at_a_glance(scenario)),
        before_you_begin(scenario),
        Section(
            printed.THE_STORY,
            scene_sections(scene_headings(scenario), lambda key: _scene(scenario.scenes[key], scenario, numbers)),
        ),
        principles_section(guidance),
        Paragraph(phrases.provenance(scenario), tone=Tone.ASIDE),
    )
    return Document(printed.REVIEW_COPY, parts, scenario.title)


def _scene(scene: Scene, scenario: Scenario, numbers: Mapping[str, int]) -> Iterator[Part]:
    yield from opening(scene, scenario)
    for number, choice in enumerate(scene.choices.values(), start=1):
        yield from option(number, choice, scenario)
        yield Paragraph(printed.leads_to([numbers[route.to] for route in choice.goto]), tone=Tone.ASIDE)
    if scene.choices:
        yield Blank(printed.JUDGE)
    if scene.goto:
        yield Paragraph(printed.leads_to([numbers[route.to] for route in scene.goto]), tone=Tone.ASIDE)
