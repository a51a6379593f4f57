"""What is on the screen, cell by cell, as the public screenshot has it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.etree import ElementTree

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import App
    from textual.geometry import Region, Size

SVG = "{http://www.w3.org/2000/svg}"
CELL_WIDTH, CELL_HEIGHT = 12.2, 24.4
"""In the screenshot."""


class Cell(NamedTuple):
    """A cell of the terminal."""

    text: str = " "
    """Nothing in the right half of a wide character."""
    colour: str = ""
    background: str = ""


def painted(app: App[Any]) -> list[list[Cell]]:
    """The cells of the screen, line by line."""
    picture, (width, height) = ElementTree.fromstring(app.export_screenshot()), app.size
    colours, backgrounds = ([[""] * width for _ in range(height)] for _ in range(2))
    colour_of = dict(re.findall(r"\.(\S+) { fill: (#\w+)", str(picture.findtext(f"{SVG}style"))))
    for number, first, text, style in _texts(picture):
        _fill(colours[number], first, cell_len(text), colour_of[style])
    for rect in picture.iter(f"{SVG}rect"):
        if rect.get("shape-rendering"):
            x, y, cells = (float(rect.attrib[name]) for name in ("x", "y", "width"))
            line = backgrounds[round((y - 1.5) / CELL_HEIGHT)]
            _fill(line, round(x / CELL_WIDTH), round(cells / CELL_WIDTH), rect.attrib["fill"])
    rows = zip(_characters(picture, app.size), colours, backgrounds, strict=True)
    return [[Cell(*cell) for cell in zip(*row, strict=True)] for row in rows]


def lines(app: App[Any], region: Region | None = None) -> list[str]:
    """The screen as text, or a region of it, without blanks at the ends of lines."""
    picture = ElementTree.fromstring(app.export_screenshot())
    x, y, width, height = region or app.size.region
    return ["".join(line[x : x + width]).rstrip() for line in _characters(picture, app.size)[y : y + height]]


def _characters(picture: ElementTree.Element, size: Size) -> list[list[str]]:
    """What each cell of the screen shows, line by line."""
    characters = [[" "] * size.width for _ in range(size.height)]
    for number, first, text, _ in _texts(picture):
        if text.isascii():
            characters[number][first : first + len(text)] = text
        else:
            _write(characters[number], first, text)
    return characters


def _texts(picture: ElementTree.Element) -> Iterator[tuple[int, int, str, str]]:
    """The texts of the screen, each with its line, its first column and the name of its style."""
    for element in picture.iter(f"{SVG}text"):
        if placed := re.search(r"-line-(\d+)\)", element.get("clip-path", "")):
            text = str(element.text).rstrip("\n").replace("\N{NO-BREAK SPACE}", " ")
            yield int(placed[1]), round(float(element.attrib["x"]) / CELL_WIDTH), text, element.attrib["class"]


def _write(line: list[str], first: int, text: str) -> None:
    """Put a text into the cells of a line; what has no width of its own goes with what stands before it."""
    column = first
    for index, character in enumerate(text):
        end = first + cell_len(text[: index + 1])
        if column == end:
            line[column - 1] += character
        else:
            line[column:end] = [character, *[""] * (end - column - 1)]
        column = end


def _fill(line: list[str], first: int, width: int, colour: str) -> None:
    """Give some cells of a line the same colour."""
    line[first : first + width] = [colour] * width
