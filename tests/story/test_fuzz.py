"""Nothing that can happen to a file makes reading it raise, and whatever is reported can be shown."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scenario_trainer.story.loading import load_guidance, load_head, load_scenario
from scenario_trainer.story.problems import Code, Severity
from tests.support.examples import SMALL
from tests.support.story_files import GUIDANCE

if TYPE_CHECKING:
    from pathlib import Path

    from scenario_trainer.story.loading import Loaded
    from scenario_trainer.story.model import Guidance, Head, Scenario

FUZZ = settings(max_examples=2000 if os.environ.get("CI") else 200)

TOKENS = [
    *("*a", "&a ", "!!x ", "!!str ", "!", "!<x> ", "<<: *a", "? ", ": ", "- ", "-", ":", "#", " #", ",", "~"),
    *(
        "{",
        "}",
        "[",
        "]",
        "{}",
        "[]",
        "'",
        '"',
        "\\",
        "|\n",
        ">-\n",
        "|9\n",
        "%YAML 1.1\n",
        "---\n",
        "...\n",
        "--- ",
    ),
    *("\t", "\n\t", " ", "\n", "\n\n", "\r", "\r\n", "\0", "\x07", "\x1b[2J", "\x7f", "\x85", "\xa0", "\u2028"),
    *("\u202e", "\u200b", "\ufeff", "\ufffe", "\uffff", "🫖", "👩‍🏫", "é", "e\u0301", "ß", "İ", "٣", "\U0010ffff"),
    *('"\\0"', '"\\r"', '"\\x1b"', '"\\u202e"', '"\\ud800"', '"\\U00110000"', "@", "`", "%"),
    *(
        "no",
        "010",
        "12:30",
        "-1",
        "+1",
        "99999999999",
        "1e9",
        "true",
        "null",
        "= 3",
        ">=",
        "not ",
        "(",
        ")",
        " and ",
    ),
    *("scenes:", "scenes:\n", "format: 1\n", "when: asked", "goto: ", "choices:\n", "ending:\n", "text:"),
]

Change: TypeAlias = Callable[[st.DrawFn, str], str]


def at(draw: st.DrawFn, text: str) -> int:
    """Some place in a text."""
    return draw(st.integers(0, len(text)))


def insert(draw: st.DrawFn, text: str) -> str:
    """Something foreign between two characters."""
    place = at(draw, text)
    return text[:place] + draw(st.sampled_from(TOKENS) | st.text(max_size=4)) + text[place:]


def overwrite(draw: st.DrawFn, text: str) -> str:
    """Something foreign in place of a character."""
    place = at(draw, text)
    return text[:place] + draw(st.sampled_from(TOKENS)) + text[place + 1 :]


def delete(draw: st.DrawFn, text: str) -> str:
    """A few characters fewer."""
    place = at(draw, text)
    return text[:place] + text[place + draw(st.integers(1, 30)) :]


def swap(draw: st.DrawFn, text: str) -> str:
    """Two neighbouring characters the other way round."""
    place = at(draw, text)
    return text[:place] + text[place : place + 2][::-1] + text[place + 2 :]


def truncate(draw: st.DrawFn, text: str) -> str:
    """Only the beginning."""
    return text[: at(draw, text)]


def delete_line(draw: st.DrawFn, text: str) -> str:
    """A line fewer."""
    lines = text.split("\n")
    del lines[draw(st.integers(0, len(lines) - 1))]
    return "\n".join(lines)


def repeat_line(draw: st.DrawFn, text: str) -> str:
    """A line twice, the second time anywhere."""
    lines = text.split("\n")
    lines.insert(draw(st.integers(0, len(lines))), draw(st.sampled_from(lines)))
    return "\n".join(lines)


def swap_lines(draw: st.DrawFn, text: str) -> str:
    """Two lines in each other's place."""
    lines = text.split("\n")
    one, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def indent_line(draw: st.DrawFn, text: str) -> str:
    """A line further in or out."""
    lines = text.split("\n")
    line = draw(st.integers(0, len(lines) - 1))
    lines[line] = draw(st.sampled_from(["", " ", "  ", "    ", "\t"])) + lines[line].lstrip(" ")
    return "\n".join(lines)


