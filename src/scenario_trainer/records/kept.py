"""What is kept of attempts and of the decisions taken in them.

A first pass and its what-ifs are attempts of one family. Each has all of its decisions, so that any can be
replayed or read alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.records.terms import Rationale
from scenario_trainer.story.terms import Alignment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from scenario_trainer.records.terms import Timing
    from scenario_trainer.story.terms import EndingKind


class KeptDecision(NamedTuple):
    """A decision with the words that the learner saw, whatever becomes of the scenario."""

    scene: str
    choice: str
    question: str
    """What was decided: the scene's question, or its title or id where it has none."""
    text: str
    """Of the choice."""
    decided: datetime
    seconds: int = 0
    """Time spent on it, rounded up; 0 for a what-if's copy of an earlier decision."""
    offered: tuple[str, ...] = ()
    """The ids of the choices that could be taken; empty where version 1 kept the decision."""
    alignments: Mapping[str, Alignment | None] = {}
    """How the choice stands towards each principle in play; None where only another offered choice names it."""
    rationale: Rationale = Rationale()
    note: str = ""
    overall: Alignment | None = None
    """How the choice was annotated as a whole: all that is known of a decision that version 1 kept, else None."""

    @property
    def key(self) -> tuple[str, str]:
        """Scene and choice, which is all that a replay needs."""
        return (self.scene, self.choice)

    @property
    def verdict(self) -> tuple[Alignment, ...]:
        """One for each principle that the choice names, the reflected ones first; empty for an open decision."""
        if self.overall:
            return (self.overall,)
        return tuple(each for each in Alignment for found in self.alignments.values() if found is each)


class KeptEnding(NamedTuple):
    """Where an attempt led."""

    scene: str
    kind: EndingKind
    title: str
    reached: datetime


class Attempt(NamedTuple):
    """One learner's playthrough, first pass or what-if."""

    id: int
    uid: str
    """The same in every file and backup, unlike `id`."""
    first_pass: int | None
    """The attempt to which this what-if belongs; None for a first pass."""
    scenario: str
    version: str | None
    """Of the scenario; None where version 1 kept the attempt."""
    title: str
    timing: Timing
    seed: int
    began: datetime
    ending: KeptEnding | None
    underway: bool
    """Of its family the one to go on with: played last, and not looked back on."""
    decisions: tuple[KeptDecision, ...]
    standing: int | None = None
    """How many of its decisions stand, where it is underway and the learner has stepped back; None for all."""

    @property
    def family(self) -> int:
        """The id of its first pass."""
        return self.first_pass or self.id

    @property
    def minutes(self) -> int:
        """Time spent on it, rounded up."""
        return minutes_spent([self])


def minutes_spent(attempts: Iterable[Attempt]) -> int:
    """Time spent on the decisions of attempts, rounded up."""
    spent = sum(decision.seconds for attempt in attempts for decision in attempt.decisions)
    return -(-spent // 60)
