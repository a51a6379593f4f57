"""What a document consists of: semantic parts, with no widget, key or markup in them.

A document is built once and rendered by every face and file format (`scenario_trainer.render`, and
`scenario_trainer.tui.blocks` for the terminal interface). A renderer shows every text of a part, in the order of
its fields; how a part looks is the renderer's own affair. Some leave out what has been said: the terminal
interface the source of a finding on a path, and lines the ends of a gauge and what a finding above has said, its
source or what its principle warns of with its place. Lines say why a choice is locked before the choice.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from scenario_trainer.story.terms import Alignment, EndingKind


class Tone(StrEnum):
    """What a paragraph is to its reader."""

    BODY = "body"
    LEAD = "lead"
    """What matters most."""
    ASIDE = "aside"
    """What may be skipped."""
    QUOTE = "quote"
    """The reader's own words or deeds."""
    NOTICE = "notice"
    """Something to notice before going on."""
    ERROR = "error"


class Paragraph(NamedTuple):
    """A text, which may have several lines, perhaps after a label."""

    text: str
    label: str = ""
    tone: Tone = Tone.BODY


class Blank(NamedTuple):
    """Room for the reader's own words; the prompt says what is asked."""

    prompt: str


class Facts(NamedTuple):
    """Labels with their values: a small table."""

    rows: tuple[tuple[str, str], ...]


class Item(NamedTuple):
    """An entry of a list."""

    text: str
    parts: tuple[Part, ...] = ()
    """What stands below it."""
    label: str = ""
    """Comes before the text."""
    decision: int | None = None
    """The decision, from 1, that the entry suggests to take differently."""


class Items(NamedTuple):
    """A list, numbered where it is ordered."""

    items: tuple[Item, ...]
    ordered: bool = False
    first: int = 1
    """The number of the first item."""


class Finding(NamedTuple):
    """How a choice stands towards one principle, and why."""

    alignment: Alignment
    principle: str
    """The principle's title."""
    why: str = ""
    place: str = ""
    """Where the principle stands in its source; empty where that is not said."""
    source: str = ""
    """The title of the guidance; empty where no place is said."""
    instead_of: str = ""
    """What the principle warns of."""
    in_short: str = ""
    """The principle in a line; empty where that is not shown."""

    @property
    def cited(self) -> str:
        """Source and place."""
        return ", ".join(part for part in (self.source, self.place) if part)


class Gauge(NamedTuple):
    """The value of a gauge, and its value before."""

    label: str
    value: int
    low: str
    """A word for the lowest value."""
    high: str
    """A word for the highest value."""
    minimum: int
    maximum: int
    before: int | None = None
    """The value before the last choice, where that is to be shown."""


class Gauges(NamedTuple):
    """Gauges below each other."""

    gauges: tuple[Gauge, ...]


class Option(NamedTuple):
    """A choice that is offered, by its number from 1."""

    number: int
    text: str
    locked: str | None = None
    """Why it cannot be taken now; None where it can."""


class EndingLine(NamedTuple):
    """How a story ended."""

    kind: EndingKind
    title: str


class Step(NamedTuple):
    """A decision on a path, by its number from 1."""

    number: int
    question: str
    """What was decided: the decision's question, or the title of its scene."""
    text: str
    """The choice that was taken."""
    parts: tuple[Part, ...] = ()
    branches: tuple[str, ...] = ()
    """Other passes that part from this one here, a sentence each."""

    @property
    def verdict(self) -> tuple[Alignment, ...]:
        """One for each principle that the choice names, by its findings; empty for an open decision."""
        return tuple(part.alignment for part in self.parts if isinstance(part, Finding))


class Path(NamedTuple):
    """The decisions of a pass, in order."""

    steps: tuple[Step, ...]


class Tally(NamedTuple):
    """How the taken choices are aligned with a principle, decision by decision."""

    principle: str
    """The principle's title."""
    alignments: tuple[Alignment | None, ...]
    """One for each decision in which it was in play; None where no choice that was taken named it."""
    text: str
    """The same in words."""


class Tallies(NamedTuple):
    """Tallies of several principles below each other."""

    tallies: tuple[Tally, ...]


class GridRow(NamedTuple):
    """A principle in one first pass after another."""

    principle: str
    """The principle's title."""
    cells: tuple[tuple[Alignment | None, ...], ...]
    """One for each pass: each alignment that occurred, once; None where it was in play and not taken up.

    Empty where it was not in play.
    """


class Grid(NamedTuple):
    """Principles by first passes, which are numbered from 1 in a list of their own."""

    rows: tuple[GridRow, ...]


class Comparison(NamedTuple):
    """Two things beside each other, each under its own title."""

    left: tuple[str, tuple[Part, ...]]
    right: tuple[str, tuple[Part, ...]]


class Section(NamedTuple):
    """Parts under a title."""

    title: str
    parts: tuple[Part, ...]
    folded: bool = False
    """Whether a face that can fold shows only the title at first."""


Part: TypeAlias = (
    Paragraph
    | Blank
    | Facts
    | Items
    | Finding
    | Gauges
    | Option
    | EndingLine
    | Path
    | Tallies
    | Grid
    | Comparison
    | Section
)


class Document(NamedTuple):
    """Something to read from beginning to end."""

    title: str
    parts: tuple[Part, ...]
    subtitle: str = ""
