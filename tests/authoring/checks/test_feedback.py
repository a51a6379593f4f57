"""Choices without feedback, or without what tempts to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.seeded import CLEAN, REFLECTS, Seeded, assert_found, by_name, hall, text_of
from tests.support.story_files import changed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scenario_trainer.authoring.check import Checked

    Check = Callable[..., Checked]

WHY = "        reflects:\n          visible-value: Now both of you know.\n"
"""What the feedback on Whisper says."""

FOUND = [
    Seeded(
        "one of four has none",
        "T501",
        (("      whisper:", "      ¦whisper:"), (WHY, "")),
        "‘whisper’ has no feedback, and other choices of ‘kitchen’ have.",
    ),
    Seeded(
        "only one has any",
        "T501",
        hall(REFLECTS, "tempting: It is quick.", "two"),
        "‘two’",
    ),
    Seeded(
        "it works against a principle",
        "T504",
        (("      tell:", "      ¦tell:"), ("        tempting: You are right.\n", "")),
        "‘tell’ reflects nothing, and does not say why it is tempting.",
    ),
    Seeded(
        "it reflects a principle partly",
        "T504",
        (("      whisper:", "      ¦whisper:"), (WHY, WHY.replace("reflects", "partly"))),
        "‘whisper’",
    ),
]

NOT_FOUND = {
    "an open decision": hall("tempting: It is quick.", "tempting: It is slow."),
    "nothing reflected, and why it is tempting": (
        (
            "        reflects:\n          respond-to-difference",
            "        tempting: It is kind.\n        partly:\n          respond-to-difference",
        ),
    ),
    "something reflected beside what is worked against": (
        ("        partly:\n", "        reflects:\n"),
        ("        tempting: You are right.\n", ""),
    ),
}


@pytest.mark.parametrize("seeded", FOUND, ids=by_name)
def test_what_was_put_in_is_found(checked: Check, seeded: Seeded) -> None:
    """In its place, with nothing beside it."""
    assert_found(checked(text_of(seeded)).problems, seeded)


@pytest.mark.parametrize("changes", NOT_FOUND.values(), ids=NOT_FOUND)
def test_what_is_sound_is_not_reported(checked: Check, changes: Sequence[tuple[str, str]]) -> None:
    """However near it comes."""
    assert checked(changed(*changes, text=CLEAN)).problems == ()
