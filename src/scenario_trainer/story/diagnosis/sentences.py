"""What changes and conditions were meant to be that are written as sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scenario_trainer.story.diagnosis.values import change_meant, numbers_in, pair_meant, truth_meant
from scenario_trainer.story.unknown_names import MOST_SUGGESTED
from scenario_trainer.story.yaml_nodes import MappingNode, ScalarNode, node_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scenario_trainer.story.problems import Problems

_WORDS_OF_A_SENTENCE = 4
_MOST_LISTED = 30
_WORD = re.compile(r"[^\W_]+")
_NOT = re.compile(r"\b(?:not|never|no|without)\b|n[’']t\b", re.IGNORECASE)


def effects_meant(text: str, problems: Problems) -> str:
    """How to write the changes that a text names, with the gauges and flags of the file."""
    gauges, flags = _declared("gauges", problems), _declared("flags", problems)
    changes, unclear = [], False
    for part in re.split(r"[,;]|\band\b", text):
        name = next(iter(_named_in(part, gauges | flags)), None)
        change = truth_meant(part.split()[-1]) or "true" if name in flags else change_meant(part)
        usual = next(iter(gauges), None) or (pair_meant(part) or ("",))[0]
        if change and (name or usual):
            changes.append(f"{name or usual}: {change}")
            unclear |= not name
    if not changes:
        return "Write a gauge and its change between braces, or leave the line out."
    which = f" Or do you mean another gauge: {', '.join(gauges)}?" if unclear and len(gauges) > 1 else ""
    return f"Write {{{', '.join(changes)}}}, with braces, a colon and a blank.{which}"


def condition_meant(text: str, problems: Problems) -> str:
    """How to write a condition that is a sentence; nothing for any other, or where it names several things."""
    gauges, flags = _declared("gauges", problems), _declared("flags", problems)
    named = _named_in(text, gauges | flags)
    if len(named) > 1 or re.search(r"[<>=()]", text):
        return ""
    if not named:
        known = f" Known here: {', '.join([*gauges, *flags][:_MOST_LISTED])}." if gauges or flags else ""
        is_sentence = len(text.split()) >= _WORDS_OF_A_SENTENCE
        return (
            f"Write no sentence, but the names of flags, and gauges with a number.{known}" if is_sentence else ""
        )
    if named[0] in flags:
        return f"Write ‘{'not ' * bool(_NOT.search(text))}{named[0]}’."
    numbers, sign = numbers_in(text), "<=" if (change_meant(text) or "").startswith("-") else ">="
    return (
        f"Compare it with a number: write ‘{named[0]} {sign} {numbers[0] if numbers else 1}’, or another number."
    )


def _declared(kind: str, problems: Problems) -> dict[str, str]:
    """The gauges or flags of a file, each with its label or meaning; none after many problems."""
    few = len(problems.found) < MOST_SUGGESTED
    declared = node_at(problems.tree, kind) if problems.tree and few else None
    names = declared.values if isinstance(declared, MappingNode) else {}
    texts = {
        key: each.values.get("label") if isinstance(each, MappingNode) else each for key, each in names.items()
    }
    return {key: each.text if isinstance(each, ScalarNode) else key for key, each in texts.items()}


def _named_in(text: str, names: Mapping[str, str]) -> list[str]:
    """The gauges and flags that a text speaks of, by their names or else by their labels or meanings."""
    words = _words(text)
    by_name = [each for each in names if _words(each) in words]
    return sorted(by_name, key=len, reverse=True) or [key for key, each in names.items() if _words(each) in words]


def _words(text: str) -> str:
    """The words of a text, in small letters and with a blank around each."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "
