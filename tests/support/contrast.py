"""The contrast of painted characters, as WCAG 2.2 defines it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.support.screenshots import Cell

DRAWN = range(0x2500, 0x25A0)
"""Lines and blocks: they part what would be understood without them."""


def luminance(colour: str) -> float:
    """The relative luminance of a colour such as ``#rrggbb``, as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21, as WCAG 2.2 defines it."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def faint(cells: Iterable[Cell], least: float) -> dict[tuple[str, str], str]:
    """The characters with less contrast than this, by their colours."""
    found: dict[tuple[str, str], str] = {}
    for text, colour, background in cells:
        is_text = text.strip() and ord(text[0]) not in DRAWN
        if is_text and contrast(colour, background) < least:
            found[colour, background] = found.get((colour, background), "") + text
    return found
