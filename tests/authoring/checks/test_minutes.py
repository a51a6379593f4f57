"""Scenarios that promise less time than they take."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.seeded import CLEAN, Seeded, assert_found, by_name, text_of
from tests.support.story_files import changed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scenario_trainer.authoring.check import Checked

    Check = Callable[..., Checked]

LONG = "word " * (180 * 6)
"""Six minutes of reading."""
HOPES = ("hopes: A quiet morning.", f"hopes: {LONG}")

FOUND = [
    Seeded(
        "a text that every play shows",
        "T511",
        (("minutes: 5", "minutes: ¦5"), HOPES),
        "A play takes 7 to 8 minutes to read and decide, 8 at the median.",
    ),
]

NOT_FOUND = {
    "as many minutes as it takes": (("minutes: 5", "minutes: 8"), HOPES),
    "a text that is only shown to those who ask for it": (("tempting: You are right.", f"tempting: {LONG}"),),
}


@pytest.mark.parametrize("seeded", FOUND, ids=by_name)
def test_what_was_put_in_is_found(checked: Check, seeded: Seeded) -> None:
    """In its place, with nothing beside it."""
    assert_found(checked(text_of(seeded)).problems, seeded)


@pytest.mark.parametrize("changes", NOT_FOUND.values(), ids=NOT_FOUND)
def test_what_is_sound_is_not_reported(checked: Check, changes: Sequence[tuple[str, str]]) -> None:
    """However near it comes."""
    assert checked(changed(*changes, text=CLEAN)).problems == ()
