"""Reading what the tables hold.

A value that no version of the program wrote, as where a bit of the file has flipped, is damaged. It is left out
and its attempt is reported; everything else is read.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from scenario_trainer.story.terms import Alignment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from scenario_trainer.records.database import Database

    T = TypeVar("T")
    U = TypeVar("U")

MOST_SECONDS = 86_400
"""More than anybody spends on a decision."""

_UNKNOWN_TIME = datetime(1970, 1, 2, tzinfo=UTC)
"""Stands for the times of an attempt of which none can be read."""


def text(value: object) -> str:
    """A text without lone surrogates, which no database takes. Raises TypeError or ValueError."""
    if isinstance(value, str):
        value.encode()
        return value
    if isinstance(value, bytes):  # a flipped bit makes bytes of a text, with all its letters
        return value.decode("utf-8", "replace")
    raise TypeError(value)


def number(value: object) -> int:
    """A whole number that a database can hold. Raises TypeError or ValueError."""
    if type(value) is not int:
        raise TypeError(value)
    if not -(2**63) <= value < 2**63:
        raise ValueError(value)
    return value


@cache
def up_to(most: int) -> Callable[[object], int]:
    """Reads a whole number from 0 to `most`; that raises TypeError or ValueError."""

    def read(value: object) -> int:
        found = number(value)
        if not 0 <= found <= most:
            raise ValueError(value)
        return found

    return read


natural = up_to(2**63 - 1)
"""Reads a whole number that is not negative."""
seconds = up_to(MOST_SECONDS)
"""Reads a time that can be spent on a decision."""


def moment(value: object) -> datetime:
    """A point in time with its zone, which every zone can show. Raises TypeError or ValueError."""
    time = datetime.fromisoformat(text(value))
    if time.tzinfo is None or not _UNKNOWN_TIME.year <= time.year < datetime.max.year:
        raise ValueError(value)
    return time


@cache
def optional(read: Callable[[Any], T]) -> Callable[[Any], T | None]:
    """The same reading, of a cell that may be empty."""
    return lambda value: None if value is None else read(value)


class Reader:
    """Reads values, and notes the attempts of which one is damaged."""

    def __init__(self) -> None:
        self.damaged: set[int] = set()

    def value(self, attempt: int, read: Callable[[Any], T], given: object, otherwise: U) -> T | U:
        """What a value says; `otherwise` where it is damaged."""
        try:
            return read(given)
        except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError):
            self.damaged.add(attempt)
            return otherwise

    def moments(self, attempt: int, given: Iterable[object]) -> list[datetime]:
        """Times in their order; in place of a damaged one stands the one before it, or else the one after it."""
        found = [self.value(attempt, moment, each, None) for each in given]
        last = next(filter(None, found), _UNKNOWN_TIME)
        return [last := each or last for each in found]

    def offered(self, attempt: int, given: object) -> tuple[str, ...]:
        """The ids of choices from their JSON, where there is any."""
        found: list[object] = self.value(attempt, _json(list), given, [])
        return tuple(self.value(attempt, text, each, "") for each in found)

    def alignments(self, attempt: int, given: object) -> dict[str, Alignment | None]:
        """How a choice stands towards principles from its JSON, where there is any; without what is damaged."""
        found: dict[str, object] = self.value(attempt, _json(dict), given, {})
        read = {key: self.value(attempt, optional(Alignment), name, ...) for key, name in found.items()}
        return {key: each for key, each in read.items() if each is not ...}


def _json(kind: type) -> Callable[[object], Any]:
    """Reads JSON of one kind, an empty one from an empty cell."""

    def read(value: object) -> Any:
        found = kind() if value is None else json.loads(text(value))
        if type(found) is not kind:
            raise TypeError(value)
        return found

    return read


@contextmanager
def reading(database: Database) -> Iterator[Reader]:
    """Read values of a database; then its learner is notified of attempts of which one is damaged."""
    reader = Reader()
    yield reader
    database.report_damaged(reader.damaged)
