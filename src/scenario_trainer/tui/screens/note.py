"""A note that a learner writes on a decision while they play."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.widgets import TextArea

from scenario_trainer.documents.parts import Paragraph, Tone
from scenario_trainer.documents.wording import labels
from scenario_trainer.tui.commands import DONE, bindings
from scenario_trainer.tui.screens.keeping import KeepingScreen
from scenario_trainer.tui.widgets.page import Page

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from scenario_trainer.play.session import Session


class NoteScreen(KeepingScreen):
    """One field; what is written in it stands in the debrief and the record."""

    COMMANDS_HERE = (DONE,)
    BINDINGS: ClassVar[list[BindingType]] = bindings(DONE)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._field = TextArea(session.note, tab_behavior="focus", compact=True, classes="column")

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(classes="story", can_focus=False):
            asked = Paragraph(self._session.noted_question, tone=Tone.LEAD)
            yield Page([asked, Paragraph(labels.NO_NAMES, tone=Tone.NOTICE)], classes="column")
            yield self._field

    def on_mount(self) -> None:
        self.title_bar.left, self.title_bar.right = labels.NOTE, self._session.scenario.title
        self._field.focus()

    def leave(self) -> None:
        """Keep the note before the story shows it."""
        self.keep()
        super().leave()

    def save(self) -> bool:
        self._session.write_note(self._field.text.strip())
        return True
