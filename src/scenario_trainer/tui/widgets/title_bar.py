"""The line at the top of every screen."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

SEPARATOR = " · "
"""Between the parts of what stands on the right."""


class TitleBar(Widget):
    """Where one is on the left, how far or in what on the right.

    Where there is no room for both the left gives way, down to a quarter of the line; then what stands last on the
    right is left out.
    """

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
        left = Content.styled(self.left, "bold")
        room = max(3, self.content_size.width - 2)
        right = self._shortened(room - min(left.cell_length, room // 4))
        left = left.truncate(room - right.cell_length, ellipsis=True)
        return left + Content(" " * (room - left.cell_length - right.cell_length + 2)) + right

    def _shortened(self, room: int) -> Content:
        """What stands on the right, as far as there is room for its parts; of the first, as many letters."""
        parts = self.right.split(SEPARATOR)
        while len(parts) > 1 and Content(SEPARATOR.join(parts)).cell_length > room:
            parts.pop()
        return Content.styled(SEPARATOR.join(parts), "$muted").truncate(room, ellipsis=True)
