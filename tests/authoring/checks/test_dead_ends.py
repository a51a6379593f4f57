"""States from which no ending can be reached, with the choices that lead there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.seeded import CLEAN, Seeded, assert_found, by_name, text_of, without_asking
from tests.support.story_files import changed
from tests.support.variants import RING, with_scenes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scenario_trainer.authoring.check import Checked

    Check = Callable[..., Checked]

SHUT = """\
  ¦shut:
    text: The door is shut.
    question: What now?
    choices:
      open: {text: Open it., when: asked, goto: apart}
      lock: {text: Lock it., when: asked, locked: There is no key., goto: apart}
"""
TO_SHUT = ("          - to: apart", "          - to: shut")
WAIT = "      wait: {text: Wait., goto: shut}\n"
CELLAR = """\
  cellar:
    text: A cellar with a cupboard in it.
    question: What now?
    choices:
      look: {text: Look into the cupboard., once: true, goto: ¦cellar}
"""
STAIRS = """\
  stairs:
    text: You are on the stairs.
    question: What now?
    choices:
      up: {text: Go up., goto: landing}
      down: {text: Go down., goto: round}
  landing:
    text: You are on the landing.
    question: What now?
    choices:
      down: {text: Go down., goto: stairs}
      on: {text: Go on., goto: landing}
"""

FOUND = [
    Seeded(
        "all choices are locked or hidden",
        "P403",
        (with_scenes(SHUT), TO_SHUT),
        "In ‘shut’ the learner can come to a moment where no choice is available.",
        ("kitchen/tell",),
    ),
    Seeded(
        "all choices were for once",
        "P403",
        without_asking("cellar", CELLAR.replace("¦", "").replace("  cellar:", "  ¦cellar:", 1)),
        "In ‘cellar’",
        ("kitchen/tell", "cellar/look"),
    ),
    Seeded(
        "scenes lead round and round",
        "P404",
        without_asking("round", RING.replace("  round:", "  ¦round:", 1)),
        "The learner can come into a loop that never ends: ‘round’, ‘about’.",
        ("kitchen/tell",),
    ),
    Seeded(
        "choices lead round and round",
        "P404",
        without_asking("stairs", STAIRS.replace("stairs:", "¦stairs:").replace("round", "landing")),
        ": ‘stairs’, ‘landing’.",
        ("kitchen/tell",),
    ),
    Seeded(
        "one loop leads into another that is written before it",
        "P404",
        without_asking("stairs", RING.replace("  round:", "  ¦round:", 1) + STAIRS),
        ": ‘round’, ‘about’.",
        ("kitchen/tell", "stairs/down"),
    ),
    Seeded(
        "there are two loops",
        "P404 P404",
        (
            with_scenes(
                RING.replace("  round:", "  ¦round:", 1) + "  ¦yard:\n    text: A yard.\n    goto: yard\n"
            ),
            ("          - to: apart", "          - when: asked\n            to: round\n          - to: yard"),
            ("know.\n        goto: week", "know.\n        goto: [{when: trust == 1, to: apart}, week]"),
        ),
        ": ‘round’, ‘about’.",
        ("kitchen/ask", "kitchen/tell", "kitchen/tell"),
    ),
    Seeded(
        "a loop has a way out only for some",
        "P404",
        (with_scenes(SHUT + WAIT), TO_SHUT),
        "a loop that never ends: ‘shut’.",
        ("kitchen/tell",),
    ),
]

NOT_FOUND = {
    "one of two choices is always open": (
        with_scenes(SHUT.replace("¦", "").replace("asked, locked", "not asked, locked")),
        TO_SHUT,
    ),
    "the last choice for once leads on": without_asking("cellar", CELLAR.replace("¦cellar", "apart")),
    "a loop has a way out for who has gone round": without_asking(
        "hall",
        "  hall:\n    text: The hall.\n    question: What now?\n    choices:\n"
        "      wait: {text: Wait., effects: {trust: +1}, goto: hall}\n"
        "      ring: {text: Ring., when: trust > 3, goto: apart}\n",
    ),
}
"""Changes after which the story is as sound as before, though it takes a close look to see it."""


@pytest.mark.parametrize("seeded", FOUND, ids=by_name)
def test_what_was_put_in_is_found(checked: Check, seeded: Seeded) -> None:
    """In its place, with nothing beside it."""
    assert_found(checked(text_of(seeded)).problems, seeded)


@pytest.mark.parametrize("changes", NOT_FOUND.values(), ids=NOT_FOUND)
def test_what_is_sound_is_not_reported(checked: Check, changes: Sequence[tuple[str, str]]) -> None:
    """However few playthroughs come to it."""
    assert checked(changed(*changes, text=CLEAN)).problems == ()


def test_a_loop_from_which_a_dead_end_can_be_reached_is_reported_as_the_dead_end(checked: Check) -> None:
    """Mending the dead end may open the way out."""
    hall = (
        "  hall:\n    text: The hall.\n    question: What now?\n    choices:\n"
        "      wait: {text: Wait., goto: hall}\n      try: {text: Try the door., goto: shut}\n"
    )
    shut = (
        "  shut:\n    text: A door.\n    question: What now?\n    choices:\n"
        "      open: {text: Open it., when: asked, goto: hall}\n"
    )
    problems = checked(changed(*without_asking("hall", hall + shut), text=CLEAN)).problems
    assert [(each.code.id, each.witness) for each in problems] == [
        ("P403", ("kitchen/tell", "hall/try")),
        ("P402", None),
    ]


def test_a_short_search_reports_what_it_came_to(checked: Check) -> None:
    """A dead end stays one, whatever else there is."""
    seeded = next(each for each in FOUND if each.name == "all choices are locked or hidden")
    found = {problem.code.id: problem.witness for problem in checked(text_of(seeded), budget=6).problems}
    assert found == {"P408": None, "P403": ("kitchen/tell",)}
