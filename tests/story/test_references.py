"""What must fit together across a file: reported once, at the right place, and only where something is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenario_trainer.story.loading import load_guidance, load_head, load_scenario
from tests.support.story_files import GUIDANCE, changed, reported, unmarked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.story.loading import Loaded
    from scenario_trainer.story.model import Guidance, Scenario

DOOR = "    text: The kettle is empty again.\n    goto: kitchen\n"
"""The first scene below its id."""


def test_the_example_fits_together(load: Callable[[str], Loaded[Scenario]]) -> None:
    """Without a mistake nothing is reported."""
    assert reported(load(changed()).problems) == []


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
        ("because: Ada heard", "because:\n        when: ¦met\n        text: Ada heard"),
        (DOOR, f"    effects: {{¦met: true}}\n{DOOR}"),
        (DOOR, f"    effects: {{trust: +1, ¦met: -1}}\n{DOOR}"),
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
    """In every condition and effect; in quotes or over several lines the condition's own place is reported."""
    text, (place,) = unmarked(changed((old, new)))
    loaded = load(text)
    assert reported(loaded.problems) == [("R303", place)]
    assert "‘met’" in loaded.problems[0].message


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        (
            "-2",
            "Write {trust: -2}, with braces, a colon and a blank. Or do you mean another gauge: trust, voice_2?",
        ),
        ("Voice 2 - 2", "Write {voice_2: -2}, with braces, a colon and a blank."),
        ("the family’s word goes up by two", "Write {voice_2: +2}, with braces, a colon and a blank."),
        ("trust is lost; asked", "Write {trust: -1, asked: true}, with braces, a colon and a blank."),
        ("asked no", "Write {asked: false}, with braces, a colon and a blank."),
        ("it rains", "Write a gauge and its change between braces, or leave the line out."),
    ],
)
def test_a_text_in_the_place_of_effects_is_read_for_its_gauges(
    load: Callable[[str], Loaded[Scenario]], typed: str, hint: str
) -> None:
    """By their names or labels; where it has neither, the other gauges are named too."""
    gauge = "  voice_2: {label: The family’s word, start: 1, min: 0, max: 4, low: faint, high: loud}\nflags:"
    text, (place,) = unmarked(changed(("flags:", gauge), ("effects: {trust: -2}", f"effects: ¦{typed}")))
    problems = load(text).problems
    assert reported(problems) == [("M203", place)]
    assert problems[0].hint == hint


def test_every_wrong_name_of_a_condition_is_reported(load: Callable[[str], Loaded[Scenario]]) -> None:
    """Each at its own place, and in its own way."""
    condition = "when: ¦met and 1 < ¦asked or not ¦trust and 1 <= ¦voice < 3"
    text, places = unmarked(changed(("when: asked and trust > 2", condition)))
    met, asked, trust, voice = places
    assert reported(load(text).problems) == [
        ("R303", met),
        ("R305", asked),
        ("R305", trust),
        ("R303", voice),
        ("R303", voice),
    ]


def test_a_condition_that_does_not_parse_still_locks(load: Callable[[str], Loaded[Scenario]]) -> None:
    """The mistake in it is reported, and not besides that there was no condition."""
    text, (place,) = unmarked(changed(("when: asked and trust > 2", "when: asked and ¦= 2")))
    assert reported(load(text).problems) == [("R304", place)]


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
    assert reported(loaded.problems) == [("M203", place)]
    assert named in loaded.problems[0].message


@pytest.mark.parametrize("part", ["goto: week", ENDING])
def test_a_question_needs_choices(load: Callable[[str], Loaded[Scenario]], part: str) -> None:
    """Without them nobody would see it."""
    text, (place,) = unmarked(changed((DOOR, f"    text: The kettle.\n    ¦question: And now?\n    {part}\n")))
    loaded = load(text)
    assert reported(loaded.problems) == [("M202", place)]
    assert loaded.problems[0].message == "‘door’ has a question, and no choices to answer it with."


def test_a_scene_without_any_part_is_reported_once(load: Callable[[str], Loaded[Scenario]]) -> None:
    """Its question is waiting for choices that are still to be written."""
    text, (place,) = unmarked(
        changed((f"door:\n{DOOR}", "¦door:\n    text: The kettle.\n    question: And now?\n"))
    )
    assert reported(load(text).problems) == [("M202", place)]


@pytest.mark.parametrize("empty", ["choices:", "goto: ~", "ending:", "choices:\n    goto:\n    ending:"])
def test_a_part_that_stands_alone_is_no_part(load: Callable[[str], Loaded[Scenario]], empty: str) -> None:
    """A half-written scene is reported, not taken for one in which nothing can be done."""
    loaded = load(changed((DOOR, f"    text: The kettle.\n    {empty}\n")))
    assert [problem.code.id for problem in loaded.problems] == ["M202"]
    assert "‘door’ has no choices, goto or ending" in loaded.problems[0].message


