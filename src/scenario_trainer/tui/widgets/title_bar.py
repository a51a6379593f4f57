"""The line at the top of every screen."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class TitleBar(Widget):
    """Where one is on the left, how far on the right; the left gives way where there is no room for both."""

    DEFAULT_CSS = """
    TitleBar { height: 2; border-bottom: solid $panel; padding: 0 1; color: $foreground; }
    """

    left = reactive("")
    right = reactive("")

    def __init__(self, left: str = "", right: str = "") -> None:
        super().__init__()
        self.set_reactive(TitleBar.left, left)
        self.set_reactive(TitleBar.right, right)

    def render(self) -> Content:
        right = Content.styled(self.right, "$muted")
        room = self.content_size.width - right.cell_length - 2
        left = Content.styled(self.left, "bold").truncate(max(1, room), ellipsis=True)
        return left + Content(" " * (room - left.cell_length + 2)) + right
