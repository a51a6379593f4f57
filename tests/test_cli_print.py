"""The command that prints, and how the commands find a story."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import docx
import pytest

from tests.support.examples import SMALL
from tests.support.typist import GUIDANCE
from tests.test_cli import invoke
from tests.test_cli_author import complaint

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[str, str], Path]

KINDS = {"review": "Review copy", "handout": "Handout", "guide": "Facilitator’s guide"}


@pytest.fixture
def folder(write: Write) -> Path:
    """A folder with the small story and a guidance of its own."""
    write("guidance.yaml", GUIDANCE)
    return write("small.yaml", SMALL).parent


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("named", [False, True], ids=["by id", "as a file"])
def test_each_document_is_printed_against_the_folders_guidance(folder: Path, kind: str, named: bool) -> None:
    """As Markdown on the standard output."""
    story = folder / "small.yaml" if named else "small"
    result = invoke("--scenarios", folder, "print", story, "--as", kind, "--format", "md")
    assert result.output.startswith(f"# {KINDS[kind]}\n\nA small story\n")
    assert "## Kitchen rules\n" in result.output


def test_a_folder_is_no_story(folder: Path) -> None:
    """Where one is asked for."""
    said = complaint("print", folder, "--as", "review", status=2)
    assert said == f"Error: {folder} is a folder. Name one scenario in it."


def test_the_files_name_says_the_format(folder: Path, tmp_path: Path) -> None:
    """A file that is there stays unless it is to be replaced."""
    path = tmp_path / "guide.docx"
    printed = ("--scenarios", folder, "print", "small", "--as", "guide", "--to", path)
    assert invoke(*printed).stderr == f"Saved as {path}.\n"
    assert docx.Document(str(path)).paragraphs[0].text == KINDS["guide"]
    assert "--replace" in complaint(*printed)
    assert invoke(*printed, "--replace").exit_code == 0


def test_a_printed_file_can_be_read_by_colleagues(folder: Path, tmp_path: Path) -> None:
    """Unlike a record, it has the permissions of any other file."""
    path, other = tmp_path / "guide.md", tmp_path / "other"
    invoke("--scenarios", folder, "print", "small", "--as", "guide", "--to", path)
    other.touch()
    assert path.stat().st_mode == other.stat().st_mode


def test_without_a_name_a_web_page_is_printed(folder: Path) -> None:
    """It needs nothing but a browser."""
    assert invoke("--scenarios", folder, "print", "small", "--as", "handout").output.startswith("<!DOCTYPE html>")


def test_an_ending_that_is_no_format_is_refused(folder: Path, tmp_path: Path) -> None:
    """With those that there are."""
    said = complaint("--scenarios", folder, "print", "small", "--as", "guide", "--to", tmp_path / "guide.pdf")
    assert said == "Error: The name must end in .html, .md, .docx.\n"


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        (["map"], "door: door"),
        (["coverage"], "Respond to difference"),
        (["print", "--as", "review"], "Quality in Practice"),
        (["play", "--plain"], "A small story"),
    ],
    ids=["map", "coverage", "print", "play"],
)
def test_a_file_beside_no_folder_is_held_against_the_built_in_guidance(
    folder: Path, command: list[str], shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its name, with or without its ending."""
    monkeypatch.chdir(folder)
    (folder / "guidance.yaml").unlink()
    for story in ("small.yaml", "small"):
        result = invoke("--data", folder / "data", *command, story)
        assert result.exit_code == 0
        assert shown in result.output


def test_a_file_that_is_played_is_a_library_of_its_own(folder: Path) -> None:
    """Others in its folder are not listed beside it."""
    shutil.copy(folder / "small.yaml", folder / "other.yaml")
    result = invoke("--data", folder / "data", "play", "--plain", folder / "small.yaml", typed="\nq\nq\n")
    assert "A small story" in result.output
    assert "other" not in result.output


def test_a_file_in_the_folder_of_scenarios_is_played_beside_the_others(folder: Path) -> None:
    """As if it had been named by its id."""
    (folder / "other.yaml").write_text(SMALL.replace("id: small", "id: other"), "utf-8")
    by_file, by_id = (
        invoke("--scenarios", folder, "--data", folder / "data", "play", "--plain", story, "--seed", "1")
        for story in (folder / "small.yaml", "small")
    )
    assert by_file.output == by_id.output


@pytest.mark.parametrize("story", ["nothing.yaml", "some/where"])
def test_what_looks_like_a_file_is_not_taken_for_an_id(folder: Path, story: str) -> None:
    """That it is not there is all to say."""
    assert complaint("map", story, status=2) == f"Error: There is no file {story}."


def test_preview_finds_a_file_without_its_ending(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By what comes before the dot."""
    monkeypatch.chdir(folder)
    result = invoke("preview", "--plain", "small")
    assert "The kettle is empty again." in result.output
