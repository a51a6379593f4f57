"""Fixed words: complete, distinct, and true of what they name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args, get_type_hints

import pytest

from scenario_trainer.documents.wording import labels
from scenario_trainer.play.changes import Changed
from scenario_trainer.play.decisions import Confidence
from scenario_trainer.play.moments import Timing
from scenario_trainer.play.writing import Heading
from scenario_trainer.story.entries import TUTORIAL
from scenario_trainer.story.library import bundled_folder
from scenario_trainer.story.loading import load_head
from scenario_trainer.story.model import Head, Principle
from scenario_trainer.story.terms import Alignment, EndingKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@pytest.mark.parametrize(
    ("words", "things"),
    [
        (labels.ALIGNMENTS, Alignment),
        (labels.TAKEN_UP, [*Alignment, None]),
        (labels.CONFIDENCE, Confidence),
        (labels.ENDINGS, EndingKind),
        (labels.ENDING_MEANINGS, EndingKind),
        (labels.TIMINGS, Timing),
        (labels.CHANGES, Changed),
        (labels.PROMPTS, Heading),
        (labels.LEVELS, get_args(get_type_hints(Head)["level"])),
        (labels.KINDS, get_args(get_type_hints(Principle)["kind"])),
    ],
    ids=[
        *("alignments", "taken up", "confidence", "endings", "meanings", "timings", "changes", "prompts"),
        *("levels", "kinds"),
    ],
)
def test_there_are_words_of_its_own_for_everything(words: Mapping[str, str], things: Iterable[str]) -> None:
    """None is left out, and no two have the same."""
    assert list(words) == list(things)
    assert len(set(words.values())) == len(words)


def test_the_form_has_a_heading_for_all_it_asks_and_all_standards_a_name() -> None:
    """Source of both: Social Work England, recording CPD."""
    form = (Heading.RELEVANCE, Heading.LEARNT, Heading.IMPACT, Heading.PEER, Heading.STANDARDS)
    assert tuple(labels.CPD_HEADINGS) == form
    assert list(labels.STANDARDS) == [f"4.{number}" for number in range(1, 9)]


def test_the_welcome_is_true_of_the_tutorial() -> None:
    """It names the tutorial's title and how long it takes."""
    head = load_head(bundled_folder() / f"{TUTORIAL}.yaml").value
    assert head is not None
    assert (head.title in labels.WELCOME, head.minutes) == (True, 9)
    assert "nine minutes" in labels.WELCOME


def test_no_label_names_a_key() -> None:
    """Keys and commands belong to the faces."""
    texts = [text for text in vars(labels).values() if isinstance(text, str)]
    assert [
        text for text in texts if re.search(r"\b[Pp]ress\b|\b(?:[Ee]nter|[Ee]sc(?:ape)?) (?:key|to)\b", text)
    ] == []
