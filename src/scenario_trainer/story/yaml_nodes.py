"""A YAML file as a tree in which every value knows its place.

The tree comes straight from libyaml's event stream: PyYAML's own loaders would resolve ``no`` and ``12:30``
to values no author meant, keep the last of two equal keys, follow aliases, and forget where a value stood.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

import yaml

from scenario_trainer.story.problems import START, Place, Problems, shortened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from yaml.events import Event, ScalarEvent

LARGEST_FILE = 1024 * 1024
"""In bytes."""
DEEPEST = 40
"""Levels of nesting."""

# C0 and C1 controls but tab and line ends, the two Unicode line separators, and the marks that turn the
# direction of what follows: each could move the cursor or disorder a line of somebody's terminal. The last two
# are no characters at all, and libyaml would refuse them without saying where.
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff"
_CONTROL = re.compile(f"[{_CONTROLS}]")
_ESCAPED_CONTROL = re.compile(f"[{_CONTROLS}\r]")

_Parser = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader


@dataclass(slots=True)
class _ParsedNode:
    """Something the parser met. Its place is worked out when it is asked for, which is seldom."""

    event: Any

    @property
    def place(self) -> Place:
        """Where it begins."""
        return _place(self.event)


@dataclass(slots=True)
class ScalarNode(_ParsedNode):
    """A single value, as text: what it means depends on what is asked for."""

    text: str

    @property
    def plain(self) -> bool:
        """Written on one line, without quotes and not as a block."""
        return not self.event.style and self.event.start_mark.line == self.event.end_mark.line

    @property
    def empty(self) -> bool:
        """Nothing was given: the key stands alone, or with a tilde."""
        return self.text in ("", "~") and self.plain


@dataclass(slots=True)
class SequenceNode(_ParsedNode):
    """A list."""

    items: list[Node]


@dataclass(slots=True)
class MappingNode(_ParsedNode):
    """Keys with their values; a second value for the same key is left out."""

    values: dict[str, Node]
    keys: dict[str, ScalarNode]
    """The keys themselves, by their text."""


@dataclass(slots=True)
class MissingNode:
    """Where something stood that the language does not have; the problem has been told."""

    place: Place


Node: TypeAlias = ScalarNode | SequenceNode | MappingNode | MissingNode


class _UnreadableError(Exception):
    """The rest of the file cannot be read; the problem has been told."""


def read_text(path: Path, problems: Problems) -> str | None:
    """The text of a file, and its lines into `problems`; None, with the problem told, where there is none."""
    try:
        if not path.is_file():
            what = "a folder" if path.is_dir() else "a pipe or device" if path.exists() else "not there"
            problems.add("S101", START, f"The file cannot be read: it is {what}.")
            return None
        if path.stat().st_size > LARGEST_FILE:
            problems.add("S105", START, "The file is larger than 1 MiB.", "Split it into several scenarios.")
            return None
        data = path.read_bytes()
    except OSError as error:
        problems.add("S101", START, f"The file cannot be read: {(error.strerror or str(error)).lower()}.")
        return None
    return _decoded(data, problems)


def _decoded(data: bytes, problems: Problems) -> str | None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = _lines(error.object[: error.start].decode("utf-8", "replace"))
        problems.lines[:] = _lines(data.decode("utf-8-sig", "replace"))
        place = Place(len(before), len(before[-1]) + 1)
        problems.add("S101", place, "The file is not UTF-8 from here on.", "Save it as UTF-8 in your editor.")
        return None
    problems.lines[:] = _lines(text)
    return text


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def parse(text: str, problems: Problems) -> MappingNode | None:
    """The tree of `text`; None where there is none at all. Everything that is wrong goes into `problems`."""
    if _tell_controls(text, problems):
        return None
    parser = _Parser(text)
    try:
        return _Builder(parser, problems).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problems.add("S101", _place_of_mark(mark, problems.lines), *_sentences(error))
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        problems.add("S101", START, f"This is not YAML: {shortened(str(error), 100)}.")
    except _UnreadableError:
        pass
    finally:
        parser.dispose()
    return None


def _place_of_mark(mark: yaml.Mark | None, lines: list[str]) -> Place:
    """The place of a complaint; libyaml puts the end of a text without a last line end one line too far down."""
    if mark is None:
        return START
    if lines and mark.line >= len(lines):
        return Place(len(lines), len(lines[-1]) + 1)
    return Place(mark.line + 1, mark.column + 1)


def _tell_controls(text: str, problems: Problems) -> bool:
    if not _CONTROL.search(text):
        return False
    for number, line in enumerate(problems.lines, start=1):
        if found := _CONTROL.search(line):
            _tell_control(found.group(), Place(number, found.start() + 1), problems)
    return True


def _tell_control(character: str, place: Place, problems: Problems) -> None:
    problems.add(
        "S104",
        place,
        f"An invisible control character (U+{ord(character):04X}) stands in the text.",
        "Delete it; it often comes along with text pasted from elsewhere.",
    )


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
    "found unexpected end of stream": (
        "A quote or bracket is opened and never closed.",
        "Close it, or write an apostrophe as ’.",
    ),
    "block sequence entries are not allowed": (
        "A list cannot begin here.",
        "Begin the list on a new line below its key.",
    ),
}


def _sentences(error: yaml.MarkedYAMLError) -> tuple[str, str]:
    """libyaml's complaint as message and hint for an author."""
    problem = error.problem or ""
    for words, sentences in _SENTENCES.items():
        if words in problem:
            return sentences
    return f"This is not YAML: {shortened(problem, 100) or 'it cannot be read'}.", ""


