"""The help: every key of the screen it was called from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents.help import about_program
from scenario_trainer.documents.parts import Document, Facts, Section
from scenario_trainer.tui.screens.document import DocumentScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenario_trainer.tui.commands import Command


class HelpScreen(DocumentScreen):
    """Lists commands with their keys, and says what the program is."""

    ACTION = "help"

    def __init__(self, commands: Sequence[Command]) -> None:
        keys = Facts(tuple((each.written_keys, f"{each.label}: {each.help}") for each in commands))
        section = Section("Keys on the screen you came from", (keys,))
        super().__init__(Document("Help", (section, *about_program().parts)))
