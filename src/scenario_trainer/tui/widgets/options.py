"""Lists of options whose highlight may be in reverse video."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.geometry import Offset
from textual.style import Style
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from scenario_trainer.tui.commands import MOVE, bindings
from scenario_trainer.tui.screens.base import TrainerScreen

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType


def blank_line() -> Option:
    """What stands between two options and belongs to neither, so that the highlight is that of one alone."""
    return Option("", disabled=True)


class Options(OptionList):
    """Textual 8.2.8 leaves reverse video out where it paints an option list, though styles can ask for it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(MOVE._replace(shown=False))

    _pressed_at = Offset()
    """Where the mouse button went down last, on the screen."""

    def get_visual_style(self, *component_classes: str, partial: bool = False) -> Style:
        style = super().get_visual_style(*component_classes, partial=partial)
        asked = any(self.get_component_styles(name).text_style.reverse for name in component_classes)
        return style + Style(reverse=True) if asked else style

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._pressed_at = event.screen_offset

    def on_click(self, event: events.Click) -> None:
        """Open nothing where the mouse was dragged: that would have selected text elsewhere."""
        if event.screen_offset != self._pressed_at:
            event.prevent_default()

    def action_page_up(self) -> None:
        if self._is_laid_out():
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        if self._is_laid_out():
            super().action_page_down()  # type: ignore[no-untyped-call]

    def _is_laid_out(self) -> bool:
        """Lay the options out where there is room; Textual 8.2.8 fails to turn a page of what is not."""
        self.scroll_to_highlight()
        return bool(self.scrollable_content_region)


class Contents(Options):
    """What a page beside it can show: the keys for a page scroll that page, as everywhere."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(MOVE)

    def action_page_down(self) -> None:
        self._turn(1)

    def action_page_up(self) -> None:
        self._turn(-1)

    def _turn(self, direction: int) -> None:
        if isinstance(self.screen, TrainerScreen):
            self.screen.action_page(direction)
