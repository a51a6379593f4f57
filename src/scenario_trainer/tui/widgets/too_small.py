"""What stands there while the window has no room for a screen."""

from __future__ import annotations

from textual.widget import Widget

LEAST_WIDTH = 60
LEAST_HEIGHT = 18


class TooSmall(Widget):
    """Asks for room. The styles show it, instead of all else, on a screen that is too small."""

    DEFAULT_CSS = "TooSmall { display: none; width: 100%; height: 100%; content-align: center middle; }"

    def render(self) -> str:
        width, height = self.app.size
        return (
            f"This window is {width} by {height}.\n"
            f"Please make it at least {LEAST_WIDTH} by {LEAST_HEIGHT}.\n"
            "Your place is kept."
        )
