"""Words of the format that every layer shares: alignments and kinds of endings."""

from __future__ import annotations

from enum import StrEnum


class Alignment(StrEnum):
    """The relation of a choice to a principle."""

    REFLECTS = "reflects"
    PARTLY = "partly"
    AGAINST = "against"


class EndingKind(StrEnum):
    """What kind of an ending, the best first: none of them is a grade."""

    GOOD_ENOUGH = "good-enough"
    FRAGILE = "fragile"
    STALEMATE = "stalemate"
    BREAKDOWN = "breakdown"
