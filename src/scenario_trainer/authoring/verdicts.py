"""What a choice is as a whole to the guidance, and how many of each kind a scenario should have."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scenario_trainer.story.model import Choice


class Verdict(StrEnum):
    """The kinds of choices by the alignments that they have."""

    ONLY_REFLECTS = "only reflect"
    ONLY_AGAINST = "only work against"
    MIXED = "mixed"
    """Reflects a principle and works against another."""
    PARTLY = "partly"
    """Has a principle that it partly reflects, and is not mixed."""


AIMS = {Verdict.ONLY_REFLECTS: (0.25, 0.40), Verdict.ONLY_AGAINST: (0.20, 0.35)}
"""As shares of the choices with feedback: about a third and about a quarter; the rest are mixed or partly.

The project's own rule for its stories: where every answer is half wrong, nothing is learnt.
"""


def verdict(choice: Choice) -> Verdict | None:
    """The kind of a choice; None for one that names no principle."""
    if choice.reflects and choice.against:
        return Verdict.MIXED
    if choice.partly:
        return Verdict.PARTLY
    if choice.reflects:
        return Verdict.ONLY_REFLECTS
    return Verdict.ONLY_AGAINST if choice.against else None


def share_of(kind: Verdict, counts: Mapping[Verdict, int]) -> float:
    """How many of all choices are of a kind, from 0 to 1."""
    return counts[kind] / (sum(counts.values()) or 1)


def judged(kind: Verdict, share: float) -> str:
    """Whether this share of choices is beyond the aim: ‘too few’, ‘too many’, or nothing."""
    low, high = AIMS.get(kind, (0.0, 1.0))
    return "too few" if share < low else "too many" if share > high else ""
