"""A story as a map: its scenes, its branches, and the three ways to write it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.authoring.drawn_map import (
    DrawnBranch,
    DrawnScene,
    drawn_map,
    map_as_dot,
    map_as_mermaid,
    map_as_text,
)
from scenario_trainer.engine.exploration import BUDGET, explore
from scenario_trainer.story.condition_parser import parse_condition
from scenario_trainer.story.terms import Alignment, EndingKind
from tests.support.nasty import AWKWARD, MARKUP
from tests.support.unreached import ATTIC, NEVER_TAKEN
from tests.support.variants import small_with

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.story.model import Guidance, Scenario

TELL = "Tell Ada that everybody should refill it."
PARTLY_AND_AGAINST = (Alignment.PARTLY, Alignment.AGAINST)


def mapped(scenario: Scenario, budget: int = BUDGET) -> dict[str, DrawnScene]:
    """The scenes on the map, by id."""
    return {scene.id: scene for scene in drawn_map(explore(scenario, budget))}


@pytest.fixture
def partial(write: Callable[[str, str], Path], guidance: Guidance) -> Scenario:
    """The small story with a scene that is never reached and a route that is never taken."""
    return small_with(write, guidance, ATTIC, NEVER_TAKEN)


def test_the_scenes_are_on_the_map_in_written_order(small: Scenario) -> None:
    """By title, or by id where there is none; an ending by the ending's title, with its kind."""
    assert [scene[:4] for scene in mapped(small).values()] == [
        ("door", "door", None, True),
        ("kitchen", "Monday, 8.55", None, True),
        ("week", "A full kettle", EndingKind.FRAGILE, True),
        ("apart", "Two kettles", EndingKind.BREAKDOWN, True),
    ]


def test_the_branches_are_the_routes_in_written_order(small: Scenario) -> None:
    """A choice with two routes has two branches, each under its own condition."""
    branches = mapped(small)["kitchen"].branches
    assert [(branch.choice, branch.to) for branch in branches] == [
        ("ask", "kitchen"),
        ("tell", "kitchen"),
        ("tell", "apart"),
        ("rota", "week"),
        ("whisper", "week"),
    ]
    assert branches[1:3] == (
        DrawnBranch("tell", TELL, PARTLY_AND_AGAINST, parse_condition("trust >= 1"), "kitchen", reached=True),
        DrawnBranch("tell", TELL, PARTLY_AND_AGAINST, None, "apart", reached=True),
    )


def test_a_choice_that_names_no_principle_stands_nowhere(small: Scenario) -> None:
    """Whisper is without feedback."""
    assert mapped(small)["kitchen"].branches[-1].alignments == ()


def test_a_scene_that_simply_goes_on_has_a_road_without_a_choice(small: Scenario) -> None:
    """Nothing is said on it."""
    assert mapped(small)["door"].branches == (DrawnBranch(None, "", (), None, "kitchen", reached=True),)


def test_an_ending_has_no_roads(small: Scenario) -> None:
    """Whatever kind it is."""
    assert (mapped(small)["week"].branches, mapped(small)["apart"].branches) == ((), ())


def test_what_no_playthrough_comes_to_is_marked(partial: Scenario) -> None:
    """The scene, the branches out of it, and the route of a choice that can be taken all the same."""
    scenes = mapped(partial)
    assert [key for key, scene in scenes.items() if not scene.reached] == ["attic"]
    never = [(scene.id, branch.to) for scene in scenes.values() for branch in scene.branches if not branch.reached]
    assert never == [("kitchen", "week"), ("attic", "week")]


def test_a_search_that_was_cut_short_calls_nothing_impossible(partial: Scenario) -> None:
    """What it did not come to is unknown."""
    scenes = mapped(partial, budget=1).values()
    assert (
        {scene.reached for scene in scenes}
        == {branch.reached for scene in scenes for branch in scene.branches}
        == {True}
    )


def test_the_text_is_a_drawn_tree(partial: Scenario) -> None:
    """With how each choice stands, conditions, kinds of endings, and what is never reached or taken."""
    assert map_as_text(partial, tuple(mapped(partial).values())) == (
        "door: door\n"
        "│ goes on -> kitchen\n"
        "└ kitchen: Monday, 8.55\n"
        "  │ ask (reflects) -> kitchen\n"
        "  │ tell (partly reflects, works against) -> week when trust > 4 (never taken)\n"
        "  │ tell (partly reflects, works against) -> apart\n"
        "  │ rota (reflects, works against) -> week\n"
        "  │ whisper -> week\n"
        "  ├ week: A full kettle [A fragile ending]\n"
        "  └ apart: Two kettles [A breakdown]\n"
        "attic: Under the roof (never reached)\n"
        "  goes on -> week (never taken)"
    )


