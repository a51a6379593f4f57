"""A YAML file as a tree in which every value knows its place.

The tree comes straight from libyaml's event stream: PyYAML's own loaders would resolve ``no`` and ``12:30``
to values no author meant, keep the last of two equal keys, follow aliases, and forget the places of values.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

import yaml

from scenario_trainer.story import codes
from scenario_trainer.story.problems import START, Place, Problems, shortened
from scenario_trainer.story.source_text import ESCAPED_CONTROL, report_control, report_controls
from scenario_trainer.story.yaml_errors import is_nesting_limit, place_of_mark, sentences

if TYPE_CHECKING:
    from collections.abc import Callable

    from yaml.events import Event, ScalarEvent

    from scenario_trainer.story.problems import Code

DEEPEST = 40
"""Levels of nesting."""

_Parser = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader


@dataclass(slots=True)
class _ParsedNode:
    """What the parser found in one place. The place is worked out when it is asked for, which is seldom."""

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
    def quoted(self) -> bool:
        """Written between quotes."""
        return self.event.style in ("'", '"')

    @property
    def empty(self) -> bool:
        """Nothing was given: there is only the key, or a tilde."""
        return self.text in ("", "~") and self.plain


@dataclass(slots=True)
class _CollectionNode(_ParsedNode):
    """What has several values in it."""

    @property
    def bracketed(self) -> bool:
        """Written between brackets or braces, and not over lines of its own."""
        return bool(self.event.flow_style)


@dataclass(slots=True)
class SequenceNode(_CollectionNode):
    """A list."""

    items: list[Node]


@dataclass(slots=True)
class MappingNode(_CollectionNode):
    """Keys with their values; a second value for the same key is left out."""

    values: dict[str, Node]
    keys: dict[str, ScalarNode]
    """The keys themselves, by their text."""


@dataclass(slots=True)
class MissingNode:
    """Takes the place of something that the language does not have, which has been reported."""

    place: Place


Node: TypeAlias = ScalarNode | SequenceNode | MappingNode | MissingNode


class _UnreadableError(Exception):
    """The rest of the file cannot be read, which has been reported."""


def parse(text: str, problems: Problems) -> MappingNode | None:
    """The tree of `text`; None where there is none at all. Everything that is wrong goes into `problems`."""
    if report_controls(text, problems):
        return None
    found = len(problems.found)
    parser = _Parser(text)
    try:
        return _Builder(parser, problems).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if mark and is_nesting_limit(error):
            # The scanner reads ahead, so the builder has not met the first level that is too deep. The text up
            # to here has that level, and the builder finds its place.
            del problems.found[found:]
            return parse(text[: mark.index], problems)
        problems.add(codes.UNREADABLE, place_of_mark(mark, problems.lines), *sentences(error))
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        problems.add(codes.UNREADABLE, START, f"This is not YAML: {shortened(str(error), 100)}.")
    except _UnreadableError:
        pass
    finally:
        parser.dispose()
    return None


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
            self._problems.add(codes.UNREADABLE, START, "The file is empty.")
            return None
        first = self._next()
        if not isinstance(first, yaml.MappingStartEvent):
            self._stop(
                codes.UNREADABLE, first, "The file should consist of keys with values.", "Begin with ‘format: 1’."
            )
        node = self._mapping(first)
        self._next()  # the document's end
        after = self._next()
        if not isinstance(after, yaml.StreamEndEvent):
            self._stop(codes.UNREADABLE, after, "A second document begins here.", "Delete the line ‘---’.")
        return node

    def _node(self, event: Event) -> Node:
        if type(event) is yaml.ScalarEvent:
            return self._scalar(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event)
        self._report(codes.REFERENCE_OR_TAG, event, "An alias stands here.", "Write the value out once more.")
        return MissingNode(_place(event))

    def _scalar(self, event: ScalarEvent) -> ScalarNode:
        if event.anchor or event.tag:
            self._report_mark(event)
        # Only within double quotes can an escape bring in what the text of the file does not show.
        if event.style == '"' and (found := ESCAPED_CONTROL.search(event.value)):
            report_control(found.group(), _place(event), self._problems)
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
                self._report(codes.WRONG_VALUE, item, "A key should be a single word.")
                self._node(self._next())
                continue
            if key.text in keys:
                first = keys[key.text].place.line
                self._report(
                    codes.REPEATED_KEY,
                    item,
                    f"‘{shortened(key.text)}’ is given twice; the first is in line {first}.",
                    "Keep one of them, or give one another name.",
                )
                self._node(self._next())
                continue
            keys[key.text] = key
            values[key.text] = self._node(self._next())
        self._depth -= 1
        return MappingNode(event, values, keys)

    def _enter(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        if event.anchor or event.tag:
            self._report_mark(event)
        self._depth += 1
        if self._depth > DEEPEST:
            self._stop(codes.TOO_LARGE, event, f"This is nested more than {DEEPEST} levels deep.", "")

    def _report_mark(self, event: yaml.NodeEvent) -> None:
        what = f"An anchor (&{event.anchor}" if event.anchor else f"A tag ({event.tag}"  # type: ignore[attr-defined]
        hint = "Delete it: a value needs no mark of its kind."
        self._report(codes.REFERENCE_OR_TAG, event, f"{shortened(what)}) stands here.", hint)

    def _report(self, code: Code, event: Event, message: str, hint: str = "") -> None:
        mark: Any = event.start_mark  # always there in an event of a parser
        self._problems.add(code, place_of_mark(mark, self._problems.lines), message, hint)

    def _stop(self, code: Code, event: Event, message: str, hint: str) -> NoReturn:
        self._report(code, event, message, hint)
        raise _UnreadableError


def _place(event: Event) -> Place:
    mark: Any = event.start_mark  # always there in an event of a parser
    return Place(mark.line + 1, mark.column + 1)


def node_at(tree: Node, *path: str | int) -> Node | None:
    """The value at `path`, or None."""
    node, rest = _descend(tree, path)
    return None if rest else node


def nearest_node(tree: Node, *path: str | int) -> Node:
    """The value at `path`, or the nearest thing above it that is in the tree."""
    return _descend(tree, path)[0]


def nearest_key(tree: Node, *path: str | int) -> Node:
    """The key at the end of `path`, or the nearest thing above it that is in the tree."""
    node, rest = _descend(tree, path[:-1])
    key = str(path[-1])
    return node.keys[key] if not rest and isinstance(node, MappingNode) and key in node.keys else node


def place_of(tree: Node, *path: str | int) -> Place:
    """The place of `nearest_node`."""
    return nearest_node(tree, *path).place


def place_of_key(tree: Node, *path: str | int) -> Place:
    """The place of `nearest_key`."""
    return nearest_key(tree, *path).place


def _descend(node: Node, path: tuple[str | int, ...]) -> tuple[Node, tuple[str | int, ...]]:
    """The deepest node on `path` that is in the tree, and what is left of the path."""
    for index, step in enumerate(path):
        if isinstance(node, MappingNode) and step in node.values:
            node = node.values[str(step)]
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        elif step == 0 and not isinstance(node, SequenceNode):
            continue  # a single entry may be written without its list
        else:
            return node, path[index:]
    return node, ()
