"""What scenarios teach: counts over choices, pairs of principles, and what is thin."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.authoring.coverage import (
    REVEALING,
    SURFACE_CUES,
    Coverage,
    coverage,
)
from scenario_trainer.authoring.coverage_reports import coverage_as_csv, coverage_as_json, coverage_as_text
from scenario_trainer.authoring.verdicts import Verdict
from scenario_trainer.engine.exploration import explore
from scenario_trainer.story.loading import load_guidance, load_scenario
from scenario_trainer.story.terms import Alignment
from tests.support.typist import GUIDANCE
from tests.support.variants import small_text, with_scenes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.story.model import Guidance

    Write = Callable[[str, str], Path]
    Cover = Callable[..., Coverage]

CONFLICT_FIRST = (
    "visible-value: It is true.\n        against:\n          facts-are-not-enough: Nobody had asked.",
    "visible-value: It is true.\n        reflects:\n          conflict-is-not-failure: You said it.\n"
    "        against:\n          small-early-wins: It is much at once.",
)
"""The change by which Tell sets the same principles against each other as Rota, the other way round."""

NEVER_ROTA = ("when: asked and trust > 2", "when: asked and trust > 4")
"""The change after which no playthrough can take Rota."""


@pytest.fixture
def kitchen(write: Write) -> Guidance:
    """A guidance of five principles, the first of which pulls against the second."""
    guidance = load_guidance(write("guidance.yaml", GUIDANCE)).value
    assert guidance is not None
    return guidance


@pytest.fixture
def cover(write: Write, kitchen: Guidance) -> Cover:
    """Counts over stories: the small one under each name, with its changes."""

    def count(**stories: tuple[tuple[str, str], ...]) -> Coverage:
        explored = []
        for name, changes in stories.items():
            text = small_text(("id: small", f"id: {name}"), *changes)
            scenario = load_scenario(write(f"{name}.yaml", text), kitchen).value
            assert scenario is not None
            explored.append(explore(scenario))
        return coverage(kitchen, explored)

    return count


def test_choices_are_counted_by_principle_and_side(cover: Cover) -> None:
    """A choice counts once for each principle that it names."""
    assert dict(cover(small=()).choices["small"]) == {
        ("respond-to-difference", Alignment.REFLECTS): 1,
        ("visible-value", Alignment.PARTLY): 1,
        ("facts-are-not-enough", Alignment.AGAINST): 1,
        ("small-early-wins", Alignment.REFLECTS): 1,
        ("conflict-is-not-failure", Alignment.AGAINST): 1,
    }


def test_a_choice_that_nobody_can_take_teaches_nothing(cover: Cover) -> None:
    """Neither a principle nor what it is set against."""
    found = cover(small=(NEVER_ROTA,))
    assert set(found.choices["small"]) == {
        ("respond-to-difference", Alignment.REFLECTS),
        ("visible-value", Alignment.PARTLY),
        ("facts-are-not-enough", Alignment.AGAINST),
    }
    assert found.against_each_other == {}


def test_a_pair_is_the_same_whichever_side_is_reflected(cover: Cover) -> None:
    """It is named in the guidance's order."""
    assert cover(small=(CONFLICT_FIRST,)).against_each_other == {
        ("small-early-wins", "conflict-is-not-failure"): {"small": 2}
    }


def test_a_pull_that_both_principles_name_is_one(write: Write) -> None:
    """And the pulls follow the guidance's order."""
    text = GUIDANCE
    for title, other in (
        ("Showing it to everybody but the person who needs it.", "[small-early-wins]"),
        ("Quarrelling for its own sake.", "[visible-value, small-early-wins]"),
    ):
        text = text.replace(title, f"{title}\n    pulls_against: {other}")
    guidance = load_guidance(write("guidance.yaml", text)).value
    assert guidance is not None
    assert Coverage(guidance, {}, {}, {}, {}, {}).pulls() == [
        ("small-early-wins", "visible-value"),
        ("small-early-wins", "conflict-is-not-failure"),
        ("visible-value", "conflict-is-not-failure"),
    ]


def test_what_fewer_than_two_scenarios_show_is_thin(cover: Cover) -> None:
    """Each side of each principle, and each pull of the guidance; what is partly reflected does not count."""
    assert list(cover(small=(), other=(NEVER_ROTA,)).thin()) == [
        "Begin small is reflected in only one scenario.",
        "Begin small is worked against in no scenario.",
        "Show what it is good for is reflected in no scenario.",
        "Show what it is good for is worked against in no scenario.",
        "Ask before you tell is worked against in no scenario.",
        "Facts boil no water is reflected in no scenario.",
        "A quarrel is no failure is reflected in no scenario.",
        "A quarrel is no failure is worked against in only one scenario.",
        "Begin small against Show what it is good for is dramatised in no scenario.",
    ]


