"""CPD records as files: Markdown, HTML, DOCX, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from enum import StrEnum
from typing import TYPE_CHECKING

from scenario_trainer.documents import wording
from scenario_trainer.records.files import write_whole
from scenario_trainer.render.docx import MissingExtraError, as_docx

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from scenario_trainer.documents.cpd_record import CpdRecord


class Format(StrEnum):
    """What a record can be exported as; also the ending of the file's name."""

    MARKDOWN = "md"
    HTML = "html"
    DOCX = "docx"
    CSV = "csv"
    JSON = "json"


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
        loader=PackageLoader("scenario_trainer.render"),
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
        decisions = "\n".join(f"{each.number}. {each.told}" for each in record.decisions)
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


_WRITERS: dict[Format, Callable[[Sequence[CpdRecord]], bytes]] = {
    Format.MARKDOWN: _as_markdown,
    Format.HTML: _as_html,
    Format.DOCX: as_docx,
    Format.CSV: _as_csv,
    Format.JSON: _as_json,
}
