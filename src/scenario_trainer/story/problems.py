"""Problems of a file: where, what is wrong, and how to correct it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from scenario_trainer.story.yaml_nodes import MappingNode


class Severity(StrEnum):
    """How much a problem matters: only an error keeps a file from being played."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of problem. Ids are stable: authors and editors may rely on them."""

    id: str
    """A letter and three digits."""
    severity: Severity
    says: str
    """What is wrong, in a few words."""


class Place(NamedTuple):
    """A position in a file: line and column, both from 1, the column in characters."""

    line: int
    column: int


START = Place(1, 1)

_MOST_COMPARED = 300
_MOST_LISTED = 30


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where, and how to correct it."""

    file: str
    """The file as the reader was asked for it."""
    place: Place
    code: Code
    message: str
    """What is wrong, as a sentence for the author."""
    hint: str
    """How to correct it; empty where the message is enough."""
    excerpt: str
    """The line of the file, unchanged; empty where there is none."""
    witness: tuple[str, ...] | None = None
    """The choices (``scene/choice``) that replay to the place, where one must be reached to be seen."""

    @property
    def severity(self) -> Severity:
        """How much it matters, which its code says."""
        return self.code.severity


@dataclass(slots=True)
class Problems:
    """The problems of one file, in the order they are found."""

    file: str
    lines: list[str] = field(default_factory=list)
    """The file's lines, for the excerpts."""
    found: list[Problem] = field(default_factory=list)
    tree: MappingNode | None = None
    """The file's values, for the names that a hint suggests."""

    def add(
        self, code: Code, place: Place, message: str, hint: str = "", witness: tuple[str, ...] | None = None
    ) -> None:
        """Record one problem; its excerpt is cut from the lines."""
        excerpt = self.lines[place.line - 1] if place.line <= len(self.lines) else ""
        self.found.append(Problem(self.file, place, code, message, hint, excerpt, witness))

    def withdraw(self, code: Code, places: Collection[Place]) -> None:
        """Take back problems, in favour of others that say more about the same places."""
        if places:
            self.found[:] = [each for each in self.found if each.code != code or each.place not in places]

    def in_order(self) -> tuple[Problem, ...]:
        """All problems by their place in the file."""
        return tuple(sorted(self.found, key=lambda problem: (problem.place, problem.code.id)))


def nearest_name(name: str, known: Iterable[str]) -> str | None:
    """The known name most like `name`; None where none is near.

    Only the first few hundred names are compared, so that a file of nothing but mistakes is still read at once.
    """
    import difflib  # only where something is wrong

    near = difflib.get_close_matches(name.lower(), list(islice(known, _MOST_COMPARED)), n=1)
    return near[0] if near else None


def nearest(name: str, known: Iterable[str]) -> str:
    """Ask for the known name most like `name`: a sentence, or nothing where none is near."""
    near = nearest_name(name, known)
    return f"Did you mean ‘{near}’?" if near else ""


def nearest_or_all(name: str, known: Collection[str]) -> str:
    """The same, or where none is near which names there are."""
    if near := nearest(name, known):
        return near
    listed = ", ".join(islice(known, _MOST_LISTED)) or "none"
    more = f" and {len(known) - _MOST_LISTED} more" if len(known) > _MOST_LISTED else ""
    return f"Known here: {listed}{more}."


def shortened(text: str, most: int = 40) -> str:
    """`text` on one line of at most `most` characters, for quoting inside a message."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"
