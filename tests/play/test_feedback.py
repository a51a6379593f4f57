"""How one choice sits with the guidance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenario_trainer.play.feedback import Alternative, Feedback, Finding, alternatives_to, feedback_on
from scenario_trainer.story.model import Choice, Route
from scenario_trainer.story.terms import Alignment
from tests.support.random_stories import GUIDANCE

if TYPE_CHECKING:
    from scenario_trainer.story.model import Guidance, Scenario

WHY = "Because."


def choice(reflects: int = 0, partly: int = 0, against: int = 0) -> Choice:
    """A choice that names so many principles, each once."""
    keys = iter(GUIDANCE.principles)

    def named(number: int) -> dict[str, str]:
        return {next(keys): WHY for _ in range(number)}

    against_, partly_, reflects_ = named(against), named(partly), named(reflects)
    return Choice(text="T.", goto=(Route(to="s"),), reflects=reflects_, partly=partly_, against=against_)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (choice(reflects=1), Alignment.REFLECTS),
        (choice(reflects=3), Alignment.REFLECTS),
        (choice(partly=2), Alignment.PARTLY),
        (choice(against=1), Alignment.AGAINST),
        (choice(against=3), Alignment.AGAINST),
        (choice(reflects=2, partly=1), Alignment.PARTLY),
        (choice(reflects=2, against=1), Alignment.PARTLY),
        (choice(partly=1, against=2), Alignment.PARTLY),
        (choice(reflects=1, partly=1, against=1), Alignment.PARTLY),
    ],
)
def test_a_choice_is_rated_partly_unless_all_points_one_way(made: Choice, expected: Alignment) -> None:
    """All reflected, all against, or something of both."""
    feedback = feedback_on(made, GUIDANCE)
    assert feedback is not None
    assert feedback.rating == expected


def test_findings_begin_with_what_is_reflected() -> None:
    """And end with what is worked against, whatever the order of the file or of the guidance."""
    feedback = feedback_on(choice(reflects=1, partly=1, against=1), GUIDANCE)
    assert feedback is not None
    assert [(each.alignment, each.principle, each.why) for each in feedback.findings] == [
        (Alignment.REFLECTS, "third-principle", WHY),
        (Alignment.PARTLY, "second-principle", WHY),
        (Alignment.AGAINST, "first-principle", WHY),
    ]


def test_a_finding_has_all_that_is_shown_of_its_principle(small: Scenario, guidance: Guidance) -> None:
    """So that a face need not look it up."""
    feedback = feedback_on(small.scenes["kitchen"].choices["ask"], guidance)
    principle = guidance.principles["respond-to-difference"]
    assert feedback == Feedback(
        (
            Finding(
                Alignment.REFLECTS,
                "respond-to-difference",
                principle.title,
                "What not to do, 4",
                principle.instead_of,
                principle.in_short,
                "You met her with a question.",
            ),
        ),
        guidance.title,
    )


def test_no_feedback_is_invented() -> None:
    """A choice that names no principle has none."""
    assert feedback_on(choice(), GUIDANCE) is None


def test_alternatives_are_the_other_choices_that_were_offered(small: Scenario, guidance: Guidance) -> None:
    """In written order, each with why it is tempting and how it sits; not those that were hidden or locked."""
    kitchen = small.scenes["kitchen"]
    ask, rota = (feedback_on(kitchen.choices[each], guidance) for each in ("ask", "rota"))
    assert alternatives_to("tell", ("rota", "tell", "ask"), kitchen, guidance) == (
        Alternative("Ask Ada how the rota came about.", None, ask),
        Alternative("Suggest that you both try the rota for a week.", None, rota),
    )
    assert alternatives_to("tell", ("tell",), kitchen, guidance) == ()


def test_an_alternative_says_why_it_is_tempting(small: Scenario, guidance: Guidance) -> None:
    """Its own reason, not that of the choice that was taken."""
    alternatives = alternatives_to("ask", ("ask", "tell"), small.scenes["kitchen"], guidance)
    assert alternatives[0].tempting == "You are right."
