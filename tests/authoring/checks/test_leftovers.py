"""What was left in a text by mistake."""

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
    Seeded("a reminder", "T513", ((WATER, "text: ¦You drink TODO."),), "‘TODO’ stands in a text."),
    Seeded("a tag", "T513", ((WATER, "text: ¦You <b>drink</b> water."),), "‘<b>’ stands in a text."),
    Seeded("a tag with a value", "T513", ((WATER, 'text: ¦You <a href="x">drink.'),), '‘<a href="x">’'),
    Seeded("a closed tag", "T513", (("tempting: You are", "tempting: ¦You are<br/>"),), "‘<br/>’"),
    Seeded(
        "a sentence of the template",
        "T513",
        (("hopes: A quiet morning.", "hopes: ¦What Sam hopes will happen."),),
        "‘What Sam hopes will happen.’ is a sentence of the template for new scenarios.",
    ),
    Seeded("the mark of a block", "T513", ((WATER, "text: ¦You drink water. >-"),), "‘>-’ stands in a text."),
    Seeded("bullets", "T513", ((WATER, "text: ¦You drink • water • tea."),), "‘•’ does not begin a line"),
    Seeded("speech in quotes", "T513", ((WATER, "text: ¦'Drink.'"),), "quote marks around this text"),
    Seeded("speech in a list", "T513", ((WATER, 'text:\n      - ¦"Drink."\n      - Now.'),), "quote marks around"),
    Seeded("a text in brackets", "T513", ((WATER, "text: ¦[You drink water.]"),), "A text in brackets"),
    Seeded(
        "an outcome in brackets, with a comma in it",
        "T513",
        (("outcome: Ada puts the kettle down.", "outcome: ¦[Ada puts it down, slowly.]"),),
        "A text in brackets",
    ),
    Seeded(
        "the reason of an ending in brackets",
        "T513",
        (("because: Ada heard a rule, and not what it was for.", "because: ¦[Ada heard a rule.]"),),
        "A text in brackets",
    ),
]

NOT_FOUND = {
    "a list of texts": ((WATER, "text:\n      - You drink water."),),
    "quoted texts in brackets": ((WATER, "text: ['You drink water.', 'Cold.']"),),
    "a text with a condition in brackets": ((WATER, "text: [You drink water., {when: asked, text: Cold.}]"),),
    "quotes around a colon": ((WATER, "text: 'You drink: water.'"),),
    "quotes around a hash": ((WATER, "text: 'You drink from tap #4.'"),),
    "speech in curly quotes": ((WATER, "text: ‘Drink.’"),),
    "a quoted name": ((WATER, "text: The 'good' water."),),
    "brackets that are shown": ((WATER, "text: '[You drink water.]'"),),
    "a list that is asked for": (("reflect: [What did Ada need?]", "reflect: [What, and when?]"),),
    "signs that are no tags": ((WATER, "text: Water < tea, tea > water, 3 <4 and a<b."),),
    "a few words of the template": (("label: Trust in the kitchen", "label: Trust between the teams"),),
    "to do in small letters": ((WATER, "text: The todo list is wet."),),
}


@pytest.mark.parametrize("seeded", FOUND, ids=by_name)
def test_what_was_put_in_is_found(checked: Check, seeded: Seeded) -> None:
    """In its place, with nothing beside it."""
    assert_found(checked(text_of(seeded)).problems, seeded)


@pytest.mark.parametrize("changes", NOT_FOUND.values(), ids=NOT_FOUND)
def test_what_is_sound_is_not_reported(checked: Check, changes: Sequence[tuple[str, str]]) -> None:
    """However near it comes."""
    assert checked(changed(*changes, text=CLEAN)).problems == ()


def test_all_sentences_of_the_template_are_reported_together(checked: Check) -> None:
    """At the first of them, with the lines of the others."""
    changes = (
        ("hopes: A quiet morning.", "hopes: What Sam hopes will happen."),
        ("worries: Another complaint.", "worries: What Sam is worried about."),
    )
    (problem,) = checked(changed(*changes, text=CLEAN)).problems
    assert problem.hint == f"Write your own, as well as in line {problem.place.line + 1}."
