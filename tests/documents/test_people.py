"""Who is who, what is known by now, and the glossary."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.documents.people import by_person, people_and_words
from scenario_trainer.documents.wording import labels
from tests.support.documents import sections

if TYPE_CHECKING:
    from scenario_trainer.story.model import Scenario


def test_people_come_with_their_roles_and_words_with_their_meanings(scenario: Scenario) -> None:
    """And what the learner has found out; what people hope and worry about is left to the debrief."""
    document = people_and_words(scenario, ["You asked Ada.", "You were asked."])
    assert (document.title, document.subtitle) == (labels.PEOPLE_AND_WORDS, "A small story")
    assert sections(document.parts) == {
        labels.PEOPLE: ["Ada Mensah, Team manager", "You asked Ada."],
        labels.WHAT_YOU_KNOW: ["You were asked."],
        labels.WHAT_IS_SHOWN: ["Trust in the kitchen", "from 0, wary, to 4, solid"],
        labels.GLOSSARY: ["Rota", "A list that says whose turn it is."],
    }


def test_a_section_without_content_is_left_out(scenario: Scenario) -> None:
    """At the beginning nothing is known, and a story need have neither gauges nor a glossary."""
    people = {"ada": replace(scenario.people["ada"], organisation="Council")}
    document = people_and_words(replace(scenario, glossary={}, gauges={}, people=people), [])
    assert sections(document.parts) == {labels.PEOPLE: ["Ada Mensah, Team manager, Council"]}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("You rang Ada.", ["Ada Mensah"]),
        ("Mensah’s tea went cold.", ["Ada Mensah"]),
        ("You rang Samira, and then Ada.", ["Ada Mensah", "Samira Ahmed"]),
        ("Mrs Ahmed’s hearing aids work again.", ["Mrs Ahmed"]),
        ("You rang Mr Ahmed.", []),
        ("Mrs Mensah rang.", ["Ada Mensah"]),
        ("The kettle is Canadian.", []),
        ("You asked Doreen and a nurse.", ["Ken and Doreen Hewitt"]),
        ("The nurse was asked.", []),
        ("The duty nurse was asked.", ["The duty nurse"]),
        ("Dr. A. Łoś (GP) came back.", ["Dr. Łoś"]),
    ],
)
def test_what_is_known_stands_below_whom_it_names(scenario: Scenario, text: str, named: list[str]) -> None:
    """By the whole name or a word that is nobody else's, not by a title; what names nobody stands by itself."""
    names = ("Ada Mensah", "Mrs Ahmed", "Samira Ahmed", "Ken and Doreen Hewitt", "The duty nurse", "Dr. Łoś")
    people = {str(index): replace(scenario.people["ada"], name=name) for index, name in enumerate(names)}
    found = by_person([text], replace(scenario, people=people))
    assert [name for name, numbers in zip(names, found, strict=False) if numbers] == named
    assert found[-1] == ([] if named else [0])
