"""A folder of scenarios and the guidance that they are held against."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from scenario_trainer.story.entries import TUTORIAL, Entry, broken_entry, head_entry, whole_entry
from scenario_trainer.story.index import Index

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scenario_trainer.story.loading import Loaded
    from scenario_trainer.story.model import Guidance, Scenario

GUIDANCE_FILE = "guidance.yaml"
ENDING = ".yaml"
UNREAD_ENDINGS = (".yaml", ".yml", ".txt")
"""How files are called, in small or capital letters, that were meant as scenarios and are not read as such."""
INDEX_FILE = "library-index.json"

# Whatever reads YAML is imported where it is needed: a start with an index does without.


def bundled_folder() -> Path:
    """The scenarios that come with the program: inside the installed package, or beside its source."""
    inside = Path(__file__).parents[1] / "scenarios"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "scenarios"


class Library:
    """The scenarios of one folder."""

    def __init__(self, folder: Path, entries: Iterable[Entry], index: Index | None = None) -> None:
        self.folder = folder
        self.entries = tuple(entries)
        """The tutorial first, then by file name."""
        self._index = index

    @cached_property
    def guidance(self) -> Guidance:
        """What the folder's scenarios are held against, as in `guidance_for`."""
        return guidance_for(self.folder)

    def find(self, scenario_id: str) -> Entry | None:
        """The entry with this id."""
        return next((entry for entry in self.entries if entry.id == scenario_id), None)

    def load(self, entry: Entry) -> Loaded[Scenario]:
        """Read the whole scenario of an entry, as its file is now."""
        from scenario_trainer.story.loading import load_scenario

        return load_scenario(entry.path, self.guidance)

    def scenario(self, scenario_id: str) -> Scenario | None:
        """The scenario with this id, as its file is now; None where it is gone or has mistakes."""
        entry = self.find(scenario_id)
        return self.load(entry).value if entry else None

    def complete(self) -> bool:
        """Read the whole file of each entry of which only the head is known. Return whether there was any."""
        if all(entry.endings is not None for entry in self.entries):
            return False
        self.entries = tuple(self._read_whole(entry) if entry.endings is None else entry for entry in self.entries)
        if self._index:
            self._index.keep(self.entries)
        return True

    def _read_whole(self, entry: Entry) -> Entry:
        scenario = self.load(entry).value
        return whole_entry(entry.path, scenario, self.guidance) if scenario else broken_entry(entry.path)


def open_library(folder: Path, data: Path | None = None) -> Library:
    """The scenarios of a folder. Raises OSError where it cannot be read.

    `data` is the folder in which an index of scenarios is kept from one start to the next.
    """
    index = Index(data / INDEX_FILE, _guidance_file(folder)) if data else None
    entries = ((index and index.get(path)) or _read_head(path) for path in scenario_files(folder))
    return Library(folder, sorted(entries, key=lambda entry: entry.id != TUTORIAL), index)


def library_of(file: Path) -> Library:
    """A library of this one scenario."""
    return Library(file.parent, [_read_head(file)])


def _read_head(path: Path) -> Entry:
    from scenario_trainer.story.loading import load_head

    head = load_head(path).value
    return head_entry(path, head) if head else broken_entry(path)


def guidance_for(folder: Path) -> Guidance:
    """The folder's own guidance, or the built-in one where it has none or a broken one.

    Raises RuntimeError where the built-in guidance itself is damaged.
    """
    from scenario_trainer.story.loading import load_guidance

    for file in (folder / GUIDANCE_FILE, bundled_folder() / GUIDANCE_FILE):
        if guidance := load_guidance(file).value:
            return guidance
    raise RuntimeError("The built-in guidance cannot be read: install scenario-trainer again.")


def _guidance_file(folder: Path) -> Path:
    """The file that the folder's guidance is read from."""
    own = folder / GUIDANCE_FILE
    return own if own.exists() else bundled_folder() / GUIDANCE_FILE


def scenario_files(folder: Path) -> list[Path]:
    """The scenario files of a folder, by name. Raises OSError where it cannot be read."""
    return [
        path
        for path in sorted(folder.iterdir())
        if path.suffix == ENDING and path.name != GUIDANCE_FILE and not path.name.startswith(".")
    ]


def unread_files(folder: Path) -> list[Path]:
    """The files of a folder that only look like scenarios. Raises OSError as `scenario_files`."""
    return [path for path in sorted(folder.iterdir()) if is_unread(path)]


def is_unread(path: Path) -> bool:
    """Whether a file has the first key of a scenario or guidance, and a name that keeps it from being read."""
    if path.suffix == ENDING or path.suffix.lower() not in UNREAD_ENDINGS or path.name.startswith("."):
        return False
    try:
        with path.open("rb") as file:
            start = file.read(4096).replace(b"\0", b"")  # UTF-16 has one beside each letter
    except OSError:
        return False
    return bool(re.search(rb"^\W*format:", start, re.MULTILINE))
