"""Conditions in the words of a story's author."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scenario_trainer.documents.conditions import in_words
from scenario_trainer.documents.wording import labels
from scenario_trainer.story.condition_parser import parse_condition
from scenario_trainer.story.model import Gauge, Scenario

TRUST, ASKED = "Trust in the kitchen is", "“You asked Ada”"
HIDDEN = labels.HIDDEN_CONDITION
WORDS = {
    "trust < 1": f"{TRUST} below 1",
    "trust <= 1": f"{TRUST} at most 1",
    "trust > 1": f"{TRUST} above 1",
    "trust >= 1": f"{TRUST} at least 1",
    "trust == 1": f"{TRUST} 1",
    "trust != 1": f"{TRUST} other than 1",
    "not trust < 1": f"{TRUST} at least 1",
    "not trust <= 1": f"{TRUST} above 1",
    "not trust > 1": f"{TRUST} at most 1",
    "not trust >= 1": f"{TRUST} below 1",
    "not trust == 1": f"{TRUST} other than 1",
    "not trust != 1": f"{TRUST} 1",
    "asked": ASKED,
    "not asked": f"not {ASKED}",
    "not (not asked)": ASKED,
    "asked and trust > 2": f"{ASKED} and {TRUST} above 2",
    "not (asked and trust > 2)": f"not {ASKED} or {TRUST} at most 2",
    "not (asked or trust > 2)": f"not {ASKED} and {TRUST} at most 2",
    "asked and (trust > 2 or trust < 1)": f"{ASKED} and ({TRUST} above 2 or {TRUST} below 1)",
    "worry > 2": HIDDEN,
    "not worry > 2": HIDDEN,
    "worry > 2 and worry < 4": HIDDEN,
    "asked and worry > 2": f"{ASKED} and {HIDDEN}",
}


@pytest.mark.parametrize(("condition", "words"), WORDS.items(), ids=WORDS)
def test_a_condition_is_said_in_words(small: Scenario, condition: str, words: str) -> None:
    """Gauges by their labels, flags by their texts; nothing that learners do not see is named."""
    worry = Gauge(label="Secret worry", start=0, min=0, max=5, low="calm", high="afraid", shown=False)
    scenario = replace(small, gauges={**small.gauges, "worry": worry})
    assert in_words(parse_condition(condition), scenario) == words
