"""Principles that a folder does not show from both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.authoring.check import check
from scenario_trainer.engine.exploration import BUDGET
from scenario_trainer.story.problems import START, Severity
from tests.support.seeded import CLEAN, TODAY
from tests.support.story_files import changed
from tests.support.variants import with_scenes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from scenario_trainer.story.problems import Problem

    Write = Callable[[str, str], Path]

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


def test_a_folder_is_reported_which_principles_it_shows_from_one_side_only(write: Write) -> None:
    """The folder itself, since no one of its files is to blame."""
    problems = in_folder(write, CLEAN)
    assert shown(problems) == NOT_SHOWN
    assert {(each.code.id, each.place, each.severity) for each in problems} == {("T508", START, Severity.WARNING)}


def test_a_principle_that_no_choice_names_is_shown_from_neither_side(write: Write) -> None:
    """Both are reported."""
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
    "  attic:\n    text: A box.\n    question: What now?\n    choices:\n"
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
