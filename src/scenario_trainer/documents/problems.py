"""The problems of a scenario file, for its author."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents.parts import Document, Item, Items, Paragraph, Tone
from scenario_trainer.documents.wording import labels, phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenario_trainer.documents.parts import Part
    from scenario_trainer.story.problems import Problem


MOST_LISTED = 200
"""More than somebody mends before they save; a file can have a problem for each of its letters."""


def problems_document(name: str, problems: Sequence[Problem]) -> Document:
    """The problems, each with its line and how to mend it. `name` is the file's."""
    if not problems:
        return Document(name, (Paragraph(labels.NO_PROBLEMS, tone=Tone.ASIDE),))
    listed: tuple[Part, ...] = (Items(tuple(map(_item, problems[:MOST_LISTED]))),)
    if len(problems) > MOST_LISTED:
        listed += (Paragraph(phrases.more_problems(len(problems) - MOST_LISTED), tone=Tone.ASIDE),)
    return Document(name, listed, phrases.counted(len(problems), "problem", "problems"))


def _item(problem: Problem) -> Item:
    hint = (Paragraph(problem.hint, tone=Tone.ASIDE),) if problem.hint else ()
    return Item(problem.message, hint, f"Line {problem.place.line}, {problem.severity} {problem.code.id}")
