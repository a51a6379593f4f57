"""Documents as paragraphs of styled text for a page."""

from __future__ import annotations

from functools import singledispatch
from itertools import zip_longest
from typing import TYPE_CHECKING

from textual.content import Content

from scenario_trainer.documents.parts import (
    Blank,
    Comparison,
    EndingLine,
    Facts,
    Finding,
    Gauge,
    Gauges,
    Grid,
    Items,
    Option,
    Paragraph,
    Path,
    Section,
    Step,
    Tallies,
    Tone,
)
from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.render.signs import SIGNS, verdict_signs
from scenario_trainer.story.terms import Alignment, EndingKind
from scenario_trainer.tui.block import Beside, Block, half_of, within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scenario_trainer.documents.parts import Part

STYLES = {
    Alignment.REFLECTS: "bold $success",
    Alignment.PARTLY: "bold $warning",
    Alignment.AGAINST: "bold $error",
    None: "$muted",
}
ENDING_STYLES = {
    EndingKind.GOOD_ENOUGH: "bold $success",
    EndingKind.FRAGILE: "bold $warning",
    EndingKind.STALEMATE: "bold $warning",
    EndingKind.BREAKDOWN: "bold $error",
}
TONES = {
    Tone.BODY: "",
    Tone.LEAD: "bold",
    Tone.ASIDE: "$muted",
    Tone.QUOTE: "italic",
    Tone.NOTICE: "$accent",
    Tone.ERROR: "bold $error",
}
_CELL = 4
"""The width of a grid's columns, in cells."""
_NARROW = 48
"""Below this width of a page, in cells, as beside a story, no column is set aside for the words before a text."""
_SIDE_BY_SIDE = 70
"""From this width of a page, in cells, what is compared stands in two columns."""


def document_blocks(parts: Iterable[Part], width: int) -> list[Block | Beside]:
    """The paragraphs of a document's parts, for a page of so many cells."""
    return [block for part in parts for block in _blocks(part, width)]


def heading(title: str) -> Block:
    """The title of a section."""
    return Block(title, "bold $primary")


@singledispatch
def _blocks(part: Part, width: int) -> Iterator[Block | Beside]:
    """The paragraphs of one part; `width` is the page's, in cells."""
    raise TypeError(type(part).__name__)


@_blocks.register(Section)
def _(part: Section, width: int) -> Iterator[Block | Beside]:
    yield heading(part.title)
    for index, block in enumerate(document_blocks(part.parts, width)):
        # A list or table belongs to its title; a paragraph is set off from it.
        yield block if index or isinstance(part.parts[0], Paragraph) else block._replace(gap=False)


@_blocks.register(Paragraph)
def _(part: Paragraph, width: int) -> Iterator[Block]:
    label = f"{phrases.lead(part.label)} " if part.label else ""
    yield Block(part.text, TONES[part.tone], lead=label, lead_style="$accent")


@_blocks.register(Blank)
def _(part: Blank, width: int) -> Iterator[Block]:
    yield Block(part.prompt, "$muted italic", gap=False)


