"""Screens to write on, from which nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input, TextArea

from scenario_trainer.tui.screens.base import TrainerScreen

if TYPE_CHECKING:
    from textual.timer import Timer

PAUSE = 0.5
"""Seconds without a key after which what was written is kept."""


class KeepingScreen(TrainerScreen):
    """Keeps what is written once the learner pauses, and when the screen or the program is left."""

    _timer: Timer | None = None

    @on(TextArea.Changed)
    @on(Input.Changed)
    def typed(self) -> None:
        """Keep what was typed."""
        self.keep_soon()

    def keep_soon(self) -> None:
        """Keep what was written once the learner pauses."""
        self._wait_no_more()
        self._timer = self.set_timer(PAUSE, self.keep)

    def keep(self) -> bool:
        """Keep what was written now; False where the records refuse."""
        self._wait_no_more()
        return self.save()

    def save(self) -> bool:
        """Write it into the records; False where they refuse."""
        raise NotImplementedError

    def _wait_no_more(self) -> None:
        if self._timer:
            self._timer.stop()

    def on_unmount(self) -> None:
        """Keep what was written in the moment before, in whatever way the screen is left."""
        self.keep()
