"""Decisions without one plain question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.seeded import CLEAN, Seeded, assert_found, by_name, text_of
from tests.support.story_files import changed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scenario_trainer.authoring.check import Checked

    Check = Callable[..., Checked]

QUESTION = "    question: Ada wants the kettle filled before nine. What do you do?\n"
WORDS = "word " * 24

FOUND = [
    Seeded(
        "there is none",
        "T509",
        (("  kitchen:\n", "  ¦kitchen:\n"), (QUESTION, "")),
        "‘kitchen’ has choices, and no question above them.",
    ),
    Seeded(
        "it is too long",
        "T509",
        ((QUESTION, f"    question: ¦{WORDS}and what?\n"),),
        "The question of ‘kitchen’ has 26 words, and 25 are the most.",
    ),
]

NOT_FOUND = {
    "a question of the most words": ((QUESTION, f"    question: {WORDS}what?\n"),),
}


@pytest.mark.parametrize("seeded", FOUND, ids=by_name)
def test_what_was_put_in_is_found(checked: Check, seeded: Seeded) -> None:
    """In its place, with nothing beside it."""
    assert_found(checked(text_of(seeded)).problems, seeded)


@pytest.mark.parametrize("changes", NOT_FOUND.values(), ids=NOT_FOUND)
def test_what_is_sound_is_not_reported(checked: Check, changes: Sequence[tuple[str, str]]) -> None:
    """However near it comes."""
    assert checked(changed(*changes, text=CLEAN)).problems == ()
