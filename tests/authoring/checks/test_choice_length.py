"""Choices that take too long to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.seeded import CLEAN, Seeded, assert_found, by_name, text_of
from tests.support.story_files import changed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scenario_trainer.authoring.check import Checked

    Check = Callable[..., Checked]

TELL = "text: Tell Ada that everybody should refill it."
WORDS = "word " * 39

FOUND = [
    Seeded(
        "it is too long",
        "T512",
        ((TELL, f"text: ¦Tell her {WORDS}"),),
        "‘tell’ has 41 words, and 40 are the most.",
    ),
]

NOT_FOUND = {
    "a choice of the most words": ((TELL, f"text: Tell {WORDS}"),),
}


@pytest.mark.parametrize("seeded", FOUND, ids=by_name)
def test_what_was_put_in_is_found(checked: Check, seeded: Seeded) -> None:
    """In its place, with nothing beside it."""
    assert_found(checked(text_of(seeded)).problems, seeded)


@pytest.mark.parametrize("changes", NOT_FOUND.values(), ids=NOT_FOUND)
def test_what_is_sound_is_not_reported(checked: Check, changes: Sequence[tuple[str, str]]) -> None:
    """However near it comes."""
    assert checked(changed(*changes, text=CLEAN)).problems == ()
