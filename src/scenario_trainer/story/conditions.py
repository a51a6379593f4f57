"""What the one-line conditions of the format mean: ``trust >= 3 and not heard_daughter``."""

from __future__ import annotations

import operator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Flag:
    """Holds while the flag is true."""

    name: str
    offset: int
    """Where the name begins, in characters from the start of the condition."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Holds while the gauge has this relation to the number."""

    name: str
    operator: str
    """One of ``< <= > >= == !=``, with the gauge on its left."""
    number: int
    offset: int
    """Where the gauge's name begins."""


@dataclass(frozen=True, slots=True)
class Not:
    """Holds while its part does not."""

    part: Expression


@dataclass(frozen=True, slots=True)
class All:
    """Holds while every part does."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """Holds while at least one part does."""

    parts: tuple[Expression, ...]


Expression: TypeAlias = Flag | Comparison | Not | All | Some


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition as it was written, and what it says."""

    text: str
    expression: Expression


OPERATORS: dict[str, Callable[[int, int], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}
"""What the operators of comparisons mean."""


def fold(
    expression: Expression,
    *,
    flag: Callable[[Flag], T],
    comparison: Callable[[Comparison], T],
    negation: Callable[[T], T],
    every: Callable[[tuple[T, ...]], T],
    some: Callable[[tuple[T, ...]], T],
) -> T:
    """Translate an expression from its leaves up: the one interpretation of the tree that all compilers share.

    `negation`, `every` and `some` get the results of the parts. `every` must hold while all parts do, `some` while
    at least one does.
    """

    def folded(part: Expression) -> T:
        match part:
            case Flag():
                return flag(part)
            case Comparison():
                return comparison(part)
            case Not():
                return negation(folded(part.part))
            case All():
                return every(tuple(map(folded, part.parts)))
            case Some():
                return some(tuple(map(folded, part.parts)))

    return folded(expression)


def names(expression: Expression) -> tuple[Flag | Comparison, ...]:
    """Every use of a flag or gauge, from left to right."""
    return fold(
        expression, flag=_alone, comparison=_alone, negation=lambda part: part, every=_joined, some=_joined
    )


def _alone(used: Flag | Comparison) -> tuple[Flag | Comparison, ...]:
    return (used,)


def _joined(parts: tuple[tuple[Flag | Comparison, ...], ...]) -> tuple[Flag | Comparison, ...]:
    return tuple(chain.from_iterable(parts))
