"""A folder of scenarios: what is listed, found, sorted, and held against which guidance."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from scenario_trainer.story import library as library_module
from scenario_trainer.story.library import (
    GUIDANCE_FILE,
    TUTORIAL,
    Entry,
    Library,
    Order,
    bundled_folder,
    guidance_for,
    matching,
    open_library,
    ordered,
    principles_in_play,
    scenario_files,
)
from tests.support.examples import SMALL
from tests.support.story_files import GUIDANCE, changed

if TYPE_CHECKING:
    from collections.abc import Callable

    from scenario_trainer.story.model import Scenario

OWN = changed(
    ("respond-to-difference", "ask-first"),
    ("visible-value", "ask-first"),
    ("facts-are-not-enough", "leave-it"),
    ("small-early-wins", "ask-first"),
    ("conflict-is-not-failure", "leave-it"),
)
"""The example, held against the principles of `GUIDANCE`."""


def named(scenario_id: str, *replacements: tuple[str, str]) -> str:
    """The example under another id, with further replacements."""
    return changed(("id: small", f"id: {scenario_id}"), *replacements)


# What is listed


def test_the_bundled_folder_has_its_guidance_and_the_tutorial() -> None:
    """The program comes with something to play first."""
    library = open_library(bundled_folder())
    assert library.problem is None
    assert library.guidance.id == "quality-in-practice"
    assert len(library.guidance.principles) == 9
    assert library.entries[0].id == TUTORIAL


def test_the_scenarios_of_a_folder_are_listed_by_name(write: Callable[[str, str], Path]) -> None:
    """Each with its head."""
    for name in ("b-story", "a-story", "c-story"):
        path = write(f"{name}.yaml", named(name))
    library = open_library(path.parent)
    assert [entry.id for entry in library.entries] == ["a-story", "b-story", "c-story"]
    assert [entry.head.id if entry.head else None for entry in library.entries] == [
        "a-story",
        "b-story",
        "c-story",
    ]
    assert [entry.problem for entry in library.entries] == [None, None, None]
    assert library.problem is None


def test_only_scenario_files_are_listed(write: Callable[[str, str], Path]) -> None:
    """Guidance, hidden files and everything that is not YAML is left out."""
    for name in ("small.yaml", GUIDANCE_FILE, ".hidden.yaml", "notes.txt", "small.yaml~", "small.yaml.bak"):
        path = write(name, SMALL)
    assert [each.name for each in scenario_files(path.parent)] == ["small.yaml"]


def test_an_empty_folder_is_an_empty_library(tmp_path: Path) -> None:
    """It is no problem, and has the built-in guidance."""
    library = open_library(tmp_path)
    assert (library.entries, library.problem) == ((), None)
    assert library.guidance.id == "quality-in-practice"


def test_a_missing_folder_is_an_empty_library_with_its_problem(tmp_path: Path) -> None:
    """The problem names the folder and the way out."""
    library = open_library(tmp_path / "gone")
    assert library.entries == ()
    assert library.problem is not None
    assert library.problem.code == "S101"
    assert str(tmp_path / "gone") in library.problem.message
    assert library.problem.message.endswith("cannot be read: no such file or directory.")
    assert "--scenarios" in library.problem.hint


def test_a_file_in_place_of_a_folder_is_told(write: Callable[[str, str], Path]) -> None:
    """Whoever names a scenario instead of its folder is told what is wrong."""
    library = open_library(write("small.yaml", SMALL))
    assert library.problem is not None
    assert library.problem.message.endswith("cannot be read: not a directory.")


def test_a_folder_without_permission_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's own reason is passed on."""

    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    library = open_library(tmp_path)
    assert library.problem is not None
    assert library.problem.message.endswith("cannot be read: permission denied.")


def test_a_broken_file_is_listed_with_its_first_problem_and_hides_no_other(
    write: Callable[[str, str], Path],
) -> None:
    """One author's mistake does not take away everybody's scenarios."""
    write("a-broken.yaml", "title: [\n")
    write("b-broken.yaml", named("b-broken", ("level: initial", "level: hard"), ("minutes: 5", "minutes: five")))
    path = write("small.yaml", SMALL)
    (path.parent / "folder.yaml").mkdir()
    listed = {entry.id: entry for entry in open_library(path.parent).entries}
    assert list(listed) == ["a-broken", "b-broken", "folder", "small"]
    assert [entry.head is None for entry in listed.values()] == [True, True, True, False]
    problems = [entry.problem for entry in listed.values()]
    assert [problem and (problem.code, problem.place.line) for problem in problems] == [
        ("S101", 2),
        ("M203", 7),
        ("S101", 1),
        None,
    ]


def test_the_tutorial_comes_first(write: Callable[[str, str], Path]) -> None:
    """Wherever its name would stand; the others stay in order."""
    for name in ("a-story", TUTORIAL, "z-story"):
        path = write(f"{name}.yaml", named(name))
    assert [entry.id for entry in open_library(path.parent).entries] == [TUTORIAL, "a-story", "z-story"]


def test_an_entry_is_found_by_its_id(write: Callable[[str, str], Path]) -> None:
    """A broken one, too; another is not made up."""
    write("broken.yaml", "title: [\n")
    library = open_library(write("small.yaml", SMALL).parent)
    assert [library.find(name) for name in ("broken", "small", "Small", "smal")] == [*library.entries, None, None]


