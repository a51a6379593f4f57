"""How the decisions of a pass stood towards each principle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from scenario_trainer.engine.rules import Rules
from scenario_trainer.play.decisions import Decision, Playthrough
from scenario_trainer.play.tallies import (
    PrincipleTally,
    Tally,
    least_taken_up,
    most_taken_up,
    principle_tallies,
)
from scenario_trainer.story.terms import Alignment
from tests.support.random_stories import GUIDANCE, open_choices, picks, played, stories

if TYPE_CHECKING:
    from scenario_trainer.story.model import Guidance, Scenario

ASK = Decision("kitchen", "ask", ("ask", "tell"))
TELL = Decision("kitchen", "tell", ("tell", "ask"))
WHISPER = Decision("kitchen", "whisper", ("tell", "rota", "whisper"))
R, P, A = Alignment.REFLECTS, Alignment.PARTLY, Alignment.AGAINST


def tallies(*alignments: tuple[Alignment | None, ...]) -> list[PrincipleTally]:
    """Principles 0, 1, 2 and so on that were in play like this."""
    return [PrincipleTally(str(number), "", each) for number, each in enumerate(alignments)]


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        (
            [ASK],
            {"visible-value": (None,), "facts-are-not-enough": (None,), "respond-to-difference": (R,)},
        ),
        (
            [TELL, TELL, ASK],
            {
                "visible-value": (P, P, None),
                "facts-are-not-enough": (A, A, None),
                "respond-to-difference": (None, None, R),
            },
        ),
        (
            [WHISPER],
            {
                "small-early-wins": (None,),
                "visible-value": (None,),
                "conflict-is-not-failure": (None,),
                "facts-are-not-enough": (None,),
            },
        ),
        ([], {}),
    ],
    ids=["one", "several", "open", "none"],
)
def test_principles_are_counted_as_they_were_in_play(
    small: Scenario,
    guidance: Guidance,
    decisions: list[Decision],
    expected: dict[str, tuple[Alignment | None, ...]],
) -> None:
    """Only by choices that could have been taken, in the guidance's order and with its titles."""
    found = principle_tallies(Playthrough(small, tuple(decisions), ()), guidance)
    assert [(each.principle, each.alignments) for each in found] == list(expected.items())
    assert [each.title for each in found] == [guidance.principles[each.principle].title for each in found]


def test_a_tally_is_what_was_counted() -> None:
    """Reflected, partly, worked against, not taken up."""
    (found,) = tallies((R, None, A, R, P, None))
    assert (found.in_play, found.tally) == (6, Tally(2, 1, 1, 2))


@pytest.mark.parametrize(
    ("alignments", "most", "least"),
    [
        ([(R,), (None,)], "0", "1"),
        ([(P,), (R,)], "1", "0"),
        ([(R,), (R, R), (A,)], "1", "2"),
        ([(R,), (None,), (A,)], "0", "2"),
        ([(R,), (None,), (None, None)], "0", "2"),
        ([(R,), (R,), (None,), (None,)], "0", "2"),
    ],
    ids=["one of two", "half for partly", "more often", "against", "left more often", "the guidance's order"],
)
def test_the_principle_most_and_least_taken_up(
    alignments: list[tuple[Alignment | None, ...]], most: str, least: str
) -> None:
    """By the share of its decisions; of equal ones the one that says more."""
    found = [most_taken_up(tallies(*alignments)), least_taken_up(tallies(*alignments))]
    assert [each and each.principle for each in found] == [most, least]


def test_where_all_were_left_out_alike_the_one_worked_against_is_named_least() -> None:
    """And none the most."""
    found = tallies((None,), (A,))
    assert (most_taken_up(found), least_taken_up(found)) == (None, found[1])


@pytest.mark.parametrize("alignments", [[], [(R,)], [(R,), (R, R)]])
def test_where_nothing_was_left_out_none_is_named(alignments: list[tuple[Alignment | None, ...]]) -> None:
    """Nothing can be said of which was taken up more."""
    assert (most_taken_up(tallies(*alignments)), least_taken_up(tallies(*alignments))) == (None, None)


@given(stories(), picks)
def test_only_what_was_in_play_is_counted(scenario: Scenario, picked: list[int]) -> None:
    """In some decision at least, and in no more than there were."""
    rules = Rules(scenario)
    decisions = tuple(
        Decision(before.scene, choice, tuple(open_choices(rules, before)))
        for before, choice, _ in played(rules, picked)
    )
    found = principle_tallies(Playthrough(scenario, decisions, ()), GUIDANCE)
    assert all(1 <= each.in_play <= len(decisions) for each in found)
    assert all(sum(each.tally) == each.in_play for each in found)
