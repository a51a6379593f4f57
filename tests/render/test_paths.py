"""Where an exported file goes."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs
import pytest

from scenario_trainer.render.paths import documents_folder, typed_path


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (" notes/my record.md ", "notes/my record.md"),
        ("~/record.md", "/home/ada/record.md"),
        ("a~b.md", "a~b.md"),
        ("~nobody-of-that-name/record.md", "~nobody-of-that-name/record.md"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has its homes elsewhere")
def test_a_name_that_was_typed_is_a_path(monkeypatch: pytest.MonkeyPatch, typed: str, expected: str) -> None:
    """As a shell takes it, but for blanks; a home that nobody has stays as it was typed."""
    monkeypatch.setenv("HOME", "/home/ada")
    assert typed_path(typed) == Path(expected)


def test_a_document_goes_to_the_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where somebody would look for it; without such a folder, where they are."""
    folder = tmp_path / "Documents"
    monkeypatch.setattr(platformdirs, "user_documents_path", lambda: folder)
    monkeypatch.chdir(tmp_path)
    assert documents_folder() == tmp_path
    folder.mkdir()
    assert documents_folder() == folder
