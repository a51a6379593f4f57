"""The debrief: looking back on a whole pass.

Its first screen answers four questions: how did it end and why, which single decisions would have ended it
differently, which principle was taken up most and least, and what to try at work. The rest is folded.
"""

from __future__ import annotations

from itertools import accumulate
from math import ceil
from typing import TYPE_CHECKING

from scenario_trainer.documents.geometry import LETTERS
from scenario_trainer.documents.moments import finding_parts, gauge_parts
from scenario_trainer.documents.parts import (
    Blank,
    Comparison,
    Document,
    EndingLine,
    Item,
    Items,
    Paragraph,
    Path,
    Section,
    Step,
    Tallies,
    Tally,
    Tone,
)
from scenario_trainer.documents.people import person_section
from scenario_trainer.documents.wording import debrief_phrases, labels, phrases
from scenario_trainer.play.path import surprises
from scenario_trainer.play.why import FlagReason, GaugeReason, Statement
from scenario_trainer.play.writing import QUESTION, Heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scenario_trainer.documents.parts import Part
    from scenario_trainer.play.comparison import Comparison as Compared
    from scenario_trainer.play.comparison import Side
    from scenario_trainer.play.debriefing import Debriefing
    from scenario_trainer.play.one_decision_away import OtherEnding
    from scenario_trainer.play.path import PathEntry
    from scenario_trainer.play.tallies import PrincipleTally
    from scenario_trainer.play.why import Reason
    from scenario_trainer.story.model import Guidance

LINES = 5
"""In how many lines of the text column the first screen gives reasons and says what was taken up most and least.

So it fits a terminal of 80 by 24.
"""


def debrief(seen: Debriefing, title: str, guidance: Guidance) -> Document:
    """Everything there is to look back on."""
    subtitle = f"{title} · {labels.WHAT_IF}" if seen.is_what_if else title
    return Document(labels.DEBRIEF, (*_first_screen(seen, guidance), *_folded(seen)), subtitle)


def _first_screen(seen: Debriefing, guidance: Guidance) -> Iterator[Section]:
    ending, stands_out = seen.ended.ending, _most_and_least(seen.most_taken_up, seen.least_taken_up)
    why = _first_in(LINES - sum(map(_height, stands_out)), [_reason(reason) for reason in seen.reasons])
    fallback = [Paragraph(labels.ENDING_MEANINGS[ending.outcome])]
    yield Section(labels.HOW_IT_ENDED, (EndingLine(ending.outcome, ending.title), *(why or fallback)))
    yield Section(labels.ONE_DECISION_AWAY, tuple(_one_decision_away(seen)))
    yield Section(labels.MOST_AND_LEAST, (Items(stands_out),))
    yield Section(labels.TRY_AT_WORK, tuple(_to_try(seen, guidance)))


def _first_in(lines: int, reasons: Sequence[Paragraph]) -> list[Paragraph]:
    """As many reasons, from the first on, as stand in so many lines; the first in any case."""
    heights = accumulate(map(_height, reasons))
    return [each for each, height in zip(reasons, heights, strict=True) if height <= lines] or list(reasons[:1])


def _height(each: Paragraph | Item) -> int:
    return ceil(len(each.label + each.text) / LETTERS)


def _reason(reason: Reason) -> Paragraph:
    """One of the conditions that decided the ending, in the author's words."""
    match reason:
        case Statement(text):
            return Paragraph(text)
        case FlagReason(text, held):
            return Paragraph(text, labels.HAPPENED if held else labels.DID_NOT_HAPPEN)
        case GaugeReason(gauge):
            return Paragraph(debrief_phrases.gauge_reason(reason), gauge.label)


def _one_decision_away(seen: Debriefing) -> Iterator[Part]:
    if not seen.one_decision_away:
        yield Paragraph(labels.NOTHING_ONE_DECISION_AWAY)
        return
    first, *more = map(other_ending, seen.one_decision_away)
    yield Items((first,))
    if more:
        yield Section(debrief_phrases.more(len(more)), (Items(tuple(more)),), folded=True)


def other_ending(other: OtherEnding) -> Item:
    """A single other answer, with the ending that it would have led to."""
    return Item(
        debrief_phrases.other_ending(other.text, other.ending.title),
        label=phrases.decision(other.number),
        decision=other.number,
    )


