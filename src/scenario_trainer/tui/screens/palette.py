"""The palette: every command of the screen below, found by its name.

Textual's own palette (8.2.8) fails where a key comes before its list is laid out, and may run a command twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from scenario_trainer.tui.commands import BACK, DOWN, RUN, UP, bindings
from scenario_trainer.tui.screens.base import TrainerScreen
from scenario_trainer.tui.widgets.options import Options

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult, SystemCommand
    from textual.binding import BindingType


class CommandName(Input):
    """What to look for; enter runs the highlighted command."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(RUN)


class PaletteScreen(TrainerScreen):
    """A field to type into, and below it the commands whose names have these words."""

    ACTION = "palette"
    COMMANDS_HERE = (UP, DOWN, BACK)
    BINDINGS: ClassVar[list[BindingType]] = bindings(*COMMANDS_HERE)

    typed = getters.query_one(CommandName)
    found = getters.query_one(Options)

    def __init__(self, commands: Iterable[SystemCommand]) -> None:
        super().__init__()
        self._commands = {command.title: command for command in sorted(commands)}

    def compose_body(self) -> ComposeResult:
        with Vertical(classes="two-parts listing"):
            yield CommandName(placeholder="Words of a command’s name", compact=True)
            yield Options()

    def on_mount(self) -> None:
        self.title_bar.left = "Palette"
        self.found.can_focus = False
        self.focus_first()
        self._list("")

    def focus_first(self) -> None:
        """Give the keys to the field."""
        self.typed.focus()

    @on(Input.Changed)
    def search(self, event: Input.Changed) -> None:
        """List the commands whose names have the words that are typed."""
        self._list(event.value)

    def _list(self, words: str) -> None:
        typed = words.casefold().split()
        titles = [title for title in self._commands if all(word in title.casefold() for word in typed)]
        self.found.set_options(Option(self._line(title), id=title) for title in titles)
        self.found.highlighted = 0
        self.title_bar.right = "" if titles else "nothing found"

    def _line(self, title: str) -> Content:
        return Content.assemble(title, "\n", (self._commands[title].help, "$muted"))

    def action_move(self, by: int) -> None:
        """Highlight the next command, or the one before."""
        if by > 0:
            self.found.action_cursor_down()
        else:
            self.found.action_cursor_up()

    @on(Input.Submitted)
    def submit(self) -> None:
        """Run the highlighted command, if there is one."""
        self.found.action_select()

    @on(OptionList.OptionSelected)
    def run(self, event: OptionList.OptionSelected) -> None:
        """Go back to the screen below and run the command there."""
        self.leave()
        self.app.call_later(self._commands[str(event.option_id)].callback)
