"""A document to read and scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.containers import VerticalScroll

from scenario_trainer.tui.commands import BACK, PAGE_DOWN, PAGE_UP, bindings
from scenario_trainer.tui.screens.base import TrainerScreen
from scenario_trainer.tui.widgets.page import Page

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from scenario_trainer.documents.parts import Document
    from scenario_trainer.tui.commands import Command


class DocumentScreen(TrainerScreen):
    """Shows a document under its title."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (PAGE_DOWN, PAGE_UP, BACK)
    BINDINGS: ClassVar[list[BindingType]] = bindings(PAGE_DOWN, PAGE_UP, BACK)

    page = getters.query_one(Page)

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(classes="story"):
            yield Page(classes="column")

    def on_mount(self) -> None:
        self.show(self._document)

    def show(self, document: Document) -> None:
        """Replace what is shown."""
        self.title_bar.left, self.title_bar.right = document.title, document.subtitle
        self.page.show(document.parts)
