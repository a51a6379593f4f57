"""Text in paragraphs, wrapped with a hanging indent."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.geometry import Size


class Block(NamedTuple):
    """A paragraph. Text is text: nothing in it is taken for markup."""

    text: str
    style: str = ""
    first: str = ""
    """What stands before the first line."""
    first_style: str = ""
    gap: bool = True
    """Whether a blank line comes before it, unless it is the first."""
    rest: str = ""
    """What stands before the other lines, in the same style; as many blanks where it is empty."""


def wrap(block: Block, width: int) -> list[Content]:
    """The lines of a paragraph, none wider than `width` cells."""
    first = Content.styled(block.first, block.first_style)
    indent = Content.styled(block.rest, block.first_style) if block.rest else Content(" " * first.cell_length)
    inner = max(1, width - first.cell_length)
    lines = [
        line
        for written in block.text.split("\n")
        for line in (Content.styled(written, block.style).wrap(inner) if written else [Content("")])
    ]
    return [(indent if index else first) + line for index, line in enumerate(lines)]


class Page(Widget):
    """Paragraphs to read."""

    DEFAULT_CSS = "Page { height: auto; }"

    def __init__(
        self,
        blocks: Sequence[Block] = (),
        *,
        id: str | None = None,  # noqa: A002 - every widget's name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._blocks = tuple(blocks)
        self._wrapped: tuple[int, list[Content]] = (-1, [])

    def show(self, blocks: Iterable[Block]) -> None:
        """Replace what is on the page."""
        self._blocks = tuple(blocks)
        self._wrapped = (-1, [])
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        return len(self._lines(width))

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        if self._wrapped[0] != width:
            lines: list[Content] = []
            for index, block in enumerate(self._blocks):
                if block.gap and index:
                    lines.append(Content(""))
                lines.extend(wrap(block, width))
            self._wrapped = (width, lines)
        return self._wrapped[1]
