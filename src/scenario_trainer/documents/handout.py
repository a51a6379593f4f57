"""A handout: what the groups of a seminar read and decide on paper. What follows is read out from the guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents.numbered_story import (
    before_you_begin,
    in_printed_order,
    opening,
    option,
    principles_section,
    scene_headings,
    scene_sections,
)
from scenario_trainer.documents.parts import Blank, Document, Paragraph, Section, Tone
from scenario_trainer.documents.wording import labels, printed
from scenario_trainer.play.writing import Heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scenario_trainer.documents.parts import Part
    from scenario_trainer.story.model import Guidance, Scenario, Scene


def handout(scenario: Scenario, guidance: Guidance) -> Document:
    """Role, people, every scene but the endings, room for the group's answers, and the principles."""
    scenario = in_printed_order(scenario)
    scenes = {key: each for key, each in scene_headings(scenario).items() if not scenario.scenes[key].ending}
    parts: tuple[Part, ...] = (
        Paragraph(scenario.summary),
        Paragraph(scenario.role, tone=Tone.LEAD),
        Paragraph(scenario.setting, tone=Tone.ASIDE),
        Paragraph(printed.ABOUT_HANDOUT, tone=Tone.NOTICE),
        before_you_begin(scenario),
        Section(printed.THE_STORY, scene_sections(scenes, lambda key: _scene(scenario.scenes[key], scenario))),
        principles_section(guidance),
        Blank(labels.PROMPTS[Heading.COMMITMENT]),
    )
    return Document(printed.HANDOUT, parts, scenario.title)


def _scene(scene: Scene, scenario: Scenario) -> Iterator[Part]:
    yield from opening(scene, scenario)
    for number, choice in enumerate(scene.choices.values(), start=1):
        yield from option(number, choice, scenario)
    if scene.choices:
        yield Blank(printed.YOUR_ANSWER)
