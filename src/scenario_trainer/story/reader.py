"""From nodes to the model, by the model's own field types. Every mistake is reported.

A value that cannot be read is reported and becomes BROKEN, and reading goes on. Whether the
result may be used is for the caller to decide, from the problems.
"""

import re
import types
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Literal, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from scenario_trainer.story import codes
from scenario_trainer.story.condition_parser import ConditionError, parse_condition
from scenario_trainer.story.conditions import Condition
from scenario_trainer.story.model import AT_LEAST_ONE, BROKEN, Between, Pattern
from scenario_trainer.story.problems import Place, Problems, nearest, nearest_or_all, shortened
from scenario_trainer.story.yaml_nodes import MappingNode, MissingNode, Node, ScalarNode, SequenceNode

T = TypeVar("T")

Read: TypeAlias = Callable[[Node, str, Problems], Any]
"""Reads a node as a value, or BROKEN. The text is what a message calls the node."""


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
        return _change(_reader(arguments[1]))
    if origin is tuple:
        return _tuple(arguments[0])
    if origin is Mapping:
        return _mapping(*arguments)
    if origin is Literal:
        return _one_of(arguments)
    if is_dataclass(hint) and hint is not Condition:
        return _RecordReader(hint)
    if issubclass(hint, StrEnum):
        return _one_of(tuple(hint))
    return _SIMPLE[hint]


def _found(node: Node) -> str:
    """What was found instead, for the end of a sentence."""
    if isinstance(node, SequenceNode):
        return "a list"
    if isinstance(node, MappingNode):
        return "keys with values"
    if isinstance(node, ScalarNode) and node.text.strip():
        return f"‘{shortened(node.text)}’"
    return "empty"


def _broken(expected: str, node: Node, name: str, problems: Problems, hint: str = "") -> Any:
    """Report a node that is not what was expected, unless that is done already."""
    if not isinstance(node, MissingNode):
        problems.add(codes.WRONG_VALUE, node.place, f"{name} should be {expected}, not {_found(node)}.", hint)
    return BROKEN


def _text(node: Node, name: str, problems: Problems) -> Any:
    if isinstance(node, ScalarNode) and not node.empty and (text := node.text.strip()):
        return text.expandtabs(4)
    hint = "Put the text into quotes: it has a colon in it." if isinstance(node, MappingNode) else ""
    return _broken("text", node, name, problems, hint)


_COMMENT = re.compile(r"(?P<blanks>\s+)(?P<word>#\S*)")
_CUT_HINT = "Put the whole text into quotes. A note of your own has two blanks before # and one behind it."


def _comment_behind(node: ScalarNode, problems: Problems) -> re.Match[str] | None:
    """The comment behind a value that may have been meant to belong to it."""
    if node.event.style:
        return None
    end = node.event.end_mark
    line = problems.lines[end.line] if end.line < len(problems.lines) else ""
    if "#" not in line or not (found := _COMMENT.match(line, end.column)):
        return None
    is_note = not found["word"].strip("#") and (len(found["blanks"]) > 1 or not node.text)
    return None if is_note else found


def _prose(node: Node, name: str, problems: Problems) -> Any:
    """A text for people, from which # may have cut something off."""
    if isinstance(node, ScalarNode) and (comment := _comment_behind(node, problems)):
        if not node.text:
            return _broken("text", node, name, problems, _CUT_HINT)
        _report_cut(node, comment, problems)
    return _text(node, name, problems)


def _report_cut(node: ScalarNode, comment: re.Match[str], problems: Problems) -> None:
    place = Place(node.event.end_mark.line + 1, comment.start("word") + 1)
    message = f"The text ends before ‘{shortened(comment['word'])}’: # begins a comment, which learners never see."
    problems.add(codes.CUT_TEXT, place, message, _CUT_HINT)


_NUMBER = re.compile(r"[+-]?[0-9]{1,9}").fullmatch


def _number(node: Node, name: str, problems: Problems) -> Any:
    if isinstance(node, ScalarNode) and _NUMBER(node.text):
        return int(node.text)
    return _broken("a whole number", node, name, problems, "Write it in digits.")


def _truth(node: Node, name: str, problems: Problems) -> Any:
    if isinstance(node, ScalarNode) and node.text.lower() in ("true", "false"):
        return node.text.lower() == "true"
    return _broken("true or false", node, name, problems)


def _change(read_number: Read) -> Read:
    def read_change(node: Node, name: str, problems: Problems) -> Any:
        if isinstance(node, ScalarNode) and node.text.lower() in ("true", "false"):
            return _truth(node, name, problems)
        if isinstance(node, ScalarNode) and _NUMBER(node.text):
            return read_number(node, name, problems)
        expected = "a change such as +1, or true or false"
        hint = "A gauge takes a signed change, a flag takes true or false."
        return _broken(expected, node, name, problems, hint)

    return read_change


def _date(node: Node, name: str, problems: Problems) -> Any:
    if isinstance(node, ScalarNode) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", node.text):
        try:
            return date.fromisoformat(node.text)
        except ValueError:
            pass  # there is no such day: reported below like any other mistake
    return _broken("a date", node, name, problems, "Write year, month and day, such as 2026-11-23.")


