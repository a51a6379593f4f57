"""What must fit together across a file: told once, at the right place, and only where something is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenario_trainer.story.loading import load_guidance, load_head, load_scenario
from tests.support.story_files import GUIDANCE, changed, told, unmarked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.story.loading import Loaded
    from scenario_trainer.story.model import Guidance, Scenario

DOOR = "    text: The kettle is empty again.\n    goto: kitchen\n"
"""The first scene below its id."""


def test_the_example_fits_together(load: Callable[[str], Loaded[Scenario]]) -> None:
    """Without a mistake nothing is told."""
    assert told(load(changed()).problems) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (DOOR, "    text: {text: A kettle., when: ¦met}\n    goto: kitchen\n"),
        (DOOR, "    text: [A kettle., {text: It is empty., when: ¦met}]\n    goto: kitchen\n"),
        (DOOR, "    text: A kettle.\n    goto: [{to: week, when: ¦met}, kitchen]\n"),
        (DOOR, "    text: A kettle.\n    goto: [{when: not (¦met), to: week}, kitchen]\n"),
        ("outcome: Ada puts the kettle down.", "outcome: {text: Ada puts the kettle down., when: ¦met}"),
        ("when: trust == 0", "when: trust == 0 and ¦met"),
        ("when: asked and trust > 2", "when: ¦met"),
        ("when: trust >= 1", "when: asked or trust >= 1 or ¦met or asked"),
        ("{trust: -2}", "{trust: -2, ¦met: true}"),
        ("{trust: -2}", "{trust: -2, ¦met: +1}"),
        ("expect: trust == 3 and asked", "expect: ¦met"),
        ("expect: trust == 3 and asked", 'expect: ¦"trust == 3 and met"'),
        ("expect: trust == 3 and asked", "expect: ¦>-\n      trust == 3\n      and met"),
        ("expect: trust == 3 and asked", "expect: ¦trust == 3\n      and met"),
    ],
)
def test_a_name_is_checked_wherever_names_may_stand(
    load: Callable[[str], Loaded[Scenario]], old: str, new: str
) -> None:
    """In every condition and effect; in quotes or over several lines the condition's own place is told."""
    text, (place,) = unmarked(changed((old, new)))
    loaded = load(text)
    assert told(loaded.problems) == [("R303", place)]
    assert "‘met’" in loaded.problems[0].message


def test_every_wrong_name_of_a_condition_is_told(load: Callable[[str], Loaded[Scenario]]) -> None:
    """Each at its own place, and in its own way."""
    condition = "when: ¦met and 1 < ¦asked or not ¦trust and 1 <= ¦voice < 3"
    text, places = unmarked(changed(("when: asked and trust > 2", condition)))
    met, asked, trust, voice = places
    assert told(load(text).problems) == [
        ("R303", met),
        ("R305", asked),
        ("R305", trust),
        ("R303", voice),
        ("R303", voice),
    ]


def test_a_condition_that_does_not_parse_still_locks(load: Callable[[str], Loaded[Scenario]]) -> None:
    """The mistake in it is told, and not besides that there was no condition."""
    text, (place,) = unmarked(changed(("when: asked and trust > 2", "when: asked and ¦= 2")))
    assert told(load(text).problems) == [("R304", place)]


ENDING = "ending: {outcome: fragile, title: A, reflect: [B?]}"
CHOICES = "choices: {a: {text: A, goto: week}}"


