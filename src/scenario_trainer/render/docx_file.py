"""Documents as DOCX, by python-docx, which is an extra."""

from __future__ import annotations

import io
from functools import singledispatch
from typing import TYPE_CHECKING

from scenario_trainer.documents.parts import (
    Blank,
    Comparison,
    Facts,
    Finding,
    Items,
    Option,
    Paragraph,
    Path,
    Section,
    Tone,
)
from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.render.errors import MissingExtraError
from scenario_trainer.render.in_words import in_words
from scenario_trainer.story.controls import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.document import Document as File

    from scenario_trainer.documents.parts import Document, Part

_LONGEST_TITLE = 255
"""Of a file's properties, in characters."""
_DEEPEST = 9
"""Word has nine levels of headings."""


def as_docx(document: Document) -> bytes:
    """A whole document. Raises MissingExtraError where python-docx is not installed."""
    try:
        import docx
    except ImportError as error:
        raise MissingExtraError("DOCX", "python-docx") from error
    file = docx.Document()
    file.core_properties.title = visible(document.title)[:_LONGEST_TITLE]
    file.core_properties.author = ""
    file.add_heading(visible(document.title), level=0)
    if document.subtitle:
        file.add_paragraph(visible(document.subtitle), style="Subtitle")
    _add_all(document.parts, file, 1)
    content = io.BytesIO()
    file.save(content)
    return content.getvalue()


def _add_all(parts: Iterable[Part], file: File, level: int) -> None:
    for part in parts:
        _add(part, file, level)


def _add_text(file: File, label: str, text: str, style: str | None = None, *, italic: bool = False) -> None:
    """A paragraph, its label in bold."""
    paragraph = file.add_paragraph(style=style)
    if label:
        paragraph.add_run(f"{visible(phrases.lead(label))} ").bold = True
    paragraph.add_run(visible(text)).italic = italic


@singledispatch
def _add(part: Part, file: File, level: int) -> None:
    """Add one part; `level` is that of a section's heading."""
    _add(in_words(part), file, level)


@_add.register(Section)
def _(part: Section, file: File, level: int) -> None:
    file.add_heading(visible(part.title), level=min(level, _DEEPEST))
    _add_all(part.parts, file, level + 1)


@_add.register(Paragraph)
def _(part: Paragraph, file: File, level: int) -> None:
    styles = {Tone.QUOTE: "Quote", Tone.LEAD: "Intense Quote"}
    _add_text(file, part.label, part.text, styles.get(part.tone))


@_add.register(Blank)
def _(part: Blank, file: File, level: int) -> None:
    _add_text(file, "", part.prompt, italic=True)


@_add.register(Facts)
def _(part: Facts, file: File, level: int) -> None:
    table = file.add_table(rows=0, cols=2)
    for label, value in part.rows:
        label_cell, value_cell = table.add_row().cells
        label_cell.text, value_cell.text = visible(label), visible(value)


@_add.register(Items)
def _(part: Items, file: File, level: int) -> None:
    for item in part.items:
        _add_text(file, item.label, item.text, "List Number" if part.ordered else "List Bullet")
        _add_all(item.parts, file, level)


@_add.register(Finding)
def _(part: Finding, file: File, level: int) -> None:
    place = f" ({part.cited})" if part.cited else ""
    _add_text(file, labels.ALIGNMENTS[part.alignment], f"{part.principle}{place}", "List Continue")
    for text in phrases.below_finding(part):
        _add_text(file, "", text, "List Continue")


@_add.register(Option)
def _(part: Option, file: File, level: int) -> None:
    reason = f" ({labels.NOT_YET}: {part.locked})" if part.locked else ""
    _add_text(file, str(part.number), f"{part.text}{reason}")


@_add.register(Path)
def _(part: Path, file: File, level: int) -> None:
    for step in part.steps:
        _add_text(file, str(step.number), step.question)
        _add_text(file, labels.YOUR_CHOICE, step.text, "List Continue")
        _add_all(step.parts, file, level)
        for branch in step.branches:
            _add_text(file, "", branch, "List Continue")


@_add.register(Comparison)
def _(part: Comparison, file: File, level: int) -> None:
    for title, parts in (part.left, part.right):
        file.add_heading(visible(title), level=min(level, _DEEPEST))
        _add_all(parts, file, level + 1)
