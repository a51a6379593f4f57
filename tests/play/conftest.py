"""What the tests of play may ask for."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.engine.exploration import explore
from scenario_trainer.play.kept_sessions import begin
from scenario_trainer.play.moments import Timing
from scenario_trainer.story.loading import load_scenario
from tests.support.playing import Records

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.play.session import Session
    from scenario_trainer.records.database import Database
    from scenario_trainer.story.model import Guidance, Scenario

    Write = Callable[[str, str], Path]
    Tell = Callable[[str], Scenario]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Records]:
    """Records with nothing in them."""
    with closing(Records(tmp_path / "data")) as opened:
        yield opened


@pytest.fixture
def graph(small: Scenario) -> Graph:
    """All that can happen in the small story."""
    return explore(small)


@pytest.fixture
def tell(write: Write, guidance: Guidance) -> Tell:
    """Loads a version of the small story."""

    def load(text: str) -> Scenario:
        loaded = load_scenario(write("small.yaml", text), guidance)
        assert loaded.value is not None, loaded.problems
        return loaded.value

    return load


@pytest.fixture
def session(database: Database, small: Scenario, guidance: Guidance) -> Session:
    """The small story from its beginning, kept in the records."""
    return begin(database, small, guidance, timing=Timing.COACHED, seed=1)