def _most_and_least(most: PrincipleTally | None, least: PrincipleTally | None) -> tuple[Item, ...]:
    """Which principle was taken up most, and which least."""
    if least is None:
        return (Item(labels.NOTHING_LEFT_OUT),)
    shown = ((most, labels.MOST), (least, labels.LEAST))
    return tuple(Item(debrief_phrases.taken_up(each), label=label) for each, label in shown if each)


def _to_try(seen: Debriefing, guidance: Guidance) -> Iterator[Part]:
    if seen.least_taken_up:
        principle = guidance.principles[seen.least_taken_up.principle]
        yield Paragraph(principle.looks_like[0], principle.title)
    if commitment := seen.written.get(Heading.COMMITMENT):
        yield Paragraph(commitment, labels.COMMITMENT, Tone.QUOTE)
    else:
        yield Blank(labels.PROMPTS[Heading.COMMITMENT])


def _folded(seen: Debriefing) -> Iterator[Section]:
    if confident := surprises(seen.path):
        steps = tuple(_step(entry, ()) for entry in confident)
        yield Section(labels.SURE_AND_AGAINST, (Path(steps),), folded=True)
    steps = tuple(_step(entry, tuple(_branches(entry, seen.comparisons))) for entry in seen.path)
    yield Section(labels.YOUR_PATH, (Path(steps),), folded=True)
    if seen.comparisons:
        yield Section(labels.SIDE_BY_SIDE, tuple(map(_comparison, seen.comparisons)), folded=True)
    tallies = tuple(
        Tally(each.title, each.alignments, debrief_phrases.alignments(each.alignments)) for each in seen.principles
    )
    yield Section(labels.PRINCIPLES_IN_PLAY, (Tallies(tallies),), folded=True)
    yield Section(labels.HOPES_AND_WORRIES, tuple(map(person_section, seen.people)), folded=True)
    yield Section(labels.TO_TAKE_AWAY, tuple(_questions(seen)), folded=True)


def _step(entry: PathEntry, branches: tuple[str, ...]) -> Step:
    parts: list[Part] = []
    if said := phrases.rationale(entry.rationale):
        parts.append(Paragraph(said, tone=Tone.QUOTE))
    if entry.note:
        parts.append(Paragraph(entry.note, labels.YOUR_NOTE, Tone.QUOTE))
    if entry.feedback:
        parts += finding_parts(entry.feedback)
    else:
        parts.append(Paragraph(labels.OPEN_DECISION, tone=Tone.ASIDE))
    if entry.turning_point:
        tone = Tone.LEAD if entry.turning_point.closed else Tone.ASIDE
        parts.append(Paragraph(debrief_phrases.turning_point(entry.turning_point), tone=tone))
    return Step(entry.number, entry.question, entry.text, tuple(parts), branches)


def _branches(entry: PathEntry, comparisons: Iterable[Compared]) -> Iterator[str]:
    """The other passes that part from this one at a decision."""
    for comparison in comparisons:
        if comparison.number == entry.number:
            ours = comparison.first_pass.text == entry.text
            other = comparison.what_if if ours else comparison.first_pass
            yield debrief_phrases.branch(other.text, other.ending.title if other.ending else None)


def _comparison(compared: Compared) -> Section:
    sides = Comparison(
        (labels.FIRST_PASS, tuple(_side(compared.first_pass))), (labels.WHAT_IF, tuple(_side(compared.what_if)))
    )
    return Section(f"{phrases.decision(compared.number)}: {compared.question}", (sides,))


def _side(side: Side) -> Iterator[Part]:
    yield Paragraph(side.text)
    if side.still_open is not None:
        yield Paragraph(f"{debrief_phrases.still_open(side.still_open)}.", tone=Tone.ASIDE)
    if side.ending:
        yield EndingLine(side.ending.outcome, side.ending.title)
    else:
        yield Paragraph(labels.NOT_PLAYED_TO_AN_END, tone=Tone.ASIDE)
    yield from gauge_parts(side.gauges)


def _questions(seen: Debriefing) -> Iterator[Part]:
    """What to think about, with what the learner wrote about it."""
    for prompt, asked in (
        (Heading.REACTION, labels.PROMPTS[Heading.REACTION]),
        *((QUESTION + question, question) for question in seen.ended.ending.reflect),
    ):
        yield Paragraph(asked)
        if answer := seen.written.get(prompt):
            yield Paragraph(answer, labels.YOU_WROTE, Tone.QUOTE)
