"""Somebody who presses any keys in haste: what a terminal sends then, the same for the same seed."""

from __future__ import annotations

import random
import string
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

Size: TypeAlias = tuple[int, int]
"""Columns and rows of a window."""

LARGEST: Size = (300, 100)

_ARROWS: tuple[str, ...] = (
    "\x1b[A",
    "\x1b[B",
    "\x1b[C",
    "\x1b[D",
    "\x1b[H",
    "\x1b[F",
    "\x1b[5~",
    "\x1b[6~",
    "\x1b[Z",
    "\x1bOP",
)
_CONTROLS = "".join(chr(code) for code in range(1, 32) if code not in (0x11, 0x1B))
"""All but ctrl+q and escape."""
ESCAPE = "\x1b"
_USED: tuple[str, ...] = ("\r", "\r", "\r", " ", "1", "2", ESCAPE, "\x10", "\x7f", *"bcdeghijmnoprstvwxy/?!")
"""Keys that do something on some screen."""
_PRINTABLE = string.printable[:95].replace("q", "")
_PASTES = ("", "", "a", "two\nlines", "\x1b[A", "\0", "𝟘é\u200f" * 20)


def mashed(seed: int) -> Iterator[list[str] | Size]:
    """Bursts of what is sent without waiting, keys and mouse reports as a terminal writes them; or a new size.

    The keys that quit are not among them.
    """
    chance = random.Random(seed)
    while True:
        if chance.random() < 0.1:
            yield _size(chance)
        yield [_one(chance) for _ in range(chance.choice((1, 1, 2, 3, 8, 30)))]


def _one(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.55:
        return chance.choice(_USED)
    if kind < 0.75:
        return chance.choice(_ARROWS)
    if kind < 0.83:
        return chance.choice(_PRINTABLE)
    if kind < 0.88:
        return chance.choice(_CONTROLS)
    if kind < 0.91:
        return f"\x1b[200~{chance.choice(_PASTES)}\x1b[201~"
    return _mouse(chance)


def _mouse(chance: random.Random) -> str:
    """A click, a move or a turn of the wheel, at times outside of the window."""
    x, y = chance.randint(1, 90), chance.randint(1, 30)
    button = chance.choice((0, 0, 0, 2, 35, 64, 65))
    press = f"\x1b[<{button};{x};{y}M"
    return press + f"\x1b[<{button};{x};{y}m" if button < 3 else press


def _size(chance: random.Random) -> Size:
    if chance.random() < 0.5:
        return 80, 24
    return chance.randint(1, LARGEST[0]), chance.randint(1, LARGEST[1])
