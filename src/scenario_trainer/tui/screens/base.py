"""What all screens have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.containers import VerticalScroll
from textual.screen import Screen

from scenario_trainer.tui.commands import EVERYWHERE, Command
from scenario_trainer.tui.widgets.key_bar import KeyBar
from scenario_trainer.tui.widgets.title_bar import TitleBar
from scenario_trainer.tui.widgets.too_small import LEAST_HEIGHT, LEAST_WIDTH, TooSmall

if TYPE_CHECKING:
    from textual.app import ComposeResult


class TrainerScreen(Screen[None]):
    """A title bar, a body and a bar of keys, and a notice instead of them where there is no room."""

    # Textual declares both as instance variables.
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-too-narrow"),
        (LEAST_WIDTH, "-narrow"),
        (100, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-too-low"), (LEAST_HEIGHT, "-high")]  # noqa: RUF012

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = ()
    """What can be done here besides what can be done everywhere: `OWN`, which the screen itself binds, and what a
    widget in it does.
    """

    IS: ClassVar[str] = ""
    """The app's action that shows this screen, and that it therefore does not offer."""

    title_bar = getters.query_one(TitleBar)

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
        self.app.pop_screen()

    def action_page(self, direction: int) -> None:
        """Scroll the text by a screen."""
        story = self.query_one(".story", VerticalScroll)
        story.scroll_relative(y=direction * max(1, story.size.height - 2), animate=False)

    def all_commands(self) -> tuple[Command, ...]:
        """What can be done here, for palette and help."""
        return (*self.COMMANDS_HERE, *EVERYWHERE)
