"""Conditions in words: gauges by their labels, flags by their texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.story.conditions import fold

if TYPE_CHECKING:
    from scenario_trainer.story.conditions import Comparison, Condition, Flag
    from scenario_trainer.story.model import Scenario

_OPPOSITES = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}


class _Words(NamedTuple):
    holds: str
    does_not_hold: str
    compound: bool = False
    """Whether it has several parts, so that it needs brackets within another."""


def in_words(condition: Condition, scenario: Scenario) -> str:
    """A condition for learners, as what follows ‘when’. A gauge that they do not see is not named."""

    def flag(part: Flag) -> _Words:
        text = phrases.quoted(scenario.flags[part.name])
        return _Words(text, f"not {text}")

    def comparison(part: Comparison) -> _Words:
        gauge = scenario.gauges[part.name]
        if not gauge.shown:
            return _Words(labels.HIDDEN_CONDITION, labels.HIDDEN_CONDITION)
        return _Words(
            phrases.gauge_compared(gauge.label, part.operator, part.number),
            phrases.gauge_compared(gauge.label, _OPPOSITES[part.operator], part.number),
        )

    return fold(
        condition.expression,
        flag=flag,
        comparison=comparison,
        negation=lambda part: _Words(part.does_not_hold, part.holds, part.compound),
        every=lambda parts: _joined(parts, "and", "or"),
        some=lambda parts: _joined(parts, "or", "and"),
    ).holds


def _joined(parts: tuple[_Words, ...], word: str, opposite: str) -> _Words:
    holds = dict.fromkeys(_bracketed(part.holds, part) for part in parts)
    does_not_hold = dict.fromkeys(_bracketed(part.does_not_hold, part) for part in parts)
    return _Words(f" {word} ".join(holds), f" {opposite} ".join(does_not_hold), len(holds) > 1)


def _bracketed(text: str, part: _Words) -> str:
    return f"({text})" if part.compound else text
