"""A folder of scenarios: what is listed, found and read, and which guidance it is held against."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.story import codes
from scenario_trainer.story import library as library_module
from scenario_trainer.story.entries import TUTORIAL
from scenario_trainer.story.library import (
    GUIDANCE_FILE,
    Library,
    bundled_folder,
    guidance_for,
    open_library,
    scenario_files,
)
from tests.support.examples import SMALL
from tests.support.story_files import GUIDANCE, changed

if TYPE_CHECKING:
    from collections.abc import Callable

    from scenario_trainer.story.entries import Entry

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
    assert library.guidance.id == "quality-in-practice"
    assert len(library.guidance.principles) == 9
    assert library.entries[0].id == TUTORIAL


def test_the_scenarios_of_a_folder_are_listed_by_name(write: Callable[[str, str], Path]) -> None:
    """Each with what its head says."""
    for name in ("b-story", "a-story", "c-story"):
        path = write(f"{name}.yaml", named(name))
    library = open_library(path.parent)
    assert [entry.id for entry in library.entries] == ["a-story", "b-story", "c-story"]
    assert [(entry.title, entry.endings) for entry in library.entries] == [("A small story", None)] * 3


def test_only_scenario_files_are_listed(write: Callable[[str, str], Path]) -> None:
    """Guidance, hidden files and everything that is not YAML is left out."""
    for name in ("small.yaml", GUIDANCE_FILE, ".hidden.yaml", "notes.txt", "small.yaml~", "small.yaml.bak"):
        path = write(name, SMALL)
    assert [each.name for each in scenario_files(path.parent)] == ["small.yaml"]


def test_an_empty_folder_is_an_empty_library(tmp_path: Path) -> None:
    """With the built-in guidance."""
    library = open_library(tmp_path)
    assert library.entries == ()
    assert library.guidance.id == "quality-in-practice"


def test_a_folder_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    """One that is not there, and a file in place of a folder; the error has the system's reason and the path."""
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    for name, reason in (("gone", FileNotFoundError), ("small.yaml", NotADirectoryError)):
        with pytest.raises(reason) as refused:
            open_library(tmp_path / name)
        assert refused.value.filename == str(tmp_path / name)


def test_a_broken_file_is_listed_as_broken_and_hides_no_other(write: Callable[[str, str], Path]) -> None:
    """One author's mistake does not take away everybody's scenarios."""
    write("a-broken.yaml", "title: [\n")
    write("b-broken.yaml", named("b-broken", ("level: initial", "level: hard"), ("minutes: 5", "minutes: five")))
    path = write("small.yaml", SMALL)
    (path.parent / "folder.yaml").mkdir()
    listed = {entry.id: entry.title for entry in open_library(path.parent).entries}
    assert listed == {"a-broken": None, "b-broken": None, "folder": None, "small": "A small story"}


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


def test_a_library_that_is_completed_knows_principles_and_endings(write: Callable[[str, str], Path]) -> None:
    """Principles by their titles, in the guidance's order, each once; the heads alone do not tell."""
    write(GUIDANCE_FILE, GUIDANCE)
    library, entry = only_entry(write("small.yaml", OWN))
    assert (entry.principles, entry.endings) == ((), None)
    assert library.complete() is True
    (whole,) = library.entries
    assert (whole.id, whole.principles, whole.endings) == ("small", ("Ask first", "Leave it"), 2)
    assert whole.searched[: len(entry.searched)] == entry.searched
    assert [text.text for text in whole.searched[len(entry.searched) :]] == ["Ask first", "Leave it"]
    assert library.complete() is False
    assert library.entries == (whole,)


def test_a_mistake_below_the_head_shows_when_the_whole_is_read(write: Callable[[str, str], Path]) -> None:
    """The entry is broken then, and is not read again."""
    library, entry = only_entry(
        write("small.yaml", changed(("goto: week", "goto: wek"), ("ends: week", "ends: wek")))
    )
    assert entry.title == "A small story"
    library.complete()
    assert [(each.title, each.endings) for each in library.entries] == [(None, 0)]
    assert library.complete() is False


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
    assert {problem.code for problem in library.load(entry).problems} == {codes.UNKNOWN_PRINCIPLE}


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
