"""A document to read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from scenario_trainer.tui.block import wrap_all
from scenario_trainer.tui.blocks import document_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.geometry import Size

    from scenario_trainer.documents.parts import Part


class Page(Widget):
    """The parts of a document, wrapped to the widget's width."""

    # The lines come wrapped and without links: Textual need not look for either in each of them.
    DEFAULT_CSS = "Page { height: auto; text-wrap: nowrap; text-overflow: clip; }"
    auto_links = False

    def __init__(
        self,
        parts: Iterable[Part] = (),
        *,
        id: str | None = None,  # noqa: A002 - every widget's name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._parts = tuple(parts)
        self._wrapped: tuple[int, list[Content]] = (-1, [])
        self._words = ""
        self._current = 0

    def show(self, parts: Iterable[Part]) -> None:
        """Replace what is on the page."""
        self._parts = tuple(parts)
        self._wrapped = (-1, [])
        self.refresh(layout=True)

    def find(self, words: str, current: int = 0) -> list[int]:
        """Mark where these words occur one after another, and return in which lines, from 0.

        `current` is the place, from 0 and counted round, to be marked as the one that one is at.
        """
        text = "\n".join(line.plain for line in self._lines(self.content_size.width))
        lines = [text.count("\n", 0, start) for start, _ in _occurrences(text, words)]
        self._words, self._current = words, current % max(1, len(lines))
        self.refresh()
        return lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        return len(self._lines(width))

    def render(self) -> Content:
        text = Content("\n").join(self._lines(self.content_size.width))
        for number, place in enumerate(_occurrences(text.plain, self._words)):
            text = text.stylize("reverse" if number == self._current else "underline", *place)
        return text

    def _lines(self, width: int) -> list[Content]:
        if self._wrapped[0] != width:
            self._wrapped = (width, wrap_all(document_blocks(self._parts, width), width))
        return self._wrapped[1]


def _occurrences(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where words occur, in either case and across the ends of lines."""
    if wanted := words.split():
        between = r"[\s│]+"  # a line may begin with a rail
        for found in re.finditer(between.join(map(re.escape, wanted)), text, re.IGNORECASE):
            yield found.span()
