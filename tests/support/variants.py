"""The small scenario with some of its lines changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.story.loading import load_scenario
from tests.support.examples import SMALL

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.story.model import Guidance, Scenario

RING = """\
  round:
    text: You walk along the corridor.
    goto: about
  about:
    text: You walk back.
    goto: round
"""
"""Two scenes that only lead to each other."""

_SHUT = """\
  shut:
    text: A door.
    choices:
      open: {text: Open it., when: trust > 3, goto: week}
"""
_LOCKED = _SHUT.replace("trust > 3,", "trust > 3, locked: The key is gone.,")


SOUND = (
    "        when: asked\n        goto: week",
    "        when: asked\n        reflects:\n          visible-value: Now both of you know.\n        goto: week",
)
"""The change after which nothing at all can be said against the story itself."""


def with_scenes(scenes: str) -> tuple[str, str]:
    """The change that adds these scenes."""
    return ("  apart:\n", f"{scenes}  apart:\n")


STUCK = {
    "a ring": (with_scenes(RING), ("- to: apart", "- to: round")),
    "all locked": (with_scenes(_LOCKED), ("- to: apart", "- to: shut")),
    "all hidden": (with_scenes(_SHUT), ("- to: apart", "- to: shut")),
}
"""The changes after which Tell, as the first choice, leads to where the story cannot go on."""

HIDDEN = (
    "high: solid}",
    "high: solid}\n  secret: {label: Secret, start: 1, min: 0, max: 3, low: x, high: y, shown: false}",
)
"""The change that adds a gauge that is not shown."""


def small_text(*changes: tuple[str, str]) -> str:
    """`SMALL` with each first text of a pair, which must occur in it once, replaced by the second."""
    text = SMALL
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def small_with(write: Callable[[str, str], Path], guidance: Guidance, *changes: tuple[str, str]) -> Scenario:
    """The scenario that `small_text` makes."""
    loaded = load_scenario(write("small.yaml", small_text(*changes)), guidance)
    assert loaded.value is not None, loaded.problems
    return loaded.value
