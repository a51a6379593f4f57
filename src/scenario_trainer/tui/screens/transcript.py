"""Everything that was shown so far, in which words can be looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll

from scenario_trainer.documents.wording import phrases
from scenario_trainer.tui import commands
from scenario_trainer.tui.screens.document import DocumentScreen
from scenario_trainer.tui.widgets.finder import Finder

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.widgets import Input

    from scenario_trainer.documents.parts import Document


class TranscriptScreen(DocumentScreen):
    """A document with a field for words: their places are marked and shown one after another."""

    COMMANDS_HERE = (commands.FIND, commands.FIND_NEXT, commands.FIND_PREVIOUS, *DocumentScreen.COMMANDS_HERE)
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(*COMMANDS_HERE)

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._words = ""
        self._current = 0

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While one types into the field letters are letters, and without words there is nothing to go to."""
        typing = bool(self.query("Input:focus"))
        if (action == "find" and typing) or (action == "find_next" and (typing or not self._words)):
            return False
        return super().check_action(action, parameters)

    async def action_find(self) -> None:
        """Show the field and type into it."""
        if not self.query(Finder):
            await self.mount(Finder(), after=self.title_bar)
        self.query_one(Finder).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the first place as the learner types."""
        self._words = event.value
        self._show_place(0)

    def on_input_submitted(self) -> None:
        """Go on from place to place in the text."""
        self.query_one(".story").focus()

    def action_find_next(self, step: int) -> None:
        """Show the next place where the words occur, or the previous one; after the last comes the first."""
        self._show_place(self._current + step)

    def _show_place(self, number: int) -> None:
        story = self.query_one(".story", VerticalScroll)
        lines = self.page.find(self._words, number)
        if lines:
            self._current = number % len(lines)
            story.scroll_to(y=lines[self._current] - story.size.height // 3, animate=False)
        found = phrases.place_found(self._current + 1, len(lines)) if self._words.strip() else ""
        self.title_bar.right = found or self._document.subtitle
        self.refresh_bindings()

    def action_leave(self) -> None:
        """Give the search up, or go back."""
        if not self.query(Finder):
            super().action_leave()
            return
        self.query(Finder).remove()
        self._words = ""
        self._show_place(0)
        self.query_one(".story").focus()