def test_the_text_has_a_table_the_pairs_and_what_is_thin(cover: Cover) -> None:
    """A pull stands among the pairs even where nothing dramatises it."""
    text = coverage_as_text(cover(small=(CONFLICT_FIRST,), other=()))
    table, pairs = text.partition("\nThin\n")[0].split("Principles set against each other")
    assert table.splitlines() == [
        "Choices that reflect / partly reflect / work against each principle",
        "",
        " 1  small",
        " 2  other",
        "",
        "                                 1         2",
        "Begin small                  1/0/1     1/0/0",
        "Show what it is good for     0/1/0     0/1/0",
        "Ask before you tell          1/0/0     1/0/0",
        "Facts boil no water          0/0/0     0/0/1",
        "A quarrel is no failure      1/0/1     0/0/1",
        "",
    ]
    assert pairs.splitlines()[1:] == [
        "",
        "*   0 in 0  Begin small against Show what it is good for",
        "    3 in 2  Begin small against A quarrel is no failure",
        "",
        "* a pull that the guidance names",
    ]


def test_the_text_says_where_nothing_is_thin(kitchen: Guidance) -> None:
    """Rather than end without a word."""
    shown = {(key, side): 1 for key in kitchen.principles for side in Alignment}
    twice = {("small-early-wins", "visible-value"): {"one": 1, "two": 1}}
    nothing = coverage(kitchen, [])
    text = coverage_as_text(nothing._replace(choices={"one": shown, "two": shown}, against_each_other=twice))
    assert "\nThin\n\nNothing.\n" in text


ASKS_MOST = ("text: Ask Ada how the rota came about.", "text: How did the rota come about?")
"""The change after which the best choice is the only question, and still the shortest."""


def test_each_surface_cue_is_held_against_chance(cover: Cover) -> None:
    """For each scenario, and for the decisions of all of them together."""
    found = cover(small=(), other=(ASKS_MOST,))
    assert {name: dict(advantages) for name, advantages in found.cues.items()} == {
        "the longest": {"small": -0.25, "other": -0.25, "": -0.25},
        "the shortest": {"small": 0.75, "other": 0.75, "": 0.75},
        "the most questions": {"small": 0, "other": 0.75, "": 0.375},
        "the gentlest verb": {"small": 0.25, "other": -0.25, "": 0},
    }


def test_a_cue_over_all_weighs_each_decision_alike(cover: Cover) -> None:
    """A longer scenario counts for more."""
    hall = (
        "  hall:\n    text: A hall.\n    choices:\n"
        "      wave: {text: Wave., goto: week, reflects: {visible-value: You are seen.}}\n"
        "      hide: {text: Hide away., goto: week, against: {visible-value: You are not.}}\n"
    )
    found = cover(small=(), other=(with_scenes(hall),))
    assert found.cues["the longest"] == {"small": -0.25, "other": -0.375, "": pytest.approx(-1 / 3)}


def test_a_cue_that_beats_chance_by_more_than_a_tenth_is_reported(kitchen: Guidance) -> None:
    """With its scenario, or for all of them together; one that does worse than chance tells nobody anything."""
    cues = {
        "the longest": {"small": REVEALING, "other": REVEALING + 0.02, "": 0.0},
        "the shortest": {"small": -0.5, "other": 0.0, "": 0.25},
    }
    assert list(Coverage(kitchen, {}, {}, cues, {}, {}).revealing_cues()) == [
        "Always taking the longest beats chance by 0.12 in other.",
        "Always taking the shortest beats chance by 0.25 in all together.",
    ]


def test_the_text_ends_with_the_surface_cues(cover: Cover) -> None:
    """A table by the scenarios' numbers, and what gives answers away."""
    text = coverage_as_text(cover(small=(), other=(ASKS_MOST,)))
    assert text.partition("\nSurface cues: ")[2].splitlines() == [
        "how much oftener than chance each takes a best choice",
        "",
        "                        1      2    all",
        "the longest         -0.25  -0.25  -0.25",
        "the shortest        +0.75  +0.75  +0.75",
        "the most questions  +0.00  +0.75  +0.38",
        "the gentlest verb   +0.25  -0.25  +0.00",
        "",
        "Always taking the shortest beats chance by 0.75 in small.",
        "Always taking the shortest beats chance by 0.75 in other.",
        "Always taking the shortest beats chance by 0.75 in all together.",
        "Always taking the most questions beats chance by 0.75 in other.",
        "Always taking the most questions beats chance by 0.38 in all together.",
        "Always taking the gentlest verb beats chance by 0.25 in small.",
    ]


def test_json_has_the_surface_cues(cover: Cover) -> None:
    """By cue and scenario, rounded to thousandths, and what they are of all together."""
    cues = json.loads(coverage_as_json(cover(small=(), other=(ASKS_MOST,))))["cues"]
    assert list(cues) == list(SURFACE_CUES)
    questions = cues["the most questions"]
    assert (questions["scenarios"], questions["all"]) == ({"small": 0, "other": 0.75}, 0.375)
    assert questions["choices"] == {"small": [], "other": [{"choice": "kitchen/ask", "best": True}]}


