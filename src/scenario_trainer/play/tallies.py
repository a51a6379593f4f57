"""How the decisions of a pass are aligned with each principle. There is no score: they are counted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.play.decisions import alignments_in_play
from scenario_trainer.records.tallies import Tally
from scenario_trainer.story.terms import Alignment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenario_trainer.play.decisions import Playthrough
    from scenario_trainer.story.model import Guidance

__all__ = ["PrincipleTally", "Tally", "least_taken_up", "most_taken_up", "principle_tallies"]


class PrincipleTally(NamedTuple):
    """How the taken choices are aligned with a principle."""

    principle: str
    """Its id."""
    title: str
    alignments: tuple[Alignment | None, ...]
    """One for each decision in which some offered choice named it; None where only choices not taken did."""

    @property
    def in_play(self) -> int:
        """In how many decisions it was in play."""
        return len(self.alignments)

    @property
    def tally(self) -> Tally:
        """The same, counted."""
        counts = Counter(self.alignments)
        return Tally(*(counts[each] for each in (Alignment.REFLECTS, Alignment.PARTLY, Alignment.AGAINST, None)))


def principle_tallies(played: Playthrough, guidance: Guidance) -> tuple[PrincipleTally, ...]:
    """The principles that were in play, in the guidance's order."""
    found = [alignments_in_play(decision, played.scenario) for decision in played.decisions]
    tallies = (
        PrincipleTally(key, principle.title, tuple(each[key] for each in found if key in each))
        for key, principle in guidance.principles.items()
    )
    return tuple(tally for tally in tallies if tally.alignments)


def most_taken_up(tallies: Sequence[PrincipleTally]) -> PrincipleTally | None:
    """The principle with the greatest share of decisions that took it up; of equal ones that most often in play.

    None where all have the same share.
    """
    differ = len({each.tally.taken_up for each in tallies}) > 1
    return max(tallies, key=lambda each: (each.tally.taken_up, each.in_play)) if differ else None


def least_taken_up(tallies: Sequence[PrincipleTally]) -> PrincipleTally | None:
    """The principle with the least share; of equal ones that most often worked against, then most often in play.

    None where all were reflected whenever they were in play.
    """
    left_out = [each for each in tallies if each.tally.taken_up < 1]
    return min(left_out, key=lambda each: (each.tally.taken_up, -each.tally.against, -each.in_play), default=None)
