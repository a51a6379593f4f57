"""The debrief: looking back on a whole pass."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work

from scenario_trainer.documents.debrief import debrief
from scenario_trainer.play.debriefing import debriefing
from scenario_trainer.play.moments import Ended
from scenario_trainer.play.writing import Heading
from scenario_trainer.tui import commands
from scenario_trainer.tui.messages import PlayAgain, Reopen
from scenario_trainer.tui.screens.base import TrainerScreen
from scenario_trainer.tui.widgets.outline import Outline
from scenario_trainer.tui.widgets.story import Story

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from scenario_trainer.documents.parts import Document
    from scenario_trainer.play.exploring import Exploration
    from scenario_trainer.play.flow import Flow
    from scenario_trainer.play.session import Session
    from scenario_trainer.story.model import Scenario


class DebriefScreen(TrainerScreen):
    """How it ended and why, what would have led elsewhere, what to try; then all the rest, folded."""

    COMMANDS_HERE = (
        commands.MORE,
        commands.WHAT_IF,
        commands.COMMIT,
        commands.WRITE,
        commands.EXPORT,
        commands.ANEW,
        commands.PAGE_DOWN_TOO,
        commands.PAGE_UP,
        commands.BACK,
    )
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(*COMMANDS_HERE)

    outline = getters.query_one(Outline)

    def __init__(self, session: Session, exploration: Exploration, flow: Flow | None = None) -> None:
        super().__init__()
        self._session = session
        self._flow = flow
        self._exploration = exploration

    @property
    def story_known(self) -> tuple[Scenario, tuple[str, ...]]:
        return self._session.scenario, self._session.known

    def compose_body(self) -> ComposeResult:
        with Story(classes="story"):
            yield Outline(classes="column")

    def on_mount(self) -> None:
        self.outline.focus()
        if self._exploration.graph is None:
            self.wait_for_graph()

    def on_screen_resume(self) -> None:
        """Show what stands now: something may have been written meanwhile."""
        super().on_screen_resume()
        self._show()

    def on_unmount(self) -> None:
        """Nobody asks any more which endings were open."""
        self._exploration.cancel()

    @work
    async def wait_for_graph(self) -> None:
        """Show which endings were open, as soon as that is known."""
        await asyncio.wrap_future(self._exploration.found)
        self._show()

    def _show(self) -> None:
        # A screen that is being left loses its widgets; one that is covered shows what is new when it is resumed.
        on_show = self.is_current and self.is_attached
        if on_show and isinstance(self._session.moment, Ended):  # else a decision is asked again
            document = self._read()
            self.title_bar.left, self.title_bar.right = document.title, document.subtitle
            self.outline.show(document.parts)

    def _read(self) -> Document:
        session, graph = self._session, self._exploration.graph
        seen = debriefing(session, graph)
        if self._flow:
            with self.refusals_shown():
                seen = debriefing(session, graph, self._flow.database)
        return debrief(seen, session.scenario.title, session.guidance)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter pages until there is a cursor; without records, as in a preview, there is nothing to write to."""
        if action == "more" and not self.query_one(Story).has_more:
            return False
        if action in ("commit", "write", "export") and (self._flow is None or self._session.attempt_id is None):
            return False
        return super().check_action(action, parameters)

    @on(Outline.Followed)
    def reopen(self, event: Outline.Followed) -> None:
        """Take the decision differently."""
        self.post_message(Reopen(self, self._session, event.decision))

    def action_anew(self) -> None:
        """Play the same scenario once more."""
        self.post_message(PlayAgain(self, self._session.scenario.id))

    def action_what_if(self) -> None:
        """Choose a decision to take differently."""
        from scenario_trainer.tui.screens.what_if import WhatIfScreen

        self.app.push_screen(WhatIfScreen(self._session, debriefing(self._session).path))

    @on(Outline.BlankUsed)
    def action_commit(self) -> None:
        """Write what to try at work."""
        self._write(Heading.COMMITMENT)

    def action_write(self) -> None:
        """Write about the attempt."""
        self._write()

    def _write(self, only: Heading | None = None) -> None:
        from scenario_trainer.play.writing import Writing
        from scenario_trainer.tui.screens.writing import WritingScreen

        if self._flow and (attempt_id := self._session.attempt_id) and isinstance(self._session.moment, Ended):
            questions = self._session.moment.ending.reflect
            with self.refusals_shown():
                self.app.push_screen(WritingScreen(Writing(self._flow.database, attempt_id, questions), only))

    def action_export(self) -> None:
        """Keep a CPD record as a file."""
        from scenario_trainer.documents.cpd_record import cpd_record
        from scenario_trainer.tui.screens.export import ExportScreen

        if self._flow and (attempt_id := self._session.attempt_id):
            with self.refusals_shown():
                page, scenario = self._flow.journal.family(attempt_id), self._session.scenario
                record = cpd_record(page, self._flow.guidance, scenario)
                self.app.push_screen(ExportScreen(record, self._flow.guidance))
