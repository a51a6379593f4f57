"""Room to write about an attempt: reactions, an ending's questions, and the headings of a CPD record."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical, VerticalScroll
from textual.widgets import TextArea

from scenario_trainer.documents import wording
from scenario_trainer.records.writings import Heading, prompts, write, written
from scenario_trainer.tui.commands import DONE, bindings
from scenario_trainer.tui.refusals import refusals_told
from scenario_trainer.tui.screens.base import TrainerScreen
from scenario_trainer.tui.widgets.page import Block, Page
from scenario_trainer.tui.widgets.tick_list import TickList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import DescendantFocus
    from textual.timer import Timer

    from scenario_trainer.records.database import Database

PAUSE = 0.5
"""Seconds without a key after which what was written is kept."""


class WritingScreen(TrainerScreen):
    """One field for each prompt. What is written is kept as one goes."""

    COMMANDS_HERE = (DONE,)
    BINDINGS: ClassVar[list[BindingType]] = bindings(DONE)

    def __init__(self, database: Database, attempt_id: int, questions: Sequence[str]) -> None:
        """Raises RecordsError where what was written so far cannot be read."""
        super().__init__()
        self._texts = written(database, attempt_id)
        self._database = database
        self._attempt_id = attempt_id
        self._prompts = list(prompts(questions).items())
        self._fields: dict[str, TextArea] = {}
        self._standards = TickList(
            {number: f"{number} {about}" for number, about in wording.STANDARDS.items()},
            self._texts.get(Heading.STANDARDS, "").split(),
        )
        self._timer: Timer | None = None
        self._warned = False
        self._left = False

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(classes="story", can_focus=False):
            yield Page([Block(wording.NO_NAMES, "$accent")], classes="column")
            for prompt, asked in self._prompts:
                with Vertical(classes="column field"):
                    yield Page([Block(asked)])
                    text = self._texts.get(prompt, "")
                    self._fields[prompt] = TextArea(text, tab_behavior="focus", compact=True)
                    yield self._fields[prompt]
            with Vertical(classes="column field"):
                yield Page([Block(wording.WHICH_STANDARDS)])
                yield self._standards

    def on_mount(self) -> None:
        self.title_bar.left, self.title_bar.right = "In your own words", "tab: next field"
        self.query(TextArea).first().focus()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Bring what is asked into sight, not only the field."""
        if isinstance(field := event.widget.parent, Vertical):
            self.call_after_refresh(field.scroll_visible, animate=False)

    @on(TextArea.Changed)
    @on(TickList.Changed)
    def keep_soon(self) -> None:
        """Keep what was written once the learner pauses."""
        self._warned = False
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self.keep)

    def keep(self) -> bool:
        """Keep what is written now; False where the records refuse."""
        texts = {prompt: field.text for prompt, field in self._fields.items()}
        texts[Heading.STANDARDS] = " ".join(self._standards.ticked)
        with refusals_told(self.app):
            write(self._database, self._attempt_id, texts)
            return True
        return False

    def action_leave(self) -> None:
        """Go back; from what cannot be kept only when asked twice."""
        if self.keep() or self._warned:
            self._left = True
            self.app.pop_screen()
        else:
            self._warned = True
            self.notify(wording.NOT_KEPT, severity="warning", markup=False)

    def on_unmount(self) -> None:
        """Keep what was written in the moment before the program was left."""
        if not self._left:
            self.keep()
