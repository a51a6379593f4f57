"""Keeping a CPD record as a file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click
import pytest

from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.render.exports import format_names
from scenario_trainer.tui.screens.export import ExportScreen
from tests.support.beside import attempts, forget_all, lived
from tests.support.thorough import first
from tests.support.visits import TO_DEBRIEF, awaited, visiting

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.visits import Visit

TO_EXPORT = (*TO_DEBRIEF, "e")
MINE = "My own notes."
AGAIN = "is there already. Confirm to replace it, or change the name."
ENDINGS = "The name must end in .html, .md, .docx, .csv, .json."


async def save_as(visit: Visit, name: Path | str) -> None:
    """Change the name, and press enter."""
    assert isinstance(visit.screen, ExportScreen)
    visit.screen.name_field.value = str(name)
    await visit.press("enter")


def unbroken(text: str) -> str:
    """A text without blanks, since a long name is broken anywhere."""
    return "".join(text.split())


def proposed(folder: Path, documents: Path) -> Path:
    """The name that is proposed for the first attempt."""
    return documents / f"cpd-small-{attempts(folder)[0].began.astimezone().date().isoformat()}.html"


@awaited
async def test_a_record_is_written_by_enter_alone(folder: Path, documents: Path) -> None:
    """To a name that says what it is, among the learner's documents; where it is, is told to the last letter."""
    async with visiting(folder, *TO_EXPORT, first="small", size=(60, 18)) as visit:
        assert visit.title == "CPD record A small story"
        await visit.press("enter")
        path = proposed(folder, documents)
        assert list(documents.iterdir()) == [path]
        assert f"File    {path.name}" in visit.lines[4]
        assert unbroken(f"Folder {path.parent}") in unbroken(visit.text)
        await visit.press("enter", "escape")
        assert visit.screens == ["library", "debrief"]
        text = path.read_text("utf-8")
        assert [words in text for words in ("A small story", "A full kettle", "Ask Ada how")] == [True] * 3


