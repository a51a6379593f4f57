"""Fixtures for the tests of the authoring tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenario_trainer.authoring.check import check_file
from scenario_trainer.engine.exploration import BUDGET
from tests.support.seeded import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.authoring.check import Checked
    from scenario_trainer.story.model import Guidance


@pytest.fixture
def checked(write: Callable[[str, str], Path], guidance: Guidance) -> Callable[..., Checked]:
    """Checks a text as the scenario ``small.yaml``, with a budget unless all of it is to be explored."""

    def check_text(text: str, budget: int = BUDGET) -> Checked:
        return check_file(write("small.yaml", text), guidance, TODAY, budget)

    return check_text
