"""The map of a scenario, said from its briefing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.plain.console import WIDTH
from tests.support.typist import FIXED, GUIDANCE, visit
from tests.support.unreached import unreached_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MAP = """\

Map: A small story

door: door
  goes on -> kitchen

kitchen: Monday, 8.55
  ask (reflects) -> kitchen
  tell (partly reflects, works against) -> week when trust > 4 (never taken)
  tell (partly reflects, works against) -> apart
  rota (reflects, works against) -> week
  whisper -> week

week: A full kettle [A fragile ending]

attic: Under the roof (never reached)
  goes on -> week (never taken)

apart: Two kettles [A breakdown]

enter begin"""


@pytest.fixture
def folder(write: Callable[[str, str], Path]) -> Path:
    """The small story, with a scene that is never reached."""
    write("guidance.yaml", GUIDANCE)
    return write("small.yaml", unreached_text(FIXED)).parent


def test_the_briefing_says_the_map(folder: Path) -> None:
    """Scenes, ways, endings, and what is never reached."""
    said = visit(folder, "m", first="small")
    assert "m map" in " ".join(said.split())
    assert MAP in said


def test_after_the_map_one_is_still_in_the_briefing(folder: Path) -> None:
    """Nothing has begun: one can begin, or go back to the list."""
    said = visit(folder, "m", "", first="small")
    assert said.index("Map: A small story") < said.index("The kettle is empty again.")
    assert "A small story (initial training, 5 minutes)" in visit(folder, "m", "l", first="small")


def test_a_long_way_is_wrapped_under_its_scene(write: Callable[[str, str], Path], folder: Path) -> None:
    """So that no line is wider than a narrow terminal, and where scenes begin stays clear."""
    condition = "(asked or trust > 2) and not (trust < 1 and asked) and not (trust == 3)"
    write(
        "small.yaml",
        unreached_text(FIXED, ("- to: apart", f"- {{when: {condition}, to: week}}\n          - to: apart")),
    )
    said = visit(folder, "m", first="small")
    assert max(map(len, said.splitlines())) <= WIDTH
    assert re.search(r"\n  tell \(partly reflects, works against\) -> week when \(asked .*\n    \S", said)
