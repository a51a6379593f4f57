"""The facilitator's guide: everything that the story has, in fifty minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenario_trainer.documents.facilitators_guide import facilitators_guide
from scenario_trainer.documents.parts import Section
from scenario_trainer.documents.wording import labels, printed
from scenario_trainer.engine.exploration import explore
from scenario_trainer.story.terms import EndingKind
from tests.support.documents import said, sections
from tests.support.variants import small_with

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.documents.parts import Document
    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.play.flow import Flow

    Write = Callable[[str, str], Path]


@pytest.fixture
def guide(graph: Graph, flow: Flow) -> Document:
    """The guide to the small story."""
    return facilitators_guide(graph, flow.guidance)


def inside(document: Document, title: str) -> dict[str, list[str]]:
    """The texts of the sections of a section."""
    return next(
        sections(part.parts) for part in document.parts if isinstance(part, Section) and part.title == title
    )


def test_a_decision_has_all_that_follows_from_each_choice(guide: Document) -> None:
    """Outcome, feedback, why it is tempting, what changes, and where the story goes on, with the conditions."""
    kitchen = inside(guide, printed.THE_STORY)["2. Monday, 8.55"]
    tell = kitchen[kitchen.index("2") : kitchen.index("3")]
    assert tell == [
        *("2", "Tell Ada that everybody should refill it."),
        *(printed.WHAT_FOLLOWS, "Ada says nothing."),
        *("When Trust in the kitchen is 0", "She leaves."),
        *("Partly reflects", "Show what it is good for", "It is true."),
        *("Works against", "Facts boil no water", "page 3", "Taking a fact for water.", "Nobody had asked."),
        *(labels.TEMPTING, "You are right."),
        *(printed.CHANGES, "Trust in the kitchen −2."),
        *(printed.GO_ON, "to 2 when Trust in the kitchen is at least 1; otherwise to 4."),
    ]


def test_a_choice_says_what_it_sets_for_later(guide: Document) -> None:
    """A flag by its text, and that the choice is not offered again."""
    kitchen = inside(guide, printed.THE_STORY)["2. Monday, 8.55"]
    assert "Trust in the kitchen +1; from now on “You asked Ada”." in kitchen
    assert printed.ONCE in kitchen[: kitchen.index("2")]


def test_where_principles_pull_apart_the_group_is_asked(guide: Document) -> None:
    """Once for each choice that reflects one and works against another."""
    kitchen = inside(guide, printed.THE_STORY)["2. Monday, 8.55"]
    asked = [kitchen[index + 1] for index, text in enumerate(kitchen) if text == printed.FOR_THE_GROUP]
    assert asked == [printed.PULL.format(reflected="Begin small", opposed="A quarrel is no failure", number=3)]


def test_an_ending_says_what_it_means_and_how_one_comes_to_it(guide: Document) -> None:
    """By the routes that lead there, and by the author's walkthroughs."""
    assert inside(guide, printed.THE_ENDINGS)["3. A full kettle"] == [
        *(labels.ENDINGS[EndingKind.FRAGILE], labels.ENDING_MEANINGS[EndingKind.FRAGILE]),
        "The kettle is full for a week.",
        *(printed.COMES_FROM, "scene 2, choices 3 and 4"),
        *("Asked first", "2.1, 2.3"),
        *(printed.FOR_THE_GROUP, "Who fills it next week?"),
    ]


def test_an_ending_without_a_walkthrough_has_a_shortest_way(guide: Document) -> None:
    """Which the exploration knows; a route that is taken when no other is says so."""
    apart = inside(guide, printed.THE_ENDINGS)["4. Two kettles"]
    assert apart[apart.index(printed.COMES_FROM) :][1:4] == [
        "scene 2, choice 2, otherwise",
        printed.ONE_WAY_THERE,
        "2.2",
    ]


def test_before_the_seminar_there_is_all_to_prepare(guide: Document) -> None:
    """What people hope and worry about, what to keep track of, and a timetable that knows how long a play is."""
    before = inside(guide, printed.BEFORE_THE_SEMINAR)
    assert before[labels.PEOPLE] == [
        *("Ada Mensah, Team manager", labels.HOPED, "A quiet morning.", labels.WORRIED, "Another complaint.")
    ]
    assert before[printed.TO_KEEP_TRACK_OF] == ["Trust in the kitchen", "starts at 2; from 0, wary, to 4, solid"]
    assert before[printed.TO_REMEMBER] == ["You asked Ada."]
    assert any("1 to 3 decisions: about 10 minutes each" in text for text in before[printed.IN_THE_SEMINAR])


def test_whoever_leads_keeps_track_of_a_gauge_that_learners_do_not_see(write: Write, flow: Flow) -> None:
    """And the guide calls it by its name wherever it decides something."""
    scenario = small_with(write, flow.guidance, ("high: solid}", "high: solid, shown: false}"))
    document = facilitators_guide(explore(scenario), flow.guidance)
    kept = inside(document, printed.BEFORE_THE_SEMINAR)[printed.TO_KEEP_TRACK_OF]
    assert kept[1].endswith("learners do not see it")
    assert labels.HIDDEN_CONDITION not in " ".join(said(document.parts))


def test_every_decision_and_ending_is_there_at_a_glance(guide: Document) -> None:
    """A decision with its question and the principles that pull apart in it, an ending with its kind."""
    before = inside(guide, printed.BEFORE_THE_SEMINAR)
    (heading, asked) = before[printed.THE_DECISIONS]
    assert (heading, asked.partition("? ")[2]) == (
        "2. Monday, 8.55",
        "‘Begin small’ and ‘A quarrel is no failure’ pull apart.",
    )
    assert before[printed.ENDINGS_AT_A_GLANCE][:2] == ["3. A full kettle", labels.ENDINGS[EndingKind.FRAGILE]]
    assert before[printed.QUESTIONS] == list(printed.TO_ASK)


@pytest.mark.parametrize(("longest", "advised"), [(7, False), (8, True)])
def test_a_long_story_is_to_be_played_beforehand(longest: int, advised: bool) -> None:
    """Where half an hour leaves less than four minutes to a decision."""
    assert (printed.IN_ADVANCE in printed.timetable(3, longest)[1][1]) == advised


@pytest.mark.parametrize(
    ("longest", "pace"), [(12, "about 2.5 minutes"), (30, "about 1 minute"), (80, "about half a minute")]
)
def test_the_timetable_divides_half_an_hour(longest: int, pace: str) -> None:
    """To half a minute, and never to nothing."""
    assert pace in printed.timetable(3, longest)[1][1]


@pytest.mark.parametrize(
    ("shortest", "longest", "said"),
    [(1, 1, "has 1 decision:"), (5, 5, "has 5 decisions:"), (5, None, "has at least 5 decisions:")],
)
def test_the_timetable_says_how_many_decisions_there_are(shortest: int, longest: int | None, said: str) -> None:
    """Where a play can go round for ever only the fewest are known."""
    assert said in printed.timetable(shortest, longest)[1][1]
