"""Nine mistakes that branching stories are known for: each is found, and what only looks like one is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.seeded import CLEAN, Seeded, assert_found, text_of, without_asking
from tests.support.variants import RING, with_scenes

if TYPE_CHECKING:
    from collections.abc import Callable

    from scenario_trainer.authoring.check import Checked

    Check = Callable[..., Checked]

WHISPER = "        when: asked\n        reflects:\n          visible-value"
ENDING = "ending: {outcome: good-enough, title: A rota, reflect: [Why?]}"

DEFECTS = [
    Seeded(
        "a choice leads nowhere",
        "R301",
        (("know.\n        goto: week", "know.\n        goto: ¦weak"),),
        "There is no scene ‘weak’.",
    ),
    Seeded(
        "a condition names what is not there",
        "R303",
        (("when: asked and trust > 2", "when: asked and ¦trsut > 2"),),
        "There is no gauge or flag ‘trsut’.",
    ),
    Seeded(
        "nothing leads to a scene",
        "P401",
        (with_scenes("  ¦attic: {text: A box., goto: week}\n"),),
        "No playthrough reaches ‘attic’.",
    ),
    Seeded(
        "a choice can never be taken",
        "P402",
        (("      whisper:", "      ¦whisper:"), (WHISPER, WHISPER.replace("asked", "trust > 3"))),
        "No playthrough can ever take ‘kitchen/whisper’.",
    ),
    Seeded(
        "all choices of a scene are hidden",
        "P403",
        (
            with_scenes(
                "  ¦shut:\n    text: A door.\n    question: What now?\n    choices:\n"
                "      knock: {text: Knock., when: asked, goto: apart}\n"
                "      open: {text: Open it., when: asked, goto: apart}\n"
            ),
            ("          - to: apart", "          - to: shut"),
        ),
        "In ‘shut’ the learner can come to a moment where no choice is available.",
        ("kitchen/tell",),
    ),
    Seeded(
        "a loop leads to no ending",
        "P404",
        without_asking("round", RING.replace("  round:", "  ¦round:", 1)),
        "The learner can come into a loop that never ends: ‘round’, ‘about’.",
        ("kitchen/tell",),
    ),
    Seeded(
        "two scenes have one id",
        "S102",
        (with_scenes("  ¦week: {text: A week., goto: apart}\n"),),
        "Two have the id ‘week’",
    ),
    Seeded(
        "a text can never be shown",
        "P405",
        (("- when: asked\n        text: She has", "- when: ¦asked and trust == 2\n        text: She has"),),
        "This text is never shown: ‘asked and trust == 2’ never holds here.",
    ),
    Seeded(
        "an ending stands behind what never holds",
        "P406 P401",
        (
            (
                "          - to: apart",
                "          - ¦when: asked and trust > 3\n            to: agreed\n          - to: apart",
            ),
            with_scenes(f"  ¦agreed: {{text: You agree., {ENDING}}}\n"),
        ),
        "The story never goes on from here to ‘agreed’.",
    ),
]


@pytest.mark.parametrize("seeded", DEFECTS, ids=lambda seeded: seeded.name)
def test_a_mistake_is_found_by_its_code(checked: Check, seeded: Seeded) -> None:
    """In its place, with the choices that lead there where it must be played to be seen, and nothing beside it."""
    assert_found(checked(text_of(seeded)).problems, seeded)


def test_the_story_that_they_are_put_into_has_none(checked: Check) -> None:
    """Nothing is said of it."""
    assert checked(CLEAN).problems == ()
