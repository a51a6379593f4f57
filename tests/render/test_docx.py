"""CPD records as Word documents: what a word processor finds in them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx

from scenario_trainer.documents import wording
from scenario_trainer.render.docx import as_docx
from tests.support.cpd_records import EMPTY, FULL, everywhere

if TYPE_CHECKING:
    from docx.document import Document

    from scenario_trainer.documents.cpd_record import CpdRecord


def document(*records: CpdRecord) -> Document:
    """A DOCX file, as a word processor opens it."""
    return docx.Document(io.BytesIO(as_docx(records)))


def test_docx_has_the_headings_of_the_form() -> None:
    """As headings, which a word processor lists and a screen reader jumps between."""
    found = [
        (part.style.name, part.text)
        for part in document(FULL).paragraphs
        if part.style and part.style.name and part.style.name.startswith(("Title", "Heading"))
    ]
    assert found == [
        ("Title", "CPD record"),
        ("Heading 1", "A small story"),
        ("Heading 2", "What I learnt"),
        ("Heading 2", "Peer"),
        ("Heading 2", "Standards for CPD"),
        ("Heading 2", "Who fills it?"),
        ("Heading 2", "Decisions taken"),
        ("Heading 2", "Sources"),
    ]


def test_docx_tells_what_there_is() -> None:
    """The facts in a table, and below them the learner's words, upright, and prompts in italics."""
    opened = document(FULL, EMPTY)
    assert [[[cell.text for cell in row.cells] for row in table.rows] for table in opened.tables] == [
        [
            ["Type", "Self-directed learning"],
            ["Description", "A small story. Two people share a kettle."],
            ["Date", "2026-11-03"],
            ["Minutes spent", "12"],
            ["Ending", "A fragile ending: A full kettle"],
        ],
        [
            ["Type", "Self-directed learning"],
            ["Description", "A small story. Two people share a kettle."],
            ["Date", "2026-11-03"],
            ["Minutes spent", "12"],
        ],
    ]
    runs = {run.text: run.italic for part in opened.paragraphs for run in part.runs}
    assert (runs["To ask.\n\nTo wait."], runs["I do."], runs["4.3 research\n4.6 reflection"]) == (False,) * 3
    assert (runs["And from a peer?"], runs[wording.WHICH_STANDARDS]) == (True, True)
    listed = [part.text for part in opened.paragraphs if part.style and part.style.name == "List Number"]
    assert listed == ["Monday, 8.55: Ask Ada. My reason: She knew more. I was certain.", "Tuesday: Wait."]
    assert [part.text for part in opened.paragraphs if part.style and part.style.name == "List Bullet"] == [
        "The guidance",
        "A book",
    ] * 2
    assert opened.paragraphs[-1].text == wording.NO_NAMES


def test_docx_names_no_author() -> None:
    """The file tells nothing that the page does not."""
    found = document(FULL).core_properties
    assert (found.title, found.author, found.last_modified_by) == ("CPD record", "", "")


def test_docx_leaves_out_what_it_cannot_hold() -> None:
    """A control character that was pasted stops no export."""
    opened = document(everywhere("a\x1bb\x00c\x0b\ufffe"))
    assert {part.text for part in opened.paragraphs if "a" in part.text and len(part.text) < 5} == {"abc"}
    assert "abc: abc My reason: abc" in " ".join(part.text for part in opened.paragraphs)
    assert opened.tables[0].rows[1].cells[1].text == "abc"
