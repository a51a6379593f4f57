"""Control characters are shown, one cell each, and nothing else of a text changes."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from scenario_trainer.story.controls import escaped_json, visible, visible_line
from tests.support.nasty import HIDDEN

PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
"""Two surrogates that JSON reads as one character."""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]0;x\x07", "␛]0;x␇"),
        ("\r\x00\x7f", "␍␀␡"),
        ("\x9b2J", "�2J"),
        ("\u202eabc\u2066", "�abc�"),
        ("\ud800", "�"),
        ("one\ttab\nand مرحبا \u200e🫖", "one\ttab\nand مرحبا \u200e🫖"),
    ],
)
def test_each_control_has_its_sign(text: str, shown: str) -> None:
    """Pictures of controls where Unicode has them."""
    assert visible(text) == shown


@given(st.text(st.sampled_from([*HIDDEN, *"abc \n\t"])))
def test_a_control_becomes_one_cell(text: str) -> None:
    """So that columns and carets stay where they are."""
    shown = visible_line(text)
    assert (len(shown), wcswidth(shown)) == (len(text), len(text))
    assert not set(shown) & set(HIDDEN)


@given(st.text(st.sampled_from([*HIDDEN, *'a"\\\n'])).filter(lambda text: not PAIR.search(text)))
def test_json_keeps_its_data(text: str) -> None:
    """The characters are written as escapes."""
    written = escaped_json(json.dumps({text: text}, ensure_ascii=False))
    assert not set(written) & set(HIDDEN)
    assert json.loads(written) == {text: text}
