"""What the tests of the language share: changed texts of the example, and where in them a mistake stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.story.problems import Place
from tests.support.examples import SMALL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scenario_trainer.story.problems import Problem

MARK = "¦"
"""Stands in a text right before the place where a problem is expected; it is taken out before reading."""

GUIDANCE = """\
format: 1
id: kitchen-rules
title: Kitchen rules
source: {authors: A. Mensah, title: On kettles, publisher: The office}
principles:
  ask-first:
    kind: try
    title: Ask first
    in_short: Ask.
    explanation: Ask before you tell.
    looks_like: [A question.]
    watch_for: Asking what you know already.
    pulls_against: [leave-it]
  leave-it:
    kind: avoid
    title: Leave it
    in_short: Leave it.
    explanation: Do not leave it.
    looks_like: [Silence.]
    watch_for: Haste.
"""
"""A guidance of two principles, for a file ``guidance.yaml``."""


def changed(*replacements: tuple[str, str], text: str = SMALL) -> str:
    """`text` with each pair's first part, which must occur in it, replaced once by its second."""
    for old, new in replacements:
        assert old in text, f"not in the example: {old}"
        text = text.replace(old, new, 1)
    return text


def unmarked(text: str) -> tuple[str, tuple[Place, ...]]:
    """`text` without its marks, and the places where they stood."""
    before, *parts = text.split(MARK)
    places = []
    for part in parts:
        places.append(Place(before.count("\n") + 1, len(before) - before.rfind("\n")))
        before += part
    return before, tuple(places)


def reported(problems: Iterable[Problem]) -> list[tuple[str, Place]]:
    """The code and place of each problem."""
    return [(problem.code.id, problem.place) for problem in problems]
