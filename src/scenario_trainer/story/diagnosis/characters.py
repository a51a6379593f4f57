"""Characters that look like a blank and are none, where YAML expects blanks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scenario_trainer.story.diagnosis.findings import Finding
from scenario_trainer.story.diagnosis.lines import line_of
from scenario_trainer.story.diagnosis.outline import STEP

if TYPE_CHECKING:
    from scenario_trainer.story.diagnosis.findings import Spot
    from scenario_trainer.story.diagnosis.lines import Line
    from scenario_trainer.story.diagnosis.outline import Outline

NAMES = {
    "\t": "a tab",
    "\u00a0": "a no-break space",
    "\u202f": "a narrow no-break space",
    "\u200b": "a zero-width space",
    "\u2060": "a word joiner",
    "\ufeff": "a byte order mark",
    "\u3000": "an ideographic space",
    **dict.fromkeys("\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a", "a typographic space"),
}
"""What looks like a blank or like nothing, in words."""
SPACES = "".join(NAMES)
BLANKS = f" {SPACES}"
_LEADING = re.compile(rf" *[{SPACES}][{BLANKS}]*")
_AFTER_COLON = re.compile(rf"([^\s:#'\"\[\]{{}}]+):([{SPACES.replace(chr(9), '')}])[{BLANKS}]*")
_AFTER_DASH = re.compile(rf"-([{SPACES.replace(chr(9), '')}])[{BLANKS}]*")


def first_of(text: str) -> str:
    """The name of the first character of a text that only looks like a blank."""
    return next(NAMES[each] for each in text if each in NAMES)


def blank_line(text: str) -> Finding | None:
    """A line that looks empty and is not."""
    if not text or text.strip(BLANKS) or not text.strip(" "):
        return None
    column = len(text) - len(text.lstrip(" "))
    message = f"This line looks empty, and there is {first_of(text)} in it."
    return Finding(column, message, "Delete everything in the line, or the line.", "")


def before_content(spot: Spot) -> Finding | None:
    """A tab or another space in the indentation."""
    line = spot.line
    leading = _LEADING.match(line.text)
    if not leading:
        return None
    content = line.text[leading.end() :]
    column = line.indent
    known = line_of(content, line.number)
    if known.key is None and not known.dashes and spot.continues_text and line.text[column] == "\t":
        return None  # within a text YAML takes a tab for a blank
    width = _column(known, spot.outline, column)
    what = "indented with" if column == 0 else "indented, among other things, with"
    message = f"This line is {what} {first_of(leading.group())}, which YAML does not take for a blank."
    hint = f"Delete what stands before ‘{content[:20].split(' ')[0]}’ and type {width} blanks."
    return Finding(column, message, hint, " " * width + content)


def _column(content: Line, outline: Outline, at_least: int) -> int:
    """How many blanks were meant."""
    column = outline.column_for(content._replace(indent=at_least))
    if column is None:
        return max(at_least, outline.levels[-1].column + STEP)
    return column


def after_sign(spot: Spot) -> Finding | None:
    """A space that is none between a colon, or a dash, and what follows it."""
    line = spot.line
    found = _AFTER_DASH.match(line.text, line.column) or (
        None if line.key or spot.continues_text else _AFTER_COLON.match(line.text, line.column)
    )
    if not found:
        return None
    at = found.start(found.lastindex or 0)
    sign = line.text[at - 1]
    message = f"After ‘{line.text[line.column : at].strip()}’ there is {NAMES[line.text[at]]}, not a blank."
    hint = f"Delete it and type a blank after the {'colon' if sign == ':' else 'dash'}."
    return Finding(at, message, hint, f"{line.text[:at]} {line.text[found.end() :]}")