def test_without_scenarios_no_cue_gives_anything_away(kitchen: Guidance) -> None:
    """What was never tried is no better than chance."""
    nothing = coverage(kitchen, [])
    assert nothing.cues == {name: {"": 0} for name in SURFACE_CUES}
    assert list(nothing.revealing_cues()) == []


def test_without_scenarios_everything_is_thin(kitchen: Guidance) -> None:
    """And nothing breaks for want of columns."""
    found = coverage(kitchen, [])
    assert len(list(found.thin())) == 2 * len(kitchen.principles) + len(found.pulls())
    assert "Begin small is reflected in no scenario." in coverage_as_text(found)


def test_json_has_the_same_counts(cover: Cover) -> None:
    """Zeros and pulls without a choice included, so that a program need not ask what is missing."""
    found = cover(small=(), other=())
    said = json.loads(coverage_as_json(found))
    assert list(said) == ["principles", "pairs", "thin", "verdicts", "cues"]
    sides = {"reflects": 1, "partly": 0, "against": 0}
    assert said["principles"]["small-early-wins"] == {"small": sides, "other": sides}
    assert said["verdicts"]["small"] == {"only reflect": 1, "only work against": 0, "mixed": 1, "partly": 1}
    assert said["pairs"] == [
        {"principles": ["small-early-wins", "visible-value"], "pull": True, "scenarios": {}},
        {
            "principles": ["small-early-wins", "conflict-is-not-failure"],
            "pull": False,
            "scenarios": {"small": 1, "other": 1},
        },
    ]
    assert said["thin"] == list(found.thin())


def test_csv_has_a_line_for_each_principle_and_scenario(cover: Cover) -> None:
    """Under a line of headings."""
    assert coverage_as_csv(cover(small=(), other=(NEVER_ROTA,))).split("\n") == [
        "principle,scenario,reflects,partly,against",
        "small-early-wins,small,1,0,0",
        "small-early-wins,other,0,0,0",
        "visible-value,small,0,1,0",
        "visible-value,other,0,1,0",
        "respond-to-difference,small,1,0,0",
        "respond-to-difference,other,1,0,0",
        "facts-are-not-enough,small,0,0,1",
        "facts-are-not-enough,other,0,0,1",
        "conflict-is-not-failure,small,0,0,1",
        "conflict-is-not-failure,other,0,0,0",
    ]


def test_of_one_scenario_only_that_is_said_which_one_can_show(cover: Cover) -> None:
    """Its principles, pairs, kinds of choices and cues; nothing is thin for want of others."""
    found = cover(small=())
    assert list(found.thin()) == []
    assert coverage_as_text(found).split("\n") == [
        "Choices that reflect / partly reflect / work against each principle",
        "",
        "Begin small                  1/0/0",
        "Show what it is good for     0/1/0",
        "Ask before you tell          1/0/0",
        "Facts boil no water          0/0/1",
        "A quarrel is no failure      0/0/1",
        "",
        "Principles set against each other: choices that reflect one and work against the other",
        "",
        "    1  Begin small against A quarrel is no failure",
        "",
        "* a pull that the guidance names",
        "",
        "What 3 choices with feedback do",
        "",
        "only reflect           1   33%   aim at 25% to 40%",
        "only work against      0    0%   aim at 20% to 35%: too few",
        "mixed                  1   33%",
        "partly                 1   33%",
        "",
        "Surface cues: how much oftener than chance each takes a best choice (*), and all that carry it",
        "",
        "the longest, -0.25",
        "    kitchen/rota",
        "the shortest, +0.75: gives answers away",
        "    kitchen/ask*",
        "the most questions, +0.00",
        "    none",
        "the gentlest verb, +0.25: gives answers away",
        "    kitchen/ask*, kitchen/rota",
    ]


def test_of_several_scenarios_the_kinds_of_choices_are_a_table(cover: Cover) -> None:
    """With the share of each kind, and a mark where it is beyond the aim."""
    text = coverage_as_text(cover(small=(), other=(NEVER_ROTA,)))
    assert text.partition("What choices with feedback do, in percent; ! is beyond the aim\n\n")[2].split("\n")[
        :5
    ] == [
        "                                         1     2   all",
        "only reflect, aim at 25% to 40%       33%   50%!  40%",
        "only work against, aim at 20% to 35%   0%!   0%!   0%!",
        "mixed                                 33%    0%   20%",
        "partly                                33%   50%   40%",
    ]


def test_a_scenario_in_which_nothing_pulls_apart_says_so(cover: Cover) -> None:
    """Rather than show an empty list."""
    assert "other\n\nNone.\n" in coverage_as_text(cover(small=(NEVER_ROTA,)))


def test_each_scenario_counts_its_kinds_of_choices(cover: Cover) -> None:
    """As far as a playthrough can take them, and they name a principle."""
    found = cover(small=(), other=(NEVER_ROTA,))
    assert found.verdicts == {
        "small": {Verdict.ONLY_REFLECTS: 1, Verdict.PARTLY: 1, Verdict.MIXED: 1},
        "other": {Verdict.ONLY_REFLECTS: 1, Verdict.PARTLY: 1},
    }
