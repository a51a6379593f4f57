"""What somebody should know before a CPD record is written to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents.parts import Paragraph, Tone
from scenario_trainer.documents.wording import labels, phrases

if TYPE_CHECKING:
    from collections.abc import Mapping


def export_notice(formats: Mapping[str, str]) -> tuple[Paragraph, ...]:
    """In which formats a file can be written (their names by the ending of the file's name), and a reminder."""
    return (
        Paragraph(f"{phrases.formats(formats)} {labels.CHANGE_THE_NAME}"),
        Paragraph(labels.NO_NAMES, tone=Tone.ASIDE),
    )
