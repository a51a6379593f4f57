"""The scrolling text of a story, with its choices."""

from __future__ import annotations

from textual.containers import VerticalScroll


class Story(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The text. The screen's keys scroll it; the container's own would come first and scroll differently."""

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.screen.refresh_bindings()  # whether there is more below

    @property
    def has_more(self) -> bool:
        """Whether some of the text is below what is in sight; blank lines at its end are not."""
        shown = (each.virtual_region for each in self.children)
        return self.scroll_target_y + self.size.height < max(
            (each.bottom for each in shown if each.height), default=0
        )
