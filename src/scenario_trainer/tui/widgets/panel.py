"""What stands beside a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters
from textual.containers import VerticalScroll

from scenario_trainer.tui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult

    from scenario_trainer.documents.parts import Part


class Panel(VerticalScroll, can_focus=False):
    """Some of it in a wide window, and all in one that is wider still. The mouse scrolls what has no room."""

    _some = getters.query_one("#some", Page)
    _all = getters.query_one("#all", Page)

    def compose(self) -> ComposeResult:
        yield Page(id="some")
        yield Page(id="all")

    def show(self, some: Iterable[Part], all_of_it: Iterable[Part]) -> None:
        """Show this from its beginning."""
        self._some.show(some)
        self._all.show(all_of_it)
        self.scroll_home(animate=False, immediate=True)