@pytest.mark.parametrize("status", [0, 1])
@awaited
async def test_a_record_that_was_written_can_be_opened(
    folder: Path, documents: Path, monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    """Where there is a desktop; where it has nothing to open it with, that is said."""
    opened: list[str] = []

    def launch(url: str) -> int:
        opened.append(url)
        return status

    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(click, "launch", launch)
    async with visiting(folder, *TO_EXPORT, first="small") as visit:
        assert "open it" not in visit.keys
        await visit.press("enter")
        path = proposed(folder, documents)
        assert (path.name in visit.text, "enter open it" in visit.keys) == (True, True)
        await visit.press("enter")
        assert opened == [str(path)]
        assert (path.name in visit.text) == bool(status)
        assert (labels.NOTHING_OPENS_IT in visit.text) == bool(status)
        assert visit.screens == ["library", "debrief", *(["export"] if status else [])]


@awaited
async def test_before_it_is_written_one_is_reminded_to_name_nobody(folder: Path, documents: Path) -> None:
    """And told what the endings of names mean."""
    async with visiting(folder, *TO_EXPORT, first="small") as visit:
        assert labels.NO_NAMES in visit.text
        assert phrases.formats(format_names()) in visit.text


@pytest.mark.parametrize(
    ("name", "begins"),
    first(
        3,
        [
            ("a.html", b"<!DOCTYPE html>"),
            ("a.md", b"# CPD record"),
            ("a.MD", b"# CPD record"),
            ("a.csv", b"\xef\xbb\xbfattempt,scenario"),
            ("a.json", b"[\n  {"),
            ("a.docx", b"PK"),
        ],
    ),
)
@awaited
async def test_the_ending_of_the_name_says_the_format(
    folder: Path, documents: Path, name: str, begins: bytes
) -> None:
    """In capitals, too."""
    async with visiting(folder, *TO_EXPORT, first="small") as visit:
        await save_as(visit, documents / name)
        assert (documents / name).read_bytes()[: len(begins)] == begins


@awaited
async def test_the_learners_home_can_be_written_as_in_a_shell(
    folder: Path, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With blanks around it, even."""
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(documents))
    async with visiting(folder, *TO_EXPORT, first="small") as visit:
        await save_as(visit, " ~/a.md ")
    assert (documents / "a.md").exists()


@awaited
async def test_nothing_is_written_over_unless_asked_twice(folder: Path, documents: Path) -> None:
    """The first enter tells, the second replaces."""
    async with visiting(folder, *TO_EXPORT, first="small") as visit:
        path = proposed(folder, documents)
        path.write_text(MINE, "utf-8")
        await visit.press("enter")
        assert f"{path.name} {AGAIN}" in visit.text
        assert path.read_text("utf-8") == MINE
        await visit.press("enter")
        assert path.read_text("utf-8").startswith("<!DOCTYPE html>")


@awaited
async def test_to_have_been_asked_about_one_file_counts_for_no_other(folder: Path, documents: Path) -> None:
    """Each is asked about by its own name, and again when one comes back to it."""
    one, other = documents / "one.md", documents / "other.md"
    for path in (one, other):
        path.write_text(MINE, "utf-8")
    async with visiting(folder, *TO_EXPORT, first="small") as visit:
        for path in (one, other, one):
            await save_as(visit, path)
            assert f"{path.name} {AGAIN}" in visit.text
    assert [path.read_text("utf-8") for path in (one, other)] == [MINE, MINE]


@pytest.mark.parametrize(
    ("name", "told"),
    first(
        4,
        [
            ("", ENDINGS),
            ("~", ENDINGS),
            ("{}/a", ENDINGS),
            ("{}/a.pdf", ENDINGS),
            ("{}/.html", ENDINGS),
            ("{}/nowhere/a.html", "a.html cannot be written: no such file or directory."),
            ("{}/a.html/a.html", "a.html cannot be written: not a directory."),
            (
                "~nobody-of-this-name/a.html",
                "~nobody-of-this-name/a.html cannot be written: no such file or directory.",
            ),
            (f"{{}}/{'a' * 300}.html", "a.html cannot be written: file name too long."),
        ],
    ),
    ids=["none", "home", "no ending", "pdf", "only an ending", "no folder", "a file", "nobody's home", "too long"],
)
@awaited
async def test_a_name_that_cannot_be_is_told(folder: Path, documents: Path, name: str, told: str) -> None:
    """Nothing is written, and another name will do."""
    (documents / "a.html").write_text(MINE, "utf-8")
    async with visiting(folder, *TO_EXPORT, first="small") as visit:
        await save_as(visit, name.format(documents))
        assert unbroken(told) in unbroken(visit.text)
        await visit.press("enter")
        assert unbroken(told) in unbroken(visit.text)
        assert [path.name for path in documents.iterdir()] == ["a.html"]
        await save_as(visit, documents / "b.md")
        assert labels.SAVED in visit.text
    assert ((documents / "a.html").read_text("utf-8"), (documents / "b.md").exists()) == (MINE, True)


@awaited
async def test_a_folder_is_not_replaced(folder: Path, documents: Path) -> None:
    """Not even when asked twice."""
    (documents / "a.html").mkdir()
    async with visiting(folder, *TO_EXPORT, first="small") as visit:
        await save_as(visit, documents / "a.html")
        await visit.press("enter")
        assert "a.html cannot be written: is a directory." in visit.text.replace("- ", "-")
    assert (documents / "a.html").is_dir()


@pytest.mark.parametrize("presses", first(1, [2, 3, 4]))
@awaited
async def test_enter_pressed_in_haste_writes_once(
    folder: Path, documents: Path, monkeypatch: pytest.MonkeyPatch, presses: int
) -> None:
    """It neither asks about the file just written, nor replaces it, nor opens it."""
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(click, "launch", lambda url: pytest.fail(url))
    async with visiting(folder, *TO_EXPORT, first="small") as visit:
        await visit.press_in_haste(*["enter"] * presses)
        assert labels.SAVED in visit.text
        assert visit.keys.startswith("enter open it")


@awaited
async def test_leaving_writes_nothing(folder: Path, documents: Path) -> None:
    """The debrief is as it was."""
    async with visiting(folder, *TO_DEBRIEF, first="small") as visit:
        before = visit.lines
        await visit.press("e", "escape")
        assert visit.lines == before
    assert list(documents.iterdir()) == []


@awaited
async def test_from_the_journal_the_highlighted_attempt_is_exported(folder: Path, documents: Path) -> None:
    """Also where its scenario is gone."""
    lived(folder, ("tell",), ("ask", "rota"))
    (folder / "small.yaml").unlink()
    async with visiting(folder, "j", "down", "down", "e") as visit:
        await save_as(visit, documents / "a.md")
        await visit.press("escape")
        assert visit.screens == ["library", "journal"]
    text = (documents / "a.md").read_text("utf-8")
    assert ("Tell Ada" in text, "Ask Ada" in text) == (True, False)


@awaited
async def test_a_what_if_is_exported_with_its_first_pass(folder: Path, documents: Path) -> None:
    """It is one piece of learning."""
    keys = (*TO_DEBRIEF, "w", "enter", "2", "enter", "enter", "e")
    async with visiting(folder, *keys, first="small") as visit:
        await save_as(visit, documents / "a.json")
    text = (documents / "a.json").read_text("utf-8")
    assert ("Ask Ada" in text, '"what_ifs": 1' in text) == (True, True)


@pytest.mark.parametrize("where", [TO_DEBRIEF, (*TO_DEBRIEF, "escape", "j", "down")], ids=["debrief", "journal"])
@awaited
async def test_what_another_window_deleted_cannot_be_exported(folder: Path, where: tuple[str, ...]) -> None:
    """That is told, and the program goes on."""
    async with visiting(folder, *where, first="small") as visit:
        forget_all(folder)
        before = visit.screens
        await visit.press("e")
        assert visit.notices.endswith("this attempt is not there any more.")
        assert visit.screens == before
