"""CPD records as files: Markdown, HTML, DOCX, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from enum import StrEnum
from typing import TYPE_CHECKING

from scenario_trainer.coaching import wording
from scenario_trainer.records.cpd import Answer
from scenario_trainer.records.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from docx.document import Document

    from scenario_trainer.records.cpd import CpdRecord


_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Format(StrEnum):
    """What a record can be exported as; also the ending of the file's name."""

    MARKDOWN = "md"
    HTML = "html"
    DOCX = "docx"
    CSV = "csv"
    JSON = "json"


class MissingExtraError(Exception):
    """A library is needed that is not installed; the message says how to get it."""


def export(records: Sequence[CpdRecord], wanted: Format) -> bytes:
    """The records as the content of one file. Raises MissingExtraError where a library for it is not installed."""
    return _WRITERS[wanted](records)


def save(records: Sequence[CpdRecord], path: Path, *, replace: bool) -> str | None:
    """Write records to a file whose name's ending says the format; return why not, where that fails.

    Over a file that is there nothing is written unless it may be replaced.
    """
    try:
        wanted = Format(path.suffix.removeprefix(".").lower())
    except ValueError:
        return wording.FORMATS
    try:
        write_whole(path, export(records, wanted), replace=replace)
    except FileExistsError:
        return wording.exists(path)
    except MissingExtraError as error:
        return str(error)
    except OSError as error:
        return wording.not_written(path, error)
    return None


def _as_markdown(records: Sequence[CpdRecord]) -> bytes:
    return _rendered("record.md", records)


def _as_html(records: Sequence[CpdRecord]) -> bytes:
    return _rendered("record.html", records)


def _rendered(template: str, records: Sequence[CpdRecord]) -> bytes:
    # Needed only here: the program starts without it.
    from jinja2 import Environment, PackageLoader, select_autoescape

    environment = Environment(
        loader=PackageLoader("scenario_trainer.records"),
        autoescape=select_autoescape(),
        keep_trailing_newline=True,
    )
    environment.filters["line"] = _line
    environment.filters["cell"] = lambda text: _line(text).replace("|", "\\|")
    return environment.get_template(template).render(records=records, wording=wording).encode()


def _line(text: str) -> str:
    """A text on one line, for where Markdown ends something with a line."""
    return " ".join(text.split())


def _as_json(records: Sequence[CpdRecord]) -> bytes:
    return json.dumps([_plain(record) for record in records], indent=2, ensure_ascii=False).encode() + b"\n"


def _plain(record: CpdRecord) -> dict[str, object]:
    parts = record._asdict()
    nested = ("decisions", "answers", "reflections")
    return {
        **parts,
        "day": record.day.isoformat(),
        **{key: [each._asdict() for each in parts[key]] for key in nested},
    }


def _as_csv(records: Sequence[CpdRecord]) -> bytes:
    """One line for each record; a byte order mark, so that spreadsheets read it as UTF-8."""
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    headings = [*wording.HEADINGS.values()]
    writer.writerow(
        ["Title", "Type", "Description", "Date", "Minutes spent", "Ending", *headings, "Standards", "Decisions"]
    )
    for record in records:
        decisions = "\n".join(f"{each.number}. {each.title}: {each.text}" for each in record.decisions)
        facts = [
            record.title,
            record.type,
            record.description,
            record.day.isoformat(),
            record.minutes,
            record.ending,
        ]
        cells = [*facts, *(answer.text for answer in record.answers), "; ".join(record.standards), decisions]
        writer.writerow([_inert(cell) for cell in cells])
    return b"\xef\xbb\xbf" + sheet.getvalue().encode()


def _inert(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    return (
        f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else cell
    )


def _as_docx(records: Sequence[CpdRecord]) -> bytes:
    try:
        import docx
    except ImportError as error:
        raise MissingExtraError("DOCX needs python-docx: pip install 'scenario-trainer[docx]'.") from error
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
        document.add_paragraph(_legible(f"{decision.title}: {decision.text}"), style="List Number")
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


_WRITERS: dict[Format, Callable[[Sequence[CpdRecord]], bytes]] = {
    Format.MARKDOWN: _as_markdown,
    Format.HTML: _as_html,
    Format.DOCX: _as_docx,
    Format.CSV: _as_csv,
    Format.JSON: _as_json,
}
