"""Tables in the files of word processors and spreadsheets."""

from __future__ import annotations

import csv
import io
import sys
from datetime import date
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest

from scenario_trainer.authoring.storyboard import COLUMNS, TableError
from scenario_trainer.authoring.storyboard_files import EMPTY_ROWS, empty_table, read_rows
from scenario_trainer.render.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    Table = Sequence[Sequence[str]]

HEADINGS = ["Scene", " text", "Question", "choice", "outcome", "principle", "Verdict", "why", "next\nscene"]
HALL = ["Hall", "A hall, ‘cold’;\nit is late.", "Who?", "Ask.", "", "", "", "", "Hall"]
SAY = ["", "", "", 'Say "no".', "", "", "", "", "Hall"]
TABLE = [HEADINGS, HALL, [""] * 9, SAY]


def as_csv(table: Table, delimiter: str = ",") -> bytes:
    """What a spreadsheet saves as CSV."""
    sheet = io.StringIO()
    csv.writer(sheet, delimiter=delimiter).writerows(table)
    return sheet.getvalue().encode("utf-8-sig")


def as_docx(table: Table) -> bytes:
    """A Word file with a table after another."""
    file = docx.Document()
    file.add_table(rows=1, cols=2)
    made = file.add_table(rows=len(table), cols=len(table[0]))
    for row, texts in zip(made.rows, table, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    content = io.BytesIO()
    file.save(content)
    return content.getvalue()


def as_xlsx(table: Table) -> bytes:
    """A spreadsheet, the table on its second sheet."""
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Story")
    for row in table:
        sheet.append([text or None for text in row])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


FILES: dict[str, Callable[[Table], bytes]] = {"csv": as_csv, "docx": as_docx, "xlsx": as_xlsx}


@pytest.mark.parametrize("suffix", FILES)
def test_each_file_gives_the_rows_that_are_not_empty(tmp_path: Path, suffix: str) -> None:
    """With the numbers that they have in the table; headings are read in any case."""
    path = tmp_path / f"story.{suffix.upper()}"
    path.write_bytes(FILES[suffix](TABLE))
    hall, say = read_rows(path)
    assert (hall.number, say.number) == (2, 4)
    assert dict(hall.cells) == dict(zip(COLUMNS, HALL, strict=True))
    assert say.cells["choice"] == 'Say "no".'


def test_what_cannot_stand_in_a_scenario_is_a_blank(tmp_path: Path) -> None:
    """A control character that came along from elsewhere would make the file one that nobody can read."""
    path = tmp_path / "story.csv"
    path.write_bytes(as_csv([HEADINGS, ["Hall", "A\x07hall,\vcold.\x7f", *HALL[2:]]]))
    assert read_rows(path)[0].cells["text"] == "A hall, cold."


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_csv_may_be_divided_otherwise(tmp_path: Path, delimiter: str) -> None:
    """As spreadsheets do where a comma is part of a number."""
    path = tmp_path / "story.csv"
    path.write_bytes(as_csv(TABLE, delimiter))
    assert read_rows(path)[0].cells["text"] == HALL[1]


def test_csv_in_the_code_page_of_windows_keeps_its_quotes(tmp_path: Path) -> None:
    """Which is what older spreadsheets save."""
    path = tmp_path / "story.csv"
    path.write_bytes(as_csv(TABLE).decode("utf-8-sig").encode("cp1252"))
    assert read_rows(path)[0].cells["text"] == HALL[1]


def test_a_merged_cell_is_read_once(tmp_path: Path) -> None:
    """Where it begins."""
    file = docx.Document(io.BytesIO(as_docx([HEADINGS, HALL, ["", "", "", "Say no.", *[""] * 4, "Hall"]])))
    table = file.tables[1]
    for column in range(3):
        table.cell(1, column).merge(table.cell(2, column))
    path = tmp_path / "story.docx"
    file.save(str(path))
    assert [row.cells["scene"] for row in read_rows(path)] == ["Hall", ""]


def test_numbers_and_dates_of_a_spreadsheet_are_texts(tmp_path: Path) -> None:
    """A scene may be called 2."""
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(TABLE)))
    book["Story"]["A2"], book["Story"]["B2"] = 2, date(2026, 11, 23)
    path = tmp_path / "story.xlsx"
    book.save(path)
    cells = read_rows(path)[0].cells
    assert (cells["scene"], cells["text"][:10]) == ("2", "2026-11-23")


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("next scen", "Row 1: ‘next scen’ is no column of a storyboard. Did you mean ‘next scene’?"),
        ("next scen", "Row 1: There is no column ‘next scene’."),
        ("notes", "Row 1: ‘notes’ is no column of a storyboard. Take it out."),
        ("why", "Row 1: ‘why’ stands there twice."),
    ],
)
def test_a_heading_that_is_not_known_is_said(tmp_path: Path, heading: str, said: str) -> None:
    """What stands below it would be lost."""
    path = tmp_path / "story.csv"
    path.write_bytes(as_csv([[*HEADINGS[:-1], heading], HALL]))
    with pytest.raises(TableError) as refused:
        read_rows(path)
    assert said in str(refused.value).split("\n")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("story.docx", b"no archive", "story.docx is damaged, or is not what its ending says."),
        ("story.xlsx", b"no archive", "story.xlsx is damaged, or is not what its ending says."),
        ("story.docx", as_xlsx(TABLE), "story.docx is damaged, or is not what its ending says."),
        ("story.xlsx", as_docx(TABLE), "story.xlsx is damaged, or is not what its ending says."),
        ("story.csv", b"", "story.csv has no table whose first row has the headings scene, text,"),
        ("story.odt", b"", "A table is read from a file that ends in .docx, .xlsx, .csv."),
    ],
    ids=["no Word file", "no spreadsheet", "a spreadsheet renamed", "a Word file renamed", "empty", "another"],
)
def test_a_file_without_a_table_says_so(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    """Whatever it is."""
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(TableError) as refused:
        read_rows(path)
    assert str(refused.value).startswith(said)


@pytest.mark.parametrize(("suffix", "library"), [("docx", "docx"), ("xlsx", "openpyxl")])
def test_without_its_library_a_format_says_how_to_get_it(
    tmp_path: Path, suffix: str, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both are extras."""
    path = tmp_path / f"story.{suffix}"
    path.write_bytes(FILES[suffix](TABLE))
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtraError, match="pip install"):
        read_rows(path)


def test_an_empty_table_has_the_headings_and_says_how_to_fill_it(tmp_path: Path) -> None:
    """It is read again, and has no rows."""
    path = tmp_path / "story.docx"
    path.write_bytes(empty_table())
    file = docx.Document(str(path))
    [table] = file.tables
    assert ([cell.text for cell in table.rows[0].cells], len(table.rows)) == (list(COLUMNS), 1 + EMPTY_ROWS)
    assert any("works against" in paragraph.text for paragraph in file.paragraphs)
    assert read_rows(path) == []
