"""The tables of lecturers as files: read from Word, a spreadsheet or CSV, and written empty for Word."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from scenario_trainer.authoring.storyboard import COLUMNS, KINDS, VERDICTS, Row, TableError
from scenario_trainer.render.errors import MissingExtraError
from scenario_trainer.story.problems import nearest, shortened
from scenario_trainer.story.source_text import CONTROL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    Cells = Sequence[str]

ABOUT = (
    "A row for each choice. What a scene has only once stands in its first row; ‘scene’ may be empty in the "
    "others.",
    "A choice that names two principles takes two rows: leave ‘choice’ empty in the second.",
    f"Verdict: {', '.join(VERDICTS)}. Next scene: the name of a scene, as it stands under ‘scene’.",
    "A scene without choices goes on to its next scene. Without a next scene it is an ending: write under "
    f"‘outcome’ of which kind it is ({', '.join(KINDS)}), and under ‘question’ what to think about.",
)
"""How to fill the table in."""

EMPTY_ROWS = 12


def read_rows(path: Path) -> list[Row]:
    """The rows of the table in a file that are not empty.

    Raises TableError where there is no such table, MissingExtraError, and OSError.
    """
    readers = {".docx": _docx_tables, ".xlsx": _xlsx_tables, ".csv": _csv_tables}
    if path.suffix.lower() not in readers:
        raise TableError(f"A table is read from a file that ends in {', '.join(readers)}.")
    data = path.read_bytes()
    try:
        tables = list(readers[path.suffix.lower()](data))
    # What the libraries raise for an archive, an entry, a kind of content and XML that are not as they should be
    except (BadZipFile, KeyError, OSError, SyntaxError, ValueError, csv.Error) as error:
        raise TableError(f"{path.name} is damaged, or is not what its ending says.") from error
    found = next((table for table in tables if _is_storyboard(table)), None)
    if found is None:
        raise TableError(f"{path.name} has no table whose first row has the headings {', '.join(COLUMNS)}.")
    return list(_rows(found))


def _is_storyboard(table: Sequence[Cells]) -> bool:
    """Whether most headings are those of a storyboard."""
    return bool(table) and len(set(COLUMNS) & set(_headings(table[0]))) > len(COLUMNS) / 2


def _headings(cells: Cells) -> list[str]:
    return [" ".join(cell.split()).casefold() for cell in cells]


def _rows(table: Sequence[Cells]) -> Iterator[Row]:
    headings = _headings(table[0])
    missing = [column for column in COLUMNS if column not in headings]
    strange = [heading for heading in dict.fromkeys(headings) if heading and heading not in COLUMNS]
    mistakes = [f"Row 1: There is no column ‘{column}’." for column in missing]
    for heading in strange:
        hint = nearest(heading, missing) or "Take it out."
        mistakes.append(f"Row 1: ‘{shortened(heading)}’ is no column of a storyboard. {hint}")
    mistakes += [f"Row 1: ‘{each}’ stands there twice." for each in COLUMNS if headings.count(each) > 1]
    if mistakes:
        raise TableError("\n".join(mistakes))
    for number, cells in enumerate(table[1:], start=2):
        clean = [CONTROL.sub(" ", cell).strip() for cell in cells]
        if any(clean):
            named = dict(zip(headings, clean, strict=False))
            yield Row(number, {column: named.get(column, "") for column in COLUMNS})


def _csv_tables(data: bytes) -> Iterable[list[list[str]]]:
    """One table. A spreadsheet may write it in the code page of Windows, and divide it by semicolons or tabs."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    first = text.partition("\n")[0]
    return [list(csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count)))]


def _docx_tables(data: bytes) -> Iterator[list[list[str]]]:
    try:
        import docx
    except ImportError as error:
        raise MissingExtraError("DOCX", "python-docx") from error
    for table in docx.Document(io.BytesIO(data)).tables:
        seen: set[object] = set()
        rows = []
        for row in table.rows:
            # A merged cell is given once for each place that it covers: it is read in the first.
            rows.append(["" if cell._tc in seen else cell.text for cell in row.cells])
            seen.update(cell._tc for cell in row.cells)
        yield rows


def _xlsx_tables(data: bytes) -> Iterator[list[list[str]]]:
    try:
        import openpyxl
    except ImportError as error:
        raise MissingExtraError("XLSX", "openpyxl") from error
    for sheet in openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True).worksheets:
        yield [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]


def empty_table() -> bytes:
    """A Word file with an empty table and how to fill it in. Raises MissingExtraError."""
    try:
        import docx
        from docx.enum.section import WD_ORIENT
    except ImportError as error:
        raise MissingExtraError("DOCX", "python-docx") from error
    file = docx.Document()
    page = file.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, page.page_height, page.page_width
    file.add_heading("Storyboard", level=0)
    for text in ABOUT:
        file.add_paragraph(text, style="List Bullet")
    table = file.add_table(rows=1 + EMPTY_ROWS, cols=len(COLUMNS), style="Table Grid")
    for cell, column in zip(table.rows[0].cells, COLUMNS, strict=True):
        cell.text = ""
        cell.paragraphs[0].add_run(column).bold = True
    content = io.BytesIO()
    file.save(content)
    return content.getvalue()
