"""Every rendering of a document, as the letters that its reader sees."""

from __future__ import annotations

import io
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import docx
from docx.table import Table
from markdown_it import MarkdownIt

from scenario_trainer.render.docx_file import as_docx
from scenario_trainer.render.html_page import as_html
from scenario_trainer.render.markdown import as_markdown
from scenario_trainer.render.plain_lines import document_lines
from scenario_trainer.story.controls import visible
from scenario_trainer.tui.block import wrap_all
from scenario_trainer.tui.blocks import document_blocks

if TYPE_CHECKING:
    from collections.abc import Callable

    from scenario_trainer.documents.parts import Document

NARROW = 56
"""A width, in cells, at which nothing stands side by side."""


def letters(text: str) -> str:
    """A text without its blanks, since it may be wrapped at each of them."""
    return "".join(text.split())


def _lines(document: Document) -> str:
    return "\n".join(document_lines(document))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.read: list[str] = []
        self._hidden = 0
        self._next: list[int] = []
        """The number of the next entry of each list that is open; 0 where they have none."""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("style", "title")
        if tag in ("ol", "ul"):
            self._next.append(int(dict(attributes).get("start") or 1) if tag == "ol" else 0)
        if tag == "li" and self._next[-1]:
            self.read.append(f"{self._next[-1]}. ")
            self._next[-1] += 1

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("style", "title")
        if tag in ("ol", "ul"):
            self._next.pop()

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.read.append(data)


def _read(page: str) -> str:
    reader = _Reader()
    reader.feed(page)
    return "".join(reader.read)


def _html(document: Document) -> str:
    return _read(as_html(document))


def _markdown(document: Document) -> str:
    return _read(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(as_markdown(document)))


def docx_text(content: bytes) -> str:
    """What stands in a DOCX file, a paragraph or cell a line, in its order."""
    file = docx.Document(io.BytesIO(content))
    read: list[str] = []
    for part in file.iter_inner_content():
        if isinstance(part, Table):
            read += [cell.text for row in part.rows for cell in row.cells]
        else:
            read.append(part.text)
    return "\n".join(read)


def _docx(document: Document) -> str:
    return docx_text(as_docx(document))


def _terminal(document: Document) -> str:
    lines = wrap_all(document_blocks(document.parts, NARROW), NARROW)
    shown = "\n".join([visible(document.title), visible(document.subtitle), *(line.plain for line in lines)])
    return shown.replace("│", "").replace("├─", "")  # what connects the decisions of a path


RENDERINGS: dict[str, Callable[[Document], str]] = {
    "lines": _lines,
    "Markdown": _markdown,
    "HTML": _html,
    "DOCX": _docx,
    "terminal": _terminal,
}


def missing(rendered: str, texts: list[str]) -> list[str]:
    """The texts that a rendering does not have, or not in their order."""
    shown, position = letters(rendered), 0
    absent = []
    for text in texts:
        found = shown.find(letters(text), position)
        if found < 0:
            absent.append(text)
        else:
            position = found + len(letters(text))
    return absent
