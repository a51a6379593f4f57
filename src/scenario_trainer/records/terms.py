"""Words of an attempt that are kept with it."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import NamedTuple


class Timing(StrEnum):
    """When feedback is given."""

    COACHED = "coached"
    """After each choice."""
    CONSEQUENCES = "consequences"
    """All of it in the debrief."""


class Confidence(IntEnum):
    """How sure a learner is of a choice before its feedback shows."""

    GUESSING = 1
    UNSURE = 2
    FAIRLY_SURE = 3
    CERTAIN = 4

    @property
    def high(self) -> bool:
        """Whether feedback against the choice would surprise the learner."""
        return self >= Confidence.FAIRLY_SURE


class Rationale(NamedTuple):
    """What a learner says about a choice before its feedback shows; both parts are optional."""

    reason: str = ""
    confidence: Confidence | None = None
