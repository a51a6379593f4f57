"""CPD records as a Word document, by python-docx, which is an extra."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from scenario_trainer.documents import wording
from scenario_trainer.documents.cpd_record import Answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document

    from scenario_trainer.documents.cpd_record import CpdRecord

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class MissingExtraError(Exception):
    """A library is needed that is not installed; the message says how to get it."""


def as_docx(records: Sequence[CpdRecord]) -> bytes:
    """The records as a document. Raises MissingExtraError where python-docx is not installed."""
    try:
        import docx
    except ImportError as error:
        raise MissingExtraError("DOCX needs the library python-docx: pip install python-docx.") from error
    document = docx.Document()
    document.core_properties.title = "CPD record"
    document.core_properties.author = ""
    document.add_heading("CPD record", level=0)
    for record in records:
        _add_record(document, record)
    document.add_paragraph(wording.NO_NAMES)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _add_record(document: Document, record: CpdRecord) -> None:
    document.add_heading(_legible(record.title), level=1)
    facts = {
        "Type": record.type,
        "Description": record.description,
        "Date": record.day.isoformat(),
        "Minutes spent": str(record.minutes),
        "Ending": record.ending,
    }
    table = document.add_table(rows=0, cols=2)
    for label, fact in facts.items():
        if fact:
            label_cell, fact_cell = table.add_row().cells
            label_cell.text, fact_cell.text = label, _legible(fact)
    for answer in record.answers:
        _add_answer(document, answer)
    standards = "\n".join(record.standards)
    _add_answer(document, Answer("Standards for CPD", standards, wording.WHICH_STANDARDS))
    for answer in record.reflections:
        _add_answer(document, answer)
    document.add_heading("Decisions taken", level=2)
    for decision in record.decisions:
        document.add_paragraph(_legible(decision.told), style="List Number")
    document.add_heading("Sources", level=2)
    for source in record.sources:
        document.add_paragraph(_legible(source), style="List Bullet")


def _add_answer(document: Document, answer: Answer) -> None:
    document.add_heading(_legible(answer.heading), level=2)
    words = document.add_paragraph().add_run(_legible(answer.text or answer.prompt))
    words.italic = not answer.text


def _legible(text: str) -> str:
    """A text without the control characters that XML cannot have; a learner may have pasted one."""
    return _CONTROLS.sub("", text)
