"""The journal as paragraphs for a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents import wording
from scenario_trainer.tui.blocks import ALIGNMENT_STYLES, SIGNS, heading
from scenario_trainer.tui.debrief_blocks import SIGN_OPEN
from scenario_trainer.tui.widgets.page import Block

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scenario_trainer.play.debrief import Turn
    from scenario_trainer.records.attempts import Attempt
    from scenario_trainer.records.journal import PrincipleOverTime, Suggestion
    from scenario_trainer.story.library import Entry

_LEVELS = "▁▂▃▄▅▆▇█"


def overview_blocks(
    principles: Sequence[PrincipleOverTime],
    endings: Mapping[str, int],
    entries: Iterable[Entry],
    next_one: Suggestion | None,
) -> Iterator[Block]:
    """What all attempts add up to."""
    if next_one and next_one.entry.head:
        why = next_one.principle
        yield Block(wording.play_next(next_one.entry.head.title, why.title, why.total), "bold")
    yield heading("Principles over time")
    yield Block(wording.OVER_TIME, "$muted", gap=False)
    for principle in principles:
        yield Block(principle.title, "bold")
        drawn = "".join(map(_level, principle.latest))
        yield Block(
            wording.taken_up(principle.total), "$muted", f"{drawn}  " if drawn else "", "$accent", gap=False
        )
    yield heading("Endings met")
    for entry in entries:
        if entry.head:
            met = wording.endings_met(endings.get(entry.id, 0), entry.endings) or ", none met yet"
            yield Block(entry.head.title + met, "", "• ", "$primary", gap=False)


def _level(turn: Turn | None) -> str:
    """How far a principle was taken up in one attempt; a dot where it was not in play."""
    return "·" if turn is None else _LEVELS[round(turn.taken_up * (len(_LEVELS) - 1))]


def attempt_blocks(family: Sequence[Attempt], written: Mapping[str, str]) -> Iterator[Block]:
    """One first pass with its what-ifs, and what was written about it."""
    for attempt in family:
        yield from _pass(attempt)
    if written:
        yield heading("What you wrote")
    for prompt, text in written.items():
        yield Block(wording.asked(prompt), "$muted")
        yield Block(text, "", "  ", gap=False)


def _pass(attempt: Attempt) -> Iterator[Block]:
    kind = "What if" if attempt.first_pass else "First pass"
    yield Block(f"{kind}, {wording.when(attempt.began)}", "bold $primary")
    ending = f"{wording.ENDINGS[attempt.ending.kind]}: {attempt.ending.title}" if attempt.ending else None
    spent = wording.counted(attempt.minutes, "minute", "minutes")
    yield Block(f"{wording.attempt_state(ending, underway=attempt.underway)}; {spent}", "$muted", gap=False)
    for number, kept in enumerate(attempt.decisions, start=1):
        sign = SIGNS[kept.alignment] if kept.alignment else SIGN_OPEN
        style = ALIGNMENT_STYLES[kept.alignment] if kept.alignment else "$muted"
        yield Block(kept.text, "", f"{number:>2} {sign} ", style, gap=False)
