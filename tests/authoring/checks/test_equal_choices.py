"""Decisions in which every choice is equally good."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.seeded import CLEAN, MIXED, REFLECTS, TO_HALL, Seeded, assert_found, by_name, hall, text_of
from tests.support.story_files import changed
from tests.support.variants import with_scenes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scenario_trainer.authoring.check import Checked

    Check = Callable[..., Checked]

FOUND = [
    Seeded(
        "the same principle is reflected", "T502", hall(REFLECTS, REFLECTS, "choices"), "Every choice of ‘hall’"
    ),
    Seeded("the same two are set against each other", "T502", hall(MIXED, MIXED, "choices"), "‘hall’"),
]

NOT_FOUND = {
    "an open decision": hall("tempting: It is quick.", "tempting: It is slow."),
    "a decision with one choice": (
        TO_HALL,
        with_scenes(
            "  hall:\n    text: The hall.\n    question: What now?\n"
            f"    choices: {{one: {{text: One., goto: week, {REFLECTS}}}}}\n"
        ),
    ),
    "another principle": hall(REFLECTS, "reflects: {small-early-wins: Yes.}"),
    "the same principle, otherwise": hall(REFLECTS, "partly: {visible-value: Yes.}, tempting: It is quick."),
    "one more principle": hall(REFLECTS, MIXED),
}


@pytest.mark.parametrize("seeded", FOUND, ids=by_name)
def test_what_was_put_in_is_found(checked: Check, seeded: Seeded) -> None:
    """In its place, with nothing beside it."""
    assert_found(checked(text_of(seeded)).problems, seeded)


@pytest.mark.parametrize("changes", NOT_FOUND.values(), ids=NOT_FOUND)
def test_what_is_sound_is_not_reported(checked: Check, changes: Sequence[tuple[str, str]]) -> None:
    """However near it comes."""
    assert checked(changed(*changes, text=CLEAN)).problems == ()
