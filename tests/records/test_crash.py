"""The program is killed at any moment: what was shown as decided is there."""

from __future__ import annotations

import random
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.kills import LIVES, a_life, kept_after, long_story
from tests.support.thorough import first

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not a signal of Windows")
@pytest.mark.parametrize("learner", first(1, range(6)))
def test_no_decision_whose_feedback_was_shown_is_missing(write: Callable[[str, str], Path], learner: int) -> None:
    """However often the program is killed, and at whatever moment; at most the answer being typed is gone."""
    folder = write("long.yaml", long_story()).parent
    chance = random.Random(learner)
    before = 0
    for _ in range(LIVES):
        shown = a_life(folder, chance)
        assert before <= shown <= kept_after(folder)
        before = shown
