"""CPD records as files: every format, complete as data, and never over another file unasked."""

from __future__ import annotations

import csv
import io
import json
import sys
from typing import TYPE_CHECKING

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_trainer.documents.cpd_record import records_document
from scenario_trainer.documents.wording import labels
from scenario_trainer.play.writing import Heading
from scenario_trainer.render.csv_rows import COLUMNS, as_csv
from scenario_trainer.render.errors import MissingExtraError, UnknownFormatError
from scenario_trainer.render.exports import FORMATS, export, proposed_file, save
from scenario_trainer.render.html_page import as_html
from scenario_trainer.render.json_data import as_json
from scenario_trainer.render.markdown import as_markdown
from scenario_trainer.story.controls import visible
from scenario_trainer.story.terms import Alignment
from tests.support.cpd_records import AT_NINE, EMPTY, FULL, everywhere

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from scenario_trainer.documents.cpd_record import CpdRecord
    from scenario_trainer.story.model import Guidance


def rows(records: Sequence[CpdRecord]) -> list[dict[str, str]]:
    """The rows of a CSV file by their headings."""
    text = as_csv(records).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_has_a_row_for_each_decision() -> None:
    """With the ids that scenario files use, in columns of one kind each; the record's facts in every row."""
    first, second = rows([FULL])
    assert tuple(first) == COLUMNS
    facts = {
        "attempt": "7",
        "scenario": "small",
        "version": "1.0.0",
        "title": "A small story",
        "description": "A small story. Two people share a kettle.",
        "date": "2026-11-03",
        "minutes": "12",
        "ending_scene": "week",
        "ending_kind": "fragile",
        "ending": "A full kettle",
        "what_ifs": "2",
        "one_decision_away": "Decision 2: “Go home” leads to “Two kettles”.",
        "relevance": "",
        "learnt": "To ask.\n\nTo wait.",
        "impact": "",
        "peer": "",
        "standards": "4.3 research, theories and frameworks; 4.6 reflection",
        "reflections": f"{labels.PROMPTS[Heading.REACTION]} Oh.\nWho fills it? I do.",
        "sources": "The guidance; A book",
    }
    assert first == facts | {
        "number": "1",
        "scene": "kitchen",
        "choice": "ask",
        "question": "Monday, 8.55",
        "text": "Ask Ada.",
        "reflects": "",
        "partly": "small-early-wins; not-in-this-guidance",
        "against": "facts-are-not-enough",
        "reason": "She knew more.",
        "confidence": "certain",
        "note": "Next time sooner.",
    }
    open_decision = dict.fromkeys([*map(str, Alignment), "reason", "confidence", "note"], "")
    second_choice = {"number": "2", "scene": "tuesday", "choice": "wait", "question": "Tuesday", "text": "Wait."}
    assert second == facts | open_decision | second_choice


def test_csv_has_a_row_for_a_record_without_decisions() -> None:
    """With every other column empty; spreadsheets read the file as UTF-8."""
    (row,) = rows([EMPTY._replace(title="Schön & gut, „wirklich“")])
    assert (row["title"], row["number"], row["ending_kind"]) == ("Schön & gut, „wirklich“", "", "")
    assert as_csv([EMPTY]).startswith(b"\xef\xbb\xbfattempt,")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1"])
def test_no_text_becomes_a_formula_in_csv(text: str) -> None:
    """A spreadsheet shows it; it does not compute it."""
    row = rows([everywhere(text)])[0]
    assert {row[column] for column in ("title", "question", "reason", "note", "sources")} == {f"'{text}"}


@given(st.text())
def test_a_text_comes_back_from_csv(text: str) -> None:
    """As it was, but for the mark that makes a formula inert, and with its control characters visible."""
    back = rows([FULL._replace(title=text)])[0]["title"]
    assert back in (visible(text), f"'{visible(text)}")
    assert not back.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_json_has_everything() -> None:
    """All fields of a record and its decisions, with ids and dates as they are kept."""
    (data,) = json.loads(as_json([FULL]))
    assert data == {
        **FULL._asdict(),
        "day": "2026-11-03",
        "ending": {"scene": "week", "kind": "fragile", "title": "A full kettle"},
        "written": dict(FULL.written),
        "sources": ["The guidance", "A book"],
        "one_decision_away": [
            {
                "number": 2,
                "choice": "go",
                "text": "Go home.",
                "ending": {"scene": "apart", "kind": "breakdown", "title": "Two kettles"},
            }
        ],
        "decisions": [
            {
                "number": 1,
                "scene": "kitchen",
                "choice": "ask",
                "offered": ["ask", "tell"],
                "question": "Monday, 8.55",
                "text": "Ask Ada.",
                "alignments": dict(FULL.decisions[0].alignments),
                "decided": AT_NINE.isoformat(),
                "reason": "She knew more.",
                "confidence": "certain",
                "note": "Next time sooner.",
            },
            {
                "number": 2,
                "scene": "tuesday",
                "choice": "wait",
                "offered": ["wait"],
                "question": "Tuesday",
                "text": "Wait.",
                "alignments": {},
                "decided": AT_NINE.isoformat(),
                "reason": "",
                "confidence": None,
                "note": "",
            },
        ],
    }


