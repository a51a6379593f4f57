"""Styled paragraphs, and how they are wrapped into lines."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from scenario_trainer.story.controls import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Block(NamedTuple):
    """A paragraph. Text is text: nothing in it is taken for markup."""

    text: str
    style: str = ""
    first: str = ""
    """What begins its first line."""
    first_style: str = ""
    lead: str = ""
    """What comes before the text and is wrapped with it."""
    lead_style: str = ""
    gap: bool = True
    """Whether a blank line comes before it, unless it is the first."""
    rail: str = ""
    """What begins every line, the blank one before it included."""
    rest: str = ""
    """What begins its other lines, on the rail's colour; where there is nothing, as many blanks."""


class Beside(NamedTuple):
    """Two columns of paragraphs."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    gap: bool = True
    rail: str = ""


RAIL_STYLE = "$primary"
CURSOR_STYLE = "$cursor-text on $cursor $cursor-style"
"""What is highlighted."""
GUTTER = 3
"""Cells between two columns."""


def within(blocks: Iterable[Block | Beside], rail: str) -> Iterator[Block | Beside]:
    """The same paragraphs, every line of them after `rail`."""
    for block in blocks:
        yield block._replace(rail=rail + block.rail)


def wrap_all(blocks: Sequence[Block | Beside], width: int) -> list[Content]:
    """The lines of paragraphs, none wider than `width` cells."""
    lines: list[Content] = []
    for index, block in enumerate(blocks):
        if block.gap and index:
            lines.append(_rail(block.rail.rstrip()))
        lines.extend(wrap(block, width))
    return lines


def wrap(block: Block | Beside, width: int) -> list[Content]:
    """The lines of one paragraph, without the blank line before it."""
    rail = _rail(block.rail)
    inner = max(1, width - rail.cell_length)
    lines = _wrapped_beside(block, inner) if isinstance(block, Beside) else _wrapped(block, inner)
    return [rail + line for line in lines] if block.rail else lines


def _rail(text: str) -> Content:
    return Content.styled(text, RAIL_STYLE)


def _wrapped(block: Block, width: int) -> list[Content]:
    first = Content.styled(visible(block.first), block.first_style)
    indent = _rail(block.rest) if block.rest else Content(" " * first.cell_length)
    inner = max(1, width - first.cell_length)
    head, *rest = (Content.styled(line, block.style) for line in visible(block.text).split("\n"))
    written = [Content.styled(visible(block.lead), block.lead_style) + head if block.lead else head, *rest]
    lines = [line for each in written for line in (each.wrap(inner) if each else [each])]
    return [(indent if index else first) + line for index, line in enumerate(lines)]


def half_of(width: int) -> int:
    """How wide each of two columns is, in cells."""
    return max(1, (width - GUTTER) // 2)


def _wrapped_beside(beside: Beside, width: int) -> list[Content]:
    half = half_of(width)
    pairs = zip_longest(wrap_all(beside.left, half), wrap_all(beside.right, half), fillvalue=Content(""))
    return [left + Content(" " * (half + GUTTER - left.cell_length)) + right for left, right in pairs]
