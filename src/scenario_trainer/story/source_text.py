"""The text of a file, as far as it is text at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scenario_trainer.story import codes
from scenario_trainer.story.controls import CONTROLS
from scenario_trainer.story.problems import START, Place, Problems

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_FILE = 1024 * 1024
"""In bytes."""

_BREAKS = "\x0b\x0c\x85\u2028\u2029"
# Each could move the cursor or disorder a line of somebody's terminal; the last two libyaml would refuse without
# saying where.
CONTROL = re.compile(f"[{CONTROLS}]")
"""A control character in the text of a file."""
ESCAPED_CONTROL = re.compile(f"[{CONTROLS}\r]")
"""A control character in a value, into which an escape can bring more than the text of a file can have."""


def read_text(path: Path, problems: Problems) -> str | None:
    """The text of a file, and its lines into `problems`; None, with the problem reported, where there is none."""
    try:
        if not path.is_file():
            what = "a folder" if path.is_dir() else "a pipe or device" if path.exists() else "not there"
            problems.add(codes.UNREADABLE, START, f"The file cannot be read: it is {what}.")
            return None
        if path.stat().st_size > LARGEST_FILE:
            hint = "Split it into several scenarios."
            problems.add(codes.TOO_LARGE, START, "The file is larger than 1 MiB.", hint)
            return None
        data = path.read_bytes()
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        problems.add(codes.UNREADABLE, START, f"The file cannot be read: {why}.")
        return None
    return _decoded(data, problems)


def _decoded(data: bytes, problems: Problems) -> str | None:
    if foreign := _foreign(data):
        problems.lines[:] = _lines(data.decode("utf-8-sig", "replace"))
        problems.add(codes.UNREADABLE, START, *foreign)
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = _lines(error.object[: error.start].decode("utf-8", "replace"))
        problems.lines[:] = _lines(data.decode("utf-8-sig", "replace"))
        place = Place(len(before), len(before[-1]) + 1)
        message = "The file is not UTF-8 from here on."
        problems.add(codes.UNREADABLE, place, message, "Save it as UTF-8 in your editor.")
        return None
    problems.lines[:] = _lines(text)
    return text


_PLAIN = "Open it in the program that it was written with, save it as plain text in UTF-8, and name it ….yaml."
_FORMATS = (
    (b"PK\x03\x04", "a document of a word processor, or a zip file", _PLAIN),
    (b"\xd0\xcf\x11\xe0", "a document of a word processor", _PLAIN),
    (b"{\\rtf", "a document of a word processor", _PLAIN),
    (b"%PDF", "a PDF", "Copy its text into a plain-text editor, and save it in UTF-8 as ….yaml."),
    (b"<!DOCTYPE", "a web page", "Download the file itself, not the page that shows it."),
    (b"<html", "a web page", "Download the file itself, not the page that shows it."),
)
"""How a file of another kind begins, what it is, and what to do."""


def _foreign(data: bytes) -> tuple[str, str] | None:
    """Message and hint about a file that is no plain text in UTF-8, as far as its first bytes show."""
    for start, what, hint in _FORMATS:
        if data[:20].lstrip().lower().startswith(start.lower()):
            return f"This is not plain text, but {what}.", hint
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:2].count(b"\0") == 1:
        return "The file is saved as UTF-16, not as UTF-8.", "Save it as UTF-8 in your editor."
    return None


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def report_controls(text: str, problems: Problems) -> bool:
    """Report the first control character of each line; whether there is any."""
    if not CONTROL.search(text):
        return False
    for number, line in enumerate(problems.lines, start=1):
        if found := CONTROL.search(line):
            report_control(found.group(), Place(number, found.start() + 1), problems)
    return True


def report_control(character: str, place: Place, problems: Problems) -> None:
    """Report one control character."""
    what, hint = (
        "An invisible control character",
        "Delete it; it often comes along with text pasted from elsewhere.",
    )
    if character in _BREAKS:
        what, hint = "A line break of a word processor", "Write a blank in its place, or begin a new line."
    message = f"{what} (U+{ord(character):04X}) stands in the text."
    problems.add(codes.CONTROL_CHARACTER, place, message, hint)
