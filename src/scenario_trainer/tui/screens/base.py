"""What all screens have in common."""

from __future__ import annotations

import math
from contextlib import contextmanager
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.containers import VerticalScroll
from textual.message import Message
from textual.reactive import Reactive
from textual.screen import Screen

from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.play.errors import RecordsError
from scenario_trainer.tui.commands import COPY, EVERYWHERE, Command, bindings
from scenario_trainer.tui.widgets.key_bar import KeyBar
from scenario_trainer.tui.widgets.title_bar import TitleBar
from scenario_trainer.tui.widgets.too_small import LEAST_HEIGHT, LEAST_WIDTH, TooSmall

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from scenario_trainer.story.model import Scenario


class TrainerScreen(Screen[None]):
    """A title bar, a body and a bar of keys, and a notice instead of them where there is no room.

    What is entered counts for what was on the screen then: of two keys pressed in haste only the first leads on.
    """

    # Textual declares both as instance variables.
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-too-narrow"),
        (LEAST_WIDTH, "-narrow"),
        (100, "-wide"),
        (140, "-widest"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-too-low"), (LEAST_HEIGHT, "-high")]  # noqa: RUF012

    BINDINGS: ClassVar[list[BindingType]] = bindings(COPY)

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = ()
    """What the screen itself binds, besides what can be done everywhere; its widgets bind more."""

    ACTION: ClassVar[str] = ""
    """The app's action that shows this screen, and that it therefore does not offer."""

    focused = Reactive(None, repaint=False)
    """Textual repaints the whole screen as well: a frame of its own, before that of what has changed."""

    title_bar = getters.query_one(TitleBar)

    displayed = 0.0
    """When the terminal was written to last, or something else was to be shown, on the clock of events."""

    _painted = math.inf
    """When what is on show was painted, on the clock of events; infinity as long as it is not."""

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield from self.compose_body()
        yield KeyBar()
        yield TooSmall()

    def compose_body(self) -> ComposeResult:
        """What stands between title bar and keys."""
        yield from ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Nothing can be done on a screen that cannot be seen."""
        return action == "quit" or not (self.has_class("-too-narrow") or self.has_class("-too-low"))

    @property
    def is_painted(self) -> bool:
        """Whether what is on show has been painted."""
        return self._painted < math.inf

    def showed_at(self, time: float) -> bool:
        """Whether what is on show was so at a time of the clock of events."""
        return time >= self._painted

    def await_paint(self) -> None:
        """Note that something else is on show from the next paint on."""
        self._painted = math.inf
        self.displayed = Message().time
        self.call_after_refresh(self._note_paint)

    def _note_paint(self) -> None:
        self._painted = self.displayed

    @property
    def principle(self) -> str | None:
        """The id of the principle that the guidance opens at; None for its first."""
        return None

    @property
    def story_known(self) -> tuple[Scenario, tuple[str, ...]] | None:
        """The story that the screen is about, with what the learner knows by now; None where it is about none."""
        return None

    def leave(self) -> None:
        """Go back to the screen below, once."""
        if self.is_current and len(self.app.screen_stack) > 1:
            self.app.pop_screen()

    @contextmanager
    def refusals_shown(self) -> Iterator[None]:
        """Where the records refuse within, say so and go on."""
        try:
            yield
        except RecordsError as error:
            self.notify(phrases.records_refuse(error), severity="warning", markup=False)

    def on_screen_resume(self) -> None:
        """What was entered for another screen does not count for this one."""
        self.await_paint()

    def on_resize(self) -> None:
        """Give the focus back that a hidden widget lost."""
        self.refresh_bindings()
        if self.focused is None:
            self.call_after_refresh(self.focus_first)

    def focus_first(self) -> None:
        """Focus what has the keys on this screen."""
        self.focus_next()

    def action_leave(self) -> None:
        """Go back to where the learner came from."""
        self.leave()

    def action_copy_text(self) -> None:
        """Copy what is selected, and say that it was copied."""
        super().action_copy_text()
        self.notify(labels.COPIED, timeout=2, markup=False)

    def action_page(self, direction: int) -> None:
        """Scroll the text by a screen."""
        story = self.query_one(".story", VerticalScroll)
        story.scroll_relative(y=direction * max(1, story.size.height - 2), animate=False)

    def action_more(self) -> None:
        """Scroll to what is below."""
        self.action_page(1)

    def all_commands(self) -> tuple[Command, ...]:
        """What can be done here, for the palette."""
        return (*self.COMMANDS_HERE, *EVERYWHERE)
