"""A first pass and its what-ifs side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.play.gauges import GaugeReading, readings
from scenario_trainer.play.replaying import replayed
from scenario_trainer.play.turning_points import turning_points
from scenario_trainer.records.families import passes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.play.decisions import Playthrough
    from scenario_trainer.play.session import Session
    from scenario_trainer.records.kept import Attempt
    from scenario_trainer.story.model import Ending


class Side(NamedTuple):
    """One of two passes from where they part."""

    text: str
    """The choice it took there."""
    still_open: int | None
    """How many endings could be reached after that choice; None where that is not known."""
    ending: Ending | None
    """None where it was not played to an end."""
    gauges: tuple[GaugeReading, ...]
    """At its end."""


class Comparison(NamedTuple):
    """What differed."""

    number: int
    """The first decision that was taken differently, from 1."""
    question: str
    first_pass: Side
    what_if: Side


def compare(first_pass: Playthrough, what_if: Playthrough, graph: Graph | None) -> Comparison | None:
    """Set two passes through one scenario side by side; None where one is but the beginning of the other."""
    pairs = zip(first_pass.decisions, what_if.decisions, strict=False)
    parted = (at for at, (one, other) in enumerate(pairs, start=1) if one.key != other.key)
    number = next(parted, None)
    if number is None:
        return None
    return Comparison(
        number,
        first_pass.question(number),
        _side(first_pass, number, graph),
        _side(what_if, number, graph),
    )


def comparisons(session: Session, family: Sequence[Attempt], graph: Graph | None) -> tuple[Comparison, ...]:
    """The first pass beside the session's what-if; of a first pass, each of its what-ifs beside it.

    Attempts that the changed story does not allow any more are left out.
    """
    if not family:
        return ()
    first, *others = passes(family)
    standing = replayed(first, session.scenario, session.guidance)
    if standing is None:
        return ()
    wanted = [each for each in others if session.attempt_id in (first.id, each.id)]
    played = (replayed(each, session.scenario, session.guidance) for each in wanted)
    found = (compare(standing, other, graph) for other in played if other)
    return tuple(each for each in found if each)


def _side(played: Playthrough, number: int, graph: Graph | None) -> Side:
    point = turning_points(played, graph)[number - 1] if graph else None
    last = played.states[-1]
    return Side(
        played.text(number), point and point.still_open, played.ending, readings(played.scenario, last, last)
    )