# Reading more of an entry


def only_entry(path: Path) -> tuple[Library, Entry]:
    """The library of a file's folder, and the entry of its one scenario."""
    library = open_library(path.parent)
    (entry,) = library.entries
    return library, entry


def test_a_whole_entry_knows_its_principles(write: Callable[[str, str], Path]) -> None:
    """By their titles, in the guidance's order, each once; they are not known from the head alone."""
    write(GUIDANCE_FILE, GUIDANCE)
    library, entry = only_entry(write("small.yaml", OWN))
    whole = library.read_whole(entry)
    assert entry.principles == ()
    assert (whole.id, whole.problem) == ("small", None)
    assert whole.principles == ("Ask first", "Leave it")


def test_a_mistake_below_the_head_shows_when_the_whole_is_read(write: Callable[[str, str], Path]) -> None:
    """The entry is broken then, with its first problem."""
    library, entry = only_entry(
        write("small.yaml", changed(("goto: week", "goto: wek"), ("ends: week", "ends: wek")))
    )
    assert entry.head is not None
    whole = library.read_whole(entry)
    assert whole.head is None
    assert whole.problem is not None
    assert (whole.problem.code, whole.problem.excerpt.strip()) == ("R301", "goto: wek")


def test_a_scenario_is_loaded_as_its_file_is_now(write: Callable[[str, str], Path]) -> None:
    """An author who edits between two plays gets what they wrote; a file that has vanished is told."""
    path = write("small.yaml", SMALL)
    library, entry = only_entry(path)
    write("small.yaml", changed(("A small story", "Another story")))
    loaded = library.load(entry).value
    assert loaded is not None
    assert loaded.title == "Another story"
    path.unlink()
    assert [problem.message for problem in library.load(entry).problems] == [
        "The file cannot be read: it is not there."
    ]


def test_principles_in_play_are_those_that_choices_name(small: Scenario) -> None:
    """Whatever the choice's stand towards them; of a story whose choices name none, none are."""
    assert principles_in_play(small) == {
        "respond-to-difference",
        "visible-value",
        "facts-are-not-enough",
        "small-early-wins",
        "conflict-is-not-failure",
    }
    assert principles_in_play(replace(small, scenes={"week": small.scenes["week"]})) == frozenset()


# The guidance


def test_a_folders_own_guidance_is_used(write: Callable[[str, str], Path]) -> None:
    """Its scenarios are held against it."""
    write(GUIDANCE_FILE, GUIDANCE)
    library, entry = only_entry(write("small.yaml", OWN))
    assert library.guidance.id == "kitchen-rules"
    assert library.load(entry).problems == ()


def test_without_an_own_guidance_the_built_in_one_is_used(write: Callable[[str, str], Path]) -> None:
    """Principles that are not in it are told."""
    library, entry = only_entry(write("small.yaml", OWN))
    assert library.guidance.id == "quality-in-practice"
    assert {problem.code for problem in library.load(entry).problems} == {"R302"}


@pytest.mark.parametrize(
    "text", ["", "title: [\n", GUIDANCE.replace("kind: try", "kind: tri")], ids=["empty", "not YAML", "a mistake"]
)
def test_instead_of_a_broken_guidance_the_built_in_one_is_used(
    write: Callable[[str, str], Path], text: str
) -> None:
    """The folder can still be played."""
    write(GUIDANCE_FILE, text)
    library, entry = only_entry(write("small.yaml", SMALL))
    assert library.guidance.id == "quality-in-practice"
    assert library.load(entry).problems == ()


def test_instead_of_a_locked_guidance_the_built_in_one_is_used(
    write: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that may be listed and not entered raises nothing."""
    folder = write("small.yaml", SMALL).parent
    look = Path.stat

    def refuse(path: Path, *, follow_symlinks: bool = True) -> object:
        if path.parent == folder:
            raise PermissionError(13, "Permission denied")
        return look(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", refuse)
    assert guidance_for(folder).id == "quality-in-practice"


def test_a_damaged_installation_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the built-in guidance nothing can be told to a learner."""
    monkeypatch.setattr(library_module, "bundled_folder", lambda: tmp_path)
    with pytest.raises(RuntimeError, match="install scenario-trainer again"):
        guidance_for(tmp_path / "stories")


# Searching and sorting


@pytest.fixture
def entries(small: Scenario) -> list[Entry]:
    """Scenarios that differ in all that is searched and sorted, and a broken one."""

    def entry(
        scenario_id: str, title: str, level: Literal["initial", "continuing"], minutes: int, *principles: str
    ) -> Entry:
        head = replace(small, id=scenario_id, title=title, level=level, minutes=minutes)
        return Entry(Path(f"{scenario_id}.yaml"), head, None, principles)

    return [
        Entry(Path("a-draft.yaml"), None),
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
    broken = [Entry(Path(f"{name}.yaml"), None) for name in ("b", "c", "a")]
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
        ("dis", ["discharge"]),
        ("broken", ["a-draft"]),
        ("DRAFT", ["a-draft"]),
        ("aubergine", []),
    ],
)
def test_scenarios_are_found_by_words(entries: list[Entry], words: str, ids: list[str]) -> None:
    """Every word must occur somewhere, in part or whole, whatever its capitals."""
    assert [entry.id for entry in matching(entries, words)] == ids
