"""What the tests of the terminal interface may ask for."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import platformdirs
import pytest

from scenario_trainer.records import database, log
from tests.plain.faces import FIXED, GUIDANCE
from tests.variants import small_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def folder(write: Callable[[str, str], Path]) -> Path:
    """A folder with the small story, its choices in written order, and a guidance of its own."""
    write("guidance.yaml", GUIDANCE)
    return write("small.yaml", small_text(FIXED)).parent


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long for another program that is writing."""
    monkeypatch.setattr(database, "PATIENCE", 0.01)


@pytest.fixture
def documents(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The learner's documents folder, with nothing in it."""
    folder = tmp_path / "documents"
    folder.mkdir()
    monkeypatch.setattr(platformdirs, "user_documents_path", lambda: folder)
    return folder


@pytest.fixture
def due_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes against a principle comes back for review on the same day."""
    monkeypatch.setattr(log, "FIRST_INTERVAL", timedelta())
