"""Values that begin with a character which YAML keeps for itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scenario_trainer.story import codes
from scenario_trainer.story.diagnosis.findings import Finding
from scenario_trainer.story.diagnosis.lines import is_block_header, quoted
from scenario_trainer.story.diagnosis.outline import knows

if TYPE_CHECKING:
    from scenario_trainer.story.diagnosis.findings import Spot

_HEADER = re.compile(r"[>|][+-]?\d?[+-]?\s+(?=\S)|[>|][+-](?=\S)|[>|](?=\S)")
_MINUS = re.compile(r"-\s+(?P<number>\d+)")
_KEY_BETWEEN = re.compile(r"[\s;]+(?P<key>[A-Za-z_]+):(?=\s)")
_BELOW = "begin the text on a new line, below ‘>-’ after its key"


def mark(spot: Spot) -> Finding | None:
    """A sign such as * or ! at the beginning of a text."""
    line, shape = spot.line, spot.value_shape
    value = line.value
    if not value or value[0] not in "*&!%@`,]}?" or (line.key is None and spot.continues_text):
        return None
    if value[0] == "?" and value[1:2] not in ("", " "):
        return None
    code = codes.REFERENCE_OR_TAG if value[0] in "*&!" else codes.UNREADABLE
    if shape is not None and shape.condition and value[0] == "!":
        rest = value[1:].strip()
        hint = f"Write ‘not {rest}’."
        return Finding(
            line.value_column, "‘!’ has no meaning in a condition.", hint, line.with_value(f"not {rest}"), code
        )
    if shape is not None and not shape.prose:
        return None
    message = f"A text cannot begin with ‘{value[0]}’: YAML keeps it for itself."
    mended = f"{line.text[: line.value_column]}{quoted(value)}"
    return Finding(line.value_column, message, f"Put all of it into quotes, or {_BELOW}.", mended, code)


def text_behind_header(spot: Spot) -> Finding | None:
    """Text on the line of ‘>-’ or ‘|’."""
    line = spot.line
    if spot.continues_text or is_block_header(line.value) or not (found := _HEADER.match(line.value)):
        return None
    sign = found.group().strip()
    message = f"After ‘{sign}’ the text begins on the next line, not on this one."
    hint = f"Begin a new line after ‘{sign}’ and indent it further than the key; or delete ‘{sign}’."
    rest = line.value[found.end() :]
    return Finding(
        line.value_column + found.end(), message, hint, f"{line.text[: line.value_column]}{quoted(rest)}"
    )


def spaced_minus(spot: Spot) -> Finding | None:
    """A minus with a blank before its number."""
    line, shape = spot.line, spot.value_shape
    if not line.value.startswith("{") and (shape is None or shape.prose or not _MINUS.fullmatch(line.value)):
        return None
    found = _MINUS.search(line.text, line.value_column)
    if not found or line.text[: found.start()].rstrip()[-1:] != ":":
        return None
    known = line.value.startswith("-") and shape is not None and not shape.single  # as a text in the place of keys
    message = "" if known else "A blank stands between the minus and its number."
    mended = f"{line.text[: found.start()]}-{found['number']}{line.text[found.end() :]}"
    return Finding(found.start(), message, f"Write ‘-{found['number']}’.", mended)


def missing_comma(spot: Spot) -> Finding | None:
    """Two values between braces without a comma."""
    line, shape = spot.line, spot.value_shape
    if not line.value.startswith("{") or shape is None or set(line.value) & set("\"'"):
        return None
    for found in _KEY_BETWEEN.finditer(line.text, line.value_column):
        before = re.split("[{,]", line.text[: found.start()])[-1]  # without a colon it belongs to the key
        if ":" not in before or not (shape.names or knows(shape, found["key"])):
            continue
        mended = f"{line.text[: found.start()]}, {line.text[found.start('key') :]}"
        hint = f"Write a comma before ‘{found['key']}’."
        return Finding(found.start(), f"A comma is missing before ‘{found['key']}’.", hint, mended)
    return None


def list_behind_key(spot: Spot) -> Finding | None:
    """A dash on the line of its key."""
    line, shape = spot.line, spot.value_shape
    if line.key is None or not (line.value.startswith("- ") or line.value == "-"):
        return None
    if shape is not None and shape.items is not None:
        message = "A list begins on a new line below its key."
        hint = "Move the dash and what follows it to the next line."
        inside = f"[{quoted(line.value[2:])}]"
        more = spot.ahead and spot.ahead[0].dashes and spot.ahead[0].indent > line.column
        return Finding(line.value_column, message, hint, line.with_value("" if more else inside).rstrip())
    message = "A dash and a blank after a key begin a list, which cannot stand here."
    hint = "Put the whole text into quotes; a minus stands right before its number."
    return Finding(line.value_column, message, hint, line.with_value(quoted(line.value)))
