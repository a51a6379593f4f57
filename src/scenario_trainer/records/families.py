"""The attempts of a family: which of them are passes, and which is the first pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from scenario_trainer.records.kept import Attempt


def first_pass_of(family: str) -> str:
    """An SQL expression for the id of a family's first pass, the same that `passes` finds.

    `family` is an expression for the id of the family, its columns named with their table.
    """
    return (
        f"(SELECT id FROM attempts AS each WHERE each.id = {family} OR each.first_pass = {family}"
        " ORDER BY ending IS NULL, ended, iif(ending IS NULL, underway, NULL) DESC, id LIMIT 1)"
    )


def passes(family: Sequence[Attempt]) -> tuple[Attempt, ...]:
    """The attempts of a family that are passes: the first pass, then its what-ifs.

    The first pass is the attempt that came to an end before all others; as long as none did, the one that is
    underway. A what-if has ended, too, or was begun or gone on with since the first pass did. What was left before
    that, by stepping back, is no pass.
    """
    ended = sorted((each for each in family if each.ending), key=_reached)
    underway = [each for each in family if each.underway]
    first = [*ended, *underway, *family][0]
    return (first, *(each for each in family if each is not first and _is_what_if(each, first)))


def _reached(attempt: Attempt) -> datetime:
    assert attempt.ending
    return attempt.ending.reached


def _is_what_if(attempt: Attempt, first: Attempt) -> bool:
    if not first.ending:
        return False
    decided = max([attempt.began, *(each.decided for each in attempt.decisions)])
    return bool(attempt.ending) or attempt.underway or decided >= first.ending.reached
