"""The scenarios of a library as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widgets.option_list import Option

from scenario_trainer.documents.library import by_level, scenario_summary
from scenario_trainer.documents.wording import phrases
from scenario_trainer.tui.blocks import TONES
from scenario_trainer.tui.commands import OPEN, bindings
from scenario_trainer.tui.widgets.options import Options, blank_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textual.binding import BindingType

    from scenario_trainer.documents.parts import Paragraph
    from scenario_trainer.play.flow import Progress
    from scenario_trainer.story.entries import Entry, Order


class Listing(Options):
    """A title, for whom it is and what it is about, for each scenario; enter opens the highlighted one."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(OPEN)

    def list_entries(self, entries: Sequence[Entry], progress: Progress, words: str, order: Order) -> None:
        """List these scenarios, found by `words`, with what was done in them; the highlight stays."""
        before = self.highlighted_option
        self.set_options(_options(entries, progress, words, order))
        ids = [entry.id for entry in entries]
        if before and before.id in ids:
            self.highlighted = self.get_option_index(before.id)
        else:
            self.action_first()
        self.display = bool(ids)

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Show the highlighted scenario; with the first one, the heading above it."""
        super().scroll_to_highlight(top)
        if self.highlighted is not None and all(option.disabled for option in self.options[: self.highlighted]):
            self.scroll_home(animate=False, immediate=True)


def _options(entries: Sequence[Entry], progress: Progress, words: str, order: Order) -> Iterator[Option]:
    """An option for each scenario, and one that cannot be highlighted where a group of them begins."""
    for heading, group in by_level(entries, order):
        if heading:
            yield Option(Content.styled(heading, "bold $primary"), disabled=True)
        for entry in group:
            summary = scenario_summary(entry, progress, words, grouped=bool(heading))
            yield Option(_prompt(summary), id=entry.id)
            yield blank_line()


def _prompt(summary: Iterable[Paragraph]) -> Content:
    lines = [Content.styled(phrases.labelled(part.text, part.label), TONES[part.tone]) for part in summary]
    return Content("\n").join(lines)
