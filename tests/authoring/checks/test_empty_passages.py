"""Scenes and outcomes that show no text, with the choices that lead there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.seeded import CLEAN, Seeded, assert_found, by_name, text_of
from tests.support.story_files import changed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scenario_trainer.authoring.check import Checked

    Check = Callable[..., Checked]

WATER = "    text: You drink water.\n"
DOWN = "        outcome: Ada puts the kettle down.\n"

FOUND = [
    Seeded(
        "an ending for those who have asked",
        "T514",
        ((WATER, "    ¦text:\n      - {when: asked, text: Tea.}\n"),),
        "A learner can come to ‘apart’ and read no text there.",
        ("kitchen/tell",),
    ),
    Seeded(
        "an outcome for those who come later",
        "T514",
        (
            ("          - Ada says nothing.\n", ""),
            ("        outcome:\n", "        ¦outcome:\n"),
        ),
        "A learner can take ‘kitchen/tell’ and read no outcome.",
        ("kitchen/ask", "kitchen/tell"),
    ),
]

NOT_FOUND = {
    "two texts, of which one always holds": (
        (WATER, "    text:\n      - {when: not asked, text: Water.}\n      - {when: asked, text: Tea.}\n"),
    ),
    "a choice without an outcome": ((DOWN, ""),),
}


@pytest.mark.parametrize("seeded", FOUND, ids=by_name)
def test_what_was_put_in_is_found(checked: Check, seeded: Seeded) -> None:
    """In its place, with nothing beside it."""
    assert_found(checked(text_of(seeded)).problems, seeded)


@pytest.mark.parametrize("changes", NOT_FOUND.values(), ids=NOT_FOUND)
def test_what_is_sound_is_not_reported(checked: Check, changes: Sequence[tuple[str, str]]) -> None:
    """However near it comes."""
    assert checked(changed(*changes, text=CLEAN)).problems == ()
