"""Showing lines, and asking for one."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.documents.parts import Document, Paragraph, Section
from scenario_trainer.plain.console import Console, LeaveError
from scenario_trainer.render.plain_lines import WIDTH
from tests.support.typist import conversation

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

WORDS = "word " * 40

GO_ON = {"enter": "go on", "b": "step back"}
IN_FULL = "1 to 3 choose, enter go on, b step back, q quit, h help."
LOCKED = "Not yet: It rains."


def answer(*lines: str, most: int = 0, locked: Mapping[int, str] | None = None) -> tuple[str | None, str]:
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
        (0, "enter go on, b step back, q quit, h help."),
        (1, "1 choose, enter go on, b step back, q quit, h help."),
        (3, IN_FULL),
    ],
)
def test_all_that_can_be_typed_is_named_at_first(most: int, expected: str) -> None:
    """Before the learner is asked, with how to read it again."""
    assert answer(most=most)[1] == f"\n{expected}\n> \n"


def test_each_command_is_explained_once() -> None:
    """Afterwards a prompt has only how to choose or go on, and what is new; help explains all again."""

    def talk(console: Console) -> None:
        console.choose(GO_ON, most=3)
        console.choose(GO_ON, most=2)
        console.choose({**GO_ON, "l": "list"})
        console.choose({**GO_ON, "l": "list"})

    said = conversation(talk, "b", "h", "?", "1", "l", "b")
    explained = IN_FULL.replace("1 to 3", "1 to 2")
    assert said.split("\n> ") == [
        f"\n{IN_FULL}",
        "b\n\n1 to 2, enter, or h",
        f"h\n{explained}",
        f"?\n{explained}",
        "1\n\nenter, l list, or h",
        "l\n\nEnter, or h",
        "b\n",
    ]


def test_enter_is_explained_whenever_it_does_something_else_than_before() -> None:
    """A listener would press it for what it did the last time."""
    begin, debrief = ({"enter": label, "b": "back", "l": "list"} for label in ("begin", "debrief"))

    def talk(console: Console) -> None:
        for commands in (begin, debrief, debrief, begin, begin):
            console.choose(commands)

    prompts = re.findall(r"^[Ee]nter.*", conversation(talk, *[""] * 5), re.MULTILINE)[1:]
    assert prompts == ["enter debrief, or h", "Enter, or h", "enter begin, or h", "Enter, or h"]


@pytest.mark.parametrize(
    ("commands", "expected"),
    [
        ({"w": "write", "l": "list"}, "w write, l list, q quit, h help."),
        ({"x": "delete", "enter": "keep"}, "x delete, enter keep, or h"),
    ],
    ids=["neither numbers nor enter", "one of two"],
)
def test_where_a_prompt_would_say_too_little_all_is_named(commands: dict[str, str], expected: str) -> None:
    """Each time."""

    def talk(console: Console) -> None:
        for _ in range(3):
            console.choose(commands)

    said = conversation(talk, *[next(iter(commands))] * 3)
    assert said.count(f"\n{expected}\n") == 3 - ("enter" in commands)


def test_help_may_say_more_before_the_keys() -> None:
    """What the place is about."""

    def talk(console: Console) -> None:
        console.choose(GO_ON, about=Document("Here", (Paragraph("Rain."),)))

    assert "> h\n\nHere\n\nRain.\n\nenter go on, b step back" in conversation(talk, "h", "b")


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
    assert f"Please type one of these: {IN_FULL}" in " ".join(said.split())


def test_an_empty_line_is_no_answer_where_enter_is_none() -> None:
    """A second press of enter decides nothing."""
    answers: list[str] = []
    conversation(lambda console: answers.append(console.choose({"l": "list"})), "", "l")
    assert answers == ["l"]


def test_a_locked_choice_is_not_taken_for_a_mistake() -> None:
    """It is there, only not yet: what keeps it is said again."""
    given, said = answer("2", "3", most=3, locked={2: LOCKED})
    assert given == "3"
    assert f"> 2\n{LOCKED}\n>" in said
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
