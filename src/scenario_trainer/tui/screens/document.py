"""A page to read and scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.containers import VerticalScroll

from scenario_trainer.tui.commands import BACK, bindings
from scenario_trainer.tui.screens.base import TrainerScreen
from scenario_trainer.tui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from scenario_trainer.tui.commands import Command
    from scenario_trainer.tui.widgets.page import Block


class ReadingScreen(TrainerScreen):
    """Shows paragraphs under a title."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (BACK,)
    BINDINGS: ClassVar[list[BindingType]] = bindings(BACK)

    page = getters.query_one(Page)

    def __init__(self, title: str, blocks: Iterable[Block], right: str = "") -> None:
        super().__init__()
        self._left, self._right = title, right
        self._blocks = tuple(blocks)

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(classes="story"):
            yield Page(self._blocks, classes="column")

    def on_mount(self) -> None:
        self.title_bar.left, self.title_bar.right = self._left, self._right