@pytest.mark.parametrize("empty", ["choices:", "ending: ~"])
def test_an_empty_part_beside_a_real_one_is_nothing(load: Callable[[str], Loaded[Scenario]], empty: str) -> None:
    """What is left of a template does no harm."""
    assert reported(load(changed((DOOR, f"{DOOR}    {empty}\n"))).problems) == []


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
    assert reported(load(text).problems) == list(zip(codes, places, strict=True))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("gauges:\n  trust:", "gauges: ¦none\npeople_too:\n  trust:"),
        ("{label: Trust in the kitchen, start: 2, min: 0, max: 4, low: wary, high: solid}", "¦4"),
        ("    text: The kettle is full for a week.\n", "    text: ¦{a: b}\n"),
        ("    goto: kitchen\n  kitchen:\n", "    goto: ¦{a: b}\n  kitchen:\n"),
        ("      tell:\n", "      tell: ¦No.\n      told:\n"),
        ("        reflects:\n          small-early-wins: It is small.\n", "        reflects: ¦It is small.\n"),
        ("    choices: [kitchen/ask, kitchen/rota]\n", "    choices: ¦asked\n"),
        ("    ends: week\n", "    ends: ¦[week]\n"),
        ("start: door\n", "start: ¦[door]\n"),
    ],
    ids=["gauges", "gauge", "text", "route", "choice", "reasons", "steps", "end", "start"],
)
def test_nothing_is_concluded_from_what_cannot_be_read(
    load: Callable[[str], Loaded[Scenario]], old: str, new: str
) -> None:
    """It is reported once, where it stands; what refers to it may be right."""
    text, (place,) = unmarked(changed((old, new)))
    assert [each for each in reported(load(text).problems) if each[0] != "M201"] in (
        [("M203", place)],
        [("M202", place)],
    )


def test_a_scene_that_cannot_be_read_may_have_anything(load: Callable[[str], Loaded[Scenario]]) -> None:
    """Routes lead to it, and walkthroughs take its choices and end in it."""
    before, _, after = changed(("ends: week", "ends: kitchen")).partition("  kitchen:\n")
    text = f"{before}  kitchen: Ada holds the kettle.\n  week:{after.partition('  week:')[2]}"
    assert [code for code, _ in reported(load(text).problems)] == ["M203"]


def test_a_gauge_without_a_bound_is_reported_once(load: Callable[[str], Loaded[Scenario]]) -> None:
    """A missing number has no relation to the others."""
    text, (place,) = unmarked(
        changed(("{label: Trust in the kitchen, start: 2, min: 0,", "¦{label: T, start: 9,"))
    )
    assert reported(load(text).problems) == [("M202", place)]


def test_the_gauges_are_checked_in_a_list_of_scenarios_too(write: Callable[[str, str], Path]) -> None:
    """What stands above the scenes is checked without them."""
    text, (place,) = unmarked(changed(("start: 2", "start: ¦5")))
    assert reported(load_head(write("small.yaml", text)).problems) == [("M203", place)]


def test_a_principle_may_be_named_only_once_in_a_choice(load: Callable[[str], Loaded[Scenario]]) -> None:
    """A choice cannot both reflect a principle and work against it; each repetition is reported."""
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
    assert reported(load(text).problems) == [("M203", place) for place in places]


def test_different_choices_may_name_the_same_principle(load: Callable[[str], Loaded[Scenario]]) -> None:
    """Only within one choice it would contradict itself."""
    assert reported(load(changed(("visible-value", "respond-to-difference"))).problems) == []


def test_only_the_last_way_on_needs_no_condition(load: Callable[[str], Loaded[Scenario]]) -> None:
    """One without a condition anywhere else does not help a story that falls through."""
    goto = "goto: [week, {when: asked, to: week}, {to: week, when: ¦not asked}]"
    text, (place,) = unmarked(changed(("goto: kitchen", goto)))
    loaded = load(text)
    assert reported(loaded.problems) == [("R306", place)]
    assert "‘not asked’" in loaded.problems[0].message


def test_a_walkthrough_names_choices_and_ends_in_an_ending(load: Callable[[str], Loaded[Scenario]]) -> None:
    """Each wrong step is reported, and a scene that is no ending."""
    text, places = unmarked(
        changed(
            ("[kitchen/ask, kitchen/rota]", "[¦door/ask, kitchen/ask, ¦kitchen, kitchen/rota]"),
            ("ends: week", "ends: ¦door"),
        )
    )
    loaded = load(text)
    assert reported(loaded.problems) == [("R301", place) for place in places]
    assert [problem.message for problem in loaded.problems] == [
        "There is no choice ‘door/ask’.",
        "There is no choice ‘kitchen’.",
        "There is no ending ‘door’.",
    ]


