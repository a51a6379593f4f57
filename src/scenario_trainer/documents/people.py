"""Who is who in a story, what the learner knows by now, and the words that a newcomer may not know."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scenario_trainer.documents.briefing import bullets, gauge_sections
from scenario_trainer.documents.parts import Document, Facts, Item, Items, Paragraph, Section
from scenario_trainer.documents.wording import labels, phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scenario_trainer.story.model import Head, Person

_TITLES = ("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Professor", "The")
"""Words of a name that name nobody."""


def people_and_words(head: Head, known: Sequence[str]) -> Document:
    """People with their roles and what is known of each, what else is known, the gauges, and the glossary.

    `known` is what the learner has found out.
    """
    sections = (*people_sections(head, known), *gauge_sections(head), *glossary_sections(head))
    return Document(labels.PEOPLE_AND_WORDS, sections, head.title)


def people_sections(head: Head, known: Sequence[str]) -> list[Section]:
    """Who is who with what the learner has found out of each, and what else they have."""
    *of_people, of_nobody = (tuple(known[number] for number in numbers) for numbers in by_person(known, head))
    listed = (
        Item(phrases.person(person), (bullets(facts),) if facts else ())
        for person, facts in zip(head.people.values(), of_people, strict=True)
    )
    sections = [Section(labels.PEOPLE, (Items(tuple(listed)),))]
    if of_nobody:
        sections.append(Section(labels.WHAT_YOU_KNOW, (bullets(of_nobody),)))
    return sections


def glossary_sections(head: Head) -> list[Section]:
    """What words mean; nothing where none is explained."""
    return [Section(labels.GLOSSARY, (Facts(tuple(head.glossary.items())),))] if head.glossary else []


def by_person(known: Iterable[str], head: Head) -> list[list[int]]:
    """The numbers, from 0, of the texts that name each person of a story, and last of those that name nobody.

    A text names somebody by the whole name or by a word of it that nobody else has, such as the surname.
    """
    patterns = [
        re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _names(each, head)))})(?!\w)")
        for each in head.people.values()
    ]
    found: list[list[int]] = [[] for _ in (*patterns, None)]
    for number, text in enumerate(known):
        named = [index for index, pattern in enumerate(patterns) if pattern.search(text)]
        for index in named or [-1]:
            found[index].append(number)
    return found


def _names(person: Person, head: Head) -> Iterator[str]:
    """What a person is called: the whole name, then its words, but for titles and what others are called, too."""
    yield person.name
    others = {word for each in head.people.values() if each is not person for word in each.name.split()}
    for word in person.name.split():
        if word not in others and word.strip(".") not in _TITLES and not word[0].islower():
            yield word


def people_facts(head: Head) -> Facts:
    """Everybody's name with role and organisation."""
    return Facts(tuple((each.name, _role(each)) for each in head.people.values()))


def person_section(person: Person) -> Section:
    """What somebody hoped and was worried about."""
    hoped = (Paragraph(person.hopes, labels.HOPED), Paragraph(person.worries, labels.WORRIED))
    return Section(phrases.person(person), hoped)


def _role(person: Person) -> str:
    return ", ".join(part for part in (person.role, person.organisation) if part)
