"""CPD records as files: complete, readable, and harmless whatever the learner wrote."""

from __future__ import annotations

import csv
import io
import json
import sys
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_trainer.documents import wording
from scenario_trainer.documents.cpd_record import Answer, CpdRecord, DecisionTaken
from scenario_trainer.render.docx import MissingExtraError
from scenario_trainer.render.exports import Format, export, save
from tests.support.cpd_records import EMPTY, FULL, everywhere

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


MARKDOWN = f"""\
# CPD record

## A small story

| | |
| --- | --- |
| Type | Self-directed learning |
| Description | A small story. Two people share a kettle. |
| Date | 2026-11-03 |
| Minutes spent | 12 |
| Ending | A fragile ending: A full kettle |
| What-ifs played | 2 |

### What I learnt

> To ask.
>{" "}
> To wait.

### Peer

*And from a peer?*

### Standards for CPD

- 4.3 research
- 4.6 reflection

### Reflections

**Who fills it?**

> I do.

### Decisions taken

1. Monday, 8.55: Ask Ada. (partly reflects)
   My reason: She knew more.
   I was certain.
2. Tuesday: Wait.

### Sources

- The guidance
- A book

## Another story

| | |
| --- | --- |
| Type | Self-directed learning |
| Description | A small story. Two people share a kettle. |
| Date | 2026-11-03 |
| Minutes spent | 12 |

### Peer

*And from a peer?*

### Standards for CPD

*{wording.WHICH_STANDARDS}*

### Decisions taken

None.

### Sources

- The guidance
- A book

---

{wording.NO_NAMES}
"""

nasty = st.text("<>&\"'/!-=;#| ab\n", min_size=1).filter(lambda text: text.strip())
"""What markup is made of."""


class Page(HTMLParser):
    """What a browser would see: the tags, the attributes and the words."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.words: list[str] = []
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        """Note words, blank ones left out."""
        if data.strip():
            self.words.append(data.strip())


def rows(records: Sequence[CpdRecord]) -> list[dict[str, str]]:
    """The lines of a CSV file by their headings."""
    text = export(records, Format.CSV).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_markdown_can_be_read_as_it_is() -> None:
    """An empty heading has its prompt, and nothing pretends to be an answer."""
    assert export([FULL, EMPTY], Format.MARKDOWN).decode() == MARKDOWN


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r", "\n\n"])
def test_no_text_breaks_out_of_its_place_in_markdown(break_: str) -> None:
    """What follows a line break stays in the heading, cell, quotation or list it belongs to."""
    one = export([everywhere("one # two")], Format.MARKDOWN).decode()
    two = export([everywhere(f"one{break_}# two")], Format.MARKDOWN).decode()
    quoted = "\n> ".join(f"one{break_}# two".splitlines())
    assert two == one.replace("> one # two", f"> {quoted}")


def test_a_bar_in_a_cell_of_markdown_is_escaped() -> None:
    """Else it would begin another cell."""
    text = export([FULL._replace(description="One | two")], Format.MARKDOWN).decode()
    assert "| Description | One \\| two |\n" in text


def test_html_tells_what_there_is() -> None:
    """In words, in order, each with its label."""
    words = Page(export([FULL], Format.HTML)).words
    assert words[words.index("A small story") :] == [
        "A small story",
        *("Type", "Self-directed learning"),
        *("Description", "A small story. Two people share a kettle."),
        *("Date", "3 November 2026"),
        *("Minutes spent", "12"),
        *("Ending", "A fragile ending: A full kettle"),
        *("What-ifs played", "2"),
        *("What I learnt", "To ask.\n\nTo wait."),
        *("Peer", "And from a peer?"),
        *("Standards for CPD", "4.3 research", "4.6 reflection"),
        *("Reflections", "Who fills it?", "I do."),
        "Decisions taken",
        *("Monday, 8.55", "Ask Ada.", "Partly reflects", "I was certain.", "She knew more."),
        *("Tuesday", "Wait."),
        *("Sources", "The guidance", "A book"),
        wording.NO_NAMES,
    ]


def test_an_empty_heading_of_html_shows_its_prompt_as_a_prompt() -> None:
    """Not as words of the learner; a part that is empty altogether is left out or says so."""
    page = Page(export([EMPTY], Format.HTML))
    assert ("p", [("class", "own")]) not in page.tags
    assert page.tags.count(("p", [("class", "prompt")])) == 2
    assert {"Ending", "What-ifs played", "Reflections"}.isdisjoint(page.words)
    assert page.words[page.words.index("Decisions taken") + 1] == "None."


@given(nasty)
def test_no_text_becomes_markup_in_html(text: str) -> None:
    """Whatever somebody writes is shown as they wrote it, and makes no tag."""
    page = Page(export([everywhere(text)], Format.HTML))
    assert page.tags == Page(export([everywhere("words")], Format.HTML)).tags
    assert text.strip() in page.words


def test_html_needs_nothing_from_elsewhere() -> None:
    """Opening it tells nobody."""
    page = Page(export([FULL, EMPTY], Format.HTML))
    assert {"script", "link", "img", "iframe"}.isdisjoint(tag for tag, _ in page.tags)
    assert {"src", "href"}.isdisjoint(name for _, attributes in page.tags for name, _ in attributes)


def test_csv_has_a_line_for_each_record() -> None:
    """With the facts, the learner's words and the decisions, and in a form that spreadsheets read as UTF-8."""
    headed = FULL._replace(answers=tuple(Answer(each, f"On {each}", "") for each in wording.HEADINGS.values()))
    first, second = rows([headed, headed._replace(title="Schön & gut, „wirklich“")])
    assert first == {
        "Title": "A small story",
        "Type": "Self-directed learning",
        "Description": "A small story. Two people share a kettle.",
        "Date": "2026-11-03",
        "Minutes spent": "12",
        "Ending": "A fragile ending: A full kettle",
        **{heading: f"On {heading}" for heading in wording.HEADINGS.values()},
        "Standards": "4.3 research; 4.6 reflection",
        "Decisions": "1. Monday, 8.55: Ask Ada. My reason: She knew more. I was certain.\n2. Tuesday: Wait.",
    }
    assert second == {**first, "Title": "Schön & gut, „wirklich“"}
    assert export([FULL], Format.CSV).startswith(b"\xef\xbb\xbfTitle,")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_no_text_becomes_a_formula_in_csv(text: str) -> None:
    """A spreadsheet shows it; it does not reckon it out."""
    assert rows([FULL._replace(title=text)])[0]["Title"] == f"'{text}"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_text_comes_back_from_csv(text: str) -> None:
    """As it was, but for the mark that makes a formula inert."""
    back = rows([FULL._replace(title=text)])[0]["Title"]
    assert back in (text, f"'{text}")
    assert not back.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@pytest.mark.parametrize("record", [FULL, EMPTY, everywhere("„=<b>|\n\r\x1b“")], ids=["full", "empty", "odd"])
