"""The help: the keys of the screen it was called from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents.help import about_program
from scenario_trainer.documents.parts import Document, Facts, Section
from scenario_trainer.tui.screens.document import DocumentScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenario_trainer.tui.active_keys import ActiveKey


class HelpScreen(DocumentScreen):
    """Says what each key does that can be pressed there now, and what the program is."""

    ACTION = "help"

    def __init__(self, keys: Sequence[ActiveKey]) -> None:
        facts = Facts(tuple((each.written, f"{each.label}: {each.help}") for each in keys))
        section = Section("Keys on the screen you came from", (facts,))
        super().__init__(Document("Help", (section, *about_program().parts)))
