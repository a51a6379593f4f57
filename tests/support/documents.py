"""Documents with every part in them, and the texts that a rendering must have."""

from __future__ import annotations

from enum import StrEnum
from functools import singledispatch
from typing import TYPE_CHECKING, TypeVar, cast

from scenario_trainer.documents.parts import (
    Blank,
    Comparison,
    Document,
    EndingLine,
    Facts,
    Finding,
    Gauge,
    Gauges,
    Grid,
    GridRow,
    Item,
    Items,
    Option,
    Paragraph,
    Path,
    Section,
    Step,
    Tallies,
    Tally,
    Tone,
)
from scenario_trainer.documents.wording import labels
from scenario_trainer.story.terms import Alignment, EndingKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from scenario_trainer.documents.parts import Part

T = TypeVar("T")


def texts(document: Document) -> list[str]:
    """All texts of a document, in the order in which they are read."""
    return [document.title, document.subtitle, *_all(document.parts)]


def said(parts: Iterable[Part]) -> list[str]:
    """The texts of some parts, in their order and without empty ones."""
    return [text for text in _all(parts) if text]


def sections(parts: Iterable[Part]) -> dict[str, list[str]]:
    """The texts of each section among some parts, by its title."""
    return {part.title: said(part.parts) for part in parts if isinstance(part, Section)}


def changed(value: T, change: Callable[[str], str]) -> T:
    """A document, or anything in it, with each of its texts changed but for empty ones."""
    if isinstance(value, str) and not isinstance(value, StrEnum):
        return cast("T", change(value) if value else value)
    if isinstance(value, tuple):
        parts = (changed(each, change) for each in value)
        return cast("T", type(value)(*parts) if hasattr(value, "_fields") else tuple(parts))
    return value


def _all(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        yield from _texts(part)


@singledispatch
def _texts(part: Part) -> Iterator[str]:
    raise TypeError(type(part).__name__)


@_texts.register(Paragraph)
def _(part: Paragraph) -> Iterator[str]:
    yield from (part.label, part.text)


@_texts.register(Blank)
def _(part: Blank) -> Iterator[str]:
    yield part.prompt


@_texts.register(Facts)
def _(part: Facts) -> Iterator[str]:
    for row in part.rows:
        yield from row


@_texts.register(Items)
def _(part: Items) -> Iterator[str]:
    for item in part.items:
        yield from (item.label, item.text, *_all(item.parts))


@_texts.register(Finding)
def _(part: Finding) -> Iterator[str]:
    # Where the source was named before, lines and the path leave it out.
    yield from (
        labels.ALIGNMENTS[part.alignment],
        part.principle,
        part.place,
        part.instead_of,
        part.in_short,
        part.why,
    )


@_texts.register(Gauges)
def _(part: Gauges) -> Iterator[str]:
    for gauge in part.gauges:
        yield gauge.label  # lines leave its ends out


@_texts.register(Option)
def _(part: Option) -> Iterator[str]:
    yield from (str(part.number), part.text, part.locked or "")


@_texts.register(EndingLine)
def _(part: EndingLine) -> Iterator[str]:
    yield from (labels.ENDINGS[part.kind], part.title)


@_texts.register(Path)
def _(part: Path) -> Iterator[str]:
    for step in part.steps:
        yield from (step.question, step.text, *_all(step.parts), *step.branches)


@_texts.register(Tallies)
def _(part: Tallies) -> Iterator[str]:
    for tally in part.tallies:
        yield from (tally.principle, tally.text)


@_texts.register(Grid)
def _(part: Grid) -> Iterator[str]:
    for row in part.rows:
        yield row.principle  # its cells are drawn or said, as the rendering can


@_texts.register(Comparison)
def _(part: Comparison) -> Iterator[str]:
    for title, inside in part:
        yield from (title, *_all(inside))


@_texts.register(Section)
def _(part: Section) -> Iterator[str]:
    yield from (part.title, *_all(part.parts))


def everything(text: str = "") -> Document:
    """A document with every kind of part, in each of which `text` follows words of its own."""
    return Document(f"Title {text}", (*plain(text), *_drawn(text), *_nested(text)), f"Subtitle {text}")


def plain(text: str = "") -> tuple[Part, ...]:
    """Parts of a text and little more."""
    return (
        *(Paragraph(f"In {tone} {text}", f"Label of {tone} {text}", tone) for tone in Tone),
        Paragraph(f"Alone {text}"),
        Blank(f"Asked {text}"),
        Facts(((f"First {text}", f"one {text}"), (f"Second {text}", f"two {text}"))),
        Items((Item(f"Bullet {text}", (Paragraph(f"below {text}"),), f"Lead {text}"), Item(f"Other {text}"))),
        Items((Item(f"Number one {text}"), Item(f"Number two {text}")), ordered=True),
        Option(1, f"Choice {text}"),
        Option(2, f"Locked {text}", f"because {text}"),
    )


def _drawn(text: str) -> tuple[Part, ...]:
    return (
        *(
            Finding(
                each,
                f"Principle {each} {text}",
                f"why {each} {text}",
                f"page {each} {text}",
                f"Source {text}",
                f"warned of {each} {text}",
                f"short {each} {text}",
            )
            for each in Alignment
        ),
        Finding(Alignment.REFLECTS, f"Only named {text}"),
        Gauges(
            (
                Gauge(f"Trust {text}", 2, f"wary {text}", f"solid {text}", 0, 4),
                Gauge(f"Voice {text}", 1, f"unheard {text}", f"central {text}", 0, 5, before=3),
            )
        ),
        *(EndingLine(kind, f"Ending {kind} {text}") for kind in EndingKind),
        Tallies((Tally(f"Tallied {text}", (*Alignment, None), f"counted {text}"),)),
        Grid((GridRow(f"In the grid {text}", (tuple(Alignment), (None,), ())),)),
    )


def _nested(text: str) -> tuple[Part, ...]:
    step = Step(
        1,
        f"Question {text}",
        f"Taken {text}",
        (Finding(Alignment.PARTLY, f"In step {text}"),),
        (f"branch {text}",),
    )
    inner = Section(f"Inner {text}", (Paragraph(f"deep {text}"), Path((step, step._replace(number=2, parts=())))))
    left, right = (
        (f"Left {text}", (Paragraph(f"this side {text}"),)),
        (f"Right {text}", (Paragraph(f"that {text}"),)),
    )
    return (Section(f"Outer {text}", (inner, Comparison(left, right)), folded=True),)
