"""Documents as lines of text: no markup, no colour, nothing that a screen reader would spell out."""

from __future__ import annotations

import re
from functools import singledispatch
from typing import TYPE_CHECKING

from wcwidth import wrap

from scenario_trainer.documents.parts import (
    Blank,
    Comparison,
    Facts,
    Finding,
    Gauges,
    Items,
    Option,
    Paragraph,
    Path,
    Section,
    Step,
)
from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.render.in_words import in_words
from scenario_trainer.render.repetition import without_repetition
from scenario_trainer.story.controls import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scenario_trainer.documents.parts import Document, Part

WIDTH = 78
"""In terminal cells."""

_LONG_WORD = re.compile(r"\S{400}(?=\S)")
"""What is cut before it is wrapped, which takes time by the square of a word's length."""

_DENSE = (Finding, Option)
"""Parts that stand below their like without a blank line between them."""


def document_lines(document: Document, width: int = WIDTH) -> Iterator[str]:
    """A whole document, its title first."""
    yield from wrapped(": ".join(part for part in (document.title, document.subtitle) if part), width)
    yield from part_lines(document.parts, width)


def part_lines(parts: Iterable[Part], width: int = WIDTH, indent: str = "") -> Iterator[str]:
    """Parts of a document, none of the lines wider than `width` cells; `indent` begins each line."""
    yield from _parts(without_repetition(parts), width, indent)


def _parts(parts: Iterable[Part], width: int, indent: str) -> Iterator[str]:
    before: Part | None = None
    for part in parts:
        if not isinstance(part, Items) and not (isinstance(part, _DENSE) and type(part) is type(before)):
            yield ""
        yield from _lines(part, width, indent)
        before = part


def wrapped(text: str, width: int = WIDTH, first: str = "", rest: str | None = None) -> Iterator[str]:
    """A text in lines. `first` begins its first line and `rest`, or as many blanks, the others."""
    rest = " " * len(first) if rest is None else rest
    for line in _LONG_WORD.sub(r"\g<0> ", visible(text)).split("\n"):
        found = wrap(line, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
        yield from found or [first.rstrip()]
        first = rest


@singledispatch
def _lines(part: Part, width: int, indent: str) -> Iterator[str]:
    """The lines of one part, without the blank line before it."""
    return _lines(in_words(part), width, indent)


@_lines.register(Section)
def _(part: Section, width: int, indent: str) -> Iterator[str]:
    yield from wrapped(part.title, width, indent)
    yield from _parts(part.parts, width, indent)


@_lines.register(Paragraph)
def _(part: Paragraph, width: int, indent: str) -> Iterator[str]:
    yield from wrapped(phrases.labelled(part.text, part.label), width, indent)


@_lines.register(Blank)
def _(part: Blank, width: int, indent: str) -> Iterator[str]:
    yield from wrapped(part.prompt, width, indent)


@_lines.register(Facts)
def _(part: Facts, width: int, indent: str) -> Iterator[str]:
    for label, value in part.rows:
        yield from wrapped(f"{phrases.lead(label)} {value}", width, indent, f"{indent}  ")


@_lines.register(Gauges)
def _(part: Gauges, width: int, indent: str) -> Iterator[str]:
    # Its ends are said once, in the briefing and on request: a listener would hear them at each decision.
    for each in part.gauges:
        yield from wrapped(f"{phrases.lead(each.label)} {phrases.gauge_value(each)}", width, indent, f"{indent}  ")


@_lines.register(Items)
def _(part: Items, width: int, indent: str) -> Iterator[str]:
    for number, item in enumerate(part.items, part.first):
        mark = (
            f"{indent}{number:>{len(str(part.first + len(part.items) - 1))}}. " if part.ordered else f"{indent}- "
        )
        yield from wrapped(phrases.labelled(item.text, item.label), width, mark)
        yield from _below(item.parts, width, mark)


@_lines.register(Finding)
def _(part: Finding, width: int, indent: str) -> Iterator[str]:
    principle = f"{part.principle} ({part.cited})" if part.cited else part.principle
    yield from wrapped(f"{labels.ALIGNMENTS[part.alignment]}: {principle}.", width, indent)
    for text in phrases.below_finding(part):
        yield from wrapped(text, width, f"{indent}  ")


@_lines.register(Option)
def _(part: Option, width: int, indent: str) -> Iterator[str]:
    # The reason comes first: a listener would take the choice for an open one until they hear it.
    said = f"{phrases.locked(part.locked)}\n{part.text}" if part.locked else part.text
    yield from wrapped(said, width, f"{indent}{part.number}. ")


@_lines.register(Path)
def _(part: Path, width: int, indent: str) -> Iterator[str]:
    for step in part.steps:
        yield from _step(step, width, indent)


def _step(step: Step, width: int, indent: str) -> Iterator[str]:
    mark = f"{indent}{step.number}. "
    yield from wrapped(step.question, width, mark)
    yield from wrapped(f"{labels.YOUR_CHOICE}: {step.text}", width, " " * len(mark))
    yield from _below(step.parts, width, mark)
    for branch in step.branches:
        yield from wrapped(branch, width, " " * len(mark))


@_lines.register(Comparison)
def _(part: Comparison, width: int, indent: str) -> Iterator[str]:
    for title, parts in (part.left, part.right):
        yield from wrapped(title, width, indent)
        yield from _below(parts, width, f"{indent}  ")


def _below(parts: Iterable[Part], width: int, mark: str) -> Iterator[str]:
    """Parts that belong to what `mark` began, indented as far and without blank lines between them."""
    for part in parts:
        yield from _lines(part, width, " " * len(mark))
