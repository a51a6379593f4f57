"""Scenes that do not fit one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.seeded import CLEAN, Seeded, assert_found, by_name, text_of
from tests.support.story_files import changed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scenario_trainer.authoring.check import Checked

    Check = Callable[..., Checked]


def lines(number: int) -> str:
    """A text of so many lines."""
    return " ".join(["x" * 76] * number)


FOUND = [
    Seeded(
        "a scene that only tells",
        "T505",
        (("  door:", "  ¦door:"), ("text: The kettle is empty again.", f"text: {lines(22)}")),
        "‘door’ can take 22 lines of 21 on a terminal of 80 by 24.",
    ),
    Seeded(
        "a decision, in one of its states",
        "T505",
        (("  kitchen:", "  ¦kitchen:"), ("text: She has told you about the rota.", f"text: {lines(9)}")),
        "‘kitchen’ can take 22 lines of 21",
    ),
]

NOT_FOUND = {
    "a full screen of text": (("text: The kettle is empty again.", f"text: {lines(21)}"),),
    "a full screen with choices": (("text: She has told you about the rota.", f"text: {lines(8)}"),),
}


@pytest.mark.parametrize("seeded", FOUND, ids=by_name)
def test_what_was_put_in_is_found(checked: Check, seeded: Seeded) -> None:
    """In its place, with nothing beside it."""
    assert_found(checked(text_of(seeded)).problems, seeded)


@pytest.mark.parametrize("changes", NOT_FOUND.values(), ids=NOT_FOUND)
def test_what_is_sound_is_not_reported(checked: Check, changes: Sequence[tuple[str, str]]) -> None:
    """However near it comes."""
    assert checked(changed(*changes, text=CLEAN)).problems == ()
