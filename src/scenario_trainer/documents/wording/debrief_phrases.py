"""Words of the debrief: what an ending rests on, and what other answers would have led to."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scenario_trainer.documents.wording import labels, phrases, templates
from scenario_trainer.story.terms import Alignment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenario_trainer.play.tallies import PrincipleTally
    from scenario_trainer.play.turning_points import TurningPoint
    from scenario_trainer.play.why import GaugeReason


def still_open(number: int, of: int | None = None) -> str:
    """How many endings can still be reached."""
    if of is None or of == number:
        return phrases.filled(templates.STILL_OPEN, number)
    return templates.STILL_OPEN_OF[of != 1].format(number=number, of=of)


def turning_point(point: TurningPoint) -> str:
    """What a decision did to the endings that could be reached."""
    if not point.closed:
        return f"{still_open(point.still_open)}."
    closed = "; ".join(f"“{title}”" for title in point.closed)
    return templates.TURNING_POINT.format(still_open=still_open(point.still_open, point.of), closed=closed)


def gauge_reason(reason: GaugeReason) -> str:
    """The value of a gauge when an ending was decided, and what the story asked of it."""
    gauge = reason.gauge
    position = templates.GAUGE_AT.format(
        value=reason.value, minimum=gauge.min, low=gauge.low, maximum=gauge.max, high=gauge.high
    )
    wanted = labels.OPERATORS[reason.operator].format(number=reason.number)
    return templates.GAUGE_REASON[reason.held].format(position=position, wanted=wanted)


def other_ending(text: str, ending: str) -> str:
    """Which ending another answer would have led to."""
    return templates.OTHER_ENDING.format(choice=phrases.quoted(text), ending=ending)


def more(number: int) -> str:
    """That a list goes on."""
    return templates.MORE.format(number=number)


def alignments(found: Sequence[Alignment | None]) -> str:
    """How often a principle that was in play was reflected, and so on."""
    counts = Counter(found)
    said = ", ".join(f"{words} {counts[each]}" for each, words in labels.TAKEN_UP.items() if counts[each])
    return f"{phrases.filled(templates.IN_PLAY, len(found))}: {said}"


def taken_up(found: PrincipleTally) -> str:
    """A principle, and in how many of the decisions in which it was in play it was reflected, or partly so."""
    reflected, partly, *_ = found.tally
    count = reflected or partly
    how = labels.TAKEN_UP[Alignment.PARTLY if partly and not reflected else Alignment.REFLECTS]
    never, always = templates.ANY_OR_EACH
    return phrases.filled(
        templates.SHARE,
        found.in_play,
        principle=found.title,
        how=how if count else templates.NOT_SO.format(wanted=how),
        count={0: never, found.in_play: always}.get(count, count),
        partly=templates.PARTLY_TOO.format(partly=partly) if reflected and partly else "",
    )


def branch(text: str, ending: str | None) -> str:
    """Where another pass parted from this one."""
    template = templates.BRANCH if ending else templates.BRANCH_LEFT
    return template.format(choice=phrases.quoted(text), ending=ending)
