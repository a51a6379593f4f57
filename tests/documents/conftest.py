"""What the tests of the builders may ask for: the small story with records beside it."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.engine.exploration import explore
from scenario_trainer.play.flow import Flow
from scenario_trainer.play.moments import Timing
from scenario_trainer.story.library import open_library
from tests.support.playing import Records
from tests.support.typist import FIXED, GUIDANCE
from tests.support.variants import small_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.play.session import Session
    from scenario_trainer.story.model import Scenario


@pytest.fixture
def flow(write: Callable[[str, str], Path], tmp_path: Path) -> Iterator[Flow]:
    """A library with the small story under a guidance of its own, read whole, and empty records."""
    write("guidance.yaml", GUIDANCE)
    library = open_library(write("small.yaml", small_text(FIXED)).parent)
    library.complete()
    with closing(Records(tmp_path / "data")) as database:
        yield Flow(library, database, seed=1)


@pytest.fixture
def scenario(flow: Flow) -> Scenario:
    """The small story."""
    loaded = flow.library.load(flow.library.entries[0]).value
    assert loaded is not None
    return loaded


@pytest.fixture
def graph(scenario: Scenario) -> Graph:
    """All that can happen in it."""
    return explore(scenario)


@pytest.fixture
def session(flow: Flow, scenario: Scenario) -> Session:
    """An attempt at it, coached and kept."""
    return flow.begin(scenario, Timing.COACHED)
