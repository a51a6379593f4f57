"""Words of the format that every layer shares: how a choice stands towards a principle, and how a story ends."""

from __future__ import annotations

from enum import StrEnum


class Alignment(StrEnum):
    """How a choice stands towards a principle."""

    REFLECTS = "reflects"
    PARTLY = "partly"
    AGAINST = "against"


class EndingKind(StrEnum):
    """What kind of an ending: none of them is a grade."""

    GOOD_ENOUGH = "good-enough"
    FRAGILE = "fragile"
    STALEMATE = "stalemate"
    BREAKDOWN = "breakdown"
