"""The scenarios of a library as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from scenario_trainer.documents import wording
from scenario_trainer.tui.commands import OPEN, bindings

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from textual.binding import BindingType

    from scenario_trainer.story.library import Entry


class Listing(OptionList):
    """A title, for whom it is and what it is about, for each scenario; enter opens the highlighted one."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(OPEN)

    def list_entries(self, entries: Sequence[Entry], underway: Container[str], endings: Mapping[str, int]) -> None:
        """List these scenarios, which of them are underway and how many endings were met; the highlight stays."""
        before = self.highlighted_option
        self.set_options(
            Option(_prompt(entry, entry.id in underway, endings.get(entry.id, 0)), id=entry.id)
            for entry in entries
        )
        ids = [entry.id for entry in entries]
        if ids:
            self.highlighted = ids.index(before.id) if before and before.id in ids else 0
        self.display = bool(ids)


def _prompt(entry: Entry, underway: bool, endings: int) -> Content:
    if entry.head is None:
        what = wording.problem(entry.problem) if entry.problem else ""
        return Content.assemble((entry.id, "bold"), ("  broken\n", "bold $error"), (what, "$muted"), "\n")
    state = ("  underway", "bold $accent") if underway else ""
    about = (f"{wording.about(entry.head)}{wording.endings_met(endings, entry.endings)}\n", "$primary")
    return Content.assemble((entry.head.title, "bold"), state, "\n", about, (entry.head.summary, "$muted"), "\n")
