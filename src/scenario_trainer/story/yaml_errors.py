"""libyaml's own complaints, as an author can understand them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.story.problems import START, Place, shortened

if TYPE_CHECKING:
    import yaml

_NESTING_LIMIT = "exceeded maximum nesting depth"
_SENTENCES = {
    "mapping values are not allowed": (
        "A colon followed by a blank stands inside a text.",
        "Put the text into quotes, or begin it on a new line after ‘>-’.",
    ),
    "could not find expected ':'": (
        "This line should be a key with a colon after it.",
        "A text of several lines must be indented further than its key.",
    ),
    "did not find expected key": (
        "This line does not fit in with those above it.",
        "Look at the indentation, and for a quote or bracket that ends too early.",
    ),
    "did not find expected '-' indicator": (
        "This line does not fit into the list above it.",
        "Give all entries of a list the same indentation, each with a dash.",
    ),
    "found character that cannot start any token": (
        "A text cannot begin with this character.",
        "Indent with blanks, never with tabs, and put a text that begins with @, `, % or a tab into quotes.",
    ),
    "did not find expected ','": (
        "Between brackets or braces a comma is missing here, or the sign that closes them.",
        "Write a comma between the parts, and ] or } at the end.",
    ),
    "did not find expected node content": (
        "A value is missing here, or begins with a sign that YAML keeps for itself.",
        "Put the value into quotes.",
    ),
    "found unexpected end of stream": (
        "A quote or bracket is opened and never closed.",
        "Close it, or write an apostrophe as ’.",
    ),
    "block sequence entries are not allowed": (
        "A list cannot begin here.",
        "Begin the list on a new line below its key.",
    ),
}
"""Message and hint, by words of the complaint."""


def sentences(error: yaml.MarkedYAMLError) -> tuple[str, str]:
    """A complaint as message and hint for an author."""
    problem = error.problem or ""
    for words, found in _SENTENCES.items():
        if words in problem:
            return found
    return f"This is not YAML: {shortened(problem, 100) or 'it cannot be read'}.", ""


def is_nesting_limit(error: yaml.MarkedYAMLError) -> bool:
    """Whether libyaml gave up at a depth of its own, 1000 levels from version 0.2.6 on."""
    return _NESTING_LIMIT in (error.problem or "")


def place_of_mark(mark: yaml.Mark | None, lines: list[str]) -> Place:
    """The place of a mark; libyaml puts the end of a text without a last line end one line too far down."""
    if mark is None:
        return START
    if lines and mark.line >= len(lines):
        return Place(len(lines), len(lines[-1]) + 1)
    return Place(mark.line + 1, mark.column + 1)
