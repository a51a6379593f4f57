"""The guidance: its principles on one side, the highlighted one in full on the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from scenario_trainer.documents.guidance import principle_document
from scenario_trainer.documents.parts import Section
from scenario_trainer.documents.wording import phrases
from scenario_trainer.tui.commands import BACK, PAGE_DOWN, PAGE_UP, bindings
from scenario_trainer.tui.screens.base import TrainerScreen
from scenario_trainer.tui.widgets.options import Contents
from scenario_trainer.tui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from scenario_trainer.play.tallies import Tally
    from scenario_trainer.story.model import Guidance


class GuidanceScreen(TrainerScreen):
    """The principles."""

    ACTION = "guidance"
    COMMANDS_HERE = (PAGE_DOWN, PAGE_UP, BACK)
    BINDINGS: ClassVar[list[BindingType]] = bindings(*COMMANDS_HERE)

    principles = getters.query_one(Contents)
    page = getters.query_one(Page)

    def __init__(self, guidance: Guidance, met: Mapping[str, Tally], first: str | None = None) -> None:
        """`first` is the id of the principle to open at."""
        super().__init__()
        self._guidance = guidance
        self._met = met
        self._first = first

    def compose_body(self) -> ComposeResult:
        with Horizontal(classes="two-parts list-and-page"):
            yield Contents(
                *(Option(Content(each.title), id=key) for key, each in self._guidance.principles.items())
            )
            with VerticalScroll(classes="story", can_focus=False):
                yield Page(classes="column")

    def on_mount(self) -> None:
        self.title_bar.left = self._guidance.title
        self.title_bar.right = phrases.counted(len(self._guidance.principles), "principle", "principles")
        self.principles.focus()
        if self._first:
            self.principles.highlighted = self.principles.get_option_index(self._first)
            self.call_after_refresh(self.principles.scroll_to_highlight)  # once there is room for the list

    @on(OptionList.OptionHighlighted)
    def show_principle(self, event: OptionList.OptionHighlighted) -> None:
        """Show the highlighted principle in full."""
        key = str(event.option_id)
        document = principle_document(key, self._guidance, self._met.get(key))
        self.page.show([Section(document.title, document.parts)])
        self.query_one(VerticalScroll).scroll_home(animate=False)
