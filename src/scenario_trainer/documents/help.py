"""What the program is."""

from __future__ import annotations

from scenario_trainer.documents.parts import Document, Paragraph
from scenario_trainer.documents.wording import labels


def about_program() -> Document:
    """A few sentences for somebody who has just come."""
    return Document("scenario-trainer", tuple(Paragraph(text) for text in labels.ABOUT_PROGRAM))
