"""Choosing a decision to take differently."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from scenario_trainer.tui.blocks import ALIGNMENT_STYLES, SIGNS
from scenario_trainer.tui.commands import BACK, REOPEN, bindings
from scenario_trainer.tui.debrief_blocks import SIGN_OPEN
from scenario_trainer.tui.messages import Reopened
from scenario_trainer.tui.screens.base import TrainerScreen

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from scenario_trainer.play.debrief import PathEntry
    from scenario_trainer.play.session import Session


class Decisions(OptionList):
    """The decisions of a path; enter reopens the highlighted one."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(REOPEN)


class WhatIfScreen(TrainerScreen):
    """The path, any decision of which can be asked again."""

    COMMANDS_HERE = (REOPEN, BACK)
    BINDINGS: ClassVar[list[BindingType]] = bindings(BACK)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(classes="story", can_focus=False):
            path = self._session.debrief().path
            options = (Option(_line(number, entry)) for number, entry in enumerate(path, start=1))
            yield Decisions(*options, classes="column")

    def on_mount(self) -> None:
        self.title_bar.left = "Take which decision differently?"
        self.title_bar.right = self._session.scenario.title

    @on(OptionList.OptionSelected)
    def reopen(self, event: OptionList.OptionSelected) -> None:
        """Ask for the decision."""
        self.post_message(Reopened(self, self._session, event.option_index + 1))


def _line(number: int, entry: PathEntry) -> Content:
    sign = (
        (SIGNS[entry.feedback.alignment], ALIGNMENT_STYLES[entry.feedback.alignment])
        if entry.feedback
        else SIGN_OPEN
    )
    return Content.assemble(
        (f"{number:>2} ", "bold $primary"), sign, " ", (entry.title, "$muted"), "\n", entry.text, "\n"
    )
