"""A piece of CPD as the regulator's form asks for it: facts from the records, and the learner's own words.

The form is Social Work England's: type; short description and why it is relevant; date; what was learnt; positive
impact on practice and people; what was learnt from discussing it with a peer; the standards it relates to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.documents import wording
from scenario_trainer.records.attempts import minutes_spent
from scenario_trainer.records.writings import QUESTION, Heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from scenario_trainer.records.attempts import Attempt, KeptEnding
    from scenario_trainer.story.model import Guidance, Head

TYPE = "Self-directed learning: a branching scenario with feedback against research-based guidance"


class Answer(NamedTuple):
    """A heading of the form."""

    heading: str
    text: str
    """The learner's words; empty where they wrote none."""
    prompt: str
    """What the heading asks."""


class DecisionTaken(NamedTuple):
    """A decision, in words."""

    number: int
    title: str
    text: str
    alignment: str
    """How it sits with the guidance; empty for an open decision."""
    why: str
    sure: str

    @property
    def told(self) -> str:
        """All of it in a line or two, its number and alignment left out."""
        reason = f" My reason: {self.why}" if self.why else ""
        sure = f" I was {self.sure}." if self.sure else ""
        return f"{self.title}: {self.text}{reason}{sure}"


class CpdRecord(NamedTuple):
    """A first pass with its what-ifs as one piece of CPD."""

    attempt: int
    scenario: str
    title: str
    type: str
    description: str
    """What it was, as the scenario's own file says; its title alone where that is gone."""
    day: date
    minutes: int
    """Over the first pass and what-ifs."""
    decisions: tuple[DecisionTaken, ...]
    """Of the first pass."""
    ending: str
    """How the first pass ended; empty where it did not."""
    what_ifs: int
    sources: tuple[str, ...]
    answers: tuple[Answer, ...]
    standards: tuple[str, ...]
    """The numbers the learner chose, with what they are about."""
    reflections: tuple[Answer, ...]
    """The reaction and the answers to the ending's questions."""


def cpd_record(
    family: Iterable[Attempt], texts: Mapping[str, str], guidance: Guidance, head: Head | None
) -> CpdRecord:
    """Put a family of attempts and what was written about it into the form; no `head` where its file is gone."""
    first, *what_ifs = family
    named = {Heading.RELEVANCE, Heading.LEARNT, Heading.IMPACT, Heading.PEER}
    chosen = texts.get(Heading.STANDARDS, "").split()
    sources = [wording.source(guidance.source), *(head.provenance.sources if head else ())]
    return CpdRecord(
        first.id,
        first.scenario,
        first.title,
        TYPE,
        f"{first.title}. {head.summary}" if head else first.title,
        first.began.astimezone().date(),
        minutes_spent([first, *what_ifs]),
        tuple(_taken(first)),
        _ended(first.ending),
        len(what_ifs),
        tuple(source for source in sources if source != f"guidance {guidance.id}"),
        tuple(
            Answer(wording.HEADINGS[heading], texts.get(heading, ""), wording.PROMPTS[heading])
            for heading in Heading
            if heading in named
        ),
        tuple(f"{number} {about}" for number, about in wording.STANDARDS.items() if number in chosen),
        tuple(_reflections(texts)),
    )


def _taken(attempt: Attempt) -> Iterable[DecisionTaken]:
    for number, kept in enumerate(attempt.decisions, start=1):
        yield DecisionTaken(
            number,
            kept.title,
            kept.text,
            wording.ALIGNMENTS[kept.alignment] if kept.alignment else "",
            kept.thoughts.why,
            wording.SURENESS[kept.thoughts.sure] if kept.thoughts.sure else "",
        )


def _ended(ending: KeptEnding | None) -> str:
    return f"{wording.ENDINGS[ending.kind]}: {ending.title}" if ending else ""


def _reflections(texts: Mapping[str, str]) -> Iterable[Answer]:
    if reaction := texts.get(Heading.REACTION):
        yield Answer("First reaction", reaction, wording.PROMPTS[Heading.REACTION])
    for prompt, text in texts.items():
        if prompt.startswith(QUESTION):
            yield Answer(prompt.removeprefix(QUESTION), text, "")
