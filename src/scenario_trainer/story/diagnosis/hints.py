"""How to correct a value that stands in its place and cannot be read."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from scenario_trainer.story.condition_parser import meant_by
from scenario_trainer.story.diagnosis.values import (
    change_meant,
    date_meant,
    number_meant,
    numbers_in,
    pair_meant,
    truth_meant,
    typeset_sign,
)
from scenario_trainer.story.model import KEBAB
from scenario_trainer.story.problems import shortened
from scenario_trainer.story.yaml_nodes import MappingNode, ScalarNode, SequenceNode

if TYPE_CHECKING:
    from scenario_trainer.story.model import Pattern
    from scenario_trainer.story.yaml_nodes import Node

_WORDS_OF_AN_ID = 3
_NAME_FIRST = re.compile(r"([a-z0-9]+(?:[-_][a-z0-9]+)*)\s*(?:$|[,;(]|[-–—]\s)")
_JOINED = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)+")
_BETWEEN_STEPS = re.compile(r"\s*(?:,|;|[-=]*>|→)\s*")
_CONDITIONAL = re.compile(r"(?:if|when) (?P<condition>.+)|else|otherwise", re.IGNORECASE)
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "’": "", "'": ""}
)
"""Letters that have no plain one within them, and what is dropped."""


def for_text(node: Node) -> str:
    """Of what should be a text."""
    if isinstance(node, MappingNode):
        if node.bracketed:
            return "Braces at the beginning of a text have a meaning in YAML: put the whole text into quotes."
        return "Put the text into quotes: it has a colon in it."
    if isinstance(node, SequenceNode):
        if node.bracketed:
            return "Brackets at the beginning of a text make it a list: put the whole text into quotes."
        return "Only one text can stand here: leave the dash out."
    return ""


def for_word(node: Node) -> str:
    """Of what should be an id: where keys stand there that are no keys, how the entry of a list says it."""
    if isinstance(node, MappingNode) and len(node.values) == 1:
        [(key, value)] = node.values.items()
        if isinstance(value, ScalarNode) and (found := _CONDITIONAL.fullmatch(key)):
            condition = f"‘when: {found['condition']}’ and below it " if found["condition"] else ""
            return f"Write {condition}‘to: {shortened(value.text)}’."
    return for_text(node)


def for_number(node: Node) -> str:
    """Of what should be a whole number; nothing where it has no number in any words."""
    if not isinstance(node, ScalarNode):
        return ""
    number = number_meant(node.text)
    if number and " " not in node.text.strip():
        return _sign_and_digits(number, node.text)
    numbers = [number] if number else numbers_in(node.text)
    such_as = ", such as" if len(numbers) > 1 else ":"
    return f"Write a whole number alone{such_as} ‘{numbers[-1]}’." if numbers else ""


def for_change(node: Node) -> str:
    """Of what should change a gauge or a flag."""
    if isinstance(node, ScalarNode) and (change := number_meant(node.text) or change_meant(node.text)):
        return _sign_and_digits(change, node.text)
    return for_truth(node) or "A gauge takes a signed change, a flag takes true or false."


def _sign_and_digits(number: str, text: str) -> str:
    """To write this number in the place of a text, perhaps with another sign."""
    sign = typeset_sign(text)
    keyboard = f", with the sign of the keyboard in the place of ‘{sign}’" if sign else ""
    return f"Write ‘{number}’{keyboard}."


def for_truth(node: Node) -> str:
    """Of what should be true or false; nothing where it says neither."""
    word = truth_meant(node.text) if isinstance(node, ScalarNode) else None
    return f"Write ‘{word}’." if word else ""


def for_date(node: Node) -> str:
    """Of what should be a date."""
    day = date_meant(node.text) if isinstance(node, ScalarNode) else None
    if day:
        return f"Write {day}: year, month and day."
    return "Write a day that there is, as year, month and day, such as 2026-11-23."


def for_condition(node: Node) -> str:
    """Of a list or of keys that should be a condition."""
    parts: list[str] = []
    if isinstance(node, SequenceNode):
        parts = [each.text for each in node.items if isinstance(each, ScalarNode)]
    elif isinstance(node, MappingNode):
        values = ((key, each.text if isinstance(each, ScalarNode) else "") for key, each in node.values.items())
        parts = [f"{key} == {value}" if value else key for key, value in values]
    meant = meant_by(" and ".join(parts))
    return f"Write ‘{meant}’." if meant else "Write it on one line, without brackets and braces."


def for_list(node: Node) -> str:
    """Of what should be a list."""
    if isinstance(node, ScalarNode) and node.text.lower().strip(".-()/") in ("", "none", "no", "nothing", "n/a"):
        return "Write [] for none."
    steps = _BETWEEN_STEPS.split(node.text) if isinstance(node, ScalarNode) else []
    if len(steps) > 1 and all("/" in each and " " not in each for each in steps):
        return f"Write [{', '.join(steps)}]."
    return "Give each entry a line of its own, further in, that begins with a dash; for none write []."


def for_keys(node: Node, pattern: Pattern, first: str) -> str:
    """Of what should be names with values; `first` is the first key below each name, if it has keys."""
    if isinstance(node, SequenceNode) and node.items:
        return _for_entry(node.items[0], pattern, first, bracketed=node.bracketed)
    if isinstance(node, ScalarNode) and not first and (name := _NAME_FIRST.match(node.text)):
        return _on_new_line(name[1])
    if isinstance(node, ScalarNode) and first:
        usual = short_id(re.split(r"[,;]| and ", node.text)[0], pattern)
        return f"Begin a new line below it, further in, with an id of your own and a colon, such as ‘{usual}:’."
    if isinstance(node, ScalarNode) and (pair := pair_meant(node.text)):
        return f"Write {{{pair[0]}: {shortened(pair[1])}}}, with braces, a colon and a blank."
    return "Begin a new line below it, indented further, for each name with a colon and its value."


def _on_new_line(name: str) -> str:
    return f"Write it on a new line below, further in, as ‘{name}: …’, with its text behind the colon."


def _for_entry(entry: Node, pattern: Pattern, first: str, *, bracketed: bool) -> str:
    """Of the first entry of a list that should be names with values."""
    keys = list(entry.values) if isinstance(entry, MappingNode) else []
    text = entry.text if isinstance(entry, ScalarNode) else "".join(keys[:1])
    is_text = isinstance(entry, ScalarNode) or (first and keys and not re.fullmatch(pattern.expression, text))
    if is_text and first:
        return (
            f"Write an id and a colon, such as ‘{short_id(text, pattern)}:’, in the place of each dash, "
            f"and the rest below it, further in, with ‘{first}: ’ before it."
        )
    if is_text:
        joined = _JOINED.match(text)
        name = joined[0] if joined else short_id(text, pattern)
        if bracketed:
            return _on_new_line(name)
        return f"Write ‘{name}: …’ on a line of its own, without a dash, and its text behind the colon."
    if bracketed:
        return "Write braces, { and }, in the place of the brackets."
    if isinstance(entry, MappingNode) and (len(keys) > 1 or first in keys):
        example = _id_for(entry, pattern)
        return f"Write an id and a colon, such as ‘{example}:’, in the place of each dash, and the rest below it."
    return "Leave the dash out: each name stands on a line of its own, with a colon and its value."


def for_record(node: MappingNode, pattern: Pattern) -> str:
    """Of the keys of a single thing that should stand below an id."""
    example = _id_for(node, pattern)
    return f"Write an id of your own and a colon above it, such as ‘{example}:’, and indent the rest further."


def _id_for(record: MappingNode, pattern: Pattern) -> str:
    """An id that the first text of a thing suggests."""
    first = next((each.text for each in record.values.values() if isinstance(each, ScalarNode)), "")
    return short_id(first, pattern)


def short_id(text: str, pattern: Pattern | None) -> str:
    """An id from the first words of a text."""
    pattern = pattern or KEBAB
    return id_like(" ".join(text.split()[:_WORDS_OF_AN_ID]), pattern) or f"the{pattern.joint}first"


def for_pair(text: str, value: Node) -> str | None:
    """How to write a name with its value where both were taken for a name; None where they are not both there."""
    pair = pair_meant(text) if isinstance(value, ScalarNode) and value.empty else None
    return f"Write ‘{pair[0]}: {shortened(pair[1])}’, with a colon and a blank." if pair else None


def id_of(text: str, pattern: Pattern) -> str:
    """The letters and digits of a text, without accents, joined as the pattern does it."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS)).encode("ascii", "ignore").decode()
    return pattern.joint.join(re.findall(r"[a-z0-9]+", letters))


def id_like(text: str, pattern: Pattern) -> str | None:
    """An id as near to a text as the pattern allows, and short enough for a message; None where there is none."""
    better = id_of(text, pattern)
    usable = pattern.joint and re.fullmatch(pattern.expression, better) and better == shortened(better)
    return better if usable else None


def for_id(text: str, pattern: Pattern) -> str:
    """Of an id that breaks its pattern."""
    if not pattern.joint:
        return ""
    better = id_like(text, pattern) or id_like(" ".join(text.split()[:_WORDS_OF_AN_ID]), pattern)
    if text.isascii() and better:
        return f"Did you mean ‘{better}’?"
    example = f": write ‘{better}’" if better else ""
    joint = "hyphens" if pattern.joint == "-" else "underscores, and begins with a letter"
    return f"It has only the letters a to z, without accents, digits and {joint}{example}."
