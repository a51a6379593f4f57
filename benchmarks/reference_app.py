"""The least that a Textual app with a list can be: what the program's speed is measured against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App
from textual.widgets import Footer, Header, OptionList

if TYPE_CHECKING:
    from textual.app import ComposeResult


class ReferenceApp(App[None]):
    """A header, a list of thirteen entries and a footer."""

    def compose(self) -> ComposeResult:
        yield Header()
        yield OptionList(*(f"Entry number {number}" for number in range(13)))
        yield Footer()


if __name__ == "__main__":
    ReferenceApp().run()