def test_mermaid_has_boxes_rounded_endings_and_dashes(partial: Scenario) -> None:
    """Scenes go by numbers, whatever their ids are."""
    assert map_as_mermaid(tuple(mapped(partial).values())).split("\n") == [
        "flowchart TD",
        '  s0["door"]',
        '  s1["Monday, 8.55"]',
        '  s2(["A full kettle"])',
        '  s3["Under the roof"]:::never',
        '  s4(["Two kettles"])',
        "  s0 --> s1",
        '  s1 -->|"ask (reflects)"| s1',
        '  s1 -.->|"tell (partly reflects, works against) when trust #62; 4 (never taken)"| s2',
        '  s1 -->|"tell (partly reflects, works against)"| s4',
        '  s1 -->|"rota (reflects, works against)"| s2',
        '  s1 -->|"whisper"| s2',
        '  s3 -.->|"(never taken)"| s2',
        "  classDef never stroke-dasharray: 4 4",
    ]


def test_dot_has_boxes_oval_endings_and_dashes(partial: Scenario) -> None:
    """Long labels are broken into lines."""
    assert map_as_dot(tuple(mapped(partial).values())).split("\n")[3:] == [
        '  "door" [label="door"];',
        '  "kitchen" [label="Monday, 8.55"];',
        '  "week" [label="A full kettle", shape=oval];',
        '  "attic" [label="Under the roof", style=dashed];',
        '  "apart" [label="Two kettles", shape=oval];',
        '  "door" -> "kitchen" [label=""];',
        '  "kitchen" -> "kitchen" [label="ask (reflects)"];',
        r'  "kitchen" -> "week" [label="tell (partly reflects, works\nagainst) when trust > 4 (never\ntaken)"'
        ", style=dashed];",
        r'  "kitchen" -> "apart" [label="tell (partly reflects, works\nagainst)"];',
        r'  "kitchen" -> "week" [label="rota (reflects, works against)"];',
        '  "kitchen" -> "week" [label="whisper"];',
        '  "attic" -> "week" [label="(never taken)", style=dashed];',
        "}",
    ]


@pytest.mark.parametrize(
    ("title", "mermaid", "dot"),
    [
        ('Say "no"', "Say #34;no#34;", r"Say \"no\""),
        ("[x] (y) {z} | a", "[x] (y) {z} | a", "[x] (y) {z} | a"),
        (r"C:\new", "C:#92;new", r"C:\\new"),
        ("Room #35; 4", "Room #35;35; 4", "Room #35; 4"),
        ("<b>R&amp;D</b>", "#60;b#62;R#38;amp;D#60;/b#62;", "<b>R&amp;amp;D</b>"),
        ("`code`", "#96;code#96;", "`code`"),
    ],
    ids=["quotes", "brackets", "a backslash", "a hash", "a tag and an entity", "backticks"],
)
def test_what_has_a_meaning_in_a_drawing_is_quoted(title: str, mermaid: str, dot: str) -> None:
    """An author's text stays text."""
    scenes = (DrawnScene("here", title, None, True, ()),)
    assert map_as_mermaid(scenes).split("\n")[1] == f'  s0["{mermaid}"]'
    assert map_as_dot(scenes).split("\n")[3] == f'  "here" [label="{dot}"];'


@pytest.mark.parametrize("hostile", [*MARKUP, *AWKWARD], ids=ascii)
def test_no_title_or_condition_changes_a_drawing(small: Scenario, hostile: str) -> None:
    """Each scene and each branch stays one line, and no quoted text ends early."""
    scene = replace(small.scenes[small.start], title=f"Door {hostile}")
    story = replace(small, scenes={**small.scenes, small.start: scene})
    condition = replace(parse_condition("asked"), text=f"asked {hostile}")
    plain = drawn_map(explore(small))
    hostile_map = tuple(
        each._replace(branches=tuple(branch._replace(when=condition) for branch in each.branches))
        for each in drawn_map(explore(story))
    )
    number = len(plain) + sum(len(each.branches) for each in plain)
    assert len(map_as_text(story, hostile_map).split("\n")) == number
    mermaid = map_as_mermaid(hostile_map).split("\n")[1:-1]
    assert [line.count('"') for line in mermaid] == [2] * number
    dot = map_as_dot(hostile_map).split("\n")[3:-1]
    assert [re.sub(r"\\.", "", line).count('"') for line in dot[: len(plain)]] == [4] * len(plain)
    assert [re.sub(r"\\.", "", line).count('"') for line in dot[len(plain) :]] == [6] * (number - len(plain))
