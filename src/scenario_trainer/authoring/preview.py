"""A scenario file while it is being written: read again whenever it was saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.authoring.check import Checked, check_file
from scenario_trainer.engine.graph import Node
from scenario_trainer.story.library import guidance_for

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from scenario_trainer.story.model import Guidance

BUDGET = 100_000
"""How many states are explored at each save: enough for a scenario of the usual size, in less than a second."""

Stamp = tuple[int, int]
"""When a file was changed, in nanoseconds, and its size in bytes."""


class Reading(NamedTuple):
    """A version of the file, read and checked."""

    stamp: Stamp | None
    """None where the file was not there."""
    guidance: Guidance
    checked: Checked


class Preview:
    """The newest version of a file, and the newest that can be played."""

    def __init__(self, file: Path, today: date, at: str | None = None) -> None:
        self.file = file
        self.at = at
        """The scene to start in; None for the scenario's own start."""
        self._today = today
        self._newest = self._playable = self.read()

    @property
    def checked(self) -> Checked:
        """The newest version."""
        return self._newest.checked

    @property
    def playable(self) -> Checked:
        """The newest version that can be played; without a scenario where there was none yet."""
        return self._playable.checked

    @property
    def guidance(self) -> Guidance:
        """What the newest playable version is held against."""
        return self._playable.guidance

    @property
    def saved(self) -> bool:
        """Whether the file has changed since the newest version was read."""
        return self._stamp() != self._newest.stamp

    def read(self) -> Reading:
        """Read and check the file as it is now. This changes nothing here, so that any thread may do it."""
        stamp, guidance = self._stamp(), guidance_for(self.file.parent)
        return Reading(stamp, guidance, check_file(self.file, guidance, self._today, BUDGET))

    def take(self, reading: Reading) -> None:
        """Make a reading the newest version."""
        self._newest = reading
        if reading.checked.subject:
            self._playable = reading

    def arrivals(self) -> int:
        """In how many different states the story can come to the scene to start in; 0 where it cannot."""
        subject = self.playable.subject
        if subject is None or self.at is None or self.at not in subject.graph.scenes:
            return 0
        return len(subject.graph.scenes[self.at].numbers)

    def choices_to(self, arrival: int) -> tuple[tuple[str, str], ...]:
        """The decisions that lead to the scene to start in, in one of its `arrivals`, counted from 0."""
        subject = self.playable.subject
        if subject is None or self.at is None or not self.arrivals():
            return ()
        steps = subject.graph.witness(Node(self.at, arrival % self.arrivals() + 1))
        return tuple((scene, choice) for scene, _, choice in (step.partition("/") for step in steps))

    def _stamp(self) -> Stamp | None:
        try:
            status = self.file.stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size
