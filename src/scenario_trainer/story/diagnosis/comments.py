"""A # that begins a comment within a value which goes on behind it or on the next line, or between its lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scenario_trainer.story.diagnosis.findings import Finding
from scenario_trainer.story.diagnosis.quotes import span_of

if TYPE_CHECKING:
    from scenario_trainer.story.diagnosis.findings import Spot

_COMMENT = re.compile(r"\s(#)")


def within_value(spot: Spot) -> Finding | None:
    """A comment that hides the end of a bracket, or after which a text goes on."""
    line, value = spot.line, spot.line.value
    found = _COMMENT.search(line.text, line.column if spot.continues_text else line.value_column)
    if not found or not value or value[0] in "\"'|>":
        return None
    if value[0] in "[{":
        hides = not span_of(line, [], 0).closed and ("]" if value[0] == "[" else "}") in line.text[found.end() :]
    else:
        hides = _goes_on(spot)
    if not hides:
        return None
    at = found.start(1)
    message = "# begins a comment here, and what follows it is not read."
    return Finding(at, message, "Put the text with # into quotes.", line.text[:at] + line.text[at + 1 :])


def between_lines(spot: Spot, column: int) -> Finding | None:
    """A comment, which begins in this column, right above a line that goes on with a plain text."""
    if not spot.continues_text or spot.line.key is not None or spot.line.dashes:
        return None
    message = "# begins a comment here, in the middle of a text, which ends there."
    return Finding(column, message, "Delete the line, or move it above the key of the text.", "")


def _goes_on(spot: Spot) -> bool:
    """Whether the next line continues the text."""
    line = spot.line
    column = spot.level.column if spot.continues_text else line.column if line.key else line.indent
    return any(
        each.number == line.number + 1 and each.indent > column and each.key is None and not each.dashes
        for each in spot.ahead[:1]
    )
