"""What the tests of the records may ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenario_trainer.records.database import Database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder that is not there yet."""
    return tmp_path / "data"


@pytest.fixture
def database(folder: Path) -> Iterator[Database]:
    """Records with nothing in them."""
    opened = Database(folder)
    yield opened
    opened.close()
