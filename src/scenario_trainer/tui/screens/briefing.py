"""The briefing: what awaits the learner, before anything is asked of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from scenario_trainer.documents.briefing import briefing
from scenario_trainer.documents.wording import labels
from scenario_trainer.play.moments import Timing
from scenario_trainer.tui.commands import BACK, BEGIN, RATIONALE, TIMING, bindings
from scenario_trainer.tui.messages import Begin
from scenario_trainer.tui.screens.document import DocumentScreen
from scenario_trainer.tui.widgets.title_bar import SEPARATOR

if TYPE_CHECKING:
    from textual.binding import BindingType

    from scenario_trainer.documents.parts import Document
    from scenario_trainer.story.model import Scenario


class BriefingScreen(DocumentScreen):
    """Role, people, content notes and when feedback comes."""

    COMMANDS_HERE = (BEGIN, TIMING, RATIONALE, BACK)
    BINDINGS: ClassVar[list[BindingType]] = bindings(BEGIN, TIMING, RATIONALE)

    def __init__(self, scenario: Scenario, timing: Timing, *, rationale: bool) -> None:
        super().__init__(briefing(scenario, timing, reason_first=rationale))
        self._scenario = scenario
        self._timing = timing
        self._rationale = rationale

    @property
    def story_known(self) -> tuple[Scenario, tuple[str, ...]]:
        return self._scenario, ()

    def action_begin(self) -> None:
        """Begin to play."""
        self.post_message(Begin(self, self._scenario, self._timing, self._rationale))

    def action_timing(self) -> None:
        """Change when feedback comes."""
        self._timing = Timing.CONSEQUENCES if self._timing is Timing.COACHED else Timing.COACHED
        self._show()

    def action_rationale(self) -> None:
        """Be asked why and how sure, or not any more."""
        self._rationale = not self._rationale
        self._show()

    def _show(self) -> None:
        self.show(briefing(self._scenario, self._timing, reason_first=self._rationale))

    def show(self, document: Document) -> None:
        """Say in the title, too, when feedback comes: there it is in sight, however long the text is."""
        super().show(document)
        chosen = [labels.WHY_FIRST] if self._rationale else []
        self.title_bar.right = SEPARATOR.join((document.subtitle, labels.FEEDBACK[self._timing], *chosen))
