"""What a small file can cost: the short form of `python -m benchmarks.endurance`."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks import endurance_mutations as mutations
from benchmarks.checking import TODAY
from benchmarks.endurance_heavy_files import HEAVY, Heavy, nine_ways, routes, stuck, unknown_names
from scenario_trainer.authoring.check import Report, check_file
from scenario_trainer.authoring.checks.dead_ends import DEAD_END, MOST_WITNESSES
from scenario_trainer.authoring.reports import as_text
from scenario_trainer.engine.exploration import BUDGET
from scenario_trainer.story.unknown_names import MOST_SUGGESTED
from tests.support.programs import PROGRAM, environment
from tests.support.thorough import thorough
from tests.test_cli import posix

if TYPE_CHECKING:
    from pathlib import Path

    from scenario_trainer.authoring.check import Checked
    from scenario_trainer.story.model import Guidance

LONGEST = 40
"""In seconds, for any file of up to 1 MiB."""
HIGHEST = 3.0
"""How much more a file of twice the length may cost: the square would be 4."""

by_kind = pytest.mark.parametrize("heavy", HEAVY, ids=[each.write.__name__ for each in HEAVY])


def checked(tmp_path: Path, guidance: Guidance, text: str, budget: int = BUDGET) -> Checked:
    """A file with this text after its check and its report."""
    file = tmp_path / "heavy.yaml"
    file.write_text(text, encoding="utf-8")
    found = check_file(file, guidance, TODAY, budget)
    as_text(Report(found.problems, 1))
    return found


def work(tmp_path: Path, guidance: Guidance, text: str, budget: int) -> int:
    """How many functions are called while a file is checked, which no other program on the machine changes."""
    calls = 0

    def count(_: object, event: str, __: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        checked(tmp_path, guidance, text, budget)
    finally:
        sys.setprofile(None)
    return calls


@by_kind
def test_the_cost_of_a_check_grows_with_the_length_of_a_file(
    tmp_path: Path, guidance: Guidance, heavy: Heavy
) -> None:
    """Not with its square: from a hundredth of what a file can hold to a fiftieth."""
    least = max(3, heavy.most // 100)
    once, twice = (work(tmp_path, guidance, heavy.write(least * times), 5_000) for times in (1, 2))
    assert twice < once * HIGHEST


@thorough
@by_kind
def test_no_file_stops_a_check(tmp_path: Path, guidance: Guidance, heavy: Heavy) -> None:
    """The largest of each kind, whatever it holds."""
    started = time.perf_counter()
    checked(tmp_path, guidance, heavy.write(heavy.most))
    assert time.perf_counter() - started < LONGEST


@thorough
def test_no_spoilt_file_breaks_a_check_or_its_reports() -> None:
    """Of every bundled scenario and of the guidance."""
    assert mutations.measure(56) == 0


@posix
def test_an_interrupted_check_ends_within_a_second(tmp_path: Path) -> None:
    """Whatever it is doing."""
    file = tmp_path / "heavy.yaml"
    file.write_text(nine_ways(10), encoding="utf-8")
    with subprocess.Popen(
        [*PROGRAM, "check", file], env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        time.sleep(2)
        process.send_signal(signal.SIGINT)
        started = time.perf_counter()
        _, complained = process.communicate(timeout=20)
    assert time.perf_counter() - started < 2
    assert (process.returncode, complained.decode().strip()) == (1, "Aborted!")


def test_the_first_dead_ends_come_with_the_way_there(tmp_path: Path, guidance: Guidance) -> None:
    """All are reported; the lists of choices together would take the square of the story's length."""
    found = checked(tmp_path, guidance, stuck(MOST_WITNESSES + 20)).problems
    dead_ends = [each for each in found if each.code is DEAD_END]
    assert [each.witness is not None for each in dead_ends] == [True] * MOST_WITNESSES + [False] * 20


def test_names_are_suggested_for_the_first_problems(tmp_path: Path, guidance: Guidance) -> None:
    """Each is reported."""
    found = checked(tmp_path, guidance, unknown_names(MOST_SUGGESTED + 20)).problems
    suggested = ["Did you mean" in each.hint for each in found]
    assert suggested == [True] * MOST_SUGGESTED + [False] * 20


def test_a_search_stops_where_its_states_cost_too_much(tmp_path: Path, guidance: Guidance) -> None:
    """A state with two hundred routes for each choice counts for many."""
    few, many = (checked(tmp_path, guidance, routes(number), budget=5_000).subject for number in (1, 200))
    assert few is not None
    assert many is not None
    assert few.graph.states > 5_000
    assert many.graph.states < 1_000
