"""The debrief as paragraphs for a page.

In the order that research on debriefing suggests (PEARLS, Eppich and Cheng 2015): reactions, what happened, a
closer look that begins with the learner's own certainty, and what to take away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents import wording
from scenario_trainer.records.writings import QUESTION, Heading
from scenario_trainer.tui.blocks import ALIGNMENT_STYLES, SIGNS, ending_line, finding_line, heading, told
from scenario_trainer.tui.widgets.page import Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scenario_trainer.play.comparison import Comparison
    from scenario_trainer.play.debrief import Debrief, PathEntry, PrincipleTally
    from scenario_trainer.play.flow import LookingBack
    from scenario_trainer.play.turning_points import TurningPoint
    from scenario_trainer.story.model import Person
    from scenario_trainer.story.terms import Alignment

SIGN_NOT_TAKEN_UP = "·"
SIGN_OPEN = "◌"
"""Of a decision in which the guidance does not favour one answer."""


def debrief_blocks(seen: LookingBack) -> Iterator[Block]:
    """Everything there is to look back on."""
    yield from _reactions(seen.written)
    yield heading("What happened")
    yield ending_line(seen.debrief.ending)._replace(gap=False)
    yield Block(wording.ENDING_MEANINGS[seen.debrief.ending.outcome], "$muted", gap=False)
    yield from told(None, seen.ended.paragraphs)
    yield heading("Your path")
    yield from _path(seen)
    yield from _surprises(seen.debrief)
    if seen.beside:
        yield heading("What if: side by side")
        for comparison in seen.beside:
            yield from _beside(comparison)
    yield heading("Principles in play")
    yield Block(_LEGEND, "$muted", gap=False)
    for tally in seen.debrief.principles:
        yield from _tally(tally)
    yield from _people(seen.debrief.people)
    yield from _take_away(seen)


def _reactions(written: Mapping[str, str]) -> Iterator[Block]:
    yield heading("First, for yourself")
    if text := written.get(Heading.REACTION):
        yield Block(text, "", "  ", gap=False)
    else:
        yield Block(wording.PROMPTS[Heading.REACTION] + wording.ROOM_TO_WRITE, gap=False)


def _path(seen: LookingBack) -> Iterator[Block]:
    """A trunk of decisions; what-ifs branch off where they part from it."""
    points: Sequence[TurningPoint | None] = seen.points or [None] * len(seen.debrief.path)
    for number, (entry, point) in enumerate(zip(seen.debrief.path, points, strict=True), start=1):
        yield from _decision(number, entry, point)
        for comparison in seen.beside:
            if comparison.number == number:
                other = comparison.what_if if comparison.first_pass.text == entry.text else comparison.first_pass
                yield Block(wording.branch(other), "$muted", " ├── ", "$primary", gap=False, rest=" │   ")


def _decision(number: int, entry: PathEntry, point: TurningPoint | None) -> Iterator[Block]:
    sign = SIGNS[entry.feedback.alignment] if entry.feedback else SIGN_OPEN
    style = ALIGNMENT_STYLES[entry.feedback.alignment] if entry.feedback else "$muted"
    yield _on_trunk("")
    yield Block(entry.text, "", f" {sign} {number:>2}  ", f"bold {style}", gap=False, rest=_TRUNK)
    yield _on_trunk(entry.title, "$muted")
    if entry.thoughts.why or entry.thoughts.sure:
        yield _on_trunk(wording.thoughts(entry.thoughts), "italic")
    for finding in entry.feedback.findings if entry.feedback else ():
        line = finding_line(finding)
        yield Block(line.text, line.style, _TRUNK + line.first, line.first_style, gap=False, rest=_TRUNK)
        yield _on_trunk(finding.why, deeper="  ")
    if entry.feedback is None:
        yield _on_trunk(wording.OPEN_DECISION, "$muted")
    if point:
        yield _on_trunk(wording.turning_point(point), "bold" if point.closed else "$muted")


def _on_trunk(text: str, style: str = "", deeper: str = "") -> Block:
    return Block(text, style, _TRUNK + deeper, "$primary", gap=False, rest=_TRUNK + deeper)


_TRUNK = " │     "


def _surprises(debrief: Debrief) -> Iterator[Block]:
    if not debrief.surprises:
        return
    yield heading("Sure, and the guidance is not")
    for number, entry in debrief.surprises:
        yield Block(entry.text, "", f"{number:>2}  ", "bold $primary", gap=False)
        yield Block(wording.thoughts(entry.thoughts), "italic", "    ", gap=False)
        for finding in entry.feedback.findings if entry.feedback else ():
            yield finding_line(finding, "    ")._replace(gap=False)
            yield Block(finding.why, "", "      ", gap=False)


def _beside(comparison: Comparison) -> Iterator[Block]:
    yield Block(comparison.title, "bold", f"Decision {comparison.number}  ", "bold $primary")
    for label, side in (("First pass  ", comparison.first_pass), ("What if     ", comparison.what_if)):
        yield Block(wording.side(side, comparison.gauges), "", label, "$accent", gap=False)


_LEGEND = "  ".join(
    [
        *(f"{sign} {wording.STOOD[alignment]}" for alignment, sign in SIGNS.items()),
        f"{SIGN_NOT_TAKEN_UP} not taken up",
    ]
)


def _tally(tally: PrincipleTally) -> Iterator[Block]:
    """A principle with one sign for each decision in which it was in play, in their order."""
    yield Block(tally.title, "bold", f"{signs(tally.stood):<8} ", "$primary", gap=False)
    yield Block(wording.tally(tally), "$muted", " " * max(9, len(tally.stood) + 1), gap=False)


def signs(stood: Sequence[Alignment | None]) -> str:
    """How decisions stood towards a principle, a sign each."""
    return "".join(SIGNS[each] if each else SIGN_NOT_TAKEN_UP for each in stood)


def _people(people: Sequence[Person]) -> Iterator[Block]:
    yield heading("What each person was hoping and worried about")
    for index, person in enumerate(people):
        yield Block(wording.who(person), "bold", gap=index > 0)
        yield Block(person.hopes, "", "Hoped    ", "$accent", gap=False)
        yield Block(person.worries, "", "Worried  ", "$accent", gap=False)


def _take_away(seen: LookingBack) -> Iterator[Block]:
    yield heading("To take away")
    for question in seen.debrief.ending.reflect:
        yield Block(question, "", "• ", "$primary", gap=False)
        if answer := seen.written.get(QUESTION + question):
            yield Block(answer, "italic", "  ", gap=False)
    yield Block(wording.WHAT_NEXT, "$muted")
