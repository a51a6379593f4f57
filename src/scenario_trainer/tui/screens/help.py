"""The help: every key of the screen it was called from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.tui.blocks import about_program, heading
from scenario_trainer.tui.screens.document import ReadingScreen
from scenario_trainer.tui.widgets.page import Block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenario_trainer.tui.commands import Command


class HelpScreen(ReadingScreen):
    """Lists commands with their keys."""

    IS = "help"

    def __init__(self, commands: Sequence[Command]) -> None:
        widest = max(len(command.written_keys) for command in commands)
        listed = [
            Block(
                f"{command.label}: {command.help}",
                "",
                f"{command.written_keys:>{widest}}  ",
                "bold $primary",
                gap=False,
            )
            for command in commands
        ]
        super().__init__("Help", [heading("Keys on the screen you came from"), *listed, *about_program()])
