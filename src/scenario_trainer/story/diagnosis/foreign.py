"""Lines that are written for another program: merge markers of git, fences of Markdown, notes in other signs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scenario_trainer.story.codes import REPEATED_KEY
from scenario_trainer.story.diagnosis.findings import Finding
from scenario_trainer.story.problems import shortened

if TYPE_CHECKING:
    from scenario_trainer.story.diagnosis.findings import Spot

MARKER = re.compile(r"(?:<{7}|\|{7}|={7}|>{7})(?:\s|$)")
_FENCE = re.compile(r"\s*(?:```|~~~)\s*\w*$")
_NOTE = re.compile(r"\s*(//|/\*|<!--|;+)(?=\s)")
_ROW = re.compile(r"\s*(?:\|.*\||(?:[^\t:]+\t+){2,}[^\t]*)\s*")
_RULE = re.compile(r"(?:---+|\s*([*_=~—–-])\1{2,})\s*$")


def second_file(spot: Spot) -> Finding | None:
    """Where another scenario begins, perhaps below a line across the page, with the key that begins a file."""
    first = spot.ahead[0] if spot.ahead and _RULE.match(spot.line.text) else spot.line
    root = spot.outline.levels[0]
    if first.key != "format" or first.indent != root.column or first.key not in root.seen:
        return None
    message = f"A second scenario begins here; the first began in line {root.seen[first.key] + 1}."
    hint = "Keep one: delete everything from here on, or move it into a file of its own."
    return Finding(0, message, hint, "", REPEATED_KEY)


def merge_marker(spot: Spot) -> Finding | None:
    """The line with which git marks one of two versions."""
    if not MARKER.match(spot.line.text):
        return None
    if not spot.line.text.startswith("<"):
        return Finding(0, "", "", "")
    message = "A mark of git stands here: two versions of this place were never brought together."
    hint = "Keep one version; delete the other, and the lines with <<<<<<<, ======= and >>>>>>>."
    return Finding(0, message, hint, "")


def markdown_fence(spot: Spot) -> Finding | None:
    """The fence around an example in a page or a chat."""
    if spot.continues_text or not _FENCE.match(spot.line.text):
        return None
    message = "This line came along with a copied example and is no part of it."
    return Finding(spot.line.indent, message, "Delete the line.", "")


def note(spot: Spot) -> Finding | None:
    """A note of the author's, as programmers or web pages have them."""
    sign = _NOTE.match(spot.line.text)
    if not sign or spot.continues_text:
        return None
    message = f"A note to yourself begins with #, not with ‘{sign[1]}’."
    return Finding(spot.line.indent, message, f"Write ‘# ’ in the place of ‘{sign[1]}’.", "")


def table_row(spot: Spot) -> Finding | None:
    """A row of a table, out of a word processor or a page in Markdown."""
    if spot.continues_text or not _ROW.fullmatch(spot.line.text):
        return None
    hint = "Delete the line. ‘scenario-trainer new ID --from FILE’ makes a scenario of the table in a document."
    return Finding(spot.line.indent, "A row of a table stands here.", hint, "")


def rule(spot: Spot) -> Finding | None:
    """A line across the page, which YAML takes for the end of a document."""
    if spot.line.number == 0 or not _RULE.match(spot.line.text):
        return None
    message = "A line across the page stands here, and a file has no pages."
    if spot.line.text.startswith("---"):
        message = "A second document begins here: a line across the page has no other meaning."
    return Finding(0, message, f"Delete the line ‘{shortened(spot.line.content)}’.", "")
