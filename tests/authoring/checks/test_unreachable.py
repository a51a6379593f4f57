"""Scenes and choices that no playthrough comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.seeded import CLEAN, Seeded, assert_found, by_name, text_of
from tests.support.story_files import changed
from tests.support.variants import with_scenes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scenario_trainer.authoring.check import Checked

    Check = Callable[..., Checked]

ATTIC = """\
  ¦attic:
    text:
      - The kettle's box is up here.
      - when: trust > 4
        text: It is empty.
    question: What now?
    choices:
      open: {text: Open it., when: trust > 4, goto: loft}
      leave: {text: Leave it., when: trust >= 0, goto: loft}
"""
LOFT = """\
  ¦loft:
    text: It is dark.
    goto:
      - when: asked
        to: week
      - to: week
"""
IN_THE_GOTO = "          - when: trust >= 1\n            to: kitchen"
IN_WHISPER = "        when: asked\n        reflects:\n          visible-value"

FOUND = [
    Seeded(
        "no way leads to it",
        "P401",
        (with_scenes(ATTIC.replace("loft", "week")),),
        "No playthrough reaches ‘attic’.",
    ),
    Seeded(
        "only a choice that is never open leads to it",
        "P402 P401",
        (
            ("      whisper:", "      ¦whisper:"),
            (IN_WHISPER, IN_WHISPER.replace("asked", "trust > 3")),
            ("know.\n        goto: week", "know.\n        goto: loft"),
            with_scenes(LOFT),
        ),
        "‘kitchen/whisper’",
    ),
    Seeded(
        "a gauge never comes to a number that is within its bounds",
        "P402",
        (("      whisper:", "      ¦whisper:"), (IN_WHISPER, IN_WHISPER.replace("asked", "trust > 3"))),
        "No playthrough can ever take ‘kitchen/whisper’.",
    ),
    Seeded(
        "a choice is locked for ever, with all that follows it",
        "P402",
        (
            ("      whisper:", "      ¦whisper:"),
            (
                IN_WHISPER,
                "        locked: Not now.\n        outcome: [{when: trust > 4, text: She hears.}]\n"
                + IN_WHISPER.replace("asked", "asked and trust == 2"),
            ),
            ("know.\n        goto: week", "know.\n        goto: [{when: trust > 4, to: apart}, week]"),
        ),
        "‘kitchen/whisper’",
    ),
    Seeded("only what is not reached leads to it", "P401 P401", (with_scenes(ATTIC + LOFT),), "‘attic’"),
]

NOT_FOUND = {
    "a scene to which one playthrough leads": (
        with_scenes("  attic:\n    text: A box.\n    goto: week\n"),
        (IN_THE_GOTO, f"{IN_THE_GOTO}\n          - when: asked\n            to: attic"),
    ),
    "a choice that is open in one state": ((IN_WHISPER, IN_WHISPER.replace("asked", "trust == 1")),),
    "a choice that is locked in all states but one": (
        (IN_WHISPER, "        locked: Not now.\n" + IN_WHISPER.replace("asked", "trust == 1 and asked")),
    ),
    "a ring is left by those who come into it later": (
        with_scenes(
            "  round:\n    text: A corridor.\n    goto: about\n"
            "  about:\n    text: A corner.\n    goto:\n"
            "      - when: trust == 0\n        to: apart\n      - kitchen\n"
        ),
        (IN_THE_GOTO, IN_THE_GOTO.replace("kitchen", "round")),
        ("          - to: apart", "          - to: round"),
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


def test_an_impossible_choice_is_reported_with_its_condition(checked: Check) -> None:
    """Where to look for the mistake."""
    (problem,) = checked(changed((IN_WHISPER, IN_WHISPER.replace("asked", "trust > 3")), text=CLEAN)).problems
    assert problem.hint == "‘trust > 3’ never holds here."


@pytest.mark.parametrize("seeded", FOUND, ids=by_name)
def test_a_short_search_calls_nothing_impossible(checked: Check, seeded: Seeded) -> None:
    """What it has not seen might be otherwise."""
    assert [problem.code.id for problem in checked(text_of(seeded), budget=1).problems] == ["P408"]
