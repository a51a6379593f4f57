"""A scale of words, of which one or none is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from scenario_trainer.tui.commands import HOW_SURE, LESS_SURE, SURER, bindings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import BindingType
    from textual.geometry import Size


class Scale(Widget, can_focus=True):
    """Words from least to most, one a line: by arrows, by the digit before the word, or with the mouse.

    Choosing the chosen word again takes the choice back.
    """

    DEFAULT_CSS = "Scale { height: auto; }"

    BINDINGS: ClassVar[list[BindingType]] = bindings(SURER, LESS_SURE, HOW_SURE)

    class PastStart(Message):
        """Somebody went up from the least word, or from none."""

    value: reactive[int] = reactive(0)
    """The chosen word, from 1; 0 for none."""

    def __init__(self, words: Sequence[str], value: int = 0, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._words = tuple(words)
        self.set_reactive(Scale.value, value)

    def action_move(self, by: int) -> None:
        """Choose the next word, or the one before; before the first comes none, and what is above."""
        self.value = max(0, min(self.value + by, len(self._words)))
        if not self.value:
            self.post_message(self.PastStart())

    def action_choose(self, number: int) -> None:
        """Choose a word by its number, or take the choice back."""
        if number <= len(self._words):
            self.value = 0 if number == self.value else number

    def on_click(self, event: events.Click) -> None:
        self.action_choose(event.y + 1)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        return len(self._words)

    def render(self) -> Content:
        return Content("\n").join(self._line(number, word) for number, word in enumerate(self._words, start=1))

    def _line(self, number: int, word: str) -> Content:
        if number == self.value:
            return Content.styled(f"▸ {number}  {word}", "bold $accent")
        return Content.assemble(("  ", ""), (str(number), "bold $primary"), f"  {word}")
