"""Who is who in a story, what the learner knows by now, and the words that a newcomer may not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents.briefing import bullets, gauge_sections
from scenario_trainer.documents.parts import Document, Facts, Paragraph, Section
from scenario_trainer.documents.wording import labels, phrases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scenario_trainer.story.model import Head, Person


def people_and_words(head: Head, known: Iterable[str]) -> Document:
    """People with their roles, `known` (what the learner has found out), the gauges, and the glossary."""
    sections = (*people_sections(head, known), *gauge_sections(head), *glossary_sections(head))
    return Document(labels.PEOPLE_AND_WORDS, sections, head.title)


def people_sections(head: Head, known: Iterable[str]) -> list[Section]:
    """Who is who, and what the learner has found out."""
    sections = [Section(labels.PEOPLE, (people_facts(head),))]
    if facts := tuple(known):
        sections.append(Section(labels.WHAT_YOU_KNOW, (bullets(facts),)))
    return sections


def glossary_sections(head: Head) -> list[Section]:
    """What words mean; nothing where none is explained."""
    return [Section(labels.GLOSSARY, (Facts(tuple(head.glossary.items())),))] if head.glossary else []


def people_facts(head: Head) -> Facts:
    """Everybody's name with role and organisation."""
    return Facts(tuple((each.name, _role(each)) for each in head.people.values()))


def person_section(person: Person) -> Section:
    """What somebody hoped and was worried about."""
    hoped = (Paragraph(person.hopes, labels.HOPED), Paragraph(person.worries, labels.WORRIED))
    return Section(phrases.person(person), hoped)


def _role(person: Person) -> str:
    return ", ".join(part for part in (person.role, person.organisation) if part)
