"""What a learner can write about an attempt: what is asked, what was written, and keeping it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.records.writings import COMMITMENT, FOLLOW_UP, write, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scenario_trainer.records.database import Database


class Heading(StrEnum):
    """What there is to write about, apart from an ending's own questions, in the order in which it is asked.

    From relevance on this is what the regulator's form asks of a piece of CPD. Source: Social Work England,
    recording CPD: type, short description and why it is relevant, date, what was learnt, positive impact on
    practice and on people, what was learnt from discussing it with a peer, and the standards 4.1 to 4.8 that it
    relates to.
    """

    REACTION = "reaction"
    COMMITMENT = COMMITMENT
    """What to try at work."""
    FOLLOW_UP = FOLLOW_UP
    """What came of it; asked in a review."""
    RELEVANCE = "relevance"
    LEARNT = "learnt"
    IMPACT = "impact"
    PEER = "peer"
    STANDARDS = "standards"
    """The numbers of standards, joined by blanks."""


QUESTION = "question: "
"""What comes before one of an ending's questions where its answer is kept."""

_AFTER_QUESTIONS = (Heading.COMMITMENT, Heading.RELEVANCE, Heading.LEARNT, Heading.IMPACT, Heading.PEER)


class Prompt(NamedTuple):
    """Something to write about."""

    id: str
    """What the text is kept under: a heading, or ``question: `` and one of the ending's questions."""
    text: str
    """What was written so far."""

    @property
    def heading(self) -> Heading | None:
        """None for one of the ending's questions."""
        return None if self.id.startswith(QUESTION) else Heading(self.id)

    @property
    def question(self) -> str | None:
        """One of the ending's questions; None for a heading."""
        return self.id.removeprefix(QUESTION) if self.id.startswith(QUESTION) else None


class Writing:
    """The texts about one attempt's family.

    Every method raises RecordsError, as GoneError where the attempt is not there any more.
    """

    def __init__(self, database: Database, attempt_id: int, questions: Iterable[str]) -> None:
        """`questions` are those of the ending."""
        self._database = database
        self._attempt_id = attempt_id
        texts = written(database, attempt_id)
        self._texts = texts
        ids = [Heading.REACTION.value, *(QUESTION + question for question in questions), *_AFTER_QUESTIONS]
        self.prompts = tuple(Prompt(str(each), texts.get(each, "")) for each in ids)
        """The reaction first, then the ending's questions, then the regulator's form."""
        self.standards = tuple(texts.get(Heading.STANDARDS, "").split())
        """The numbers of the standards that the learner chose."""

    def prompt(self, heading: Heading) -> Prompt:
        """One heading by itself."""
        return Prompt(heading, self._texts.get(heading, ""))

    def save(self, texts: Mapping[str, str]) -> None:
        """Keep texts by the ids of their prompts, or by their headings; an empty one is deleted."""
        write(self._database, self._attempt_id, texts)


def in_order(texts: Mapping[str, str]) -> dict[str, str]:
    """Texts by their prompts, in the order in which these are asked."""
    return dict(sorted(texts.items(), key=lambda item: _place(item[0])))


def _place(prompt: str) -> tuple[int, str]:
    headings = [heading.value for heading in Heading]
    return (headings.index(prompt) * 2, "") if prompt in headings else (1, prompt)
