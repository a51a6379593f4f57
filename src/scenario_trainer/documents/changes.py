"""What to say when a story has changed under an attempt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents.parts import Document, Paragraph
from scenario_trainer.documents.wording import labels, phrases

if TYPE_CHECKING:
    from scenario_trainer.play.changes import Change


def story_changed(change: Change, title: str) -> Document:
    """At which decision the story has changed, how, and where the learner goes on."""
    return Document(labels.STORY_CHANGED, (Paragraph(phrases.story_changed(change)),), title)
