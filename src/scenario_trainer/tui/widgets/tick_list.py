"""A list in which any number of lines can be ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from scenario_trainer.tui.commands import TICK, bindings
from scenario_trainer.tui.widgets.options import Options

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.binding import BindingType


class TickList(Options):
    """Lines with a tick or without: a sign, where Textual's own selection list has only a colour."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(TICK)

    class Changed(Message):
        """A line was ticked, or not any more."""

    def __init__(self, labels: Mapping[str, str], ticked: Iterable[str]) -> None:
        super().__init__(compact=True)
        self._labels = labels
        self._ticked = {key for key in ticked if key in labels}

    def on_mount(self) -> None:
        self.add_options(Option(self._prompt(key), id=key) for key in self._labels)
        self.highlighted = 0  # so that the first space ticks something

    @property
    def ticked(self) -> list[str]:
        """The keys of the lines that are ticked, in their order."""
        return [key for key in self._labels if key in self._ticked]

    def on_option_list_option_selected(self, event: Options.OptionSelected) -> None:
        """Tick the line, or take the tick away."""
        event.stop()
        key = str(event.option_id)
        self._ticked ^= {key}
        self.replace_option_prompt(key, self._prompt(key))
        self.post_message(self.Changed())

    def _prompt(self, key: str) -> Content:
        tick = ("[✓] ", "bold $success") if key in self._ticked else ("[ ] ", "$muted")
        return Content.assemble(tick, self._labels[key])
