"""The index of scenarios: what it spares a start, and when it is not used."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.story import index as index_module
from scenario_trainer.story import loading
from scenario_trainer.story.library import GUIDANCE_FILE, INDEX_FILE, open_library
from tests.support.examples import SMALL
from tests.support.story_files import changed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[str, str], Path]


@pytest.fixture
def folder(write: Write) -> Path:
    """A folder with the small story and a broken one."""
    write("bent.yaml", "title: [\n")
    return write("small.yaml", SMALL).parent


@pytest.fixture
def data(folder: Path, tmp_path: Path) -> Path:
    """A data folder with the index of that folder."""
    data = tmp_path / "data"
    open_library(folder, data).complete()
    return data


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the scenario files of which a head is read."""
    names: list[str] = []
    original = loading.load_head

    def note(path: Path) -> object:
        names.append(path.name)
        return original(path)

    monkeypatch.setattr(loading, "load_head", note)
    return names


def test_what_has_not_changed_is_not_read_again(folder: Path, data: Path, read: list[str]) -> None:
    """The entries are those of a library that was read whole, broken ones included."""
    library = open_library(folder, data)
    assert read == []
    assert library.complete() is False
    fresh = open_library(folder)
    fresh.complete()
    assert library.entries == fresh.entries


def test_a_file_that_has_changed_is_read_again(folder: Path, data: Path, read: list[str], write: Write) -> None:
    """It alone."""
    write("small.yaml", changed(("title: A small story", "title: Another little story")))
    library = open_library(folder, data)
    assert read == ["small.yaml"]
    assert [entry.title for entry in library.entries] == [None, "Another little story"]


@pytest.mark.parametrize("what", ["guidance", "version", "empty", "no checksum", "flipped"])
def test_an_index_of_something_else_is_made_anew(
    folder: Path, data: Path, read: list[str], monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """Of another guidance, of another version of the program, or one that is damaged."""
    file = data / INDEX_FILE
    if what == "guidance":
        (folder / GUIDANCE_FILE).write_text("id: mine\n", encoding="utf-8")
    elif what == "version":
        monkeypatch.setattr(index_module, "__version__", "0.0")
    else:
        content = file.read_bytes()
        (flipped := bytearray(content))[len(content) // 2] ^= 1
        file.write_bytes({"empty": b"", "no checksum": b"{}", "flipped": bytes(flipped)}[what])
    open_library(folder, data).complete()
    assert sorted(read) == ["bent.yaml", "small.yaml"]
    read.clear()
    open_library(folder, data)
    assert read == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_pipe_is_not_waited_for(folder: Path, data: Path, read: list[str]) -> None:
    """The scenarios are read, and an index takes its place."""
    (data / INDEX_FILE).unlink()
    os.mkfifo(data / INDEX_FILE)
    open_library(folder, data).complete()
    assert sorted(read) == ["bent.yaml", "small.yaml"]
    assert (data / INDEX_FILE).is_file()


def test_what_is_not_there_any_more_is_forgotten(folder: Path, data: Path, write: Write) -> None:
    """The index does not grow with every scenario that ever was."""
    (folder / "bent.yaml").unlink()
    write("other.yaml", changed(("id: small", "id: other")))
    open_library(folder, data).complete()
    kept = json.loads((data / INDEX_FILE).read_text("utf-8").partition("\n")[2])["entries"]
    assert set(kept) == {str(folder / "small.yaml"), str(folder / "other.yaml")}


def test_what_several_stories_have_in_common_is_kept_once(folder: Path, data: Path, write: Write) -> None:
    """As the texts of the guidance, which are longer than all else."""
    write("other.yaml", changed(("id: small", "id: other")))
    library = open_library(folder, data)
    library.complete()
    written = (data / INDEX_FILE).read_text("utf-8")
    assert written.count(json.dumps(library.guidance.principles["small-early-wins"].explanation)[1:-1]) == 1
    assert open_library(folder, data).entries == library.entries


def test_an_index_that_cannot_be_written_costs_nobody_the_library(folder: Path, tmp_path: Path) -> None:
    """It is only a cache."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    library = open_library(folder, tmp_path / "file" / "data")
    assert library.complete() is True
    assert [entry.endings for entry in library.entries] == [0, 2]
