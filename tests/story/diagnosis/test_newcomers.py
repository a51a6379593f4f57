"""What somebody types who has never seen YAML is reported at its line, and doing what the hint says is enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenario_trainer.story.loading import load_scenario
from tests.story.diagnosis.newcomers import SLIPS
from tests.story.diagnosis.test_walk import KETTLE, TYPED
from tests.support.mends import mended

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.story.model import Guidance
    from tests.story.diagnosis.newcomers import Slip

    Write = Callable[[str, str], Path]


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_a_mistake_is_reported_at_its_line(write: Write, guidance: Guidance, slip: Slip) -> None:
    """And nothing is reported of the lines around it."""
    assert slip.old in KETTLE
    first = KETTLE[: KETTLE.index(slip.old)].count("\n") + 1
    text = KETTLE.replace(slip.old, slip.new, 1)
    problems = load_scenario(write("the-kettle.yaml", text), guidance).problems
    assert {problem.place.line for problem in problems} == {first + line for line in slip.lines}


@pytest.mark.parametrize(
    ("old", "new"),
    [(each.old, each.new) for each in (*TYPED, *SLIPS)],
    ids=[each.name for each in (*TYPED, *SLIPS)],
)
def test_doing_what_the_hints_say_leads_to_no_other_problem(
    write: Write, guidance: Guidance, old: str, new: str
) -> None:
    """To the letter, all at once."""
    text = KETTLE.replace(old, new, 1)
    problems = load_scenario(write("the-kettle.yaml", text), guidance).problems
    again = write("the-kettle.yaml", mended(text, problems))
    assert load_scenario(again, guidance).problems == ()


def test_ids_may_be_words_that_are_keys(write: Write, guidance: Guidance) -> None:
    """With keys of their own below them they are no person, scene or choice without an id."""
    text = KETTLE.replace("      pour-two:", "      text:").replace("      carry-off:", "      when:")
    assert load_scenario(write("the-kettle.yaml", text.replace("  ada:", "  name:")), guidance).problems == ()
