"""What a list knows about a scenario; searching and sorting."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from scenario_trainer.story.entries import (
    TUTORIAL,
    Entry,
    Order,
    Searched,
    Where,
    broken_entry,
    found_in,
    head_entry,
    matching,
    ordered,
    whole_entry,
)

if TYPE_CHECKING:
    from scenario_trainer.story.model import Guidance, Scenario


def test_an_entry_has_what_a_list_shows(small: Scenario, guidance: Guidance) -> None:
    """From the head; principles and endings only when the scenario has been read whole."""
    path = Path("stories") / "small.yaml"
    head, whole = head_entry(path, small), whole_entry(path, small, guidance)
    assert (head.id, head.title, head.level, head.minutes) == ("small", "A small story", "initial", 5)
    assert (head.summary, head.setting, head.role) == (small.summary, small.setting, small.role)
    assert (head.principles, head.endings) == ((), None)
    assert whole == head._replace(searched=whole.searched, principles=whole.principles, endings=2)
    named = (
        "small-early-wins",
        "visible-value",
        "respond-to-difference",
        "facts-are-not-enough",
        "conflict-is-not-failure",
    )
    titles = [each.title for key, each in guidance.principles.items() if key in named]
    assert list(whole.principles) == titles


def test_a_scenario_whose_choices_name_no_principle_has_none(small: Scenario, guidance: Guidance) -> None:
    """None is invented."""
    bare = replace(small, scenes={"week": small.scenes["week"]})
    assert whole_entry(Path("small.yaml"), bare, guidance).principles == ()


def test_a_broken_entry_has_only_its_id() -> None:
    """And counts as read, since reading it again would not help."""
    entry = broken_entry(Path("bent.yaml"))
    assert (entry.id, entry.title, entry.endings) == ("bent", None, 0)


@pytest.fixture
def entries(small: Scenario) -> list[Entry]:
    """Scenarios that differ in all that is searched and sorted, and a broken one."""

    def entry(
        scenario_id: str, title: str, level: Literal["initial", "continuing"], minutes: int, *principles: str
    ) -> Entry:
        head = replace(small, id=scenario_id, title=title, level=level, minutes=minutes)
        found = head_entry(Path(f"{scenario_id}.yaml"), head)
        named = tuple(Searched(Where.PRINCIPLE, title, "a-key: its text") for title in principles)
        return found._replace(searched=(*found.searched, *named))

    return [
        broken_entry(Path("a-draft.yaml")),
        entry("discharge", "zebra crossing", "continuing", 15, "Keep value visible"),
        entry("handover", "Apples", "continuing", 5, "Small early wins"),
        entry("review", "Mangoes", "initial", 15),
        entry("visit", "bananas", "initial", 20),
        entry(TUTORIAL, "Yoghurt", "initial", 5),
    ]


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        (Order.LEVEL, [TUTORIAL, "visit", "review", "handover", "discharge", "a-draft"]),
        (Order.MINUTES, ["handover", TUTORIAL, "review", "discharge", "visit", "a-draft"]),
        (Order.TITLE, ["handover", "visit", "review", TUTORIAL, "discharge", "a-draft"]),
    ],
)
def test_scenarios_are_sorted_and_broken_ones_come_last(
    entries: list[Entry], order: Order, ids: list[str]
) -> None:
    """By level with the tutorial first, by length, or by title; equals by title, capitals or not."""
    assert [entry.id for entry in ordered(entries, order)] == ids
    assert [entry.id for entry in ordered(entries[::-1], order)] == ids


def test_broken_scenarios_are_sorted_by_id() -> None:
    """They have no title."""
    broken = [broken_entry(Path(f"{name}.yaml")) for name in ("b", "c", "a")]
    assert [entry.id for entry in ordered(broken, Order.TITLE)] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("", ["a-draft", "discharge", "handover", "review", "visit", TUTORIAL]),
        ("  ", ["a-draft", "discharge", "handover", "review", "visit", TUTORIAL]),
        ("APPLES", ["handover"]),
        ("kettle", ["discharge", "handover", "review", "visit", TUTORIAL]),
        ("office", ["discharge", "handover", "review", "visit", TUTORIAL]),
        ("initial", ["review", "visit", TUTORIAL]),
        ("15 minutes", ["discharge", "review"]),
        ("initial 15", ["review"]),
        ("minutes initial apples", []),
        ("early wins", ["handover"]),
        ("wins 5", ["handover"]),
        ("its text", ["discharge", "handover"]),
        ("ada manager", ["discharge", "handover", "review", "visit", TUTORIAL]),
        ("dis", ["discharge"]),
        ("broken", ["a-draft"]),
        ("DRAFT", ["a-draft"]),
        ("aubergine", []),
    ],
)
def test_scenarios_are_found_by_words(entries: list[Entry], words: str, ids: list[str]) -> None:
    """Every word must occur somewhere, in part or whole, whatever its capitals."""
    assert [entry.id for entry in matching(entries, words)] == ids


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", []),
        ("APPLES kettle 5", []),
        ("office", [(Where.SETTING, "An office kitchen")]),
        ("newcomer", [(Where.ROLE, "You are the newcomer.")]),
        ("mensah", [(Where.PERSON, "Ada Mensah, Team manager")]),
        ("its", [(Where.PRINCIPLE, "Small early wins")]),
        ("text office a-key", [(Where.PRINCIPLE, "Small early wins"), (Where.SETTING, "An office kitchen")]),
        ("aubergine", []),
    ],
)
def test_what_a_line_does_not_show_is_named(
    entries: list[Entry], words: str, expected: list[tuple[Where, str]]
) -> None:
    """The first text that has each of the words, once; a principle by its title."""
    apples = next(entry for entry in entries if entry.id == "handover")
    assert [(found.where, found.text) for found in found_in(apples, words)] == expected


def test_content_notes_and_learning_outcomes_are_searched(small: Scenario) -> None:
    """Each by itself."""
    head = replace(small, content_notes=("A quarrel.", "Scalding water."), learning_outcomes=("Ask.", "Pour."))
    entry = head_entry(Path("small.yaml"), head)
    assert [found.text for found in found_in(entry, "scalding pour")] == ["Scalding water.", "Pour."]


def test_principles_are_searched_in_all_their_texts(small: Scenario, guidance: Guidance) -> None:
    """By id, title, and what is written below; those that no choice names are not."""
    whole = whole_entry(Path("small.yaml"), small, guidance)
    principle = guidance.principles["conflict-is-not-failure"]
    for text in ("conflict-is-not-failure", principle.title, principle.explanation, *principle.looks_like):
        assert matching([whole], text) == [whole]
    assert matching([whole], "marginalisation-not-conflict") == []


def test_the_titles_of_endings_are_not_searched(small: Scenario, guidance: Guidance) -> None:
    """They would be given away."""
    assert matching([whole_entry(Path("small.yaml"), small, guidance)], "Two kettles") == []
