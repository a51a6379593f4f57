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

from scenario_trainer.tui.commands import CHOOSE, bindings, number_bindings
from scenario_trainer.tui.widgets.page import Block, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.geometry import Size

    from scenario_trainer.play.moments import Offer


class ChoiceList(Widget, can_focus=True):
    """A list to choose from once: by number, by arrows and enter, or with the mouse.

    Choices wrap with a hanging indent. A locked one can be highlighted, so that its reason is read, but not
    taken. After a choice the list takes no other until it is shown anew or reopened.
    """

    DEFAULT_CSS = "ChoiceList { height: auto; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(CHOOSE),
        *number_bindings("choose"),
        Binding("up,k", "move(-1)", "Previous choice", show=False),
        Binding("down,j", "move(1)", "Next choice", show=False),
        Binding("home", "move(-9)", "First choice", show=False),
        Binding("end", "move(9)", "Last choice", show=False),
        Binding("enter", "choose_highlighted", "Choose", show=False),
    ]

    highlighted = reactive(0)
    """The index of the choice that enter takes."""

    @dataclass
    class Chosen(Message):
        """A choice was taken."""

        offer: Offer

    @dataclass
    class Refused(Message):
        """A locked choice was asked for."""

        offer: Offer

    def __init__(self) -> None:
        super().__init__()
        self._offers: tuple[Offer, ...] = ()
        self._open = False
        self._rows: tuple[int, list[list[Content]]] = (-1, [])

    @property
    def pending(self) -> bool:
        """Whether one of the choices on show was taken, so that something else is about to be shown."""
        return bool(self._offers) and not self._open

    def show(self, offers: Sequence[Offer]) -> None:
        """Offer these choices."""
        self._offers = tuple(offers)
        self._open = bool(offers)
        self._rows = (-1, [])
        first_open = next((index for index, offer in enumerate(self._offers) if not offer.locked), 0)
        self.set_reactive(ChoiceList.highlighted, first_open)
        self.refresh(layout=True)

    def reopen(self) -> None:
        """Take a choice again; the highlight stays."""
        self._open = bool(self._offers)
        self.refresh()

    def action_move(self, by: int) -> None:
        """Highlight another choice; where the highlighted one is out of sight, bring it into sight instead."""
        if self._in_sight():
            self.highlighted = self.highlighted + by
        else:
            self._scroll_to_highlighted()

    def action_choose(self, number: int) -> None:
        """Take the choice with this number."""
        if number <= len(self._offers):
            self.highlighted = number - 1
            self._take()

    def action_choose_highlighted(self) -> None:
        """Take the highlighted choice."""
        self._take()

    def validate_highlighted(self, highlighted: int) -> int:
        return max(0, min(highlighted, len(self._offers) - 1))

    def watch_highlighted(self) -> None:
        self._scroll_to_highlighted()

    def on_click(self, event: events.Click) -> None:
        if (index := self._index_at(event.y)) is not None:
            self.highlighted = index
            self._take()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if (index := self._index_at(event.y)) is not None:
            self.set_reactive(ChoiceList.highlighted, index)
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        return sum(map(len, self._wrapped(width)))

    def render(self) -> Content:
        width = self.content_size.width
        lines: list[Content] = []
        for index, row in enumerate(self._wrapped(width)):
            chosen = index == self.highlighted and self._open
            lines.extend(self._highlight(row, width) if chosen else row)
        return Content("\n").join(lines)

    def _highlight(self, row: list[Content], width: int) -> list[Content]:
        """The same lines with a mark before the first, on the cursor's colour over the whole width."""
        marked = [Content("▸") + row[0][1:], *row[1:]]
        return [line.extend_right(width - line.cell_length).stylize("$cursor-text on $cursor") for line in marked]

    def _wrapped(self, width: int) -> list[list[Content]]:
        """The lines of each choice."""
        if self._rows[0] != width:
            rows = [wrap(_block(number, offer), width) for number, offer in enumerate(self._offers, start=1)]
            self._rows = (width, rows)
        return self._rows[1]

    def _take(self) -> None:
        if not self._open:
            return
        offer = self._offers[self.highlighted]
        if offer.locked:
            self.post_message(self.Refused(offer))
        else:
            self._open = False
            self.post_message(self.Chosen(offer))

    def _index_at(self, y: int) -> int | None:
        for index, row in enumerate(self._wrapped(self.content_size.width)):
            if 0 <= y < len(row):
                return index
            y -= len(row)
        return None

    def _region_of_highlighted(self) -> Region:
        """Where the highlighted choice is, in what the parent scrolls over."""
        rows = self._wrapped(self.content_size.width)
        above = sum(map(len, rows[: self.highlighted]))
        x, y, width, _ = self.virtual_region
        return Region(x, y + above, width, len(rows[self.highlighted]))

    def _in_sight(self) -> bool:
        story = self.parent
        if not isinstance(story, Widget):
            return True
        region = self._region_of_highlighted()
        return story.scroll_offset.y <= region.y and region.bottom <= story.scroll_offset.y + story.size.height

    def _scroll_to_highlighted(self) -> None:
        if isinstance(self.parent, Widget) and self._offers:
            self.parent.scroll_to_region(self._region_of_highlighted(), animate=False)


def _block(number: int, offer: Offer) -> Block:
    if offer.locked:
        return Block(f"{offer.text} (not yet: {offer.locked})", "$muted", f"  {number}  ", "$muted")
    return Block(offer.text, "", f"  {number}  ", "$primary bold")
