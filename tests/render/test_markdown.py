"""Documents as Markdown: what reads well as it is, and text that never becomes markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenario_trainer.documents.cpd_record import records_document
from scenario_trainer.documents.parts import Document, Facts, Paragraph, Section
from scenario_trainer.documents.wording import labels
from scenario_trainer.render.markdown import as_markdown
from tests.support.cpd_records import FULL, everywhere

if TYPE_CHECKING:
    from scenario_trainer.documents.parts import Part
    from scenario_trainer.story.model import Guidance


def test_a_record_reads_well_as_it_is(guidance: Guidance) -> None:
    """Headings by their levels, facts as a table, and the learner's words as quotations."""
    text = as_markdown(records_document([FULL], guidance))
    assert text.startswith("# CPD record\n\nA small story\n\n## A small story\n\n| | |\n| --- | --- |\n| Type | ")
    assert "| Ending | A fragile ending: A full kettle |\n" in text
    assert f"\n### {labels.SOURCES}\n\n- The guidance\n- A book\n" in text
    assert "\n> To ask.\n>\n> To wait.\n" in text
    assert "\n**Who fills it?**\n\n> I do.\n" in text
    assert "\n1. *Monday, 8.55*  \n   Ask Ada.\n\n   **Partly reflects:** " in text
    assert "\n2. *Tuesday*  \n   Wait.\n" in text
    assert text.endswith(f"\n\n{labels.NO_NAMES}\n")


@pytest.mark.parametrize("break_", ["\n", "\n\n"])
def test_no_text_breaks_out_of_its_place(guidance: Guidance, break_: str) -> None:
    """What follows a line break stays in the heading, cell, quotation or list it belongs to."""
    text = as_markdown(records_document([everywhere(f"one{break_}# two")], guidance))
    assert "## one \\# two\n" in text
    assert "| Description | one \\# two |\n" in text
    assert "- one \\# two\n" in text
    beginnings = {line.lstrip().split(" ")[0] for line in text.splitlines() if "two" in line}
    assert beginnings <= {"##", "|", ">", "-", "1.", "one", "**one"}


def test_a_bar_in_a_cell_is_escaped() -> None:
    """Else it would begin another cell."""
    assert "| One \\| two | three |" in as_markdown(Document("T", (Facts((("One | two", "three"),)),)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1. One", "1\\. One"), ("- One", "\\- One"), ("+ One", "\\+ One"), ("    code", "code"), ("==", "\\==")],
)
def test_a_line_does_not_begin_what_it_only_looks_like(text: str, expected: str) -> None:
    """A list, a heading's underline or a block of code."""
    assert as_markdown(Document("T", (Paragraph(text),))).splitlines()[2].lstrip() == expected


def test_headings_go_no_deeper_than_markdown_has_them() -> None:
    """Six levels."""
    part: Part = Paragraph("deep")
    for level in range(8):
        part = Section(str(level), (part,))
    assert "###### 0" in as_markdown(Document("T", (part,)))
    assert "#######" not in as_markdown(Document("T", (part,)))
