"""The briefing: what awaits the learner, before anything is asked of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from scenario_trainer.play.moments import Timing
from scenario_trainer.tui.blocks import briefing_blocks
from scenario_trainer.tui.commands import BACK, BEGIN, THINKING, TIMING, bindings
from scenario_trainer.tui.messages import Begun
from scenario_trainer.tui.screens.document import ReadingScreen

if TYPE_CHECKING:
    from textual.binding import BindingType

    from scenario_trainer.story.model import Scenario


class BriefingScreen(ReadingScreen):
    """Role, people, content notes and when feedback comes."""

    COMMANDS_HERE = (BEGIN, TIMING, THINKING, BACK)
    BINDINGS: ClassVar[list[BindingType]] = bindings(BEGIN, TIMING, THINKING)

    def __init__(self, scenario: Scenario, timing: Timing, *, thinking: bool) -> None:
        super().__init__("Briefing", briefing_blocks(scenario, timing, thinking=thinking), scenario.title)
        self._scenario = scenario
        self._timing = timing
        self._thinking = thinking

    def action_begin(self) -> None:
        """Begin to play."""
        self.post_message(Begun(self, self._scenario, self._timing, self._thinking))

    def action_timing(self) -> None:
        """Change when feedback comes."""
        self._timing = Timing.CONSEQUENCES if self._timing is Timing.COACHED else Timing.COACHED
        self._show()

    def action_thinking(self) -> None:
        """Be asked why and how sure, or not any more."""
        self._thinking = not self._thinking
        self._show()

    def _show(self) -> None:
        self.page.show(briefing_blocks(self._scenario, self._timing, thinking=self._thinking))
