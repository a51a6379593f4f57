"""Gauges and flags on which nothing depends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.seeded import CLEAN, Seeded, assert_found, by_name, text_of
from tests.support.story_files import changed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scenario_trainer.authoring.check import Checked

    Check = Callable[..., Checked]

FOUND = [
    Seeded(
        "a gauge",
        "T507",
        (("flags:\n", "  ¦cups: {label: Cups, start: 0, min: 0, max: 9, low: few, high: many}\nflags:\n"),),
        "No condition reads the gauge ‘cups’.",
    ),
    Seeded(
        "a flag that a choice sets, and only a walkthrough expects",
        "T507",
        (
            ("  asked: You asked Ada.\n", "  asked: You asked Ada.\n  ¦told: You told Ada.\n"),
            ("effects: {trust: -2}", "effects: {trust: -2, told: true}"),
            ("expect: trust == 3 and asked", "expect: asked and not told"),
        ),
        "No condition reads the flag ‘told’.",
    ),
]

NOT_FOUND = {
    "a gauge that only an outcome reads": (
        ("flags:\n", "  cups: {label: Cups, start: 0, min: 0, max: 9, low: few, high: many}\nflags:\n"),
        ("effects: {trust: -2}", "effects: {trust: -2, cups: +1}"),
        ("          - when: trust == 0\n", "          - when: trust == 0 and cups < 2\n"),
    ),
    "a flag that only a route reads": (
        ("  asked: You asked Ada.\n", "  asked: You asked Ada.\n  told: You told Ada.\n"),
        ("effects: {trust: +1, asked: true}", "effects: {trust: +1, asked: true, told: true}"),
        ("          - when: trust >= 1\n", "          - when: trust >= 1 and told\n"),
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
