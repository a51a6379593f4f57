"""The scenarios of a library as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widgets.option_list import Option

from scenario_trainer.documents.library import scenario_summary
from scenario_trainer.documents.wording import phrases
from scenario_trainer.tui.blocks import TONES
from scenario_trainer.tui.commands import OPEN, bindings
from scenario_trainer.tui.widgets.options import Options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType

    from scenario_trainer.play.flow import Progress
    from scenario_trainer.story.entries import Entry


class Listing(Options):
    """A title, for whom it is and what it is about, for each scenario; enter opens the highlighted one."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(OPEN)

    def list_entries(self, entries: Sequence[Entry], progress: Progress, words: str) -> None:
        """List these scenarios, found by `words`, with what was done in them; the highlight stays."""
        before = self.highlighted_option
        self.set_options(Option(_prompt(entry, progress, words), id=entry.id) for entry in entries)
        ids = [entry.id for entry in entries]
        if ids:
            self.highlighted = ids.index(before.id) if before and before.id in ids else 0
        self.display = bool(ids)


def _prompt(entry: Entry, progress: Progress, words: str) -> Content:
    parts = scenario_summary(entry, progress, words)
    lines = [Content.styled(phrases.labelled(part.text, part.label), TONES[part.tone]) for part in parts]
    return Content("\n").join([*lines, Content("")])
