"""Abbreviations that learners meet and nothing explains."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.seeded import CLEAN, Seeded, assert_found, by_name, text_of
from tests.support.story_files import changed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scenario_trainer.authoring.check import Checked

    Check = Callable[..., Checked]

WATER = "text: You drink water."

FOUND = [
    Seeded(
        "in a scene",
        "T510",
        ((WATER, "text: ¦The AMHP drinks water. The AMHP leaves."),),
        "‘AMHP’ is not explained to learners.",
    ),
    Seeded("of the cast", "T510", (("role: Team manager", "role: ¦Manager of the CMHT"),), "‘CMHT’"),
    Seeded("in a choice", "T510", (("text: Ask Ada how", "text: ¦Ask Ada, and the IROs, how"),), "‘IRO’"),
    Seeded(
        "in feedback",
        "T510",
        (("facts-are-not-enough: Nobody", "facts-are-not-enough: ¦The LADO’s fact. Nobody"),),
        "‘LADO’",
    ),
    Seeded("with a digit", "T510", ((WATER, "text: ¦It is D2A, she says."),), "‘D2A’"),
    Seeded("of two letters", "T510", ((WATER, "text: ¦The OT drinks what other tables leave."),), "‘OT’"),
]

NOT_FOUND = {
    name: ((WATER, f"text: {text}"),)
    for name, text in {
        "written out before": "The approved mental health professional drinks. The AMHP leaves.",
        "written out with small words": "A child and adolescent mental health service is CAMHS.",
        "written out with a hyphen": "The multi-agency safeguarding hub, MASH to us.",
        "written out with a digit": "They call it D2A, for discharge to assess.",
        "a word that gives two letters": "The special educational needs coordinator, or SENCO.",
        "explained in a parenthesis": "The OT (who looks after chairs and stairs) drinks water.",
        "in a parenthesis": "The night team (EDT) drinks water.",
        "the initials of a name": "Josie Adeyemi signs as JA.",
        "familiar": "The NHS, a GP, A&E, a TV and a PDF are OK.",
        "a sign": "The board says MEDICALLY FIT and NO ENTRY, and somebody says no.",
        "a word that is stressed": "It is NOT hot, and not cold.",
        "a plural that is stressed": "He writes BINS below the bin.",
        "a long word": "WELCOME, it says.",
        "a day and a month": "THURS 26 NOV, it says.",
        "a number in capitals": "Henry VIII, part II.",
        "initials with full stops": "Ask J.A. or T.S. Eliot.",
        "a code of letters and digits": "Room B12, bus X26, M6, A4 and CO2.",
        "one letter": "Plan B, or vitamin C.",
        "mixed letters": "Her McDonald has a PhD.",
    }.items()
}


@pytest.mark.parametrize("seeded", FOUND, ids=by_name)
def test_what_was_put_in_is_found(checked: Check, seeded: Seeded) -> None:
    """In its place, with nothing beside it."""
    assert_found(checked(text_of(seeded)).problems, seeded)


@pytest.mark.parametrize("changes", NOT_FOUND.values(), ids=NOT_FOUND)
def test_what_is_sound_is_not_reported(checked: Check, changes: Sequence[tuple[str, str]]) -> None:
    """However near it comes."""
    assert checked(changed(*changes, text=CLEAN)).problems == ()


@pytest.mark.parametrize("term", ["AMHP", "AMHP (plural AMHPs)", "The AMHP"])
def test_the_glossary_explains(checked: Check, term: str) -> None:
    """By a term that is the abbreviation, or has it in it."""
    changes = ((WATER, "text: The AMHP drinks water."), ("  Rota: A list", f"  {term}: Somebody.\n  Rota: A list"))
    assert checked(changed(*changes, text=CLEAN)).problems == ()


def test_a_longer_term_does_not_explain_a_shorter_one(checked: Check) -> None:
    """Nor the other way round."""
    changes = ((WATER, "text: The AMHP drinks water."), ("  Rota: A list", "  MHP: Somebody.\n  Rota: A list"))
    assert [each.code.id for each in checked(changed(*changes, text=CLEAN)).problems] == ["T510"]


def test_each_abbreviation_is_reported_once(checked: Check) -> None:
    """Where it first stands, also beside another."""
    changes = (
        (WATER, "text: The CMHT LADO drinks."),
        ("text: The kettle is full", "text: The LADO’s kettle is full"),
    )
    problems = checked(changed(*changes, text=CLEAN)).problems
    assert [each.message.partition("’")[0] for each in problems] == ["‘LADO", "‘CMHT"]
