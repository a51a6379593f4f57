"""What would keep a story from teaching, each kind found where it is and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenario_trainer.authoring.check import check
from scenario_trainer.engine.exploration import BUDGET
from scenario_trainer.story.problems import CODES, START, Severity
from tests.support.seeded import CLEAN, TODAY, Seeded, assert_found, by_name, text_of
from tests.support.story_files import changed, told, unmarked
from tests.support.variants import with_scenes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from scenario_trainer.authoring.check import Checked
    from scenario_trainer.story.problems import Problem

    Check = Callable[..., Checked]
    Write = Callable[[str, str], Path]

WHY = "        reflects:\n          visible-value: Now both of you know.\n"
"""What the feedback on Whisper says."""

HALL = """\
  hall:
    text: The hall.
    choices:
      one: {{text: One., goto: week, {}}}
      two: {{text: Two., goto: week, {}}}
"""
TO_HALL = ("know.\n        goto: week", "know.\n        goto: hall")


def hall(one: str, two: str, marked: str = "") -> tuple[tuple[str, str], ...]:
    """The changes that add a decision between two choices after Whisper, with the mark before a key."""
    scene = HALL.replace(f" {marked}:", f" ¦{marked}:") if marked else HALL
    return (TO_HALL, with_scenes(scene.format(one, two)))


REFLECTS = "reflects: {visible-value: Yes.}"
MIXED = "reflects: {visible-value: Yes.}, against: {small-early-wins: No.}"


def lines(number: int) -> str:
    """A text of so many lines."""
    return " ".join(["x" * 76] * number)


JUDGED = [
    Seeded(
        "one of four has none",
        "T501",
        (("      whisper:", "      ¦whisper:"), (WHY, "")),
        "‘whisper’ has no feedback, and other choices of ‘kitchen’ have.",
    ),
    Seeded(
        "only one has any",
        "T501",
        hall(REFLECTS, "tempting: It is quick.", "two"),
        "‘two’",
    ),
    Seeded(
        "the same principle is reflected", "T502", hall(REFLECTS, REFLECTS, "choices"), "Every choice of ‘hall’"
    ),
    Seeded("the same two are set against each other", "T502", hall(MIXED, MIXED, "choices"), "‘hall’"),
    Seeded(
        "it works against a principle",
        "T504",
        (("      tell:", "      ¦tell:"), ("        tempting: You are right.\n", "")),
        "‘tell’ reflects nothing, and does not say why it is tempting.",
    ),
    Seeded(
        "it reflects a principle partly",
        "T504",
        (("      whisper:", "      ¦whisper:"), (WHY, WHY.replace("reflects", "partly"))),
        "‘whisper’",
    ),
    Seeded(
        "a scene that only tells",
        "T505",
        (("  door:", "  ¦door:"), ("text: The kettle is empty again.", f"text: {lines(22)}")),
        "‘door’ can take 22 lines of 21 on a terminal of 80 by 24.",
    ),
    Seeded(
        "a decision, in one of its states",
        "T505",
        (("  kitchen:", "  ¦kitchen:"), ("text: She has told you about the rota.", f"text: {lines(11)}")),
        "‘kitchen’ can take 22 lines of 21",
    ),
    Seeded(
        "yesterday",
        "T506",
        (("review_due: 2027-11-23", "review_due: ¦2026-11-22"),),
        "The scenario was to be reviewed by 2026-11-22.",
    ),
    Seeded(
        "a gauge",
        "T507",
        (("flags:\n", "  ¦cups: {label: Cups, start: 0, min: 0, max: 9, low: few, high: many}\nflags:\n"),),
        "No condition reads the gauge ‘cups’.",
    ),
    Seeded(
        "a flag that a choice sets, and only a walkthrough expects",
        "T507",
        (
            ("  asked: You asked Ada.\n", "  asked: You asked Ada.\n  ¦told: You told Ada.\n"),
            ("effects: {trust: -2}", "effects: {trust: -2, told: true}"),
            ("expect: trust == 3 and asked", "expect: asked and not told"),
        ),
        "No condition reads the flag ‘told’.",
    ),
]

NOT_TO_BE_FOUND = {
    "an open decision": hall("tempting: It is quick.", "tempting: It is slow."),
    "a decision with one choice": (
        TO_HALL,
        with_scenes(f"  hall: {{text: The hall., choices: {{one: {{text: One., goto: week, {REFLECTS}}}}}}}\n"),
    ),
    "another principle": hall(REFLECTS, "reflects: {small-early-wins: Yes.}"),
    "the same principle, otherwise": hall(REFLECTS, "partly: {visible-value: Yes.}, tempting: It is quick."),
    "one more principle": hall(REFLECTS, MIXED),
    "nothing reflected, and why it is tempting": (
        (
            "        reflects:\n          respond-to-difference",
            "        tempting: It is kind.\n        partly:\n          respond-to-difference",
        ),
    ),
    "something reflected beside what is worked against": (
        ("        partly:\n", "        reflects:\n"),
        ("        tempting: You are right.\n", ""),
    ),
    "a full screen of text": (("text: The kettle is empty again.", f"text: {lines(21)}"),),
    "a full screen with choices": (("text: She has told you about the rota.", f"text: {lines(10)}"),),
    "today": (("review_due: 2027-11-23", "review_due: 2026-11-23"),),
    "a gauge that only an outcome reads": (
        ("flags:\n", "  cups: {label: Cups, start: 0, min: 0, max: 9, low: few, high: many}\nflags:\n"),
        ("effects: {trust: -2}", "effects: {trust: -2, cups: +1}"),
        ("          - when: trust == 0\n", "          - when: trust == 0 and cups < 2\n"),
    ),
    "a flag that only a route reads": (
        ("  asked: You asked Ada.\n", "  asked: You asked Ada.\n  told: You told Ada.\n"),
        ("effects: {trust: +1, asked: true}", "effects: {trust: +1, asked: true, told: true}"),
        ("          - when: trust >= 1\n", "          - when: trust >= 1 and told\n"),
    ),
}
"""Changes after which the story teaches as well as before."""


@pytest.mark.parametrize("seeded", JUDGED, ids=by_name)
def test_what_was_put_in_is_found(checked: Check, seeded: Seeded) -> None:
    """In its place, with nothing beside it."""
    assert_found(checked(text_of(seeded)).problems, seeded)


@pytest.mark.parametrize("changes", NOT_TO_BE_FOUND.values(), ids=NOT_TO_BE_FOUND)
def test_what_teaches_is_not_complained_of(checked: Check, changes: Sequence[tuple[str, str]]) -> None:
    """However near it comes."""
    assert checked(changed(*changes, text=CLEAN)).problems == ()


def test_every_code_of_this_kind_has_an_example() -> None:
    """Those of cues and of folders have tests of their own below."""
    assert {each.codes for each in JUDGED} | {"T503", "T508"} == {code for code in CODES if code[0] == "T"}


def test_all_that_is_the_matter_with_a_choice_is_told_together(checked: Check) -> None:
    """And by place, with what is the matter with the rest."""
    texts = [
        ("      whisper:", "      ¦whisper:"),
        (WHY, ""),
        ("      tell:", "      ¦tell:"),
        ("        tempting: You are right.\n", ""),
    ]
    seeded = Seeded("two", "T504 T501", tuple(texts))
    assert_found(checked(text_of(seeded)).problems, seeded)


# Surface cues


def decisions(*kinds: str, order: str = "shuffled") -> str:
    """A story of decisions, each told by a letter and a number: which choice is best, among how many.

    The best choice is the longest (l), the shortest (s) or as long as all others (e), and always written first.
    """
    scenes = ""
    for number, told_by in enumerate(kinds):
        kind, among = told_by[0], int(told_by[1:])
        goto = f"hall-{number + 1}" if number + 1 < len(kinds) else "week"
        better = {"l": "A longer text.", "s": "No.", "e": "Text x."}[kind]
        scenes += f"  hall-{number}:\n    text: The hall.\n    order: {order}\n    choices:\n"
        scenes += f"      best: {{text: {better}, goto: {goto}, {REFLECTS}}}\n"
        for other in range(among - 1):
            against = "against: {visible-value: No.}, tempting: It is quick."
            scenes += f"      other-{other}: {{text: Text {other}., goto: {goto}, {against}}}\n"
    head = CLEAN[: CLEAN.index("gauges:")]
    week = CLEAN[CLEAN.index("  week:\n") : CLEAN.index("  apart:\n")]
    return f"{head}start: hall-0\n¦scenes:\n{scenes}{week}"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            decisions(*["l2"] * 5),
            "Always taking the longest choice is best in 5.0 of 5 decisions; by chance it would be 2.5.",
        ),
        (decisions(*["l3"] * 3), "the longest choice is best in 3.0 of 3 decisions; by chance it would be 1.0."),
        (
            decisions(*["l2"] * 7, "s2"),
            "the longest choice is best in 7.0 of 8 decisions; by chance it would be 4.0.",
        ),
        (
            decisions(*["e2"] * 5, order="fixed"),
            "Always taking the first choice is best in 5.0 of 5 decisions; by chance it would be 2.5.",
        ),
        (
            decisions(*["e4"] * 2 + ["e2"], order="fixed"),
            "Always taking the first choice is best in 3.0 of 3 decisions; by chance it would be 1.0.",
        ),
    ],
)
def test_a_cue_that_does_clearly_better_than_chance_is_told(checked: Check, text: str, message: str) -> None:
    """Where the scenes begin: it is none of any one of them."""
    text, places = unmarked(text)
    (problem,) = checked(text).problems
    assert [(problem.code, problem.place)] == [("T503", *places)]
    assert message in problem.message


@pytest.mark.parametrize(
    "text",
    [
        decisions(*["l2"] * 4),
        decisions(*["l3"] * 2),
        decisions(*["l2"] * 6, *["s2"] * 2),
        decisions(*["l3", "s3", "s3"] * 3),
        decisions(*["s2"] * 9),
        decisions(*["e2"] * 9),
        decisions(*["e2"] * 4, order="fixed"),
    ],
    ids=["1 in 16", "1 in 9", "37 in 256", "as by chance", "always wrong", "all alike", "first in 1 of 16"],
)
def test_a_cue_that_chance_may_have_made_is_not_told(checked: Check, text: str) -> None:
    """Nor one that does worse."""
    assert checked(unmarked(text)[0]).problems == ()


def test_both_cues_are_told_where_both_are_there(checked: Check) -> None:
    """Mending one would leave the other."""
    text, (place,) = unmarked(decisions(*["l2"] * 5, order="fixed"))
    assert told(checked(text).problems) == [("T503", place), ("T503", place)]


# Folders

GUIDANCE = """\
format: 1
id: kitchen-rules
title: Kitchen rules
source: {authors: A. Mensah, title: On kettles, publisher: The office}
principles:
"""
PRINCIPLE = "  {}: {{kind: try, title: T, in_short: S, explanation: E, looks_like: [L], watch_for: W}}\n"
ALL = (
    "respond-to-difference",
    "visible-value",
    "facts-are-not-enough",
    "small-early-wins",
    "conflict-is-not-failure",
)


def in_folder(write: Write, *texts: str, budget: int = BUDGET, principles: Sequence[str] = ALL) -> list[Problem]:
    """What is said of a folder with these stories and a guidance, apart from what is said of its files."""
    for number, text in enumerate(texts):
        write(f"story-{number}.yaml", text.replace("id: small", f"id: story-{number}"))
    folder = write("guidance.yaml", GUIDANCE + "".join(map(PRINCIPLE.format, principles))).parent
    return [each for each in check([folder], TODAY, budget=budget).problems if each.file == str(folder)]


def shown(problems: Sequence[Problem]) -> set[str]:
    """What is said, without what is said of all of them."""
    return {each.message.removeprefix("No choice that can be reached in this folder ") for each in problems}


NOT_SHOWN = {
    "works against ‘respond-to-difference’.",
    "works against ‘visible-value’.",
    "reflects ‘facts-are-not-enough’.",
    "works against ‘small-early-wins’.",
    "reflects ‘conflict-is-not-failure’.",
}
"""By the clean story."""


def test_a_folder_is_told_which_principles_it_shows_from_one_side_only(write: Write) -> None:
    """The folder itself, since no one of its files is to blame."""
    problems = in_folder(write, CLEAN)
    assert shown(problems) == NOT_SHOWN
    assert {(each.code, each.place, each.severity) for each in problems} == {("T508", START, Severity.WARNING)}


def test_a_principle_that_no_choice_names_is_shown_from_neither_side(write: Write) -> None:
    """Both are told."""
    assert shown(in_folder(write, CLEAN, principles=[*ALL, "unseen"])) - NOT_SHOWN == {
        "reflects ‘unseen’.",
        "works against ‘unseen’.",
    }


def test_stories_of_a_folder_show_principles_together(write: Write) -> None:
    """What one lacks, another may have; to reflect partly is neither side."""
    other = changed(
        ("facts-are-not-enough: Nobody had asked.", "visible-value: Nobody had asked."),
        ("partly:\n          visible-value", "partly:\n          facts-are-not-enough"),
        text=CLEAN,
    )
    assert shown(in_folder(write, CLEAN, other)) == NOT_SHOWN - {"works against ‘visible-value’."}


UNREACHED = with_scenes(
    "  attic:\n    text: A box.\n    choices:\n"
    "      open: {text: Open it., goto: week, against: {visible-value: No.}, tempting: It is near.}\n"
)


def test_what_is_not_reached_shows_nothing(write: Write) -> None:
    """A choice that nobody can take teaches nobody."""
    assert shown(in_folder(write, changed(UNREACHED, text=CLEAN))) == NOT_SHOWN


def test_what_a_short_search_did_not_come_to_might_show_everything(write: Write) -> None:
    """It is unknown, and nothing is said of what no choice of the stories could show."""
    assert shown(in_folder(write, changed(UNREACHED, text=CLEAN), budget=1)) == NOT_SHOWN - {
        "works against ‘visible-value’."
    }


def test_a_folder_without_stories_need_not_show_anything(write: Write) -> None:
    """There is only a guidance in it; or all that is in it is broken."""
    assert in_folder(write) == []
    assert in_folder(write, CLEAN.replace("role: You are the newcomer.\n", "")) == []
