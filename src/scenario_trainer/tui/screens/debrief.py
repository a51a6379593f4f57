"""The debrief: looking back on a whole playthrough."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work

from scenario_trainer.play.flow import look_back, record_of
from scenario_trainer.play.moments import Ended
from scenario_trainer.records.files import documents
from scenario_trainer.tui.commands import EXPORT, LIBRARY, PLAY_AGAIN, WHAT_IF, WRITE, bindings
from scenario_trainer.tui.debrief_blocks import debrief_blocks
from scenario_trainer.tui.messages import AskedAgain
from scenario_trainer.tui.refusals import refusals_told
from scenario_trainer.tui.screens.document import ReadingScreen

if TYPE_CHECKING:
    from concurrent.futures import Future

    from textual.binding import BindingType

    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.play.session import Session
    from scenario_trainer.records.database import Database


class DebriefScreen(ReadingScreen):
    """Reactions, what happened, a closer look, and what to take away."""

    COMMANDS_HERE = (WHAT_IF, WRITE, EXPORT, PLAY_AGAIN, LIBRARY)
    BINDINGS: ClassVar[list[BindingType]] = bindings(*COMMANDS_HERE)

    def __init__(self, session: Session, exploring: Future[Graph], database: Database | None = None) -> None:
        super().__init__("Debrief", (), session.scenario.title)
        self._session = session
        self._database = database
        self._exploring = exploring
        self._graph = exploring.result() if exploring.done() else None

    def on_mount(self) -> None:
        super().on_mount()
        if self._graph is None:
            self.wait_for_graph()

    def on_screen_resume(self) -> None:
        """Show what stands now: something may have been written meanwhile."""
        self._show()

    @work(thread=True)
    def wait_for_graph(self) -> None:
        """Show which endings were open, as soon as that is known."""
        self.app.call_from_thread(self._take_graph, self._exploring.result())

    def _take_graph(self, graph: Graph) -> None:
        self._graph = graph
        self._show()

    def _show(self) -> None:
        if not isinstance(self._session.moment, Ended):
            return  # a decision is asked again, and this screen makes way
        seen = look_back(self._session, None, self._graph)
        with refusals_told(self.app):
            seen = look_back(self._session, self._database, self._graph)
        self.page.show(debrief_blocks(seen))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without records, as in a preview, there is nothing to write to."""
        if action in ("write", "export") and (self._database is None or self._session.attempt_id is None):
            return False
        return super().check_action(action, parameters)

    def action_play_again(self) -> None:
        """Play the same scenario once more."""
        self.post_message(AskedAgain(self, self._session.scenario.id))

    def action_what_if(self) -> None:
        """Choose a decision to take differently."""
        from scenario_trainer.tui.screens.what_if import WhatIfScreen

        self.app.push_screen(WhatIfScreen(self._session))

    def action_write(self) -> None:
        """Write about the attempt."""
        from scenario_trainer.tui.screens.writing import WritingScreen

        if self._database and self._session.attempt_id:
            questions = self._session.debrief().ending.reflect
            with refusals_told(self.app):
                self.app.push_screen(WritingScreen(self._database, self._session.attempt_id, questions))

    def action_export(self) -> None:
        """Keep a CPD record as a file."""
        from scenario_trainer.tui.screens.export import ExportScreen

        if self._database and self._session.attempt_id:
            session = self._session
            with refusals_told(self.app):
                record = record_of(self._database, self._session.attempt_id, session.guidance, session.scenario)
                self.app.push_screen(ExportScreen(record, documents()))
