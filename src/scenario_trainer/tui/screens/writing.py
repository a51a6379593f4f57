"""Room to write about an attempt: reactions, an ending's questions, and the headings of a CPD record."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical, VerticalScroll
from textual.widgets import TextArea

from scenario_trainer.documents.parts import Paragraph, Tone
from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.play.writing import Heading
from scenario_trainer.tui.commands import DONE, bindings
from scenario_trainer.tui.screens.keeping import KeepingScreen
from scenario_trainer.tui.widgets.page import Page
from scenario_trainer.tui.widgets.tick_list import TickList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import DescendantFocus
    from textual.widget import Widget

    from scenario_trainer.play.writing import Writing


class WritingScreen(KeepingScreen):
    """One field for each prompt, or for one heading alone. What is written is kept as one goes."""

    COMMANDS_HERE = (DONE,)
    BINDINGS: ClassVar[list[BindingType]] = bindings(DONE)

    def __init__(self, writing: Writing, only: Heading | None = None) -> None:
        super().__init__()
        self._writing = writing
        self._prompts = (writing.prompt(only),) if only else writing.prompts
        self._fields: dict[str, TextArea] = {}
        standards = {number: f"{number} {about}" for number, about in labels.STANDARDS.items()}
        self._standards = None if only else TickList(standards, writing.standards)
        self._warned = False

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(classes="story", can_focus=False):
            yield Page([Paragraph(labels.NO_NAMES, tone=Tone.NOTICE)], classes="column")
            for prompt in self._prompts:
                with Vertical(classes="column field"):
                    yield Page([Paragraph(phrases.asked(prompt.id))])
                    self._fields[prompt.id] = TextArea(prompt.text, tab_behavior="focus", compact=True)
                    yield self._fields[prompt.id]
            if self._standards:
                with Vertical(classes="column field"):
                    yield Page([Paragraph(labels.PROMPTS[Heading.STANDARDS])])
                    yield self._standards

    def on_mount(self) -> None:
        self.title_bar.left = labels.IN_YOUR_OWN_WORDS
        self.title_bar.right = "tab: next field" if self._standards else ""
        # Only after the first layout is it known where the field is.
        self.call_after_refresh(self.query(TextArea).first().focus)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Bring what is asked into sight, not only the field."""
        self.call_after_refresh(self.scroll_to_center, event.widget)

    def scroll_to_center(self, widget: Widget, *_: object, **__: object) -> None:
        """Scroll to a field with its question; Textual calls this for a widget that has the focus."""
        field = widget.parent if isinstance(widget.parent, Vertical) else widget
        field.scroll_visible(animate=False, immediate=True)

    @on(TickList.Changed)
    def ticked(self) -> None:
        """Keep what was ticked."""
        self.keep_soon()

    def keep_soon(self) -> None:
        super().keep_soon()
        self._warned = False

    def save(self) -> bool:
        texts = {prompt: field.text for prompt, field in self._fields.items()}
        if self._standards:
            texts[Heading.STANDARDS] = " ".join(self._standards.ticked)
        with self.refusals_shown():
            self._writing.save(texts)
            return True
        return False

    def action_leave(self) -> None:
        """Go back; from what cannot be kept only when asked twice."""
        if self.keep() or self._warned:
            self.leave()
        else:
            self._warned = True
            again = (
                f"{labels.NOT_KEPT} Press {DONE.written_keys} again to leave without it, or try again in a while."
            )
            self.notify(again, severity="warning", markup=False)
