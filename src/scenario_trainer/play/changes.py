"""How a story can have changed under an attempt."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from scenario_trainer.records.kept import KeptDecision


class Changed(Enum):
    """How a story can have changed under a decision that was taken in it."""

    SCENE_GONE = auto()
    CHOICE_GONE = auto()
    NOT_OPEN = auto()
    """The choice cannot be taken at that point any more."""
    LEADS_ELSEWHERE = auto()
    """The decisions before it lead to another scene."""


class Change(NamedTuple):
    """Where the story has changed under an attempt."""

    number: int
    """The first decision that does not stand any more, from 1."""
    kept: KeptDecision
    what: Changed
