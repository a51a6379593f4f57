"""Documents of a few lines: help, the notice of an export, a story that has changed, and an author's problems."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from scenario_trainer.documents.changes import story_changed
from scenario_trainer.documents.exporting import export_notice
from scenario_trainer.documents.help import about_program
from scenario_trainer.documents.problems import MOST_LISTED, problems_document
from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.play.changes import Change, Changed
from scenario_trainer.records.kept import KeptDecision
from scenario_trainer.render.exports import FORMATS, format_names
from scenario_trainer.story import codes
from scenario_trainer.story.problems import Place, Problem
from tests.support.documents import said


def test_help_explains_the_program_in_a_few_sentences() -> None:
    """Among them that there is no score."""
    document = about_program()
    assert said(document.parts) == list(labels.ABOUT_PROGRAM)
    assert any("no score" in text for text in labels.ABOUT_PROGRAM)


def test_before_an_export_all_formats_are_named() -> None:
    """And the learner is reminded to name nobody."""
    formats, reminder = (part.text for part in export_notice(format_names()))
    assert [suffix for suffix, each in FORMATS.items() if f"{each.name} (.{suffix})" not in formats] == []
    assert formats.endswith(labels.CHANGE_THE_NAME)
    assert reminder == labels.NO_NAMES


def test_a_changed_story_says_at_which_decision() -> None:
    """Under the story's title."""
    kept = KeptDecision("kitchen", "ask", "Monday, 8.55", "Ask Ada.", datetime.now(UTC))
    change = Change(3, kept, Changed.CHOICE_GONE)
    document = story_changed(change, "A small story")
    assert (document.title, document.subtitle) == (labels.STORY_CHANGED, "A small story")
    assert said(document.parts) == [phrases.story_changed(change)]


def test_problems_come_with_their_lines_and_hints() -> None:
    """A hint stands below its problem, where there is one."""
    bent = Problem("small.yaml", Place(3, 5), codes.WRONG_VALUE, "It is bent.", "Mend it.", "bent: yes")
    document = problems_document("small.yaml", [bent, replace(bent, hint="", place=Place(9, 1))])
    assert (document.title, document.subtitle) == ("small.yaml", "2 problems")
    assert said(document.parts) == [
        *("Line 3, error M203", "It is bent.", "Mend it."),
        *("Line 9, error M203", "It is bent."),
    ]


def test_a_file_without_problems_is_said_to_have_none() -> None:
    """Rather than nothing."""
    document = problems_document("small.yaml", [])
    assert (document.title, said(document.parts)) == ("small.yaml", [labels.NO_PROBLEMS])


def test_of_very_many_problems_the_first_are_listed() -> None:
    """And how many more there are."""
    bent = Problem("small.yaml", Place(3, 5), codes.WRONG_VALUE, "It is bent.", "", "bent: yes")
    document = problems_document("small.yaml", [bent] * (MOST_LISTED + 1200))
    assert said(document.parts).count("It is bent.") == MOST_LISTED
    assert said(document.parts)[-1] == "And 1,200 more, which ‘scenario-trainer check’ lists."
