"""A scenario in a list and beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.documents.library import (
    library_document,
    library_notice,
    scenario_details,
    scenario_summary,
)
from scenario_trainer.documents.parts import Items, Section
from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.play.flow import Progress
from scenario_trainer.story.entries import TUTORIAL, Order, Where, broken_entry, head_entry
from scenario_trainer.story.library import Library
from tests.support.documents import said, sections

if TYPE_CHECKING:
    from scenario_trainer.play.flow import Flow
    from scenario_trainer.story.model import Scenario

BROKEN = broken_entry(Path("bent.yaml"))


@pytest.mark.parametrize(
    ("progress", "about"),
    [
        (None, "Initial training, 5 minutes"),
        (Progress(), "Initial training, 5 minutes"),
        (Progress(endings={"small": 1}), "Initial training, 5 minutes, 1 of 2 endings met"),
        (
            Progress(underway={"small": 3}, endings={"small": 2}),
            "Initial training, 5 minutes, 2 of 2 endings met, underway",
        ),
        (Progress(underway={"other": 3}, endings={"other": 2}), "Initial training, 5 minutes"),
    ],
    ids=["unknown", "new", "played", "played and underway", "another"],
)
def test_a_scenario_says_for_whom_it_is_and_what_was_done_in_it(
    flow: Flow, progress: Progress | None, about: str
) -> None:
    """On one line between its title and what it is about."""
    found = said(scenario_summary(flow.library.entries[0], progress))
    assert found == ["A small story", about, "Two people share a kettle."]


def test_a_broken_scenario_is_named_by_its_id() -> None:
    """In a list and beside it, with where its author finds out why."""
    assert said(scenario_summary(BROKEN, Progress())) == ["bent", labels.CANNOT_BE_PLAYED]
    details = scenario_details(BROKEN)
    assert (details.title, said(details.parts)) == ("bent", [labels.CANNOT_BE_PLAYED])


def test_beside_a_list_there_is_more_to_read(flow: Flow) -> None:
    """Setting, role and the principles that its choices name."""
    entry = flow.library.entries[0]
    details = scenario_details(entry)
    assert details.title == "A small story"
    assert said(details.parts)[:4] == [
        "Initial training, 5 minutes",
        "Two people share a kettle.",
        "An office kitchen",
        "You are the newcomer.",
    ]
    assert sections(details.parts) == {labels.PRINCIPLES_IN_PLAY: list(entry.principles)}
    assert len(entry.principles) == 5
    assert sections(scenario_details(entry._replace(principles=())).parts) == {}


def test_a_list_says_how_many_there_are_in_which_order(flow: Flow) -> None:
    """And by which words it was filtered."""
    entries = [*flow.library.entries, BROKEN]
    document = library_document(flow.library, entries, Progress(), Order.LEVEL, "", welcome=False)
    assert document.title == "2 scenarios, by level"
    assert said(document.parts)[:3] == ["Initial training", "A small story", "5 minutes"]
    assert said(document.parts)[4:] == ["Not playable", "bent", labels.CANNOT_BE_PLAYED]
    filtered = library_document(flow.library, entries[:1], Progress(due=1), Order.TITLE, "kettle", welcome=False)
    assert filtered.title == "1 scenario with ‘kettle’, by title"
    assert said(filtered.parts)[:3] == [phrases.reviews_due(1), "A small story", "Initial training, 5 minutes"]


def test_numbers_go_on_from_group_to_group(flow: Flow) -> None:
    """A number names one scenario of the whole list."""
    entries = [*flow.library.entries, BROKEN]
    parts = library_document(flow.library, entries, Progress(), Order.LEVEL, "", welcome=False).parts
    groups = [part.parts[0] for part in parts if isinstance(part, Section)]
    assert [group.first for group in groups if isinstance(group, Items)] == [1, 2]


def test_above_a_list_stands_one_notice_at_most(flow: Flow) -> None:
    """Why it is empty, where to begin, or what is due; the tutorial is offered only where it is listed."""
    library = flow.library
    tutorial = library.entries[0]._replace(path=Path(f"{TUTORIAL}.yaml"))
    empty = Library(library.folder, [])
    assert said(library_notice(empty, [], "", 2, welcome=True)) == [phrases.no_scenarios(library.folder)]
    assert said(library_notice(library, [], "teapot", 2, welcome=True)) == [phrases.no_match("teapot")]
    assert said(library_notice(library, [tutorial], "", 2, welcome=True)) == [labels.WELCOME]
    assert said(library_notice(library, [tutorial], "", 2, welcome=False)) == [phrases.reviews_due(2)]
    assert said(library_notice(library, library.entries, "", 2, welcome=True)) == [phrases.reviews_due(2)]
    assert said(library_notice(library, library.entries, "", 0, welcome=True)) == []


def test_a_scenario_says_where_it_was_found(small: Scenario) -> None:
    """Only where its own lines do not."""
    entry = head_entry(Path("small.yaml"), small)
    assert scenario_summary(entry, words="kettle") == scenario_summary(entry)
    *_, found = scenario_summary(entry, words="mensah")
    assert (found.label, found.text) == (labels.FOUND_IN[Where.PERSON], "Ada Mensah, Team manager")
