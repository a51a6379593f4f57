"""What the options of the command set up for all others."""

from __future__ import annotations

import os
import sys
from pathlib import Path  # noqa: TC003 - a field's type, which typing tools read
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from scenario_trainer.story.library import Library


class Settings(NamedTuple):
    """Where scenarios are read and records kept, and in which face they are shown."""

    scenarios: Path
    data: Path
    plain: bool

    def library(self, *, indexed: bool = False) -> Library:
        """The scenarios, with an index that spares a start the reading of files. Raises OSError."""
        from scenario_trainer.story.library import open_library

        return open_library(self.scenarios, self.data if indexed else None)


def full_screen_possible() -> bool:
    """Whether a full-screen interface would have a screen and a keyboard."""
    if "TEXTUAL_DRIVER" in os.environ:  # a driver of its own, as when served to a browser
        return True
    streams = (sys.stdin, sys.stdout, sys.stderr)  # None where it was closed
    return os.environ.get("TERM") != "dumb" and all(stream and stream.isatty() for stream in streams)