@pytest.mark.parametrize(
    ("parts", "named"),
    [
        (["goto: week", f"¦{CHOICES}"], "‘door’ has goto and choices:"),
        ([CHOICES, "¦goto: week"], "‘door’ has choices and goto:"),
        (["goto: week", f"¦{ENDING}"], "‘door’ has goto and ending"),
        ([ENDING, f"¦{CHOICES}"], "‘door’ has ending and choices:"),
        ([ENDING, f"¦{CHOICES}", "goto: week"], "‘door’ has ending and choices and goto:"),
    ],
)
def test_a_scene_has_no_more_than_one_of_its_three_parts(
    load: Callable[[str], Loaded[Scenario]], parts: list[str], named: str
) -> None:
    """All that it has are named, at the second of them in the file."""
    scene = "".join(f"    {part}\n" for part in ["text: The kettle.", *parts])
    text, (place,) = unmarked(changed((DOOR, scene)))
    loaded = load(text)
    assert told(loaded.problems) == [("M203", place)]
    assert named in loaded.problems[0].message


@pytest.mark.parametrize("empty", ["choices:", "goto: ~", "ending:", "choices:\n    goto:\n    ending:"])
def test_a_part_that_stands_alone_is_no_part(load: Callable[[str], Loaded[Scenario]], empty: str) -> None:
    """A half-written scene is told, not taken for one in which nothing can be done."""
    loaded = load(changed((DOOR, f"    text: The kettle.\n    {empty}\n")))
    assert [problem.code for problem in loaded.problems] == ["M202"]
    assert "‘door’ has no choices, goto or ending" in loaded.problems[0].message


@pytest.mark.parametrize("empty", ["choices:", "ending: ~"])
def test_an_empty_part_beside_a_real_one_is_nothing(load: Callable[[str], Loaded[Scenario]], empty: str) -> None:
    """What is left of a template does no harm."""
    assert told(load(changed((DOOR, f"{DOOR}    {empty}\n"))).problems) == []


@pytest.mark.parametrize(
    ("gauge", "codes"),
    [
        ("start: 2, min: 2, max: 3", []),
        ("start: 3, min: 2, max: 3", []),
        ("start: -1, min: -2, max: -1", []),
        ("start: 1, min: 2, max: ¦1", ["M203"]),
        ("start: 9, min: 2, max: ¦2", ["M203"]),
        ("start: ¦-1, min: 0, max: 3", ["M203"]),
        ("start: 1, min: ¦none, max: 0", ["M203"]),
        ("start: 1, min: ¦1001, max: 0", ["M203"]),
        ("start: ¦[1], min: 2, max: 3", ["M203"]),
    ],
)
def test_a_gauge_starts_within_its_bounds(
    load: Callable[[str], Loaded[Scenario]], gauge: str, codes: list[str]
) -> None:
    """Both bounds count; where one of the three numbers is faulty, nothing is concluded from it."""
    text, places = unmarked(changed(("start: 2, min: 0, max: 4", gauge)))
    assert told(load(text).problems) == list(zip(codes, places, strict=True))


def test_a_gauge_without_a_bound_is_told_once(load: Callable[[str], Loaded[Scenario]]) -> None:
    """A missing number has no relation to the others."""
    text, (place,) = unmarked(
        changed(("{label: Trust in the kitchen, start: 2, min: 0,", "¦{label: T, start: 9,"))
    )
    assert told(load(text).problems) == [("M202", place)]


def test_the_gauges_are_checked_in_a_list_of_scenarios_too(write: Callable[[str, str], Path]) -> None:
    """What stands above the scenes is checked without them."""
    text, (place,) = unmarked(changed(("start: 2", "start: ¦5")))
    assert told(load_head(write("small.yaml", text)).problems) == [("M203", place)]


def test_a_principle_may_be_named_only_once_in_a_choice(load: Callable[[str], Loaded[Scenario]]) -> None:
    """A choice cannot both reflect a principle and work against it; each repetition is told."""
    text, places = unmarked(
        changed(
            ("          facts-are-not-enough: Nobody", "          ¦visible-value: Nobody"),
            (
                "          small-early-wins: It",
                "          conflict-is-not-failure: x\n          small-early-wins: It",
            ),
            ("          conflict-is-not-failure: It", "          ¦conflict-is-not-failure: It"),
        )
    )
    assert told(load(text).problems) == [("M203", place) for place in places]


