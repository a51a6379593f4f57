"""What the program remembers about how somebody likes it."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.play.preferences import Preferences, PreferencesFile

if TYPE_CHECKING:
    from pathlib import Path


def test_at_first_nothing_is_remembered(tmp_path: Path) -> None:
    """And asking leaves nothing behind."""
    assert PreferencesFile(tmp_path / "data").preferences == Preferences(theme=None, welcomed=False)
    assert list(tmp_path.iterdir()) == []


def test_a_change_is_remembered(tmp_path: Path) -> None:
    """At once, and at the next start, in a folder that was not there before."""
    file = PreferencesFile(tmp_path / "deep" / "data")
    file.change(theme="calm-dark")
    assert file.preferences == Preferences(theme="calm-dark")
    assert PreferencesFile(tmp_path / "deep" / "data").preferences == Preferences(theme="calm-dark")


def test_a_change_leaves_the_rest_as_it_was(tmp_path: Path) -> None:
    """Each preference stands for itself."""
    PreferencesFile(tmp_path).change(theme="calm-dark")
    PreferencesFile(tmp_path).change(welcomed=True)
    assert PreferencesFile(tmp_path).preferences == Preferences(theme="calm-dark", welcomed=True)


def test_only_the_file_itself_is_left_in_the_folder(tmp_path: Path) -> None:
    """Nothing half-written lies beside it, and it can be read by people."""
    PreferencesFile(tmp_path).change(welcomed=True)
    assert [path.name for path in tmp_path.iterdir()] == ["preferences.json"]
    kept = json.loads((tmp_path / "preferences.json").read_text("utf-8"))
    assert kept == {"theme": None, "rationale": False, "welcomed": True}


def test_what_is_so_already_is_not_written(tmp_path: Path) -> None:
    """A start that changes nothing needs no folder that can be written."""
    PreferencesFile(tmp_path / "data").change(welcomed=False)
    assert not (tmp_path / "data").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_new_folder_is_private(tmp_path: Path) -> None:
    """Nobody else on the computer needs to look into it."""
    PreferencesFile(tmp_path / "data").change(welcomed=True)
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Preferences()),
        ("{", Preferences()),
        ("[]", Preferences()),
        ("[" * 100_000, Preferences()),
        ('{"theme": 3, "welcomed": "yes"}', Preferences()),
        ('{"theme": 3, "welcomed": true}', Preferences(welcomed=True)),
        ('{"theme": "calm-dark", "colour": "red"}', Preferences(theme="calm-dark")),
    ],
    ids=["empty", "cut off", "a list", "too deep", "wrong types", "one wrong type", "an unknown key"],
)
def test_a_damaged_file_is_as_if_nobody_had_chosen(tmp_path: Path, text: str, expected: Preferences) -> None:
    """As far as it is damaged: what can be understood still holds."""
    (tmp_path / "preferences.json").write_text(text, encoding="utf-8")
    assert PreferencesFile(tmp_path).preferences == expected


def test_bytes_that_are_no_text_are_as_if_nobody_had_chosen(tmp_path: Path) -> None:
    """The program starts all the same."""
    (tmp_path / "preferences.json").write_bytes(b"\xff\xfe\x00")
    assert PreferencesFile(tmp_path).preferences == Preferences()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """It is as if nobody had chosen."""
    os.mkfifo(tmp_path / "preferences.json")
    assert PreferencesFile(tmp_path).preferences == Preferences()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """The change holds until the program ends."""
    (tmp_path / "data").write_text("a file, not a folder", encoding="utf-8")
    file = PreferencesFile(tmp_path / "data")
    with pytest.raises(OSError, match="data"):
        file.change(welcomed=True)
    assert file.preferences == Preferences(welcomed=True)


def test_a_file_that_cannot_be_replaced_leaves_nothing_behind(tmp_path: Path) -> None:
    """What was written on the way there is taken away again."""
    (tmp_path / "preferences.json").mkdir()
    with pytest.raises(OSError, match="preferences"):
        PreferencesFile(tmp_path).change(welcomed=True)
    assert [path.name for path in tmp_path.iterdir()] == ["preferences.json"]