@_blocks.register(Facts)
def _(part: Facts, width: int) -> Iterator[Block]:
    longest = max((Content(value).cell_length for _, value in part.rows), default=0)
    widest = _label_column((label for label, _ in part.rows), max(width // 3, width - 2 - longest))
    for index, (label, value) in enumerate(part.rows):
        yield from _labelled(label, widest, Block(value, gap=index == 0), "$muted")


@_blocks.register(Items)
def _(part: Items, width: int) -> Iterator[Block | Beside]:
    digits = len(str(part.first + len(part.items) - 1))
    set_off = any(item.parts for item in part.items)  # what stands below an item is nearer to it than the next one
    for number, item in enumerate(part.items, part.first):
        mark = f"{number:>{digits}}  " if part.ordered else "• "
        label = f"{phrases.lead(item.label)} " if item.label else ""
        yield Block(item.text, "", mark, "$primary", label, "$accent", gap=set_off)
        below = enumerate(document_blocks(item.parts, width - len(mark)))
        yield from within((block._replace(gap=block.gap and index > 0) for index, block in below), " " * len(mark))


@_blocks.register(Finding)
def _(part: Finding, width: int) -> Iterator[Block]:
    sign, words = f"{SIGNS[part.alignment]} ", f"{labels.ALIGNMENTS[part.alignment]}  "
    first, lead = (sign, words) if width < _NARROW else (sign + words, "")
    style = STYLES[part.alignment]
    place = f" · {part.cited}" if part.cited else ""
    yield Block(part.principle + place, "bold", first, style, lead, style, gap=bool(part.why))
    for text in phrases.below_finding(part):
        yield Block(text, "", "  ", gap=False)


@_blocks.register(Gauges)
def _(part: Gauges, width: int) -> Iterator[Block]:
    lines = [f"{gauge.low} {_bar(gauge)} {gauge.high}{_change(gauge)}" for gauge in part.gauges]
    longest = max((Content(line).cell_length for line in lines), default=0)
    widest = _label_column((gauge.label for gauge in part.gauges), width - 2 - longest)
    for index, (gauge, line) in enumerate(zip(part.gauges, lines, strict=True)):
        yield from _labelled(gauge.label, widest, Block(line, "$muted", gap=index == 0), "$muted")


def _bar(gauge: Gauge) -> str:
    """The gauge in at most ten cells."""
    span = gauge.maximum - gauge.minimum
    cells = min(span, 10)
    full = round((gauge.value - gauge.minimum) * cells / span)
    return "▰" * full + "▱" * (cells - full)


def _change(gauge: Gauge) -> str:
    """How the gauge has just moved."""
    if gauge.before is None:
        return ""
    arrow = "▲" if gauge.value > gauge.before else "▼"
    return f"  {arrow} {gauge.before} → {gauge.value}"


@_blocks.register(Option)
def _(part: Option, width: int) -> Iterator[Block]:
    if part.locked:
        yield Block(
            f"{part.text} ({labels.NOT_YET}: {part.locked})", "$muted", f"  {part.number}  ", "$muted", gap=False
        )
    else:
        yield Block(part.text, "", f"  {part.number}  ", "$primary bold", gap=False)


@_blocks.register(EndingLine)
def _(part: EndingLine, width: int) -> Iterator[Block]:
    yield Block(part.title, "bold", f"{labels.ENDINGS[part.kind]}: ", ENDING_STYLES[part.kind])


@_blocks.register(Path)
def _(part: Path, width: int) -> Iterator[Block | Beside]:
    widest = max((len(step.verdict) for step in part.steps), default=1)
    for index, step in enumerate(part.steps):
        if index:
            yield Block("", rail=" │", gap=False)
        # In a narrow column the signs stand with the principles alone.
        signs = f"{verdict_signs(step.verdict):<{max(1, widest)}}  " if width >= _NARROW else ""
        yield from _step(step, signs, width, first=not index, last=index == len(part.steps) - 1)


def _step(step: Step, signs: str, width: int, *, first: bool, last: bool) -> Iterator[Block | Beside]:
    """A decision; what stands below it hangs on a rail that leads to the next one."""
    mark = f"{step.number:>2}  {signs}"
    rail = f"{'' if last else ' │':<{len(mark)}}"
    yield Block(step.question, "bold", mark, _sign_style(step), rest=rail, gap=first)
    # The source, named at each of many decisions, would hide the places in it.
    parts = [part._replace(source="") if isinstance(part, Finding) else part for part in step.parts]
    below = [Block(step.text, gap=False), *document_blocks(parts, width - len(rail))]
    yield from within((block._replace(gap=False) for block in below), rail)
    for branch in step.branches:
        yield Block(branch, "$muted", " ├─ ", "$primary", rest=" │  ", gap=False)


def _sign_style(step: Step) -> str:
    """The style of a step's signs: of one alignment its own, of a mixture none that could say one of them."""
    found = set(step.verdict)
    return STYLES[found.pop()] if len(found) == 1 else "bold $primary"


@_blocks.register(Tallies)
def _(part: Tallies, width: int) -> Iterator[Block]:
    widest = max((len(tally.alignments) for tally in part.tallies), default=0)
    for index, tally in enumerate(part.tallies):
        signs = "".join(SIGNS[each] for each in tally.alignments)
        yield Block(tally.principle, "bold", f"{signs:<{widest}}  ", "$primary", gap=index == 0)
        yield Block(tally.text, "$muted", " " * (widest + 2), gap=False)


@_blocks.register(Grid)
def _(part: Grid, width: int) -> Iterator[Block]:
    columns = max((len(row.cells) for row in part.rows), default=0)
    widest = _label_column((row.principle for row in part.rows), width - 2 - _CELL * columns)
    legend = "   ".join(f"{SIGNS[each]} {words}" for each, words in labels.TAKEN_UP.items())
    # Where it is too long for one line no words are parted from their sign.
    yield Block(legend if len(legend) <= width else legend.replace("   ", "\n"), "$muted")
    numbers = "".join(f"{number:<{_CELL}}" for number in range(1, columns + 1))
    yield Block(numbers.rstrip(), "$muted", " " * (widest + 2))
    for row in part.rows:
        cells = "".join(f"{verdict_signs(each):{_CELL}}" if each else " " * _CELL for each in row.cells).rstrip()
        yield from _labelled(row.principle, widest, Block(cells, "bold $primary", gap=False), "bold")


@_blocks.register(Comparison)
def _(part: Comparison, width: int) -> Iterator[Block | Beside]:
    if width < _SIDE_BY_SIDE:
        for title, parts in part:
            yield _compared_title(title)
            for each in parts:
                yield from _compared(each, width)
        return
    (left_title, left), (right_title, right) = part
    yield Beside((_compared_title(left_title),), (_compared_title(right_title),))
    half = half_of(width)
    for one, other in zip_longest(left, right):  # what corresponds begins on one line
        yield Beside(_compared(one, half), _compared(other, half), gap=False)


def _compared_title(title: str) -> Block:
    return Block(title, "bold $accent")


def _compared(part: Part | None, width: int) -> tuple[Block, ...]:
    """One part of what is compared, without blank lines; nothing where only the other side has one."""
    blocks = document_blocks([part] if part else [], width)
    return tuple(block._replace(gap=False) for block in blocks if isinstance(block, Block))


def _label_column(labels: Iterable[str], most: int) -> int:
    """The width of a column for labels; 0 where one of them is wider than `most`, so that all stand above."""
    widest = max((Content(label).cell_length for label in labels), default=0)
    return widest if widest <= most else 0


def _labelled(label: str, width: int, block: Block, style: str) -> Iterator[Block]:
    """A paragraph beside its label, which has a column of `width` cells; a longer label stands above it."""
    room = width - Content(label).cell_length
    if room >= 0:
        yield block._replace(first=f"{label}{' ' * room}  ", first_style=style)
    else:
        yield Block(label, style, gap=block.gap)
        yield block._replace(first="  ", gap=False)
