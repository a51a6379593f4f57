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
    """Gauges and people; in the widest windows also what is known and the words. The mouse scrolls it."""

    _people = getters.query_one("#people", Page)
    _people_and_words = getters.query_one("#people-and-words", Page)

    def compose(self) -> ComposeResult:
        yield Page(id="people")
        yield Page(id="people-and-words")

    def show(self, people: Iterable[Part], people_and_words: Iterable[Part]) -> None:
        """Show this from its beginning."""
        self._people.show(people)
        self._people_and_words.show(people_and_words)
        self.scroll_home(animate=False, immediate=True)
