"""Choosing a decision to take differently."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from scenario_trainer.documents.wording import labels, templates
from scenario_trainer.render.signs import verdict_signs
from scenario_trainer.tui.commands import BACK, REOPEN, bindings
from scenario_trainer.tui.messages import Reopen
from scenario_trainer.tui.screens.base import TrainerScreen
from scenario_trainer.tui.widgets.options import Options, blank_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from scenario_trainer.play.path import PathEntry
    from scenario_trainer.play.session import Session


class Decisions(Options):
    """The decisions of a path; enter reopens the highlighted one."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(REOPEN)


class WhatIfScreen(TrainerScreen):
    """The path, any decision of which can be asked again."""

    COMMANDS_HERE = (BACK,)
    BINDINGS: ClassVar[list[BindingType]] = bindings(*COMMANDS_HERE)

    def __init__(self, session: Session, path: tuple[PathEntry, ...]) -> None:
        super().__init__()
        self._session = session
        self._path = path

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(classes="story", can_focus=False):
            yield Decisions(*_options(self._path), classes="column")

    def on_mount(self) -> None:
        self.title_bar.left = labels.WHICH_DECISION
        self.title_bar.right = self._session.scenario.title

    @on(OptionList.OptionSelected)
    def reopen(self, event: OptionList.OptionSelected) -> None:
        """Ask for the decision."""
        self.post_message(Reopen(self, self._session, int(str(event.option_id))))


def _options(path: Iterable[PathEntry]) -> Iterator[Option]:
    for entry in path:
        yield Option(_line(entry), id=str(entry.number))
        yield blank_line()


def _line(entry: PathEntry) -> Content:
    signs = verdict_signs(finding.alignment for finding in entry.feedback.findings) if entry.feedback else ""
    number = (templates.DECISION.format(number=entry.number), "bold $primary")
    return Content.assemble(number, f" {signs}\n", (entry.question, "$muted"), f"\n{entry.text}")
