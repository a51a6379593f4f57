"""What a condition means, whoever translates it."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING

from hypothesis import given

from scenario_trainer.story.conditions import OPERATORS, fold
from tests.support.expressions import expressions, holds, states

if TYPE_CHECKING:
    from scenario_trainer.story.conditions import Expression


@given(expressions, states)
def test_a_fold_meets_every_part_in_its_meaning(
    expression: Expression, state: tuple[dict[str, int], frozenset[str]]
) -> None:
    """An evaluation by `fold` agrees with one that knows the tree."""
    gauges, flags = state
    folded = fold(
        expression,
        flag=lambda part: part.name in flags,
        comparison=lambda part: OPERATORS[part.operator](gauges[part.name], part.number),
        negation=operator.not_,
        every=all,
        some=any,
    )
    assert folded == holds(expression, gauges, flags)
