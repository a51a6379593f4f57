"""What the tests of the language may ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenario_trainer.story.loading import load_scenario

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.story.loading import Loaded
    from scenario_trainer.story.model import Guidance, Scenario


@pytest.fixture
def load(write: Callable[[str, str], Path], guidance: Guidance) -> Callable[[str], Loaded[Scenario]]:
    """Loads a text as the scenario ``small.yaml``."""
    return lambda text: load_scenario(write("small.yaml", text), guidance)


@pytest.fixture
def write_bytes(tmp_path: Path) -> Callable[[bytes], Path]:
    """Writes bytes into a file ``small.yaml``, and returns its path."""

    def write_file(data: bytes) -> Path:
        path = tmp_path / "small.yaml"
        path.write_bytes(data)
        return path

    return write_file
