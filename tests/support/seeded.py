"""The small story without a problem, and with problems that are put into it on purpose."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tests.support.story_files import changed, reported, unmarked
from tests.support.variants import SOUND, small_text, with_scenes

if TYPE_CHECKING:
    from scenario_trainer.story.problems import Problem

TODAY = date(2026, 11, 23)

CLEAN = small_text(SOUND)
"""A story that nothing can be said against."""


class Seeded(NamedTuple):
    """Changes to the clean story, and the problems that they bring in."""

    name: str
    codes: str
    """With blanks between them, in the order of the places that are marked in the changes."""
    changes: tuple[tuple[str, str], ...]
    message: str = ""
    """Part of the first problem's message."""
    witness: tuple[str, ...] | None = None
    """The first problem's."""


def by_name(seeded: Seeded) -> str:
    """A short name for a test."""
    return f"{seeded.codes}: {seeded.name}"


def text_of(seeded: Seeded) -> str:
    """The story to check."""
    return unmarked(changed(*seeded.changes, text=CLEAN))[0]


def assert_found(problems: tuple[Problem, ...], seeded: Seeded) -> None:
    """There are the problems that were put in, each in its place, and no others."""
    _, places = unmarked(changed(*seeded.changes, text=CLEAN))
    assert reported(problems) == list(zip(seeded.codes.split(), places, strict=True))
    assert seeded.message in problems[0].message
    assert problems[0].witness == seeded.witness


def without_asking(scene: str, scenes: str) -> tuple[tuple[str, str], ...]:
    """The changes that add scenes, to one of which Tell leads unless Ada was asked before."""
    routes = f"          - when: asked\n            to: apart\n          - to: {scene}"
    return (with_scenes(scenes), ("          - to: apart", routes))


HALL = """\
  hall:
    text: The hall.
    question: What now?
    choices:
      one: {{text: One., goto: week, {}}}
      two: {{text: Two., goto: week, {}}}
"""
TO_HALL = ("know.\n        goto: week", "know.\n        goto: hall")
"""The change after which Whisper leads to the hall."""
REFLECTS = "reflects: {visible-value: Yes.}"
MIXED = "reflects: {visible-value: Yes.}, against: {small-early-wins: No.}"


def hall(one: str, two: str, marked: str = "") -> tuple[tuple[str, str], ...]:
    """The changes that add a decision between two choices after Whisper, with the mark before a key."""
    scene = HALL.replace(f" {marked}:", f" ¦{marked}:") if marked else HALL
    return (TO_HALL, with_scenes(scene.format(one, two)))
