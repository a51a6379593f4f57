"""A search that ended at its budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.seeded import CLEAN

if TYPE_CHECKING:
    from collections.abc import Callable

    from scenario_trainer.authoring.check import Checked


def test_a_short_search_is_reported_where_the_story_starts(checked: Callable[..., Checked]) -> None:
    """With how far it came."""
    (problem,) = checked(CLEAN, budget=1).problems
    assert (problem.code.id, problem.excerpt) == ("P408", "start: door")
    assert problem.message.startswith("The search stopped after 2 states;")
