"""The debrief: looking back on a whole playthrough."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from scenario_trainer.tui.blocks import debrief_blocks
from scenario_trainer.tui.commands import LIBRARY, PLAY_AGAIN, bindings
from scenario_trainer.tui.messages import AskedAgain
from scenario_trainer.tui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from textual.binding import BindingType

    from scenario_trainer.coaching.debrief import Debrief
    from scenario_trainer.story.model import Scenario


class DebriefScreen(ReadingScreen):
    """The ending, the path, the principles, the people and questions to think about."""

    COMMANDS_HERE = (PLAY_AGAIN, LIBRARY)
    BINDINGS: ClassVar[list[BindingType]] = bindings(PLAY_AGAIN, LIBRARY)

    def __init__(self, scenario: Scenario, debrief: Debrief) -> None:
        super().__init__("Debrief", debrief_blocks(debrief, scenario), scenario.title)
        self._scenario_id = scenario.id

    def action_play_again(self) -> None:
        """Play the same scenario once more."""
        self.post_message(AskedAgain(self, self._scenario_id))
