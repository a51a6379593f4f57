"""Text in paragraphs, wrapped with a hanging indent."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scenario_trainer.story.controls import visible
from scenario_trainer.tui.block import Block, wrap

words = st.text(
    st.one_of(
        st.sampled_from("aé水ก็🫖\u0301\u200d👩🏽\N{NO-BREAK SPACE}-[]/@$<&\\"),
        st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]),
    ),
    max_size=90,
)
texts = st.lists(words, max_size=20).map(" ".join) | st.lists(words, max_size=5).map("\n".join)
firsts = st.sampled_from(["", "• ", "  1  ", "● Reflects  ", "水 "])
rooms = st.integers(2, 76)
"""How much room is left of a line after its beginning: at least for one wide character."""


def wrapped(text: str, width: int, first: str = "") -> list[str]:
    """The lines of a text."""
    return [line.plain for line in wrap(Block(text, first=first), width)]


@pytest.mark.parametrize(
    ("text", "first", "expected"),
    [
        ("Rain and sun.", "", ["Rain and", "sun."]),
        ("Rain and sun.", "1. ", ["1. Rain", "   and", "   sun."]),
        ("Rain.\nSun.", "- ", ["- Rain.", "  Sun."]),
        ("Rain.\n\nSun.", "- ", ["- Rain.", "  ", "  Sun."]),
        ("", "- ", ["- "]),
        ("", "", [""]),
        ("Cloudlessness", "", ["Cloudless", "ness"]),
        ("[b]x[/b]", "", ["[b]x[/b]"]),
        ("水水水水水", "", ["水水水水", "水"]),
    ],
)
def test_a_text_is_wrapped_between_words(text: str, first: str, expected: list[str]) -> None:
    """Below where it began; a word that is too long is broken, and markup is text."""
    assert wrapped(text, 9, first) == expected


def test_other_lines_may_begin_with_a_rail() -> None:
    """Instead of blanks."""
    found = wrap(Block("Rain and sun.", first="1 ● ", rest=" │  "), 9)
    assert [line.plain for line in found] == ["1 ● Rain", " │  and", " │  sun."]


@given(texts, firsts, rooms)
@example("a " * 40, "• ", 2)
def test_no_line_is_wider_than_there_is_room(text: str, first: str, room: int) -> None:
    """However wide its characters are."""
    indent = Block("", first=first)
    width = wrap(indent, 80)[0].cell_length + room
    assert [line.plain for line in wrap(Block(text, first=first), width) if line.cell_length > width] == []


@given(texts, firsts, rooms)
@example("\ufffe", "", 2)
@example("\u202eabc", "", 2)
def test_no_letter_is_lost(text: str, first: str, room: int) -> None:
    """Only blanks give way to the ends of lines; a control character is shown as a sign."""
    lines = wrapped(text, len(first) * 2 + room, first)
    assert "".join("".join(lines).split()) == "".join(visible(first + text).split())


@given(texts, rooms)
def test_lines_hang_below_the_first(text: str, room: int) -> None:
    """By as much as stands before it."""
    before, *hanging = wrapped(text, 5 + room, "  1  ")
    assert before.startswith("  1  ")
    assert [line for line in hanging if not line.startswith(" " * 5)] == []


@given(texts, rooms)
def test_what_stands_before_the_text_changes_only_its_place(text: str, room: int) -> None:
    """The same lines, further to the right."""
    assert [line[3:] for line in wrapped(text, room + 3, "1. ")] == wrapped(text, room)
