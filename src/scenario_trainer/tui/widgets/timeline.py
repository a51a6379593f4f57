"""The decisions that led to what is on show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters
from textual.containers import VerticalScroll

from scenario_trainer.documents.moments import timeline
from scenario_trainer.tui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult

    from scenario_trainer.play.moments import Moment


class Timeline(VerticalScroll, can_focus=False):
    """Each decision with the choice that was taken; the latest is in sight."""

    page = getters.query_one(Page)

    _moments: Iterable[Moment] = ()

    def compose(self) -> ComposeResult:
        yield Page()

    def show(self, moments: Iterable[Moment]) -> None:
        """Show what was decided in these moments, as soon as there is room for it."""
        self._moments = moments
        if self.display:
            self._update()

    def on_show(self) -> None:
        """Show what came while there was no room."""
        self._update()

    def _update(self) -> None:
        self.page.show([timeline(self._moments)])
        self.call_after_refresh(self.scroll_end, animate=False)
