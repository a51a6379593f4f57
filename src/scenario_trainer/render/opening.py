"""Opening a file that was written, with the program that the desktop has for it."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path


_WITH_A_DESKTOP = ("darwin", "win32")


def has_desktop() -> bool:
    """Whether there is a desktop: in a terminal alone, a browser would start in the place of the trainer."""
    if sys.platform in _WITH_A_DESKTOP:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def open_file(path: Path) -> bool:
    """Open a file. False where the desktop has nothing to open it with."""
    if sys.platform in _WITH_A_DESKTOP:
        return click.launch(str(path)) == 0
    silent = subprocess.DEVNULL  # what a browser writes would stand over the screen
    with suppress(OSError):
        subprocess.Popen(
            ("xdg-open", str(path)), stdin=silent, stdout=silent, stderr=silent, start_new_session=True
        )
        return True
    return False
