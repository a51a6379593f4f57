"""The documents under docs/, and the examples in them."""

from __future__ import annotations

import re
from datetime import date

from tests.support.programs import ROOT

TODAY = date(2026, 11, 23)
"""The day on which the documents' examples are true."""


def document(name: str) -> str:
    """The text of a document."""
    return (ROOT / "docs" / name).read_text("utf-8")


def fenced(text: str, language: str = "yaml") -> list[str]:
    """The blocks of a text in this language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def is_whole_file(block: str) -> bool:
    """Whether a block is a file of its own, and no part of one."""
    return block.startswith("format:")


def with_parts(text: str, change: str) -> str:
    """A scenario with the parts that `change` shows: each takes the place of the like-named one, or is added.

    This works on the text, so that a part may be anything but YAML.
    """
    return "".join(_with_parts(text.splitlines(keepends=True), change.splitlines(keepends=True), ()))


def _with_parts(lines: list[str], change: list[str], path: tuple[str, ...]) -> list[str]:
    parts = _parts(lines, 2 * len(path))
    for name, part in _parts(change, 2 * len(path)).items():
        if name in parts and _only_says_where((*path, name)):
            head, *below = parts[name]
            parts[name] = [head, *_with_parts(below, part[1:], (*path, name))]
        else:
            parts[name] = part
    return [line for part in parts.values() for line in part]


def _parts(lines: list[str], indent: int) -> dict[str, list[str]]:
    """The lines of each key that stands at this indentation, with all that is indented further."""
    parts: dict[str, list[str]] = {}
    name = ""
    for line in lines:
        if key := re.match(rf" {{{indent}}}([^\s:]+):(?!\S)", line):
            name = key.group(1)
        parts.setdefault(name, []).append(line)
    return parts


def _only_says_where(path: tuple[str, ...]) -> bool:
    """Whether a key is shown because of what stands below it, and is not itself what changes."""
    match path:
        case ["scenes" | "people" | "gauges" | "flags"] | ["scenes", _] | ["scenes", _, "choices"]:
            return True
        case _:
            return False
