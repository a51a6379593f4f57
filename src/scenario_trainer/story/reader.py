"""From nodes to the model, by the model's own field types. Every mistake is reported.

A value that cannot be read is reported and becomes BROKEN, and reading goes on. Whether the
result may be used is for the caller to decide, from the problems.
"""

import re
import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from scenario_trainer.story import codes
from scenario_trainer.story.conditions import Condition
from scenario_trainer.story.model import AT_LEAST_ONE, BROKEN, Between, Pattern
from scenario_trainer.story.problems import Place, Problems, nearest_name, nearest_or_all, shortened
from scenario_trainer.story.scalars import (
    SIMPLE,
    Read,
    broken,
    change_of,
    comment_behind,
    hints,
    one_of,
    read_condition,
    read_word,
    report_cut,
)
from scenario_trainer.story.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode

T = TypeVar("T")


def read(kind: type[T], tree: MappingNode, problems: Problems) -> T:
    """Read a whole file as `kind`, one of the model's classes; problems go into `problems`."""
    value: T = _reader(cast("Any", kind))(tree, "The file", problems)
    return value


@cache
def required_keys(kind: Any) -> frozenset[str]:
    """The keys that a file must give for this class of the model."""
    return frozenset(
        each.name for each in fields(kind) if each.default is MISSING and each.default_factory is MISSING
    )


