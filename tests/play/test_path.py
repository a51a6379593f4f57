"""The decisions of a pass, as one looks back on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenario_trainer.play.decisions import Confidence, Rationale
from scenario_trainer.play.feedback import feedback_on
from scenario_trainer.play.path import PathEntry, path_of, surprises
from scenario_trainer.play.session import Session
from scenario_trainer.play.turning_points import TurningPoint
from tests.support.playing import at_rest
from tests.support.variants import small_with
from tests.support.versions import QUESTION

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.story.model import Guidance, Scenario

Choice = tuple[str, Confidence | None]
"""A choice, and how confident of it the learner was."""

CERTAIN, FAIRLY_SURE = Confidence.CERTAIN, Confidence.FAIRLY_SURE


def path(story: Scenario, guidance: Guidance, *choices: Choice) -> tuple[PathEntry, ...]:
    """The path of these choices."""
    session = Session(story, guidance)
    for choice, confidence in choices:
        at_rest(session)
        session.choose(choice, Rationale("It is true.", confidence))
    return path_of(session.played, guidance, None)


def surprising(story: Scenario, guidance: Guidance, *choices: Choice) -> list[int]:
    """The numbers of the decisions that are a surprise, in the order in which they are shown."""
    return [entry.number for entry in surprises(path(story, guidance, *choices))]


def test_a_path_has_each_decision_in_order(small: Scenario, guidance: Guidance) -> None:
    """What was decided, the choice, its feedback, and what the learner said."""
    choices = small.scenes["kitchen"].choices
    said, of_rota = Rationale("It is true.", CERTAIN), Rationale("It is true.")
    assert path(small, guidance, ("ask", CERTAIN), ("rota", None)) == (
        PathEntry(1, QUESTION, choices["ask"].text, feedback_on(choices["ask"], guidance), said),
        PathEntry(2, QUESTION, choices["rota"].text, feedback_on(choices["rota"], guidance), of_rota),
    )


def test_a_path_has_the_notes(small: Scenario, guidance: Guidance) -> None:
    """Each with its decision."""
    session = Session(small, guidance)
    at_rest(session)
    session.write_note("Who made the rota?")
    session.choose("ask")
    assert [entry.note for entry in path_of(session.played, guidance, None)] == ["Who made the rota?"]


def test_where_the_story_was_explored_a_path_has_turning_points(
    small: Scenario, guidance: Guidance, graph: Graph
) -> None:
    """One for each decision."""
    session = Session(small, guidance)
    session.replay([("kitchen", "ask"), ("kitchen", "rota")])
    assert [entry.turning_point for entry in path_of(session.played, guidance, graph)] == [
        TurningPoint(2, 2, ()),
        TurningPoint(1, 2, ("Two kettles",)),
    ]


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (("tell", CERTAIN), [1]),
        (("tell", FAIRLY_SURE), [1]),
        (("tell", Confidence.UNSURE), []),
        (("tell", Confidence.GUESSING), []),
        (("tell", None), []),
        (("ask", CERTAIN), []),
    ],
    ids=["certain", "fairly sure", "unsure", "guessing", "not said", "it reflects"],
)
def test_a_surprise_is_what_one_was_sure_of_and_the_guidance_is_not(
    small: Scenario, guidance: Guidance, choice: Choice, expected: list[int]
) -> None:
    """A guess, or a choice that reflects all it names, is none."""
    assert surprising(small, guidance, choice) == expected


def test_an_open_decision_is_no_surprise(small: Scenario, guidance: Guidance) -> None:
    """No principle says anything of it."""
    assert surprising(small, guidance, ("ask", None), ("whisper", CERTAIN)) == []


def test_the_most_confident_comes_first(small: Scenario, guidance: Guidance) -> None:
    """Those that are equal stay in the order of the play."""
    assert surprising(small, guidance, ("ask", None), ("tell", FAIRLY_SURE), ("tell", CERTAIN)) == [3, 2]


def test_of_those_equally_sure_what_only_works_against_principles_comes_first(
    write: Callable[[str, str], Path], guidance: Guidance
) -> None:
    """What is mixed comes after it."""
    mixed_ask = (
        "        reflects:\n          respond-to-difference: You met her with a question.\n",
        "        partly:\n          respond-to-difference: You met her with a question.\n",
    )
    only_against = ("        partly:\n          visible-value: It is true.\n", "")
    story = small_with(write, guidance, mixed_ask, only_against)
    assert surprising(story, guidance, ("ask", CERTAIN), ("tell", CERTAIN)) == [2, 1]
