"""What the tests of the records may ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenario_trainer.play.kept_sessions import begin
from scenario_trainer.play.moments import Timing
from scenario_trainer.story.loading import load_scenario
from tests.support.examples import SMALL
from tests.support.playing import MAZE, Records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scenario_trainer.play.session import Session
    from scenario_trainer.story.model import Guidance, Scenario


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder that is not there yet."""
    return tmp_path / "data"


@pytest.fixture
def database(folder: Path) -> Iterator[Records]:
    """Records with nothing in them."""
    opened = Records(folder)
    yield opened
    opened.close()


@pytest.fixture
def other(folder: Path, database: Records) -> Iterator[Records]:
    """The same records, opened by another window."""
    opened = Records(folder)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def maze(tmp_path_factory: pytest.TempPathFactory, guidance: Guidance) -> Scenario:
    """A story to walk about in, as long as one likes."""
    file = tmp_path_factory.mktemp("stories") / "small.yaml"
    file.write_text(SMALL.partition("\nstart:")[0] + MAZE, encoding="utf-8")
    loaded = load_scenario(file, guidance)
    assert loaded.value is not None, loaded.problems
    return loaded.value


@pytest.fixture
def session(database: Records, small: Scenario, guidance: Guidance) -> Session:
    """The small story from its beginning, kept in the records."""
    return begin(database, small, guidance, timing=Timing.COACHED, seed=1)
