"""Documents as Markdown (CommonMark with tables)."""

from __future__ import annotations

import re
from functools import singledispatch
from typing import TYPE_CHECKING

from scenario_trainer.documents.parts import (
    Blank,
    Comparison,
    Facts,
    Finding,
    Items,
    Option,
    Paragraph,
    Path,
    Section,
    Tone,
)
from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.render.in_words import in_words
from scenario_trainer.story.controls import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scenario_trainer.documents.parts import Document, Part

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>&#|~$])")
"""Characters that mean something anywhere in a text."""
_BLANKS = re.compile(r"^[^\S\n]+|[^\S\n]+$", re.MULTILINE)
"""Of them, what begins a line would make it a block of code, and what ends it would break it."""
_LINE_START = re.compile(r"^(\d+(?=[.)])|(?=[-+=]))", re.MULTILINE)
"""What would begin a list or a heading's underline."""


def as_markdown(document: Document) -> str:
    """A whole document."""
    blocks = [f"# {_line(document.title)}"]
    if document.subtitle:
        blocks.append(_line(document.subtitle))
    return "\n\n".join([*blocks, *_blocks(document.parts, 2)]) + "\n"


def _text(text: str) -> str:
    """A text in which nothing is taken for markup, and whose line ends stay."""
    safe = _LINE_START.sub(r"\1\\", _SPECIAL.sub(r"\\\1", _BLANKS.sub("", visible(text))))
    return re.sub(r"(?<=\S)\n(?=\S)", "  \n", safe)


def _line(text: str) -> str:
    """The same on one line, where a line end would end something."""
    return _text(" ".join(visible(text).split()))


def _quote(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in _text(text).split("\n"))


def _indented(blocks: Iterable[str], by: int) -> str:
    return re.sub(r"\n(?!\n)", "\n" + " " * by, "\n\n".join(blocks))


def _blocks(parts: Iterable[Part], level: int) -> Iterator[str]:
    for part in parts:
        yield from _block(part, level)


@singledispatch
def _block(part: Part, level: int) -> Iterator[str]:
    """The blocks of one part, to be parted by blank lines; `level` is that of a section's heading."""
    return _block(in_words(part), level)


@_block.register(Section)
def _(part: Section, level: int) -> Iterator[str]:
    yield f"{'#' * min(level, 6)} {_line(part.title)}"
    yield from _blocks(part.parts, level + 1)


@_block.register(Paragraph)
def _(part: Paragraph, level: int) -> Iterator[str]:
    label = f"**{_line(phrases.lead(part.label))}** " if part.label else ""
    if part.tone is Tone.QUOTE:
        yield f"{label.rstrip()}\n\n{_quote(part.text)}".lstrip()
    elif part.tone is Tone.LEAD:
        yield f"{label}**{_line(part.text)}**"
    else:
        yield label + _text(part.text)


@_block.register(Blank)
def _(part: Blank, level: int) -> Iterator[str]:
    yield f"*{_line(part.prompt)}*"


@_block.register(Facts)
def _(part: Facts, level: int) -> Iterator[str]:
    rows = [f"| {_line(label)} | {_line(value)} |" for label, value in part.rows]
    yield "\n".join(["| | |", "| --- | --- |", *rows])


@_block.register(Items)
def _(part: Items, level: int) -> Iterator[str]:
    listed = []
    for number, item in enumerate(part.items, part.first):
        mark = f"{number}. " if part.ordered else "- "
        label = f"**{_line(phrases.lead(item.label))}** " if item.label else ""
        listed.append(_indented([mark + label + _line(item.text), *_blocks(item.parts, level)], len(mark)))
    yield "\n".join(listed)


@_block.register(Finding)
def _(part: Finding, level: int) -> Iterator[str]:
    place = f" ({_line(part.cited)})" if part.cited else ""
    below = "".join(f"  \n{_line(text)}" for text in phrases.below_finding(part))
    yield f"**{labels.ALIGNMENTS[part.alignment]}:** {_line(part.principle)}{place}{below}"


@_block.register(Option)
def _(part: Option, level: int) -> Iterator[str]:
    reason = f" *({labels.NOT_YET}: {_line(part.locked)})*" if part.locked else ""
    # Another mark than that of ordered items: a list above would go on with its own numbers.
    yield f"{part.number}) {_line(part.text)}{reason}"


@_block.register(Path)
def _(part: Path, level: int) -> Iterator[str]:
    listed = []
    for step in part.steps:
        mark = f"{step.number}. "
        below = [*_blocks(step.parts, level), *map(_line, step.branches)]
        listed.append(_indented([f"{mark}*{_line(step.question)}*  \n{_line(step.text)}", *below], len(mark)))
    yield "\n\n".join(listed)


@_block.register(Comparison)
def _(part: Comparison, level: int) -> Iterator[str]:
    for title, parts in (part.left, part.right):
        yield f"**{_line(title)}**"
        yield from _blocks(parts, level)
