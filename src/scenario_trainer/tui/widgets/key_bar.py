"""The keys that do something now.

Textual's own Footer cuts off what does not fit into one line; here everything that can be done stays in sight,
if need be on a second line, and it is one widget instead of one for each key.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from scenario_trainer.tui.active_keys import active_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.geometry import Size
    from textual.screen import Screen

    from scenario_trainer.tui.active_keys import ActiveKey


class KeyBar(Widget):
    """Names keys with what they do; a click does it, too."""

    # The lines come wrapped and without links: Textual need not look for either in each of them.
    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: auto;
        padding: 0 1;
        background: $panel;
        color: $foreground;
        text-wrap: nowrap;
        text-overflow: clip;
    }
    """
    auto_links = False

    def __init__(self) -> None:
        super().__init__()
        self._named: list[Content] = []
        """What is named; nothing once something else can be done, until it is asked for."""

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._update)

    def _update(self, screen: Screen[object]) -> None:
        # A key leads to several of these before the next frame, which alone has to know what can be done.
        if screen is self.app.screen:
            self._named = []
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        if key := event.style.meta.get("key"):
            self.app.simulate_key(key)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        return max(1, len(list(self._lines(width))))

    def render(self) -> Content:
        width, height = self.content_size
        changed = not self._named
        lines = list(self._lines(width))
        if changed and len(lines) != height:
            # A layout of the whole screen costs more than all else that a key leads to.
            self.call_later(self.refresh, layout=True)
        return Content("\n").join(line.extend_right(width - line.cell_length) for line in lines)

    def _lines(self, width: int) -> Iterator[Content]:
        line = Content("")
        if not self._named:
            self._named = list(self._items())
        for item in self._named:
            if line and line.cell_length + 2 + item.cell_length > width:
                yield line
                line = Content("")
            line = line + "  " + item if line else item
        yield line

    def _items(self) -> Iterator[Content]:
        return (_item(each) for each in active_keys(self.screen) if each.shown)


@cache
def _item(named: ActiveKey) -> Content:
    item = Content.styled(named.written, "bold $primary") + " " + named.label
    # Of several keys that are written as one, a click does not say which is meant.
    return item.stylize(Style.from_meta({"key": named.key})) if named.key else item