@pytest.mark.parametrize("text", ["„=<b>|\n\r\x1b“", ""])
def test_a_text_comes_back_from_json(text: str) -> None:
    """As it was; a record without an ending and decisions has none."""
    (data, empty) = json.loads(as_json([everywhere(text), EMPTY]))
    assert (data["title"], data["decisions"][0]["reason"]) == (text, text)
    assert (empty["ending"], empty["decisions"], empty["written"]) == (None, [], {})


def test_the_other_formats_are_renderings_of_one_document(guidance: Guidance) -> None:
    """Whatever the case of the ending."""
    document = records_document([FULL, EMPTY], guidance)
    assert export([FULL, EMPTY], guidance, ".HTML") == as_html(document).encode()
    assert export([FULL, EMPTY], guidance, "md") == as_markdown(document).encode()


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_record_is_saved_as_its_name_says(guidance: Guidance, tmp_path: Path, suffix: str) -> None:
    """In upper case too."""
    file = tmp_path / f"my.own.{suffix.upper()}"
    save([FULL], guidance, file, replace=False)
    if suffix == "docx":  # has the time in it
        assert docx.Document(str(file)).paragraphs[0].text == "CPD record"
    else:
        assert file.read_bytes() == export([FULL], guidance, suffix)


@pytest.mark.parametrize("name", ["record.pdf", "record", ".md", "record.md.bak"])
def test_a_name_that_says_no_format_is_refused(guidance: Guidance, tmp_path: Path, name: str) -> None:
    """With the formats there are; nothing is written."""
    with pytest.raises(UnknownFormatError) as refused:
        save([FULL], guidance, tmp_path / name, replace=True)
    assert str(refused.value) == "The name must end in .html, .md, .docx, .csv, .json."
    assert list(tmp_path.iterdir()) == []


def test_over_a_file_that_is_there_nothing_is_saved_unasked(guidance: Guidance, tmp_path: Path) -> None:
    """Once it may be replaced, it is."""
    file = tmp_path / "record.md"
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError):
        save([FULL], guidance, file, replace=False)
    assert file.read_text(encoding="utf-8") == "mine"
    save([FULL], guidance, file, replace=True)
    assert file.read_bytes() == export([FULL], guidance, "md")


def test_where_a_record_cannot_be_saved_the_system_says_why(guidance: Guidance, tmp_path: Path) -> None:
    """The error is passed on."""
    with pytest.raises(FileNotFoundError):
        save([FULL], guidance, tmp_path / "nowhere" / "record.md", replace=False)


def test_without_its_library_docx_says_how_to_get_it(
    guidance: Guidance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And writes nothing; other formats do not need it."""
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(MissingExtraError) as refused:
        save([FULL], guidance, tmp_path / "record.docx", replace=False)
    assert str(refused.value) == "DOCX needs the library python-docx: pip install python-docx."
    assert list(tmp_path.iterdir()) == []
    save([FULL], guidance, tmp_path / "record.html", replace=False)


def test_a_web_page_among_the_learner_s_documents_is_proposed(documents: Path) -> None:
    """Named after the scenario and the day."""
    assert proposed_file(FULL) == documents / "cpd-small-2026-11-03.html"


@pytest.mark.parametrize(
    "hostile", ["../../x", "/x", "~", "", "\0\x1b]0;x\x07", "a\nb", "😀" * 200, "水" * 200, "\ud800"]
)
def test_no_record_leads_out_of_the_documents(documents: Path, hostile: str) -> None:
    """Whatever it says it is of: the name is one that a file can have."""
    proposed = proposed_file(FULL._replace(scenario=hostile))
    assert proposed.parent == documents
    proposed.write_text("", encoding="utf-8")
    assert [path.name.isprintable() for path in documents.iterdir()] == [True]
