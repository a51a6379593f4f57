"""What is on the screen, cell by cell, as the public screenshot has it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.etree import ElementTree

from rich.cells import cell_len

if TYPE_CHECKING:
    from textual.app import App
    from textual.geometry import Region

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
    picture = ElementTree.fromstring(app.export_screenshot())
    cells = [[Cell()] * app.size.width for _ in range(app.size.height)]
    for rect in picture.iter(f"{SVG}rect"):
        if rect.get("shape-rendering"):
            x, y, width = (float(rect.attrib[name]) for name in ("x", "y", "width"))
            line, first = cells[round((y - 1.5) / CELL_HEIGHT)], round(x / CELL_WIDTH)
            for column in range(first, first + round(width / CELL_WIDTH)):
                line[column] = Cell(background=rect.attrib["fill"])
    colours = dict(re.findall(r"\.(\S+) { fill: (#\w+)", str(picture.findtext(f"{SVG}style"))))
    for text in picture.iter(f"{SVG}text"):
        if placed := re.search(r"-line-(\d+)\)", text.get("clip-path", "")):
            first = round(float(text.attrib["x"]) / CELL_WIDTH)
            _write(cells[int(placed[1])], first, str(text.text), colours[text.attrib["class"]])
    return cells


def _write(line: list[Cell], first: int, text: str, colour: str) -> None:
    """Put a text into the cells of a line; what has no width of its own goes with what stands before it."""
    text = text.replace("\N{NO-BREAK SPACE}", " ")
    for index, character in enumerate(text):
        column, end = first + cell_len(text[:index]), first + cell_len(text[: index + 1])
        if column == end:
            line[column - 1] = line[column - 1]._replace(text=line[column - 1].text + character)
        else:
            line[column] = line[column]._replace(text=character, colour=colour)
            for rest in range(column + 1, end):
                line[rest] = line[rest]._replace(text="")


def lines(app: App[Any], region: Region | None = None) -> list[str]:
    """The screen as text, or a region of it, without blanks at the ends of lines."""
    x, y, width, height = region or app.size.region
    return ["".join(cell.text for cell in line[x : x + width]).rstrip() for line in painted(app)[y : y + height]]
