"""What long work has come to."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import click

from scenario_trainer.story.controls import visible_line

if TYPE_CHECKING:
    from pathlib import Path


class Progress:
    """A line on standard error, where that is a terminal, that shows how far long work has come."""

    EVERY = 0.2
    """In seconds; shorter work shows nothing."""

    def __init__(self) -> None:
        self._next = time.monotonic() + self.EVERY
        self._shown = False

    def show(self, file: Path, states: int) -> None:
        """Show the state of the work, if it is time to."""
        if time.monotonic() >= self._next and sys.stderr.isatty():
            self._write(f"\r\x1b[K{visible_line(file.name)}: {states:,} states")
            self._next = time.monotonic() + self.EVERY
            self._shown = True

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            self._write("\r\x1b[K")

    def _write(self, line: str) -> None:
        # As bytes: as text the stream would show the controls in it.
        click.echo(line.encode(sys.stderr.encoding, "replace"), nl=False, err=True)