def test_different_choices_may_name_the_same_principle(load: Callable[[str], Loaded[Scenario]]) -> None:
    """Only within one choice it would contradict itself."""
    assert told(load(changed(("visible-value", "respond-to-difference"))).problems) == []


def test_only_the_last_way_on_needs_no_condition(load: Callable[[str], Loaded[Scenario]]) -> None:
    """One without a condition anywhere else does not help a story that falls through."""
    goto = "goto: [week, {when: asked, to: week}, {to: week, when: ¦not asked}]"
    text, (place,) = unmarked(changed(("goto: kitchen", goto)))
    loaded = load(text)
    assert told(loaded.problems) == [("R306", place)]
    assert "‘not asked’" in loaded.problems[0].message


def test_a_walkthrough_names_choices_and_ends_in_an_ending(load: Callable[[str], Loaded[Scenario]]) -> None:
    """Each wrong step is told, and a scene that is no ending."""
    text, places = unmarked(
        changed(
            ("[kitchen/ask, kitchen/rota]", "[¦door/ask, kitchen/ask, ¦kitchen, kitchen/rota]"),
            ("ends: week", "ends: ¦door"),
        )
    )
    loaded = load(text)
    assert told(loaded.problems) == [("R301", place) for place in places]
    assert [problem.message for problem in loaded.problems] == [
        "There is no choice ‘door/ask’.",
        "There is no choice ‘kitchen’.",
        "There is no ending ‘door’.",
    ]


def test_a_sentence_in_place_of_a_name_is_cut_short(load: Callable[[str], Loaded[Scenario]]) -> None:
    """A message stays a sentence, whatever an author has put where a scene's id belongs."""
    loaded = load(changed(("goto: week", f"goto: {'and then ' * 3000}")))
    assert [problem.code for problem in loaded.problems] == ["M204", "R301"]
    assert all(len(problem.message) + len(problem.hint) < 200 for problem in loaded.problems)


@pytest.mark.parametrize(
    ("file", "given", "hint"),
    [
        ("tea.yaml", "small", "Write ‘id: tea’, or rename the file to small.yaml."),
        ("My Story.yaml", "my-story", "Rename the file to my-story.yaml."),
        ("small.v2.yaml", "small", "Rename the file to small.yaml."),
    ],
)
def test_an_id_that_is_not_the_files_name_has_a_way_out(
    write: Callable[[str, str], Path], guidance: Guidance, file: str, given: str, hint: str
) -> None:
    """The advice never is an id that would itself be refused."""
    loaded = load_scenario(write(file, changed(("id: small", f"id: {given}"))), guidance)
    assert [(problem.code, problem.hint) for problem in loaded.problems] == [("M204", hint)]


def test_principles_are_those_of_the_guidance_at_hand(write: Callable[[str, str], Path]) -> None:
    """A folder's own principles replace the built-in ones, and are what the hints name."""
    own = load_guidance(write("guidance.yaml", GUIDANCE)).value
    assert own is not None
    text = changed(("respond-to-difference", "ask-first"), ("visible-value", "leave"))
    problems = load_scenario(write("small.yaml", text), own).problems
    assert [(problem.code, problem.hint) for problem in problems] == [
        ("R302", "Did you mean ‘leave-it’?"),
        ("R302", "Known here: ask-first, leave-it."),
        ("R302", "Known here: ask-first, leave-it."),
        ("R302", "Known here: ask-first, leave-it."),
    ]


def test_every_unknown_principle_of_a_guidance_is_told(write: Callable[[str, str], Path]) -> None:
    """What a principle pulls against must be in the same guidance."""
    text, places = unmarked(changed(("[leave-it]", "[¦leave, leave-it, ¦visible-value]"), text=GUIDANCE))
    loaded = load_guidance(write("guidance.yaml", text))
    assert told(loaded.problems) == [("R302", place) for place in places]
