"""The choices of a decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from scenario_trainer.documents.moments import option_parts
from scenario_trainer.tui.block import CURSOR_STYLE, wrap_all
from scenario_trainer.tui.blocks import document_blocks
from scenario_trainer.tui.commands import CHOOSE, HIGHLIGHT, NEXT_CHOICE, TAKE, bindings
from scenario_trainer.tui.screens.base import TrainerScreen
from scenario_trainer.tui.widgets.story import Story

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.geometry import Size

    from scenario_trainer.play.moments import Offer


class ChoiceList(Widget, can_focus=True):
    """A list to choose from: by number, by arrows and enter, or with the mouse.

    At first nothing is highlighted, and only a choice that is in sight, as far as the window has room for it, is
    taken: a key that asks for another one brings it into sight instead. A locked one can be highlighted and not
    taken; its reason stands beside it. Choices wrap with a hanging indent.
    """

    DEFAULT_CSS = "ChoiceList { height: auto; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(CHOOSE, TAKE, HIGHLIGHT, NEXT_CHOICE),
        Binding("up", "move(-1)", "Previous choice", show=False),
        Binding("home", "move(-9)", "First choice", show=False),
        Binding("end", "move(9)", "Last choice", show=False),
    ]

    highlighted: reactive[int | None] = reactive(None)
    """The index of the choice that enter takes; None for none."""

    @dataclass
    class Chosen(Message):
        """A choice was taken."""

        offer: Offer

    def __init__(self) -> None:
        super().__init__()
        self._offers: tuple[Offer, ...] = ()
        self._rows: tuple[int, list[list[Content]]] = (-1, [])

    def show(self, offers: Sequence[Offer]) -> None:
        """Offer these choices, none of them highlighted."""
        self._offers = tuple(offers)
        self._rows = (-1, [])
        self.set_reactive(ChoiceList.highlighted, None)
        self.refresh(layout=True)

    def action_move(self, by: int) -> None:
        """Highlight another choice; where the highlighted one is out of sight, bring it into sight instead."""
        index = self.highlighted
        if index is None:
            if by < 0:
                self._read_back()
            elif self._offers:
                self.highlighted = min(by, len(self._offers)) - 1
        elif index + by < 0 and by == -1:
            self.highlighted = None
            self._read_back()
        elif self._in_sight(index):
            self.highlighted = max(0, min(index + by, len(self._offers) - 1))
        else:
            self._bring_into_sight(index)

    def action_highlight(self) -> None:
        """Highlight the first choice."""
        self.action_move(1)

    def action_choose(self, number: int) -> None:
        """Take the choice with this number."""
        self._take(number - 1)

    def action_take(self) -> None:
        """Take the highlighted choice."""
        if self.highlighted is not None:
            self._take(self.highlighted)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be a choice, with the number or a highlighted one; without any the screen has all keys.

        The arrows are named where enter neither takes a choice nor shows more, so that the bar of keys is no wider
        with a highlight than without.
        """
        match action:
            case "move":
                return bool(self._offers)
            case "choose":
                return isinstance(number := parameters[0], int) and number <= len(self._offers)
            case "take":
                return self.highlighted is not None and not self._offers[self.highlighted].locked
            case "highlight":
                return (
                    bool(self._offers)
                    and self.highlighted is None
                    and not (isinstance(self.parent, Story) and self.parent.has_more)
                )
        return True

    def watch_highlighted(self, index: int | None) -> None:
        self.refresh_bindings()
        if index is not None:
            self._bring_into_sight(index)

    def on_click(self, event: events.Click) -> None:
        # Textual reports the end of a drag that selects text as a click, too.
        if not self.screen.selections and (index := self._index_at(event.y)) is not None:
            self._take(index)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if (index := self._index_at(event.y)) != self.highlighted:
            self.set_reactive(ChoiceList.highlighted, index)
            self.refresh()
            self.refresh_bindings()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        return sum(map(len, self._wrapped(width)))

    def render(self) -> Content:
        width = self.content_size.width
        lines: list[Content] = []
        for index, row in enumerate(self._wrapped(width)):
            lines.extend(self._highlight(row, width) if index == self.highlighted else row)
        return Content("\n").join(lines)

    def _highlight(self, row: list[Content], width: int) -> list[Content]:
        """The same lines with a mark before the first, on the cursor's colour over the whole width."""
        marked = [Content("▸") + row[0][1:], *row[1:]]
        return [line.extend_right(width - line.cell_length).stylize(CURSOR_STYLE) for line in marked]

    def _wrapped(self, width: int) -> list[list[Content]]:
        """The lines of each choice."""
        if self._rows[0] != width:
            rows = [wrap_all(document_blocks([option], width), width) for option in option_parts(self._offers)]
            self._rows = (width, rows)
        return self._rows[1]

    def _read_back(self) -> None:
        if isinstance(self.screen, TrainerScreen):
            self.screen.action_page(-1)

    def _take(self, index: int) -> None:
        offer = self._offers[index]
        if self._in_sight(index) and not offer.locked:
            self.post_message(self.Chosen(offer))
        else:
            self.highlighted = index

    def _index_at(self, y: int) -> int | None:
        for index, row in enumerate(self._wrapped(self.content_size.width)):
            if 0 <= y < len(row):
                return index
            y -= len(row)
        return None

    def _region(self, index: int) -> Region:
        """Where a choice is, in what the parent scrolls over."""
        rows = self._wrapped(self.content_size.width)
        above = sum(map(len, rows[:index]))
        x, y, width, _ = self.virtual_region
        return Region(x, y + above, width, len(rows[index]))

    def _in_sight(self, index: int) -> bool:
        story = self.parent
        if not isinstance(story, Widget):
            return True
        region, top = self._region(index), story.scroll_offset.y
        seen = min(region.bottom, top + story.size.height) - max(region.y, top)
        return seen >= min(region.height, story.size.height)

    def _bring_into_sight(self, index: int) -> None:
        if isinstance(self.parent, Widget):
            self.parent.scroll_to_region(self._region(index), animate=False)