class _Builder:
    """Turns the events of one document into nodes."""

    def __init__(self, parser: yaml.CBaseLoader | yaml.BaseLoader, problems: Problems) -> None:
        # The stubs make every event perhaps None; after the last one nothing asks for another.
        self._next: Callable[[], Any] = parser.get_event
        self._problems = problems
        self._depth = 0

    def document(self) -> MappingNode | None:
        self._next()  # the stream's start
        if not isinstance(self._next(), yaml.DocumentStartEvent):
            self._problems.add("S101", START, "The file is empty.")
            return None
        first = self._next()
        if not isinstance(first, yaml.MappingStartEvent):
            self._stop("S101", first, "The file should consist of keys with values.", "Begin with ‘format: 1’.")
        node = self._mapping(first)
        self._next()  # the document's end
        after = self._next()
        if not isinstance(after, yaml.StreamEndEvent):
            self._stop("S101", after, "A second document begins here.", "Delete the line ‘---’.")
        return node

    def _node(self, event: Event) -> Node:
        if type(event) is yaml.ScalarEvent:
            return self._scalar(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event)
        self._tell("S103", event, "An alias stands here.", "Write the value out once more.")
        return MissingNode(_place(event))

    def _scalar(self, event: ScalarEvent) -> ScalarNode:
        if event.anchor or event.tag:
            self._tell_marked(event)
        # Only within double quotes can an escape bring in what the text of the file does not show.
        if event.style == '"' and (found := _ESCAPED_CONTROL.search(event.value)):
            _tell_control(found.group(), _place(event), self._problems)
        return ScalarNode(event, event.value)

    def _sequence(self, event: yaml.SequenceStartEvent) -> SequenceNode:
        self._enter(event)
        node = SequenceNode(event, [])
        while type(item := self._next()) is not yaml.SequenceEndEvent:
            node.items.append(self._node(item))
        self._depth -= 1
        return node

    def _mapping(self, event: yaml.MappingStartEvent) -> MappingNode:
        self._enter(event)
        values: dict[str, Node] = {}
        keys: dict[str, ScalarNode] = {}
        while type(item := self._next()) is not yaml.MappingEndEvent:
            key = self._node(item)
            if not isinstance(key, ScalarNode):
                self._tell("M203", item, "A key should be a single word.")
                self._node(self._next())
                continue
            if key.text in keys:
                first = keys[key.text].place.line
                self._tell(
                    "S102",
                    item,
                    f"‘{shortened(key.text)}’ is given twice; the first is in line {first}.",
                    "Keep one of them.",
                )
                self._node(self._next())
                continue
            keys[key.text] = key
            values[key.text] = self._node(self._next())
        self._depth -= 1
        return MappingNode(event, values, keys)

    def _enter(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        if event.anchor or event.tag:
            self._tell_marked(event)
        self._depth += 1
        if self._depth > DEEPEST:
            self._stop("S105", event, f"This is nested more than {DEEPEST} levels deep.", "")

    def _tell_marked(self, event: yaml.NodeEvent) -> None:
        what = f"An anchor (&{event.anchor}" if event.anchor else f"A tag ({event.tag}"  # type: ignore[attr-defined]
        self._tell(
            "S103", event, f"{shortened(what)}) stands here.", "Delete it: a value needs no mark of its kind."
        )

    def _tell(self, code: str, event: Event, message: str, hint: str = "") -> None:
        self._problems.add(code, _place(event), message, hint)

    def _stop(self, code: str, event: Event, message: str, hint: str) -> NoReturn:
        self._tell(code, event, message, hint)
        raise _UnreadableError


def _place(event: Event) -> Place:
    mark: Any = event.start_mark  # always there in an event of a parser
    return Place(mark.line + 1, mark.column + 1)


def node_at(tree: Node, *path: str | int) -> Node | None:
    """The value at `path`, or None."""
    node, rest = _descend(tree, path)
    return None if rest else node


def place_of(tree: Node, *path: str | int) -> Place:
    """Where the value at `path` begins, or the nearest thing above it that is in the tree."""
    return _descend(tree, path)[0].place


def place_of_key(tree: Node, *path: str | int) -> Place:
    """Where the key at the end of `path` stands, or the nearest thing above it that is in the tree."""
    node, rest = _descend(tree, path[:-1])
    key = str(path[-1])
    return node.keys[key].place if not rest and isinstance(node, MappingNode) and key in node.keys else node.place


def _descend(node: Node, path: tuple[str | int, ...]) -> tuple[Node, tuple[str | int, ...]]:
    """The deepest node on `path` that is in the tree, and what is left of the path."""
    for index, step in enumerate(path):
        if isinstance(node, MappingNode) and step in node.values:
            node = node.values[str(step)]
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        elif step == 0 and not isinstance(node, SequenceNode):
            continue  # a single entry may stand without its list
        else:
            return node, path[index:]
    return node, ()
