"""Showing lines, and asking for one."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.documents.parts import Document, Paragraph, Section
from scenario_trainer.plain.console import Console, LeaveError
from scenario_trainer.render.plain_lines import WIDTH
from tests.support.typist import conversation

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

WORDS = "word " * 40

GO_ON = {"enter": "go on", "b": "step back"}
IN_FULL = "1 to 3 choose, enter go on, b step back, q quit."


def answer(*lines: str, most: int = 0, locked: Collection[int] = ()) -> tuple[str | None, str]:
    """What `choose` comes to, and all that was shown and typed."""
    answers: list[str] = []
    said = conversation(
        lambda console: answers.append(console.choose(GO_ON, most=most, locked=locked)),
        *lines,
    )
    return (answers[0] if answers else None), said


@pytest.mark.parametrize(
    ("show", "expected"),
    [
        (lambda console: console.say(), "\n"),
        (lambda console: console.say("Rain.\n\nSun."), "Rain.\n\nSun.\n"),
        (lambda console: console.say("Rain.\nSun.", first="- "), "- Rain.\n  Sun.\n"),
        (
            lambda console: console.show(Document("Monday", (Paragraph("Rain."), Section("Sun", ())), "early")),
            "\nMonday: early\n\nRain.\n\nSun\n",
        ),
        (lambda console: console.show_parts([Paragraph("Rain."), Paragraph("Sun.")]), "\nRain.\n\nSun.\n"),
    ],
)
def test_what_is_shown_is_lines(show: Callable[[Console], None], expected: str) -> None:
    """With the beginnings and blank lines that were asked for, and nothing else."""
    assert conversation(show) == expected


@pytest.mark.parametrize("first", ["", "- ", "10. "])
def test_a_long_text_is_wrapped_between_words(first: str) -> None:
    """Within the width, below where it began."""
    lines = conversation(lambda console: console.say(WORDS, first=first)).splitlines()
    assert len(lines) > 1
    assert all(len(line) <= WIDTH for line in lines)
    assert [line[: len(first)] for line in lines] == [first, *[" " * len(first)] * (len(lines) - 1)]
    assert " ".join(line[len(first) :] for line in lines) == WORDS.strip()


def test_a_hyphenated_word_is_kept_together() -> None:
    """A screen reader would read its halves as two words."""
    text = "x" * (WIDTH - 5) + " good-enough"
    assert conversation(lambda console: console.say(text)).splitlines()[1] == "good-enough"


def test_an_answer_is_taken_without_blanks_around_it() -> None:
    """What was meant counts."""
    answers: list[str] = []
    said = conversation(lambda console: answers.append(console.ask()), "  two words ")
    assert (answers, said) == (["two words"], ">   two words \n")


def test_the_end_of_the_input_is_a_wish_to_leave() -> None:
    """On a line of its own, so that the next prompt of a shell is."""
    sink = io.StringIO()
    with pytest.raises(LeaveError):
        Console(io.StringIO(""), sink).ask()
    assert sink.getvalue() == "\n"


def test_a_last_line_without_an_end_counts() -> None:
    """As a pipe may have it."""
    assert Console(io.StringIO("b"), io.StringIO()).ask() == "b"


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        (0, "enter go on, b step back, q quit."),
        (1, "1 choose, enter go on, b step back, q quit."),
        (3, IN_FULL),
    ],
)
def test_all_that_can_be_typed_is_named_at_first(most: int, expected: str) -> None:
    """Before the learner is asked, with how to read it again."""
    assert answer(most=most)[1] == f"\n{expected[:-1]}, ? all keys.\n> \n"


def test_each_command_is_explained_once() -> None:
    """Afterwards a prompt has only how to choose or go on, and what is new; a question mark explains all again."""

    def talk(console: Console) -> None:
        console.choose(GO_ON, most=3)
        console.choose(GO_ON, most=2)
        console.choose({**GO_ON, "l": "list"})
        console.choose({"enter": "begin", "b": "step back"})
        console.choose({"l": "list"})
        console.choose({"enter": "begin"})

    said = conversation(talk, "b", "?", "1", "l", "b", "l", "")
    assert said.split("\n> ") == [
        f"\n{IN_FULL[:-1]}, ? all keys.",
        "b\n\n1 to 2, enter, or ?",
        f"?\n{IN_FULL.replace('1 to 3', '1 to 2')}",
        "1\n\nenter, l list, or ?",
        "l\n\nenter begin, or ?",
        "b\n\nA letter, or ?",
        "l\n\nEnter, or ?",
        "\n",
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("", "enter"), ("enter", "enter"), ("b", "b"), ("B", "b"), (" b ", "b"), ("1", "1"), ("3", "3")],
)
def test_what_was_offered_is_an_answer(typed: str, expected: str) -> None:
    """An empty line is enter, and capitals make no difference."""
    assert answer(typed, most=3)[0] == expected


@pytest.mark.parametrize("typed", ["4", "0", "-1", "01", "1.", "x", "b b", "²", "9" * 5000, "\x1b[A", "-"])
def test_anything_else_is_asked_again(typed: str) -> None:
    """With all that can be typed; nothing was chosen."""
    given, said = answer(typed, "2", most=3)
    assert given == "2"
    assert f"Please type one of these: {IN_FULL}" in said


def test_an_empty_line_is_no_answer_where_enter_is_none() -> None:
    """A second press of enter decides nothing."""
    answers: list[str] = []
    conversation(lambda console: answers.append(console.choose({"l": "list"})), "", "l")
    assert answers == ["l"]


def test_a_locked_choice_is_not_taken_for_a_mistake() -> None:
    """It is there, only not yet."""
    given, said = answer("2", "3", most=3, locked=[2])
    assert given == "3"
    assert "That cannot be chosen yet." in said
    assert "Please type" not in said


@pytest.mark.parametrize("typed", ["q", "Q", "quit", " q "])
def test_q_always_leaves(typed: str) -> None:
    """Whatever else is offered."""
    assert answer(typed, most=3)[0] is None


def test_among_free_words_only_q_leaves() -> None:
    """Other commands are words there."""
    words: list[str] = []

    def talk(console: Console) -> None:
        while True:
            words.append(console.ask_words())

    conversation(talk, "l", "?", "q", "b")
    assert words == ["l", "?"]
