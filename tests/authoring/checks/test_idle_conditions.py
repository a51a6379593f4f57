"""Conditions that decide nothing, in texts, choices and routes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.seeded import CLEAN, Seeded, assert_found, by_name, text_of
from tests.support.story_files import changed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scenario_trainer.authoring.check import Checked

    Check = Callable[..., Checked]

IN_THE_TEXT = "      - when: asked\n        text: She has"
IN_THE_GOTO = "          - when: trust >= 1\n            to: kitchen"
IN_WHISPER = "        when: asked\n        reflects:\n          visible-value"

FOUND = [
    Seeded(
        "a text of a scene",
        "P405",
        ((IN_THE_TEXT, IN_THE_TEXT.replace("asked", "¦trust == 2 and asked")),),
        "This text is never shown: ‘trust == 2 and asked’ never holds here.",
    ),
    Seeded(
        "a text of an outcome, by the values that the choice itself brings",
        "P405",
        (("outcome: Ada puts the kettle down.", "outcome: [{when: ¦trust == 2, text: Ada smiles.}, She nods.]"),),
        "‘trust == 2’",
    ),
    Seeded(
        "a text of an ending",
        "P405",
        (("text: You drink water.", "text:\n      - You drink water.\n      - {when: ¦trust > 0, text: Cold.}"),),
        "‘trust > 0’",
    ),
    Seeded(
        "a route of a choice",
        "P406",
        ((IN_THE_GOTO, f"{IN_THE_GOTO}\n          - ¦when: trust == 0 and trust == 1\n            to: week"),),
        "The story never goes on from here to ‘week’.",
    ),
    Seeded(
        "a route of a scene that only leads on",
        "P406",
        (("    goto: kitchen\n", "    goto:\n      - ¦when: asked\n        to: week\n      - kitchen\n"),),
        "‘week’",
    ),
    Seeded(
        "a route that the one before it always forestalls",
        "P407 P406",
        (
            (
                "    goto: kitchen\n",
                "    goto:\n      - when: ¦not asked\n        to: kitchen\n      - ¦to: week\n",
            ),
        ),
        "‘not asked’ always holds here.",
    ),
    Seeded(
        "a text of a scene that is always shown",
        "P407",
        (("text: You drink water.", "text:\n      - {when: ¦trust == 0, text: You drink water.}"),),
        "‘trust == 0’",
    ),
    Seeded(
        "a text of an outcome that is always shown",
        "P407",
        (("outcome: Ada puts the kettle down.", "outcome: [{when: ¦trust == 3, text: Ada smiles.}]"),),
        "‘trust == 3’",
    ),
    Seeded(
        "a choice that is always open",
        "P407",
        (("        effects: {trust: -2}", "        when: ¦trust >= 1\n        effects: {trust: -2}"),),
        "‘trust >= 1’",
    ),
    Seeded(
        "a choice that is always open until it was taken for once",
        "P407",
        (("        once: true", "        once: true\n        when: ¦not asked"),),
        "‘not asked’",
    ),
]

NOT_FOUND = {
    "a text is shown in one state": ((IN_THE_TEXT, IN_THE_TEXT.replace("asked", "trust == 1 and asked")),),
    "a text is shown in all states but one": ((IN_THE_TEXT, IN_THE_TEXT.replace("asked", "trust != 1")),),
    "a route is taken in one state": (
        (IN_THE_GOTO, f"{IN_THE_GOTO}\n          - when: asked and trust == 0\n            to: week"),
    ),
    "a condition fails in one state": ((IN_WHISPER, IN_WHISPER.replace("asked", "trust != 2")),),
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


@pytest.mark.parametrize("seeded", FOUND, ids=by_name)
def test_a_short_search_calls_nothing_impossible(checked: Check, seeded: Seeded) -> None:
    """What it has not seen might be otherwise."""
    assert [problem.code.id for problem in checked(text_of(seeded), budget=1).problems] == ["P408"]
