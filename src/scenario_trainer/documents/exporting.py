"""What somebody should know before a CPD record is written to a file, and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents.parts import Facts, Paragraph, Tone
from scenario_trainer.documents.wording import labels, phrases

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scenario_trainer.documents.parts import Part


def export_notice(formats: Mapping[str, str]) -> tuple[Paragraph, ...]:
    """In which formats a file can be written (their names by the ending of the file's name), and a reminder."""
    return (
        Paragraph(f"{phrases.formats(formats)} {labels.CHANGE_THE_NAME}"),
        Paragraph(labels.NO_NAMES, tone=Tone.ASIDE),
    )


def saved_notice(path: Path) -> tuple[Part, ...]:
    """Where the file is; its name alone, so that it is read and copied in one piece."""
    return (Paragraph(labels.SAVED), Facts(((labels.FILE, path.name), (labels.FOLDER, str(path.parent)))))
