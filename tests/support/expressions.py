"""Random expressions of conditions, random states to ask them of, and what they mean."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from scenario_trainer.story.conditions import All, Comparison, Flag, Not, Some

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scenario_trainer.story.conditions import Expression

GAUGES = ("trust", "voice", "andes")
FLAGS = ("asked", "met", "not_yet")
OPERATORS = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}

numbers = st.integers(-4, 4)
leaves = st.one_of(
    st.builds(Flag, st.sampled_from(FLAGS), st.just(0)),
    st.builds(Comparison, st.sampled_from(GAUGES), st.sampled_from(sorted(OPERATORS)), numbers, st.just(0)),
)


def grown(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    """Expressions made of smaller ones."""
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    return st.one_of(st.builds(Not, parts), st.builds(All, several), st.builds(Some, several))


expressions: st.SearchStrategy[Expression] = st.recursive(leaves, grown, max_leaves=8)
states = st.tuples(
    st.fixed_dictionaries(dict.fromkeys(GAUGES, numbers)), st.sets(st.sampled_from(FLAGS)).map(frozenset)
)


def holds(expression: Expression, gauges: Mapping[str, int], flags: frozenset[str]) -> bool:
    """What an expression means, as simply as it can be said."""
    if isinstance(expression, Flag):
        return expression.name in flags
    if isinstance(expression, Comparison):
        return bool(OPERATORS[expression.operator](gauges[expression.name], expression.number))
    if isinstance(expression, Not):
        return not holds(expression.part, gauges, flags)
    parts = [holds(part, gauges, flags) for part in expression.parts]
    return all(parts) if isinstance(expression, All) else any(parts)
