"""A folder of scenarios: what there is, and what is for whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from scenario_trainer.story.loading import Loaded, load_guidance, load_head, load_scenario
from scenario_trainer.story.problems import START, Problem, Problems

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scenario_trainer.story.model import Guidance, Head, Scenario

GUIDANCE_FILE = "guidance.yaml"
TUTORIAL = "the-missed-meeting"
"""The scenario that a first start offers, where the folder has it."""


def bundled_folder() -> Path:
    """The scenarios that come with the program: inside the installed package, or beside its source."""
    inside = Path(__file__).parents[1] / "scenarios"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "scenarios"


@dataclass(frozen=True, slots=True)
class Entry:
    """One scenario file, read at least as far as a list of scenarios needs."""

    path: Path
    head: Head | None
    """None where the file is broken."""
    problem: Problem | None = None
    """The first problem of a broken file."""
    principles: tuple[str, ...] = ()
    """The titles of the principles its choices name; none while only the head has been read."""
    endings: int | None = None
    """How many endings it has; None while only the head has been read."""

    @property
    def id(self) -> str:
        """The scenario's id, which is its file's name."""
        return self.path.stem


class Order(Enum):
    """How a list of scenarios is sorted."""

    LEVEL = "by level"
    MINUTES = "shortest first"
    TITLE = "by title"


@dataclass(frozen=True)
class Library:
    """The scenarios of one folder, with the guidance they are held against."""

    folder: Path
    entries: tuple[Entry, ...]
    problem: Problem | None = None
    """Why the folder itself could not be read."""

    @cached_property
    def guidance(self) -> Guidance:
        """What the folder's scenarios are held against, as in `guidance_for`."""
        return guidance_for(self.folder)

    def load(self, entry: Entry) -> Loaded[Scenario]:
        """Read the whole scenario of an entry, as its file is now."""
        return load_scenario(entry.path, self.guidance)

    def read_whole(self, entry: Entry) -> Entry:
        """The same entry after reading all of its file: broken below its head perhaps, and with principles."""
        loaded = self.load(entry)
        if loaded.value is None:
            return Entry(entry.path, None, loaded.problems[0])
        in_play = principles_in_play(loaded.value)
        titles = (each.title for key, each in self.guidance.principles.items() if key in in_play)
        endings = sum(scene.ending is not None for scene in loaded.value.scenes.values())
        return Entry(entry.path, loaded.value, None, tuple(titles), endings)

    def find(self, scenario_id: str) -> Entry | None:
        """The entry with this id."""
        return next((entry for entry in self.entries if entry.id == scenario_id), None)


def guidance_for(folder: Path) -> Guidance:
    """The folder's own guidance, or the built-in one where it has none or a broken one.

    Raises RuntimeError where the built-in guidance itself is damaged.
    """
    for file in (folder / GUIDANCE_FILE, bundled_folder() / GUIDANCE_FILE):
        if guidance := load_guidance(file).value:
            return guidance
    raise RuntimeError("The built-in guidance cannot be read: install scenario-trainer again.")


def scenario_files(folder: Path) -> list[Path]:
    """The scenario files of a folder, by name. Raises OSError where it cannot be read."""
    return [
        path
        for path in sorted(folder.iterdir())
        if path.suffix == ".yaml" and path.name != GUIDANCE_FILE and not path.name.startswith(".")
    ]


def open_library(folder: Path) -> Library:
    """List the scenarios of a folder, the tutorial first; nothing, with the problem, where it cannot be read."""
    try:
        paths = scenario_files(folder)
    except OSError as error:
        return Library(folder, (), _folder_problem(folder, error))
    entries = [_entry(path) for path in paths]
    return Library(folder, tuple(sorted(entries, key=lambda entry: entry.id != TUTORIAL)))


def _entry(path: Path) -> Entry:
    loaded = load_head(path)
    return Entry(path, loaded.value, loaded.problems[0] if loaded.value is None else None)


def _folder_problem(folder: Path, error: OSError) -> Problem:
    problems = Problems(str(folder))
    why = (error.strerror or str(error)).lower()
    problems.add("S101", START, f"The folder {folder} cannot be read: {why}.", "Name another with --scenarios.")
    return problems.found[0]


def principles_in_play(scenario: Scenario) -> frozenset[str]:
    """The principles that any choice of the scenario names."""
    return frozenset(
        principle
        for scene in scenario.scenes.values()
        for choice in scene.choices.values()
        for reasons in choice.alignments().values()
        for principle in reasons
    )


def matching(entries: Iterable[Entry], words: str) -> list[Entry]:
    """The entries in which every word occurs: in title, summary, setting, level, minutes, id or principles."""
    wanted = words.casefold().split()
    return [entry for entry in entries if all(word in _searched(entry) for word in wanted)]


def _searched(entry: Entry) -> str:
    head = entry.head
    if head is None:
        return f"{entry.id} broken".casefold()
    about = (entry.id, head.title, head.summary, head.setting, head.level, f"{head.minutes} minutes")
    parts = (*about, *entry.principles)
    return " ".join(parts).casefold()


def ordered(entries: Iterable[Entry], order: Order) -> list[Entry]:
    """The entries in this order, the broken ones last."""

    def key(entry: Entry) -> tuple[bool, bool, int, str]:
        head = entry.head
        if head is None:
            return (True, False, 0, entry.id)
        first = order is Order.LEVEL and entry.id != TUTORIAL
        by = {Order.LEVEL: int(head.level == "continuing"), Order.MINUTES: head.minutes, Order.TITLE: 0}
        return (False, first, by[order], head.title.casefold())

    return sorted(entries, key=key)