def _condition(node: Node, name: str, problems: Problems) -> Any:
    if _text(node, name, problems) is BROKEN or not isinstance(node, ScalarNode):
        return BROKEN
    try:
        # Unchanged, so that the offsets are those of the file.
        return parse_condition(node.text.replace("\t", " ").rstrip())
    except ConditionError as error:
        problems.add(codes.INVALID_CONDITION, _within(node, error.offset), str(error), error.hint)
        return BROKEN


def _within(node: Node, offset: int) -> Place:
    """The place of a character of a condition, which is on one line unless it is folded."""
    plain = isinstance(node, ScalarNode) and node.plain
    return Place(node.place.line, node.place.column + offset) if plain else node.place


_SIMPLE: dict[type, Read] = {str: _prose, int: _number, bool: _truth, date: _date, Condition: _condition}


def _one_of(allowed: tuple[Any, ...]) -> Read:
    by_word = {str(word): word for word in allowed}
    expected = " or ".join(f"‘{word}’" for word in by_word)

    def read_word(node: Node, name: str, problems: Problems) -> Any:
        if isinstance(node, ScalarNode) and node.text in by_word:
            return by_word[node.text]
        return _broken(expected, node, name, problems, nearest(getattr(node, "text", ""), by_word))

    return read_word


def _narrowed(hint: Any, by: Pattern | Between) -> Read:
    if isinstance(by, Pattern):
        return _matching(_text, by)
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
    plain_letters = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    better = pattern.joint.join(re.findall(r"[a-z0-9]+", plain_letters))
    usable = pattern.joint and re.fullmatch(pattern.expression, better) and better == shortened(better)
    hint = f"Did you mean ‘{better}’?" if usable else ""
    code = codes.WRONG_ID if pattern.joint else codes.WRONG_VALUE
    problems.add(code, place, f"‘{shortened(text)}’ should be {pattern.sentence}.", hint)


def _in_range(read_wide: Read, bounds: Between) -> Read:
    def read_number(node: Node, name: str, problems: Problems) -> Any:
        number = read_wide(node, name, problems)
        if number is BROKEN or bounds.low <= number <= bounds.high:
            return number
        return _broken(f"between {bounds.low} and {bounds.high}", node, name, problems)

    return read_number


def _sized(hint: Any, bounds: Between) -> Read:
    read_unsized = _reader(hint)

    def read_several(node: Node, name: str, problems: Problems) -> Any:
        values = read_unsized(node, name, problems)
        if values is not BROKEN and not bounds.low <= len(values) <= bounds.high:
            many = "at least one entry" if bounds is AT_LEAST_ONE else f"one to {bounds.high} entries"
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
        hint = "Give each entry a line that begins with a dash, or write [] for none."
        return _broken("a list", node, name, problems, hint)

    return read_list


def _mapping(key: Any, item: Any) -> Read:
    pattern: Pattern = get_args(key)[1]
    matches = re.compile(pattern.expression).fullmatch
    read_item = _reader(item)

    def read_mapping(node: Node, name: str, problems: Problems) -> Any:
        if not isinstance(node, MappingNode):
            return _broken("keys with values", node, name, problems)
        for key_text in node.values:
            if not matches(key_text):
                _report_pattern(key_text, node.keys[key_text].place, pattern, problems)
        return {each: read_item(value, f"‘{each}’", problems) for each, value in node.values.items()}

    return read_mapping


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
        if isinstance(node, MappingNode):
            return self._kind(**self._values(node, name, problems))
        hint = f"It has the keys {', '.join(sorted(self._required))}."
        return _broken("keys with values", node, name, problems, hint)

    def _is_text_with_colon(self, node: Node) -> bool:
        """Whether these are no keys at all: ‘- Ada says: no’ was meant to be a text."""
        if not isinstance(node, MappingNode) or not node.values:
            return False
        return not any(key in self._readers or nearest(key, self._readers) for key in node.values)

    def _is_given(self, key: str, value: Node) -> bool:
        """Whether a key says anything. Alone it says nothing, but a condition left empty would always hold."""
        empty = isinstance(value, ScalarNode) and value.empty
        return not empty or key in self._required or self._readers[key] is _condition

    def _values(self, node: MappingNode, name: str, problems: Problems) -> dict[str, Any]:
        values = {}
        for key, value in node.values.items():
            if key not in self._readers:
                message = f"{name} has an unknown key ‘{shortened(key)}’."
                problems.add(codes.UNKNOWN_KEY, node.keys[key].place, message, nearest_or_all(key, self._readers))
            elif self._is_given(key, value):
                values[key] = self._readers[key](value, key, problems)
            elif isinstance(value, ScalarNode) and (comment := _comment_behind(value, problems)):
                _report_cut(value, comment, problems)
        for key in self._readers:
            if key in self._required and key not in values:
                problems.add(codes.MISSING_KEY, node.place, f"{name} has no ‘{key}’.", f"Add a line ‘{key}: …’.")
                values[key] = BROKEN
        return values
