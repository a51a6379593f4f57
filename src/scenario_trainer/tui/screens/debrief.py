"""The debrief: looking back on a whole playthrough."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from scenario_trainer.tui.blocks import debrief_blocks
from scenario_trainer.tui.commands import LIBRARY, PLAY_AGAIN, bindings
from scenario_trainer.tui.messages import AskedAgain
from scenario_trainer.tui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from textual.binding import BindingType

    from scenario_trainer.session import Session


class DebriefScreen(ReadingScreen):
    """The ending, the path, the principles, the people and questions to think about."""

    COMMANDS_HERE = (PLAY_AGAIN, LIBRARY)
    BINDINGS: ClassVar[list[BindingType]] = bindings(PLAY_AGAIN, LIBRARY)

    def __init__(self, session: Session) -> None:
        scenario = session.scenario
        super().__init__("Debrief", debrief_blocks(session.debrief(), scenario), scenario.title)
        self._scenario_id = scenario.id

    def action_play_again(self) -> None:
        """Play the same scenario once more."""
        self.post_message(AskedAgain(self._scenario_id))
