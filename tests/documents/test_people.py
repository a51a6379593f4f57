"""Who is who, what is known by now, and the glossary."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scenario_trainer.documents.people import people_and_words
from scenario_trainer.documents.wording import labels
from tests.support.documents import sections

if TYPE_CHECKING:
    from scenario_trainer.story.model import Scenario


def test_people_come_with_their_roles_and_words_with_their_meanings(scenario: Scenario) -> None:
    """And what the learner has found out; what people hope and worry about is left to the debrief."""
    document = people_and_words(scenario, ["You asked Ada."])
    assert (document.title, document.subtitle) == (labels.PEOPLE_AND_WORDS, "A small story")
    assert sections(document.parts) == {
        labels.PEOPLE: ["Ada Mensah", "Team manager"],
        labels.WHAT_YOU_KNOW: ["You asked Ada."],
        labels.WHAT_IS_SHOWN: ["Trust in the kitchen", "from 0, wary, to 4, solid"],
        labels.GLOSSARY: ["Rota", "A list that says whose turn it is."],
    }


def test_a_section_without_content_is_left_out(scenario: Scenario) -> None:
    """At the beginning nothing is known, and a story need have neither gauges nor a glossary."""
    people = {"ada": replace(scenario.people["ada"], organisation="Council")}
    document = people_and_words(replace(scenario, glossary={}, gauges={}, people=people), [])
    assert sections(document.parts) == {labels.PEOPLE: ["Ada Mensah", "Team manager, Council"]}
