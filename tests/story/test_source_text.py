"""The text of a file, and what keeps it from being one."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.story.problems import Place, Problems
from scenario_trainer.story.source_text import read_text
from tests.support.story_files import reported

if TYPE_CHECKING:
    from collections.abc import Callable


MEBIBYTE = 1024 * 1024


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"title: Caf\xc3\xa9\n", "title: Café\n"),
        (b"\xef\xbb\xbftitle: x\n", "title: x\n"),
        (b"", ""),
    ],
    ids=["UTF-8", "byte order mark", "empty"],
)
def test_a_file_is_read_as_utf_8(write_bytes: Callable[[bytes], Path], data: bytes, text: str) -> None:
    """The text is what stands in the file, without a byte order mark."""
    problems = Problems("small.yaml")
    assert read_text(write_bytes(data), problems) == text
    assert problems.found == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_every_kind_of_line_end_makes_the_same_lines(write_bytes: Callable[[bytes], Path], end: str) -> None:
    """Excerpts are right whatever system a file was written on."""
    problems = Problems("small.yaml")
    read_text(write_bytes(f"format: 1{end}{end}title: x{end}".encode()), problems)
    assert problems.lines == ["format: 1", "", "title: x", ""]


@pytest.mark.parametrize(
    ("data", "place", "excerpt"),
    [
        (b"\xff", Place(1, 1), "�"),
        (b"title: Caf\xe9\n", Place(1, 11), "title: Caf�"),
        (b"format: 1\r\ntitle: \xc3\xa9\x80\r\n", Place(2, 9), "title: é�"),
        (b"\xef\xbb\xbfformat: 1\ntitle: \xff\n", Place(2, 8), "title: �"),
        (b"\xef\xbb\xbftitle: \xff\n", Place(1, 8), "title: �"),
        (b"title: x\xc3", Place(1, 9), "title: x�"),
        (b"title: \xed\xa0\x80\n", Place(1, 8), "title: ���"),
        ("title: x\n".encode("utf-16"), Place(1, 1), "��t\0i\0t\0l\0e\0:\0 \0x\0"),
    ],
    ids=["at once", "Latin-1", "CRLF", "later", "after a mark", "cut off", "surrogate", "UTF-16"],
)
def test_the_first_byte_that_is_not_utf_8_is_pointed_at(
    write_bytes: Callable[[bytes], Path], data: bytes, place: Place, excerpt: str
) -> None:
    """The place is counted in characters, as an editor would show it."""
    problems = Problems("small.yaml")
    assert read_text(write_bytes(data), problems) is None
    assert reported(problems.found) == [("S101", place)]
    assert problems.found[0].excerpt == excerpt
    assert "UTF-8" in problems.found[0].message
    assert "UTF-8" in problems.found[0].hint


def unreadable(path: Path) -> str:
    """The one message about a path that cannot be read."""
    problems = Problems("small.yaml")
    assert read_text(path, problems) is None
    assert reported(problems.found) == [("S101", (1, 1))]
    return problems.found[0].message


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    """A file that is not there is a problem, not an exception."""
    assert unreadable(tmp_path / "small.yaml") == "The file cannot be read: it is not there."


def test_a_folder_in_place_of_a_file_is_reported(tmp_path: Path) -> None:
    """A folder whose name looks like a file's is called a folder."""
    (tmp_path / "small.yaml").mkdir()
    assert unreadable(tmp_path / "small.yaml") == "The file cannot be read: it is a folder."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """Nobody writes into the pipe; a reader that opened it would wait for ever."""
    pipe = tmp_path / "small.yaml"
    os.mkfifo(pipe)
    messages: list[str] = []
    reader = threading.Thread(target=lambda: messages.append(unreadable(pipe)), daemon=True)
    reader.start()
    reader.join(5)
    assert messages == ["The file cannot be read: it is a pipe or device."]


def test_a_file_that_may_not_be_read_is_reported(
    write_bytes: Callable[[bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's own reason is passed on."""

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = write_bytes(b"format: 1\n")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert unreadable(path) == "The file cannot be read: permission denied."


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="this user may read everything")
def test_a_file_without_permission_is_reported(write_bytes: Callable[[bytes], Path]) -> None:
    """The same with a file that really is locked away."""
    path = write_bytes(b"format: 1\n")
    path.chmod(0)
    assert unreadable(path) == "The file cannot be read: permission denied."


def test_a_file_of_exactly_the_largest_size_is_read(write_bytes: Callable[[bytes], Path]) -> None:
    """The limit itself is allowed."""
    problems = Problems("small.yaml")
    text = read_text(write_bytes(b"#" * MEBIBYTE), problems)
    assert problems.found == []
    assert len(text or "") == MEBIBYTE


@pytest.mark.parametrize("size", [MEBIBYTE + 1, 2 * MEBIBYTE])
def test_a_larger_file_is_not_read(write_bytes: Callable[[bytes], Path], size: int) -> None:
    """A file that is too large is reported as such, whatever is in it."""
    problems = Problems("small.yaml")
    assert read_text(write_bytes(b"\xff" * size), problems) is None
    assert reported(problems.found) == [("S105", (1, 1))]
    assert "1 MiB" in problems.found[0].message
