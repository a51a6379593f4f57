"""Saying why, and how sure one is, before the outcome shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.containers import VerticalScroll
from textual.widgets import Input

from scenario_trainer.documents import wording
from scenario_trainer.play.decisions import Sureness, Thoughts
from scenario_trainer.tui import commands
from scenario_trainer.tui.screens.base import TrainerScreen
from scenario_trainer.tui.widgets.page import Block, Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType


class Reason(Input):
    """The learner's reason; enter goes on."""

    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.ANSWER)


class ThinkingScreen(TrainerScreen):
    """The choice that was taken, and room for a reason; both answers are free to leave out."""

    COMMANDS_HERE = (commands.ANSWER, commands.SURE, commands.RECONSIDER)
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.SURE, commands.RECONSIDER)

    reason = getters.query_one(Reason)
    page = getters.query_one(Page)

    def __init__(self, choice: str, take: Callable[[Thoughts], None]) -> None:
        super().__init__()
        self._choice = choice
        self._take = take
        self._sure: Sureness | None = None

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(classes="story", can_focus=False):
            yield Page(classes="column")
            yield Reason(placeholder="Your own words, or nothing", classes="column", compact=True)

    def on_mount(self) -> None:
        self.title_bar.left = "Before you see what follows"
        self._show()
        self.reason.focus()

    def _show(self) -> None:
        scale = [
            Block(wording.SURENESS[each], "", "▸ " if each is self._sure else "  ", "bold $accent", gap=False)
            for each in Sureness
        ]
        self.page.show(
            [Block(self._choice, "italic", "You: ", "$muted"), Block(wording.HOW_SURE), *scale, Block(wording.WHY)]
        )

    def action_sure(self) -> None:
        """Be a step surer; after certain comes no answer."""
        self._sure = None if self._sure is Sureness.CERTAIN else Sureness((self._sure or 0) + 1)
        self._show()

    def on_input_submitted(self) -> None:
        """See what follows."""
        if self.is_active:  # of two keys pressed in haste, the first decides
            self.app.pop_screen()
            self._take(Thoughts(self.reason.value.strip(), self._sure))
