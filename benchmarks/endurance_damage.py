"""Damaged databases: whether all sound attempts are still read, and whether the records can be used."""

from __future__ import annotations

import random
import shutil
import sqlite3
import tempfile
import traceback
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from scenario_trainer.records.database import FILE, RecordsError
from tests.support.damage import attempts_in, flip_text, flipped, keep_much, stories, text_cells, use

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TypeVar

    from tests.support.damage import Cell

    T = TypeVar("T")

    Damage = Callable[[Path], None]
    """Damages the database in a data folder."""

TRIES = 3
"""A reading that meets damage is refused; the next one finds new records."""


def measure(count: int) -> int:
    """Damage so many databases in each way, and cut one at each page; print what came of it.

    Returns how many could not be used.
    """
    with tempfile.TemporaryDirectory() as name:
        much, scenarios = Path(name, "much"), stories(Path(name, "stories"))
        keep_much(much, scenarios)
        content = (much / FILE).read_bytes()
        chance = random.Random(1)
        with closing(sqlite3.connect(much / FILE)) as connection:
            (size,) = connection.execute("PRAGMA page_size").fetchone()
        cells = text_cells(much)
        ways: dict[str, Iterable[Damage]] = {
            "one flipped text": [_text_flipped(chance.choice(cells), chance) for _ in range(count)],
            "one flipped bit": [_written(flipped(content, chance)) for _ in range(count)],
            "cut at each page": [_written(content[:end]) for end in range(0, len(content), size)],
        }
        return sum(_measured(what, damages, much, scenarios) for what, damages in ways.items())


def _measured(what: str, damages: Iterable[Damage], much: Path, scenarios: Path) -> int:
    number = len(attempts_in(much))
    found = {"all attempts read": 0, "some attempts read": 0, "set aside": 0, "unusable": 0}
    for damage in damages:
        with tempfile.TemporaryDirectory() as name:
            data = Path(name)
            shutil.copy(much / FILE, data / FILE)
            damage(data)
            found[_outcome(data, scenarios, number)] += 1
    print(f"{what}: {sum(found.values())} databases,", ", ".join(f"{each} {found[each]}" for each in found))
    return found["unusable"]


def _outcome(data: Path, scenarios: Path, number: int) -> str:
    """What becomes of damaged records that had so many attempts."""
    try:
        read = _tried(lambda: len(attempts_in(data)))
        _tried(lambda: use(data, scenarios))
    except Exception:
        traceback.print_exc()
        return "unusable"
    if list(data.glob("records-damaged-*")):
        return "set aside"
    return "all attempts read" if read == number else "some attempts read"


def _tried(action: Callable[[], T]) -> T:
    for _ in range(TRIES - 1):
        with suppress(RecordsError):
            return action()
    return action()


def _text_flipped(cell: Cell, chance: random.Random) -> Damage:
    return lambda data: flip_text(data, cell, chance)


def _written(content: bytes) -> Damage:
    def write(data: Path) -> None:
        (data / FILE).write_bytes(content)

    return write
