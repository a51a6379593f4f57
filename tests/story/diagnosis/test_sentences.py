"""Sentences in the place of conditions are read for the gauges and flags that they name."""

from __future__ import annotations

import pytest

from scenario_trainer.story.codes import INVALID_CONDITION
from scenario_trainer.story.diagnosis.sentences import condition_meant
from scenario_trainer.story.problems import START, Problems
from scenario_trainer.story.unknown_names import MOST_SUGGESTED
from scenario_trainer.story.yaml_nodes import parse

FILE = """
gauges:
  trust: {label: Trust in the kitchen, start: 2, min: 0, max: 4, low: wary, high: solid}
flags:
  heard_ada: You heard why the rota stopped.
"""


def known() -> Problems:
    """The problems of a file with a gauge and a flag, which has none yet."""
    problems = Problems("the-kettle.yaml")
    problems.tree = parse(FILE, problems)
    return problems


@pytest.mark.parametrize(
    ("sentence", "hint"),
    [
        ("you have heard Ada", "Write ‘heard_ada’."),
        ("You heard why the rota stopped.", "Write ‘heard_ada’."),
        ("you have not heard Ada", "Write ‘not heard_ada’."),
        ("you haven’t heard Ada", "Write ‘not heard_ada’."),
        ("trust is high", "Compare it with a number: write ‘trust >= 1’, or another number."),
        ("there is less trust than 3", "Compare it with a number: write ‘trust <= 3’, or another number."),
        ("after a talk in the corridor", "Known here: trust, heard_ada."),
        ("heard_ada trust", ""),
        ("(heard Ada", ""),
        ("rain", ""),
    ],
)
def test_a_sentence_is_read_for_what_it_names(sentence: str, hint: str) -> None:
    """One gauge or flag is suggested; of several, and in what is hardly a sentence, the parser says more."""
    meant = condition_meant(sentence, known())
    assert meant.endswith(hint)
    assert bool(meant) == bool(hint)


def test_names_are_suggested_for_the_first_problems_only() -> None:
    """Looking for all names in each of many conditions would take too long."""
    problems = known()
    for _ in range(MOST_SUGGESTED):
        problems.add(INVALID_CONDITION, START, "")
    assert "heard_ada" not in condition_meant("you have heard Ada", problems)
