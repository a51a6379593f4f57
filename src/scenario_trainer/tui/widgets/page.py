"""A document to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from scenario_trainer.tui.block import wrap_all
from scenario_trainer.tui.blocks import document_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.geometry import Size

    from scenario_trainer.documents.parts import Part


class Page(Widget):
    """The parts of a document, wrapped to the widget's width."""

    DEFAULT_CSS = "Page { height: auto; }"

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

    def show(self, parts: Iterable[Part]) -> None:
        """Replace what is on the page."""
        self._parts = tuple(parts)
        self._wrapped = (-1, [])
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        return len(self._lines(width))

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        if self._wrapped[0] != width:
            self._wrapped = (width, wrap_all(document_blocks(self._parts, width), width))
        return self._wrapped[1]
