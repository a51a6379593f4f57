"""What a learner writes about an attempt: in their own words, and nobody else's."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from scenario_trainer.documents import wording
from scenario_trainer.records.database import GoneError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scenario_trainer.records.database import Database


class Heading(StrEnum):
    """What the regulator's form asks of a piece of CPD, and what a debrief begins with.

    Source: Social Work England, recording CPD: type, short description and why it is relevant, date, what was
    learnt, positive impact on practice and on people, what was learnt from discussing it with a peer, and the
    standards 4.1 to 4.8 that it relates to.
    """

    REACTION = "reaction"
    RELEVANCE = "relevance"
    LEARNT = "learnt"
    IMPACT = "impact"
    PEER = "peer"
    STANDARDS = "standards"
    """The numbers of standards, joined by blanks."""


QUESTION = "question: "
"""What comes before one of an ending's questions where its answer is kept."""


def prompts(questions: Iterable[str]) -> dict[str, str]:
    """All that there is room to write about, and what is asked: a reaction, the ending's questions, the form."""
    asked = {heading.value: wording.PROMPTS[heading] for heading in Heading if heading in wording.PROMPTS}
    own = {QUESTION + question: question for question in questions}
    return {Heading.REACTION.value: asked.pop(Heading.REACTION), **own, **asked}


def write(database: Database, attempt_id: int, texts: Mapping[str, str]) -> None:
    """Keep texts about an attempt's family by their prompts; an empty one is forgotten.

    Raises RecordsError, as GoneError where the attempt is not there any more.
    """
    now = datetime.now(UTC).isoformat()
    with database.writing() as connection:
        found = connection.execute("SELECT ifnull(first_pass, id) FROM attempts WHERE id = ?", (attempt_id,))
        if (family := found.fetchone()) is None:
            raise GoneError
        for prompt, text in texts.items():
            if text.strip():
                connection.execute(
                    "INSERT INTO writings (attempt, prompt, text, written) VALUES (?, ?, ?, ?)"
                    " ON CONFLICT DO UPDATE SET text = excluded.text, written = excluded.written"
                    " WHERE text <> excluded.text",
                    (family[0], prompt, text, now),
                )
            else:
                connection.execute("DELETE FROM writings WHERE attempt = ? AND prompt = ?", (family[0], prompt))


def written(database: Database, attempt_id: int) -> dict[str, str]:
    """The texts about an attempt's family, by their prompts, in the order in which these are asked."""
    found = database.rows(
        "SELECT prompt, text FROM writings WHERE attempt ="
        " (SELECT ifnull(first_pass, id) FROM attempts WHERE id = ?)",
        (attempt_id,),
    )
    return {row["prompt"]: row["text"] for row in sorted(found, key=lambda row: _place(row["prompt"]))}


def _place(prompt: str) -> tuple[int, str]:
    """Sorts the reaction first, then an ending's questions, then the headings of the form."""
    headings = list(Heading)
    return (headings.index(Heading(prompt)) * 2, "") if prompt in headings else (1, prompt)
