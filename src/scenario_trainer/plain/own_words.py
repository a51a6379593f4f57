"""Asking for the learner's own words, which can be taken back, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents.parts import Paragraph
from scenario_trainer.documents.wording import labels

if TYPE_CHECKING:
    from collections.abc import Callable

    from scenario_trainer.plain.console import Console

NONE = "none"
"""Takes back what was written, or writes no file. It is a word, since signs are not always read out."""


def ask_own_words(asked: str, before: str, keep: Callable[[str], object], console: Console) -> None:
    """Ask for a text and `keep` it, an empty one to take it back; an empty line leaves what was `before`."""
    console.show_parts([Paragraph(asked)])
    if before:
        console.say(f"{labels.YOU_WROTE}: {before}")
        console.say(f"Enter keeps it; {NONE} takes it back.")
    text = console.ask_words()
    if text.lower() == NONE:
        keep("")
        console.say(f"{labels.TAKEN_BACK}.")
    elif text:
        keep(text)
        console.say(labels.KEPT)
