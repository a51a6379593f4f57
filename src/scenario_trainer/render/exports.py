"""CPD records as files. A format is one line in `FORMATS` and what that line calls."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.documents.cpd_record import records_document
from scenario_trainer.records.files import write_whole
from scenario_trainer.render.document_files import DOCUMENT_FORMATS, known_format
from scenario_trainer.render.paths import documents_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from scenario_trainer.documents.cpd_record import CpdRecord
    from scenario_trainer.story.model import Guidance

    Write = Callable[[Sequence[CpdRecord], Guidance], bytes]


_LONGEST_NAME = 60
"""Of a scenario in the name of a file, in characters: with four bytes to each it still fits."""


class Format(NamedTuple):
    """A format that records can be exported to."""

    name: str
    """For a sentence."""
    write: Write
    """Makes the content of one file."""


def _document(suffix: str) -> Write:
    return lambda records, guidance: DOCUMENT_FORMATS[suffix](records_document(records, guidance))


# Each module is imported when its format is asked for.


def _csv(records: Sequence[CpdRecord], _: Guidance) -> bytes:
    from scenario_trainer.render.csv_rows import as_csv

    return as_csv(records)


def _json(records: Sequence[CpdRecord], _: Guidance) -> bytes:
    from scenario_trainer.render.json_data import as_json

    return as_json(records)


FORMATS: Mapping[str, Format] = {
    "html": Format("a web page to read and print", _document("html")),
    "md": Format("Markdown", _document("md")),
    "docx": Format("Word", _document("docx")),
    "csv": Format("a spreadsheet", _csv),
    "json": Format("data", _json),
}
"""By the ending of the file's name, without its dot."""


def format_names() -> dict[str, str]:
    """What each format is called, by the ending of the file's name."""
    return {suffix: each.name for suffix, each in FORMATS.items()}


def export(records: Sequence[CpdRecord], guidance: Guidance, suffix: str) -> bytes:
    """The records as the content of one file, in the format with this ending. Raises ExportError."""
    return FORMATS[known_format(suffix, FORMATS)].write(records, guidance)


def save(records: Sequence[CpdRecord], guidance: Guidance, path: Path, *, replace: bool) -> None:
    """Write records to a file, in the format that its name's ending says.

    Raises ExportError, FileExistsError where there is such a file and it must not be replaced, and OSError where
    the file cannot be written.
    """
    write_whole(path, export(records, guidance, path.suffix), replace=replace)


def proposed_file(record: CpdRecord) -> Path:
    """Where a record is kept unless the learner names another place: a web page among their documents."""
    # Records may come from elsewhere, and what they name so need not be the id of a scenario.
    name = "-".join(re.findall(r"\w+", record.scenario))[:_LONGEST_NAME]
    return documents_folder() / f"cpd-{name}-{record.day.isoformat()}.html"
