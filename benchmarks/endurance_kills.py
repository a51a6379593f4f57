"""SIGKILLs while somebody plays in haste: decisions that were shown, and how many of these were kept."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from tests.support.kills import LIVES, a_life, kept_after, long_story


def measure(count: int) -> int:
    """Kill the program so many times; print what became of the decisions, return how many are missing."""
    shown_in_all = missing = 0
    for learner in range(-(-count // LIVES)):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name, "stories")
            folder.mkdir()
            (folder / "long.yaml").write_text(long_story(), encoding="utf-8")
            chance = random.Random(learner)
            shown = 0
            for _ in range(min(LIVES, count - learner * LIVES)):
                shown = a_life(folder, chance)
                missing += max(0, shown - kept_after(folder))
            shown_in_all += shown
    print(f"kills: {count:,}, decisions shown {shown_in_all:,}, missing {missing:,}")
    return missing
