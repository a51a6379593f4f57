"""A field for words to look for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.widgets import Input

from scenario_trainer.documents.wording import labels
from scenario_trainer.tui.commands import TO_FOUND, bindings

if TYPE_CHECKING:
    from textual.binding import BindingType


class Finder(Input):
    """Says at each letter what is looked for; enter or an arrow goes to what was found."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(TO_FOUND), Binding("down", "submit", show=False)]

    def __init__(self) -> None:
        super().__init__(placeholder=labels.WORDS_TO_FIND, compact=True)
