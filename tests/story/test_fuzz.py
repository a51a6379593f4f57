"""Nothing that can happen to a file makes reading it raise, and whatever is reported can be shown."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks import endurance_mutations as mutations
from scenario_trainer.story.loading import load_guidance, load_head, load_scenario
from scenario_trainer.story.problems import Code, Severity
from tests.support.examples import SMALL
from tests.support.story_files import GUIDANCE

if TYPE_CHECKING:
    from pathlib import Path

    from scenario_trainer.story.loading import Loaded
    from scenario_trainer.story.model import Guidance, Head, Scenario

FUZZ = settings(max_examples=2000 if os.environ.get("CI") else 100)


def spoilt(text: str) -> st.SearchStrategy[str]:
    """The text after a few accidents."""
    return st.integers(0, 2**64).map(lambda seed: mutations.spoilt(random.Random(seed), text))


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
