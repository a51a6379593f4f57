"""A scenario file while it is being written: read again whenever it was saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.authoring.check import Checked, check_file
from scenario_trainer.engine.graph import Moment
from scenario_trainer.story.library import guidance_for

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from scenario_trainer.story.model import Guidance

BUDGET = 100_000
"""How many states are explored at each save: enough for a scenario of the usual size, in a moment."""


class Preview:
    """What a file says now. `scenario` is its newest version that can be played."""

    def __init__(self, file: Path, today: date, at: str | None = None) -> None:
        self.file = file
        self.guidance: Guidance = guidance_for(file.parent)
        """What the newest playable version is held against."""
        self.at = at
        """The scene to start in; None for the scenario's own start."""
        self._today = today
        self._stamp: tuple[int, int] | None = None
        self.checked = Checked((), None, None)
        self._playable = self.checked
        self.reload()

    @property
    def playable(self) -> Checked:
        """The newest version that could be played; without a scenario where there was none yet."""
        return self._playable

    @property
    def saved(self) -> bool:
        """Whether the file has changed since it was read."""
        return self._stamp_now() != self._stamp

    def reload(self) -> None:
        """Read and check the file as it is now."""
        self._stamp = self._stamp_now()
        guidance = guidance_for(self.file.parent)
        self.checked = check_file(self.file, guidance, self._today, BUDGET)
        if self.checked.scenario:
            self._playable, self.guidance = self.checked, guidance

    def arrivals(self) -> int:
        """In how many different states the story can come to the scene to start in; 0 where it cannot."""
        graph = self._playable.graph
        if graph is None or self.at is None or self.at not in graph.scenes:
            return 0
        return len(graph.scenes[self.at].places)

    def way_to(self, arrival: int) -> tuple[tuple[str, str], ...]:
        """The decisions that lead to the scene to start in, in one of its `arrivals`, counted from 0."""
        graph = self._playable.graph
        if graph is None or self.at is None or not self.arrivals():
            return ()
        steps = graph.witness(Moment(self.at, arrival % self.arrivals() + 1))
        return tuple((scene, choice) for scene, _, choice in (step.partition("/") for step in steps))

    def _stamp_now(self) -> tuple[int, int] | None:
        try:
            status = self.file.stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size
