"""What a choice is as a whole to the guidance."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scenario_trainer.authoring.verdicts import Verdict, verdict
from scenario_trainer.story.model import Choice, Route

WHY = {"small-early-wins": "Why."}
OTHER = {"visible-value": "Why."}


@pytest.mark.parametrize(
    ("alignments", "kind"),
    [
        ({"reflects": WHY}, Verdict.ONLY_REFLECTS),
        ({"against": WHY}, Verdict.ONLY_AGAINST),
        ({"reflects": WHY, "against": OTHER}, Verdict.MIXED),
        ({"reflects": WHY, "against": OTHER, "partly": {"other": "Why."}}, Verdict.MIXED),
        ({"partly": WHY}, Verdict.PARTLY),
        ({"partly": WHY, "reflects": OTHER}, Verdict.PARTLY),
        ({"partly": WHY, "against": OTHER}, Verdict.PARTLY),
        ({}, None),
    ],
)
def test_a_choice_is_of_one_kind(alignments: dict[str, Any], kind: Verdict | None) -> None:
    """By the alignments that it has; one without feedback is of none."""
    choice = replace(Choice(text="Ask.", goto=(Route(to="next"),)), **alignments)
    assert verdict(choice) == kind