def replace_value(draw: st.DrawFn, text: str) -> str:
    """Another value behind a key."""
    lines = text.split("\n")
    line = draw(st.integers(0, len(lines) - 1))
    key, colon, _ = lines[line].partition(": ")
    lines[line] = key + colon + draw(st.sampled_from(TOKENS) | st.text(max_size=12))
    return "\n".join(lines)


CHANGES: list[Change] = [
    *(insert, overwrite, delete, swap, truncate),
    *(delete_line, repeat_line, swap_lines, indent_line, replace_value),
]


@st.composite
def spoilt(draw: st.DrawFn, text: str) -> str:
    """The text after a few accidents."""
    for change in draw(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=5)):
        text = change(draw, text)
    return text


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the spoilt files are written, one after the other."""
    return tmp_path_factory.mktemp("stories") / "small.yaml"


def lines_of(text: str) -> list[str]:
    """The lines as an editor numbers them."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def assert_sound(loaded: Loaded[Scenario] | Loaded[Head] | Loaded[Guidance], lines: list[str]) -> None:
    """There is a value or an error, never both; and each problem can be shown at its place."""
    errors = [problem for problem in loaded.problems if problem.severity is Severity.ERROR]
    assert (loaded.value is None) == bool(errors)
    assert list(loaded.problems) == sorted(loaded.problems, key=lambda problem: (problem.place, problem.code.id))
    for problem in loaded.problems:
        assert isinstance(problem.code, Code)
        assert problem.message.strip()
        assert 1 <= problem.place.line <= len(lines)
        assert problem.excerpt == lines[problem.place.line - 1]
        assert 1 <= problem.place.column <= len(problem.excerpt) + 1


@FUZZ
@given(spoilt(SMALL))
@example("")
@example("\ufeff")
@example(SMALL.replace("\n", "\r"))
@example("a: " + "{a: " * 60)
@example(SMALL + "...\n" * 2 + "x")
def test_a_spoilt_scenario_is_read_or_reported(path: Path, guidance: Guidance, text: str) -> None:
    """However it is read: as a scenario, as a head, or by mistake as a guidance."""
    path.write_bytes(text.encode())
    lines = lines_of(text)
    scenario, head = load_scenario(path, guidance), load_head(path)
    for loaded in (scenario, head, load_guidance(path)):
        assert_sound(loaded, lines)
    if scenario.value is not None:
        assert head.value is not None
        assert head.value.title == scenario.value.title


@FUZZ
@given(spoilt(GUIDANCE))
def test_a_spoilt_guidance_is_read_or_reported(path: Path, text: str) -> None:
    """A lecturer's own principles are read with the same care."""
    path.write_bytes(text.encode())
    assert_sound(load_guidance(path), lines_of(text))


@FUZZ
@given(st.integers(0, len(SMALL)), st.binary(min_size=1, max_size=8))
@example(0, b"\xff\xfe")
@example(0, b"\xef\xbb\xbf\xff")
@example(len(SMALL), b"\xc3")
def test_foreign_bytes_are_read_or_reported(path: Path, guidance: Guidance, place: int, data: bytes) -> None:
    """Bytes that are no text anywhere in a file, at its very beginning and end too."""
    whole = SMALL[:place].encode() + data + SMALL[place:].encode()
    path.write_bytes(whole)
    lines = lines_of(whole.decode("utf-8", "replace"))
    for loaded in (load_scenario(path, guidance), load_head(path)):
        assert_sound(loaded, lines)


@FUZZ
@given(st.binary(max_size=200))
def test_any_bytes_are_reported(path: Path, guidance: Guidance, data: bytes) -> None:
    """What was never a scenario is none."""
    path.write_bytes(data)
    loaded = load_scenario(path, guidance)
    assert loaded.value is None
    assert_sound(loaded, lines_of(data.decode("utf-8", "replace")))