def test_a_sentence_in_place_of_a_name_is_cut_short(load: Callable[[str], Loaded[Scenario]]) -> None:
    """A message stays a sentence, whatever an author has put where a scene's id belongs."""
    loaded = load(changed(("goto: week", f"goto: {'and then ' * 3000}")))
    assert [problem.code.id for problem in loaded.problems] == ["R301"]
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
    assert [(problem.code.id, problem.hint) for problem in loaded.problems] == [("M204", hint)]


def test_principles_are_those_of_the_guidance_at_hand(write: Callable[[str, str], Path]) -> None:
    """A folder's own principles replace the built-in ones, and are what the hints name."""
    own = load_guidance(write("guidance.yaml", GUIDANCE)).value
    assert own is not None
    text = changed(("respond-to-difference", "ask-first"), ("visible-value", "leave"))
    problems = load_scenario(write("small.yaml", text), own).problems
    assert [(problem.code.id, problem.hint) for problem in problems] == [
        ("R302", "Did you mean ‘leave-it’?"),
        ("R302", "Known here: ask-first, leave-it."),
        ("R302", "Known here: ask-first, leave-it."),
        ("R302", "Known here: ask-first, leave-it."),
    ]


def test_every_unknown_principle_of_a_guidance_is_reported(write: Callable[[str, str], Path]) -> None:
    """What a principle pulls against must be in the same guidance."""
    text, places = unmarked(changed(("[leave-it]", "[¦leave, leave-it, ¦visible-value]"), text=GUIDANCE))
    loaded = load_guidance(write("guidance.yaml", text))
    assert reported(loaded.problems) == [("R302", place) for place in places]


@pytest.mark.parametrize(
    ("old", "new", "name", "before"),
    [
        ("  week:\n", "  ¦plan:\n", "plan", "week"),
        ("  asked: You", "  told: You", "told", "asked"),
        ("  trust: {", "  warmth: {", "warmth", "trust"),
    ],
)
def test_a_name_that_nothing_uses_may_have_been_the_unknown_one(
    load: Callable[[str], Loaded[Scenario]], old: str, new: str, name: str, before: str
) -> None:
    """What was renamed at its head is unknown everywhere else."""
    problems = load(changed((old, new.replace("¦", "")))).problems
    assert problems
    assert all(f"Nothing uses ‘{name}’: was it ‘{before}’ before?" in problem.hint for problem in problems)


def test_names_that_nothing_uses_are_listed(load: Callable[[str], Loaded[Scenario]]) -> None:
    """Where there are several, any of them may be the one."""
    (problem,) = load(
        changed(("flags:\n", "flags:\n  told: A.\n  heard: B.\n"), ("when: asked", "when: met"))
    ).problems
    assert problem.hint == "Known here: trust, told, heard, asked. Nothing uses ‘told’, ‘heard’."


def test_a_scene_with_a_bad_id_is_reported_once(load: Callable[[str], Loaded[Scenario]]) -> None:
    """With the id that others use; they are not wrong."""
    (problem,) = load(changed(("  week:\n", "  Week:\n"))).problems
    assert (problem.code.id, problem.hint) == ("M204", "Did you mean ‘week’?")
    (problem,) = load(changed(("goto: week", "goto: Week"))).problems
    assert (problem.code.id, problem.hint) == ("M204", "Did you mean ‘week’?")


@pytest.mark.parametrize("word", ["true", "always"])
def test_what_always_holds_needs_no_condition(load: Callable[[str], Loaded[Scenario]], word: str) -> None:
    """No flag with a similar name is proposed."""
    (problem,) = load(changed(("- when: asked", f"- when: {word}"))).problems
    assert (problem.code.id, problem.hint) == (
        "R303",
        "What always holds needs no condition: leave the line out.",
    )


@pytest.mark.parametrize("braces", [False, True])
def test_a_principle_may_be_looked_up_by_its_title(load: Callable[[str], Loaded[Scenario]], braces: bool) -> None:
    """Its id is what stands in a file, on a line of its own or between braces."""
    own_line = "partly:\n          visible-value: It is true."
    between = "partly: {Make value visible: It is true.}"
    by_title = (own_line, between) if braces else ("visible-value:", "Make value visible:")
    (problem,) = load(changed(by_title)).problems
    assert (problem.code.id, problem.hint) == ("R302", "Write its id, ‘visible-value’.")


@pytest.mark.parametrize("word", ["true", "False", "no", "yes/no", "Yes or no"])
def test_a_flag_needs_words(load: Callable[[str], Loaded[Scenario]], word: str) -> None:
    """True and false are its values in a play; the file says what true means."""
    loaded = load(changed(("asked: You asked Ada.", f"asked: {word}")))
    assert [(problem.code.id, problem.message) for problem in loaded.problems] == [
        ("M203", f"‘asked’ should say in words what true means, not ‘{word}’.")
    ]
