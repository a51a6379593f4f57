"""What can be wrong with a file, said so that its author can mend it."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


class Severity(StrEnum):
    """How much a problem matters: only an error keeps a file from being played."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


#: Every code with what it says. The codes are stable: authors and editors may rely on them.
CODES: dict[str, str] = {
    "S101": "not YAML, or not UTF-8, or unreadable",
    "S102": "a key is given twice",
    "S103": "an alias, anchor or tag",
    "S104": "a control character",
    "S105": "too large or too deeply nested",
    "M201": "an unknown key",
    "M202": "a missing key",
    "M203": "a value of the wrong type, out of range, or not one of the allowed words",
    "M204": "a bad id, or an id that is not the file's name",
    "R301": "a scene, choice or ending that does not exist",
    "R302": "a principle that does not exist",
    "R303": "a name in a condition or effect that is neither gauge nor flag",
    "R304": "a condition that does not parse",
    "R305": "a flag used as a number, or a gauge used as true or false",
    "R306": "a goto list whose last entry has a condition",
    "P401": "a scene that no playthrough reaches",
    "P402": "a choice that no playthrough can ever take, in a scene that is reached",
    "P403": "a reachable moment where no choice is available",
    "P404": "a reachable loop with no way out",
    "P405": "conditional text that is never shown",
    "P406": "a goto route that is never taken",
    "P407": "a condition that always holds wherever it is asked",
    "P408": "the search stopped at its budget",
    "P409": "a walkthrough that diverges",
    "T501": "a choice without feedback in a scene whose other choices have it",
    "T502": "a decision in which every choice is equally good",
    "T503": "surface cues: taking the longest, or the first, does clearly better than chance",
    "T504": "a choice that reflects nothing, without ‘tempting’",
    "T505": "text that does not fit one 80x24 screen together with its choices",
    "T506": "review_due has passed",
    "T507": "a gauge or flag that nothing reads",
    "T508": "a principle that no reachable choice of the folder reflects, or none works against",
}

_NOTES = {"P408", "T507"}
_WARNINGS = {"P405", "P406", "P407"} | {code for code in CODES if code.startswith("T")} - _NOTES


def severity_of(code: str) -> Severity:
    """How much a code matters."""
    return Severity.NOTE if code in _NOTES else Severity.WARNING if code in _WARNINGS else Severity.ERROR


class Place(NamedTuple):
    """A position in a file: line and column, both from 1, the column in characters."""

    line: int
    column: int


START = Place(1, 1)

_MOST_COMPARED = 300
_MOST_LISTED = 30


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where, and how to mend it."""

    file: str
    """The file as the reader was asked for it."""
    place: Place
    code: str
    """A key of `CODES`."""
    message: str
    """What is wrong, as a sentence for the author."""
    hint: str
    """How to mend it; empty where the message says it all."""
    excerpt: str
    """The offending line as it stands in the file; empty where there is none."""
    severity: Severity = Severity.ERROR
    witness: tuple[str, ...] | None = None
    """The choices (``scene/choice``) that replay to the place, where one must be reached to be seen."""


@dataclass(slots=True)
class Problems:
    """The problems of one file, in the order they are found."""

    file: str
    lines: list[str] = field(default_factory=list)
    """The file's lines, for the excerpts."""
    found: list[Problem] = field(default_factory=list)

    def add(
        self, code: str, place: Place, message: str, hint: str = "", witness: tuple[str, ...] | None = None
    ) -> None:
        """Take down one problem; its excerpt is cut from the lines."""
        excerpt = self.lines[place.line - 1] if place.line <= len(self.lines) else ""
        self.found.append(Problem(self.file, place, code, message, hint, excerpt, severity_of(code), witness))

    def in_order(self) -> tuple[Problem, ...]:
        """All problems by their place in the file."""
        return tuple(sorted(self.found, key=lambda problem: (problem.place, problem.code)))


def nearest(name: str, known: Iterable[str]) -> str:
    """Ask for the known name most like `name`: a sentence, or nothing where none is near.

    Only the first few hundred names are compared, so that a file of nothing but mistakes is still read at once.
    """
    near = difflib.get_close_matches(name.lower(), list(islice(known, _MOST_COMPARED)), n=1)
    return f"Did you mean ‘{near[0]}’?" if near else ""


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
