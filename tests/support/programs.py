"""The program as a process of its own, as a shell starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

import scenario_trainer
from scenario_trainer.cli import main

if TYPE_CHECKING:
    from collections.abc import Mapping

_CONTEXT = click.Context(main)
COMMANDS = {
    name: command for name in main.list_commands(_CONTEXT) if (command := main.get_command(_CONTEXT, name))
}
"""Every command by its name."""

ROOT = Path(__file__).parents[2]
PROGRAM = (sys.executable, "-m", "scenario_trainer")


class Ran(NamedTuple):
    """What came of a process."""

    status: int
    said: str
    complained: str


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process's environment, in which the package is found from any folder; texts are UTF-8."""
    package = str(Path(scenario_trainer.__file__).parents[1])
    return {**os.environ, "PYTHONPATH": package, "PYTHONIOENCODING": "utf-8", **(more or {})}


def run(*command: str, typed: str = "", more: Mapping[str, str] | None = None) -> Ran:
    """Run a command to its end, with these lines typed into it."""
    ran = subprocess.run(
        command,
        input=typed.encode(),
        capture_output=True,
        env=environment(more),
        cwd=ROOT,
        timeout=60,
        check=False,
    )
    return Ran(ran.returncode, as_lines(ran.stdout), as_lines(ran.stderr))


def as_lines(data: bytes) -> str:
    """Text as it was said, whatever ends a line on this system."""
    return data.decode("utf-8", "replace").replace("\r\n", "\n")
