"""What long work has come to."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import click

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
        """Tell the state of the work, if it is time to."""
        if time.monotonic() >= self._next and sys.stderr.isatty():
            click.echo(f"\r\x1b[K{file.name}: {states:,} states", nl=False, err=True)
            self._next = time.monotonic() + self.EVERY
            self._shown = True

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)
