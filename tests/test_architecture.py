"""What may import what: by the contracts in pyproject.toml, and by what a process really imports."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.examples import SMALL
from tests.support.programs import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"

SPY = """
import atexit, sys
def tell():
    print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
atexit.register(tell)
from scenario_trainer.cli import main
main(sys.argv[1:])
"""
"""Runs the command and then tells on standard error what has been imported."""


def test_the_contracts_hold() -> None:
    """Layers, the terminal interface's libraries, and the engine's purity."""
    ran = run(sys.executable, "-c", LINT, "--no-cache")
    assert "0 broken." in ran.said
    assert ran.status == 0, ran.said


@pytest.mark.parametrize(
    ("arguments", "typed"),
    [
        (["--help"], ""),
        (["list"], ""),
        (["check"], ""),
        (["check", "--format", "json"], ""),
        (["guidance"], ""),
        (["--plain"], "g\n1\n\n\n1\nw\n"),
        (["play", "small"], "\n\n1\n"),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, list) else "",
)
def test_what_draws_no_screen_imports_nothing_that_could(
    write: Callable[[str, str], Path], arguments: list[str], typed: str
) -> None:
    """Neither Textual nor Rich: the commands stay quick, and the plain face stays plain."""
    folder = write("small.yaml", SMALL).parent
    ran = run(sys.executable, "-c", SPY, "--scenarios", str(folder), *arguments, typed=typed)
    assert ran.status == 0
    assert "scenario_trainer" in ran.complained.split()
    assert {"textual", "rich"}.isdisjoint(ran.complained.split())