def test_json_has_everything(record: CpdRecord) -> None:
    """The record can be made again from it."""
    (given,) = json.loads(export([record], Format.JSON))
    again = CpdRecord(
        **{
            **given,
            "day": date.fromisoformat(given["day"]),
            "decisions": tuple(DecisionTaken(**each) for each in given["decisions"]),
            "sources": tuple(given["sources"]),
            "answers": tuple(Answer(**each) for each in given["answers"]),
            "standards": tuple(given["standards"]),
            "reflections": tuple(Answer(**each) for each in given["reflections"]),
        }
    )
    assert again == record


@pytest.fixture
def _without_docx(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if python-docx were not installed."""
    monkeypatch.setitem(sys.modules, "docx", None)


MISSING = "DOCX needs the library python-docx: pip install python-docx."


@pytest.mark.usefixtures("_without_docx")
def test_without_its_library_docx_says_how_to_get_it(tmp_path: Path) -> None:
    """And writes nothing; other formats do not need it."""
    with pytest.raises(MissingExtraError) as refused:
        export([FULL], Format.DOCX)
    assert str(refused.value) == MISSING
    assert save([FULL], tmp_path / "record.docx", replace=False) == MISSING
    assert list(tmp_path.iterdir()) == []
    assert save([FULL], tmp_path / "record.html", replace=False) is None


@pytest.mark.parametrize("name", ["record.md", "record.html", "record.csv", "record.json", "my.own.MD"])
def test_a_record_is_saved_as_its_name_says(tmp_path: Path, name: str) -> None:
    """In upper case too."""
    assert save([FULL], tmp_path / name, replace=False) is None
    assert (tmp_path / name).read_bytes() == export([FULL], Format(name.rpartition(".")[2].lower()))


def test_a_record_is_saved_as_docx(tmp_path: Path) -> None:
    """It opens."""
    assert save([FULL], tmp_path / "record.docx", replace=False) is None
    assert docx.Document(str(tmp_path / "record.docx")).paragraphs[0].text == "CPD record"


@pytest.mark.parametrize("name", ["record.pdf", "record", ".md", "record.md.bak"])
def test_a_name_that_says_no_format_is_refused(tmp_path: Path, name: str) -> None:
    """With the formats there are."""
    assert save([FULL], tmp_path / name, replace=True) == wording.FORMATS
    assert list(tmp_path.iterdir()) == []


def test_over_a_file_that_is_there_nothing_is_saved_unasked(tmp_path: Path) -> None:
    """Once it may be replaced, it is."""
    file = tmp_path / "record.md"
    file.write_text("mine", encoding="utf-8")
    assert save([FULL], file, replace=False) == wording.exists(file)
    assert file.read_text(encoding="utf-8") == "mine"
    assert save([FULL], file, replace=True) is None
    assert file.read_bytes() == export([FULL], Format.MARKDOWN)


def test_where_a_record_cannot_be_saved_it_is_said_why(tmp_path: Path) -> None:
    """In the words of the system."""
    file = tmp_path / "nowhere" / "record.md"
    assert save([FULL], file, replace=False) == f"{file} cannot be written: no such file or directory."