@cache
def _reader(hint: Any) -> Read:
    """How to read a value of this type."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _narrowed(arguments[0], arguments[1])
    if origin in (Union, types.UnionType):
        if type(None) in arguments:
            return _reader(arguments[0])
        return change_of(_reader(arguments[1]))
    if origin is tuple:
        return _tuple(arguments[0])
    if origin is Mapping:
        return _mapping(*arguments)
    if origin is Literal:
        return one_of(arguments)
    if is_dataclass(hint) and hint is not Condition:
        return _RecordReader(hint)
    if issubclass(hint, StrEnum):
        return one_of(tuple(hint))
    return SIMPLE[hint]


def _narrowed(hint: Any, by: Pattern | Between) -> Read:
    if isinstance(by, Pattern):
        return _matching(read_word, by)
    if hint is int:
        return _in_range(_reader(hint), by)
    return _sized(hint, by)


def _matching(read_wide: Read, pattern: Pattern) -> Read:
    def read_id(node: Node, name: str, problems: Problems) -> Any:
        text = read_wide(node, name, problems)
        if text is not BROKEN and not re.fullmatch(pattern.expression, text):
            _report_pattern(text, node.place, pattern, problems)
        return text

    return read_id


def _report_pattern(text: str, place: Place, pattern: Pattern, problems: Problems) -> None:
    code = codes.WRONG_ID if pattern.joint else codes.WRONG_VALUE
    message = f"‘{shortened(text)}’ should be {pattern.sentence}."
    problems.add(code, place, message, hints().for_id(text, pattern))


def _is_pair(key: str, node: MappingNode, problems: Problems) -> bool:
    """Report a name and its value that were taken for a name; whether they were."""
    hint = hints().for_pair(key, node.values[key])
    if hint:
        message = f"The colon, or the blank behind it, is missing in ‘{shortened(key)}’."
        problems.add(codes.WRONG_VALUE, node.keys[key].place, message, hint)
    return bool(hint)


def _in_range(read_wide: Read, bounds: Between) -> Read:
    def read_number(node: Node, name: str, problems: Problems) -> Any:
        number = read_wide(node, name, problems)
        if number is BROKEN or bounds.low <= number <= bounds.high:
            return number
        return broken(f"between {bounds.low} and {bounds.high}", node, name, problems)

    return read_number


def _sized(hint: Any, bounds: Between) -> Read:
    read_unsized = _reader(hint)

    def read_several(node: Node, name: str, problems: Problems) -> Any:
        values = read_unsized(node, name, problems)
        if values is not BROKEN and not bounds.low <= len(values) <= bounds.high:
            few = bounds is AT_LEAST_ONE and not values
            many = "at least one entry" if few else f"one to {bounds.high:,} entries"
            problems.add(codes.WRONG_VALUE, node.place, f"{name} should have {many}, not {len(values) or 'none'}.")
        return values

    return read_several


def _short_form(hint: Any) -> str | None:
    short: str | None = getattr(hint, "short_form", None)
    return short


def _tuple(item: Any) -> Read:
    read_item = _reader(item)
    single_allowed = _short_form(item) is not None

    def read_list(node: Node, name: str, problems: Problems) -> Any:
        if isinstance(node, SequenceNode):
            return tuple(
                read_item(each, f"Entry {number} of {name}", problems)
                for number, each in enumerate(node.items, start=1)
            )
        if single_allowed:
            return (read_item(node, name, problems),)
        return broken("a list", node, name, problems, hints().for_list(node))

    return read_list


def _mapping(key: Any, item: Any) -> Read:
    pattern: Pattern = get_args(key)[1]
    matches = re.compile(pattern.expression).fullmatch
    read_item = _reader(item)
    record = [each.name for each in fields(item)] if is_dataclass(item) else []

    def read_mapping(node: Node, name: str, problems: Problems) -> Any:
        if not isinstance(node, MappingNode):
            if isinstance(node, ScalarNode) and get_origin(item) in (Union, types.UnionType):
                from scenario_trainer.story.diagnosis.sentences import effects_meant  # as seldom as `hints`

                hint = effects_meant(node.text, problems)
                return broken("gauges with their changes", node, name, problems, hint)
            hint = hints().for_keys(node, pattern, record[0] if record else "")
            expected = "ids with keys below them" if record else "keys with values"
            return broken(expected, node, name, problems, hint)
        if node.values.keys() <= set(record) and not all(
            isinstance(each, MappingNode) for each in node.values.values()
        ):
            return _report_record(node, name, pattern, problems)
        values: dict[str, Any] = {}
        for key_text, value in node.values.items():
            if not matches(key_text):
                if pattern.joint and _is_pair(key_text, node, problems):
                    values[key_text] = BROKEN
                    continue
                _report_pattern(key_text, node.keys[key_text].place, pattern, problems)
            values[key_text] = read_item(value, f"‘{key_text}’", problems)
        return values

    return read_mapping


def _report_record(node: MappingNode, name: str, pattern: Pattern, problems: Problems) -> Any:
    """Report the keys of a single thing where each thing has an id with its keys below."""
    key, first = next(iter(node.keys.items()))
    message = f"{name} should have an id for each entry, and ‘{key}’ is a key of one of them."
    problems.add(codes.WRONG_VALUE, first.place, message, hints().for_record(node, pattern))
    return BROKEN


class _RecordReader:
    """Reads one of the model's classes: its own fields say what keys there are and what each takes."""

    def __init__(self, kind: Any) -> None:
        hints = get_type_hints(kind, include_extras=True)
        self._kind = kind
        self._readers = {each.name: _reader(hints[each.name]) for each in fields(kind)}
        self._required = required_keys(kind)
        self._short_form = _short_form(kind)

    def __call__(self, node: Node, name: str, problems: Problems) -> Any:
        if self._short_form and (isinstance(node, ScalarNode) or self._is_text_with_colon(node)):
            value = self._readers[self._short_form](node, name, problems)
            return self._kind(**{self._short_form: value})
        if self._short_form and isinstance(node, SequenceNode):
            return broken("text", node, name, problems, hints().for_text(node))
        if isinstance(node, MappingNode):
            return self._kind(**self._values(node, name, problems))
        hint = f"It has the keys {', '.join(key for key in self._readers if key in self._required)}."
        if isinstance(node, ScalarNode) and node.text.strip() and not node.text.strip().isdigit():
            first = next(iter(self._readers))
            hint = f"Write it on a new line below, further in, with ‘{first}: ’ before it. {hint}"
        return broken("keys with values", node, name, problems, hint)

    def _is_text_with_colon(self, node: Node) -> bool:
        """Whether these are no keys at all: ‘- Ada says: no’ was meant to be a text."""
        if not isinstance(node, MappingNode) or not node.values:
            return False
        return not any(key in self._readers or nearest_name(key, self._readers) for key in node.values)

    def _is_given(self, key: str, value: Node) -> bool:
        """Whether a key says anything. Alone it says nothing, but a condition left empty would always hold."""
        empty = isinstance(value, ScalarNode) and value.empty
        return not empty or key in self._required or self._readers[key] is read_condition

    def _report_unknown(self, key: str, node: MappingNode, name: str, problems: Problems) -> None:
        if key.partition(" ")[0] in self._readers and _is_pair(key, node, problems):
            return
        value, hint = node.values[key], nearest_or_all(key, self._readers)
        if node.bracketed and isinstance(value, ScalarNode) and value.empty:
            hint = "A comma ends a text between braces: put the whole text into quotes."
        elif " " in key and not nearest_name(key, self._readers):
            hint = "If it belongs to the text above, begin that on a new line, below ‘>-’, and this line with it."
        message = f"{name} has an unknown key ‘{shortened(key)}’."
        problems.add(codes.UNKNOWN_KEY, node.keys[key].place, message, hint)

    def _values(self, node: MappingNode, name: str, problems: Problems) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key, value in node.values.items():
            if key not in self._readers:
                self._report_unknown(key, node, name, problems)
                if (meant := nearest_name(key, self._readers)) and meant not in node.values:
                    values[meant] = BROKEN
            elif self._is_given(key, value):
                values[key] = self._readers[key](value, key, problems)
            elif isinstance(value, ScalarNode) and (comment := comment_behind(value, problems)):
                report_cut(value, comment, problems)
        for key in self._readers:
            if key in self._required and key not in values:
                problems.add(codes.MISSING_KEY, node.place, f"{name} has no ‘{key}’.", f"Add a line ‘{key}: …’.")
                values[key] = BROKEN
        return values
