"""Documents as Word files: what a word processor finds in them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx

from scenario_trainer.documents.cpd_record import records_document
from scenario_trainer.documents.wording import labels
from scenario_trainer.play.writing import Heading
from scenario_trainer.render.docx_file import as_docx
from tests.support.cpd_records import EMPTY, FULL, everywhere

if TYPE_CHECKING:
    from docx.document import Document

    from scenario_trainer.documents.cpd_record import CpdRecord
    from scenario_trainer.story.model import Guidance


def opened(guidance: Guidance, *records: CpdRecord) -> Document:
    """A DOCX file, as a word processor opens it."""
    return docx.Document(io.BytesIO(as_docx(records_document(records, guidance))))


def test_docx_has_the_headings_of_the_form(guidance: Guidance) -> None:
    """As headings, which a word processor lists and a screen reader jumps between."""
    found = [
        (part.style.name, part.text)
        for part in opened(guidance, FULL).paragraphs
        if part.style and part.style.name and part.style.name.startswith(("Title", "Heading"))
    ]
    assert found == [
        ("Title", "CPD record"),
        ("Heading 1", "A small story"),
        *(("Heading 2", heading) for heading in labels.CPD_HEADINGS.values()),
        *(
            ("Heading 2", heading)
            for heading in (labels.REFLECTIONS, labels.DECISIONS_TAKEN, labels.ONE_DECISION_AWAY, labels.SOURCES)
        ),
    ]


def test_docx_tells_the_learner_s_words_from_prompts(guidance: Guidance) -> None:
    """The facts are a table, the learner's words quotations, and prompts in italics."""
    file = opened(guidance, FULL, EMPTY)
    first, second = ([[cell.text for cell in row.cells] for row in table.rows] for table in file.tables)
    assert ["Ending", "A fragile ending: A full kettle"] in first
    assert ["Date", "3 November 2026"] in second
    styles = {part.text: part.style.name for part in file.paragraphs if part.style}
    assert styles["To ask.\n\nTo wait."] == "Quote"
    assert styles["A book"] == "List Bullet"
    runs = {run.text: run.italic for part in file.paragraphs for run in part.runs}
    assert (runs["To ask.\n\nTo wait."], runs["I do."]) == (False, False)
    assert runs[labels.PROMPTS[Heading.IMPACT]] is True


def test_docx_names_no_author(guidance: Guidance) -> None:
    """The file says nothing that the page does not."""
    found = opened(guidance, FULL).core_properties
    assert (found.title, found.author, found.last_modified_by) == ("CPD record", "", "")


def test_docx_shows_what_it_cannot_hold(guidance: Guidance) -> None:
    """A control character that was pasted stops no export."""
    file = opened(guidance, everywhere("a\x1bb\x00c\x0b\ufffe"))
    assert "a␛b␀c␋�" in [part.text for part in file.paragraphs]
    assert file.tables[0].rows[1].cells[1].text == "a␛b␀c␋�"
