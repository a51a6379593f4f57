"""Files are written whole or not at all, and over nothing that was there."""

from __future__ import annotations

import os
import stat
import sys
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.records.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path


def content(folder: Path) -> dict[str, bytes]:
    """What lies in a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_file_is_written_and_nothing_beside_it(tmp_path: Path) -> None:
    """Byte for byte."""
    write_whole(tmp_path / "record.md", b"\x00one\r\n")
    assert content(tmp_path) == {"record.md": b"\x00one\r\n"}


def test_what_is_there_stays_unless_it_may_be_replaced(tmp_path: Path) -> None:
    """The refusal names the file."""
    file = tmp_path / "record.md"
    write_whole(file, b"one")
    with pytest.raises(FileExistsError, match=r"record\.md"):
        write_whole(file, b"two")
    assert content(tmp_path) == {"record.md": b"one"}
    write_whole(file, b"two", replace=True)
    assert content(tmp_path) == {"record.md": b"two"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
@pytest.mark.parametrize("before", [None, 0o644])
def test_only_its_owner_can_read_it(tmp_path: Path, before: int | None) -> None:
    """Even where it replaces one that others could."""
    file = tmp_path / "record.md"
    if before:
        file.touch()
        file.chmod(before)
    write_whole(file, b"one", replace=True)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_where_nothing_can_be_written_that_is_said(tmp_path: Path) -> None:
    """No folder is made for it."""
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "nowhere" / "record.md", b"one")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("refusing", ["fsync", "replace"])
def test_a_disk_that_refuses_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusing: str
) -> None:
    """The old file has its old content, and nothing half-written lies beside it."""
    write_whole(tmp_path / "record.md", b"one")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, refusing, refuse)
    with pytest.raises(OSError, match="No space left"):
        write_whole(tmp_path / "record.md", b"two", replace=True)
    assert content(tmp_path) == {"record.md": b"one"}
