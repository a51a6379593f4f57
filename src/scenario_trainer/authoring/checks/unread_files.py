"""Files that their names keep from being read, and folders in which nothing is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scenario_trainer.story.library import ENDING
from scenario_trainer.story.problems import START, Code, Problem, Severity

if TYPE_CHECKING:
    from pathlib import Path

UNREAD_FILE = Code(
    "S107", Severity.ERROR, "a file that looks like a scenario and is not read, or a folder without one"
)


def unread_file(file: Path) -> Problem:
    """The problem of a file whose name does not end as a scenario's does."""
    name = re.sub(r"(\.(yaml|yml|txt))+$", ENDING, file.name, flags=re.IGNORECASE)
    message = "The file looks like a scenario, and is not read: its name does not end in ‘.yaml’."
    hint = f"Rename it to {name}. If you do not see the ending, let your computer show the endings of file names."
    return Problem(str(file), START, UNREAD_FILE, message, hint, "")


def no_scenario(folder: Path) -> Problem:
    """The problem of a folder with neither a scenario nor anything that looks like one."""
    hint = "A scenario is a file whose name ends in ‘.yaml’."
    return Problem(str(folder), START, UNREAD_FILE, "There is no scenario in this folder.", hint, "")
