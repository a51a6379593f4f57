"""Reads single values: texts, numbers, dates, conditions and words from a list.

A value that cannot be read is reported and becomes BROKEN.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from scenario_trainer.story import codes
from scenario_trainer.story.condition_parser import ConditionError, parse_condition
from scenario_trainer.story.conditions import Condition
from scenario_trainer.story.model import BROKEN
from scenario_trainer.story.problems import Place, Problems, nearest, shortened
from scenario_trainer.story.yaml_nodes import MappingNode, MissingNode, Node, ScalarNode, SequenceNode

if TYPE_CHECKING:
    from types import ModuleType

Read: TypeAlias = Callable[[Node, str, Problems], Any]
"""Reads a node as a value, or BROKEN. The text is what a message calls the node."""

_CUT_HINT = "Put the whole text into quotes. A note of your own has two blanks before # and one behind it."
_NO_COMMENT = "# begins a comment, which is not read: leave the # out."
_COMMENT = re.compile(r"(?P<blanks>\s+)(?P<word>#\S*)")
_NUMBER = re.compile(r"[+-]?[0-9]{1,9}").fullmatch


def broken(expected: str, node: Node, name: str, problems: Problems, hint: str = "") -> Any:
    """Report a node that is not what was expected, unless that is done already."""
    if not isinstance(node, MissingNode):
        problems.add(codes.WRONG_VALUE, node.place, f"{name} should be {expected}, not {_found(node)}.", hint)
    return BROKEN


def hints() -> ModuleType:
    """The module that knows what a wrong value was meant to be, which a sound file does without."""
    from scenario_trainer.story.diagnosis import hints as module

    return module


def _found(node: Node) -> str:
    """What was found instead, for the end of a sentence."""
    if isinstance(node, SequenceNode):
        return "a list"
    if isinstance(node, MappingNode):
        return "keys with values"
    if isinstance(node, ScalarNode) and node.text.strip():
        return f"‘{shortened(node.text)}’"
    return "empty"


def read_word(node: Node, name: str, problems: Problems) -> Any:
    """A text that is an id or a name."""
    if isinstance(node, ScalarNode) and not node.empty and (text := node.text.strip()):
        return text.expandtabs(4)
    cut = isinstance(node, ScalarNode) and comment_behind(node, problems)
    return broken("text", node, name, problems, _NO_COMMENT if cut else hints().for_word(node))


def read_text(node: Node, name: str, problems: Problems) -> Any:
    """A text for people, from which # may have cut something off."""
    if isinstance(node, ScalarNode) and not node.event.style and (comment := comment_behind(node, problems)):
        if not node.text:
            message = f"{name} should be text, and # begins a comment here."
            problems.add(codes.WRONG_VALUE, _place_of(comment, node), message, _CUT_HINT)
            return BROKEN
        report_cut(node, comment, problems)
    return read_word(node, name, problems)


def comment_behind(node: ScalarNode, problems: Problems) -> re.Match[str] | None:
    """The comment behind a plain value that may have been meant to belong to it."""
    end = node.event.end_mark
    line = problems.lines[end.line] if end.line < len(problems.lines) else ""
    if "#" not in line or not (found := _COMMENT.match(line, end.column)):
        return None
    is_note = not found["word"].strip("#") and (len(found["blanks"]) > 1 or not node.text)
    return None if is_note else found


def report_cut(node: ScalarNode, comment: re.Match[str], problems: Problems) -> None:
    """Report a text that a comment ends."""
    message = f"The text ends before ‘{shortened(comment['word'])}’: # begins a comment, which learners never see."
    problems.add(codes.CUT_TEXT, _place_of(comment, node), message, _CUT_HINT)


def _place_of(comment: re.Match[str], node: ScalarNode) -> Place:
    return Place(node.event.end_mark.line + 1, comment.start("word") + 1)


def _number(node: Node, name: str, problems: Problems) -> Any:
    if isinstance(node, ScalarNode) and _NUMBER(node.text):
        return int(node.text)
    return broken("a whole number", node, name, problems, hints().for_number(node) or "Write it in digits.")


def _truth(node: Node, name: str, problems: Problems) -> Any:
    if isinstance(node, ScalarNode) and node.text.lower() in ("true", "false"):
        return node.text.lower() == "true"
    return broken("true or false", node, name, problems, hints().for_truth(node))


def change_of(read_number: Read) -> Read:
    """Reads the effect on a gauge or flag; `read_number` reads that on a gauge."""

    def read_change(node: Node, name: str, problems: Problems) -> Any:
        if isinstance(node, ScalarNode) and node.text.lower() in ("true", "false"):
            return _truth(node, name, problems)
        if isinstance(node, ScalarNode) and _NUMBER(node.text):
            return read_number(node, name, problems)
        expected = "a change such as +1, or true or false"
        return broken(expected, node, name, problems, hints().for_change(node))

    return read_change


def _date(node: Node, name: str, problems: Problems) -> Any:
    if isinstance(node, ScalarNode) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", node.text):
        try:
            return date.fromisoformat(node.text)
        except ValueError:
            pass  # there is no such day: reported below like any other mistake
    return broken("a date", node, name, problems, hints().for_date(node))


def read_condition(node: Node, name: str, problems: Problems) -> Any:
    """A condition, and the place of what is wrong in it."""
    if not isinstance(node, ScalarNode):
        return broken("a condition", node, name, problems, hints().for_condition(node))
    if read_word(node, name, problems) is BROKEN:
        return BROKEN
    try:
        # Unchanged, so that the offsets are those of the file.
        return parse_condition(node.text.replace("\t", " ").rstrip())
    except ConditionError as error:
        from scenario_trainer.story.diagnosis.sentences import condition_meant  # a sound file does without it

        hint = error.hint if error.hint.startswith("Write") else condition_meant(node.text, problems)
        problems.add(codes.INVALID_CONDITION, _within(node, error.offset), str(error), hint or error.hint)
        return BROKEN


def _within(node: ScalarNode, offset: int) -> Place:
    """The place of a character of a condition, which is on one line unless it is folded."""
    return Place(node.place.line, node.place.column + offset) if node.plain else node.place


SIMPLE: dict[type, Read] = {str: read_text, int: _number, bool: _truth, date: _date, Condition: read_condition}
"""How to read a value of each type that is a single one."""


def one_of(allowed: tuple[Any, ...]) -> Read:
    """Reads one of some words."""
    by_word = {str(word): word for word in allowed}
    expected = " or ".join(f"‘{word}’" for word in by_word)

    def read_listed(node: Node, name: str, problems: Problems) -> Any:
        if isinstance(node, ScalarNode) and node.text in by_word:
            return by_word[node.text]
        hint = f"Write {expected}." if len(by_word) == 1 else nearest(getattr(node, "text", ""), by_word)
        return broken(expected, node, name, problems, hint)

    return read_listed
