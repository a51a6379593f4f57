"""The terminal interface as a whole: which screen follows which.

Screens other than the library are imported when they are first shown: the first frame need not wait for them.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from textual import on

from scenario_trainer.documents import wording
from scenario_trainer.play.moments import Ended, Timing
from scenario_trainer.records import attempts
from scenario_trainer.records.database import GoneError
from scenario_trainer.records.journal import principles_met
from scenario_trainer.tui import messages
from scenario_trainer.tui.refusals import refusals_told
from scenario_trainer.tui.screens.library import LibraryScreen
from scenario_trainer.tui.themed_app import ThemedApp
from scenario_trainer.tui.widgets.page import Block

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.screen import Screen

    from scenario_trainer.play.debrief import Turn
    from scenario_trainer.play.session import Session
    from scenario_trainer.records.database import Database
    from scenario_trainer.records.preferences import PreferencesFile
    from scenario_trainer.story.library import Entry, Library
    from scenario_trainer.story.model import Guidance, Scenario


class TrainerApp(ThemedApp):
    """Opens the library, or one scenario first, until the learner leaves."""

    def __init__(
        self,
        library: Library,
        preferences: PreferencesFile,
        database: Database,
        *,
        timing: Timing | None = None,
        seed: int | None = None,
        first: Entry | None = None,
    ) -> None:
        super().__init__(preferences)
        self._library = library
        self._database = database
        self._timing = timing or Timing(preferences.preferences.timing)
        self._seed = seed
        self._first = first

    @property
    def current_guidance(self) -> Guidance:
        """The library's guidance."""
        return self._library.guidance

    def principles_met(self) -> Mapping[str, Turn]:
        with refusals_told(self):
            return principles_met(self._database, self.current_guidance)
        return {}

    def get_default_screen(self) -> Screen[None]:
        return LibraryScreen(self._library, self._database, self.preferences)

    def on_ready(self) -> None:
        super().on_ready()
        self.tell()

    def on_mount(self) -> None:
        if self._first:
            self._open(self._first)

    @on(messages.Kept)
    def tell(self) -> None:
        """Tell what the records have to say."""
        while self._database.notices:
            self.notify(self._database.notices.pop(0), severity="warning", timeout=15, markup=False)

    @on(messages.Opened)
    def open_entry(self, event: messages.Opened) -> None:
        """Go on where the learner was in a scenario, or brief them."""
        if event.screen.is_active:
            self._open(event.entry, anew=event.anew)

    def _open(self, entry: Entry, *, anew: bool = False) -> None:
        underway = None
        with refusals_told(self):
            underway = None if anew else attempts.underway(self._database).get(entry.id)
        if underway is None:
            self._with_scenario(entry, self._brief)
        else:
            self._with_scenario(entry, lambda scenario: self._resume(scenario, underway))

    def _brief(self, scenario: Scenario) -> None:
        from scenario_trainer.tui.screens.briefing import BriefingScreen

        thinking = self.preferences.preferences.thinking
        self.push_screen(BriefingScreen(scenario, self._timing, thinking=thinking))

    def _resume(self, scenario: Scenario, attempt_id: int) -> None:
        """Go on with an attempt, or look back on it where it has been looked back on before."""
        from scenario_trainer.play.flow import resume
        from scenario_trainer.tui.exploring import exploring
        from scenario_trainer.tui.screens.debrief import DebriefScreen
        from scenario_trainer.tui.screens.document import ReadingScreen

        with refusals_told(self):
            session, change = resume(self._database, scenario, self.current_guidance, attempt_id)
            if isinstance(session.moment, Ended) and not change:
                self.push_screen(DebriefScreen(session, exploring(scenario), self._database))
            else:
                self._play(session, self.push_screen)
            if change:
                told = wording.story_changed(change.number, change.kept.title, change.kept.text, change.what)
                self.push_screen(ReadingScreen("The story has changed", [Block(told)], scenario.title))

    def _play(self, session: Session, show: Callable[[Screen[None]], object]) -> None:
        from scenario_trainer.tui.screens.play import PlayScreen

        show(PlayScreen(session, thinking=self.preferences.preferences.thinking))

    def _with_scenario(self, entry: Entry, use: Callable[[Scenario], object]) -> None:
        """Read a scenario as its file is now, and use it; say why where it cannot be played."""
        loaded = self._library.load(entry)
        if loaded.value is None:
            told = "\n".join(wording.problem(problem) for problem in loaded.problems[:3])
            self.notify(told, title=f"{entry.id} cannot be played", severity="error", markup=False)
        else:
            use(loaded.value)

    @on(messages.Begun)
    def begin(self, event: messages.Begun) -> None:
        """Start an attempt."""
        from scenario_trainer.play.flow import begin

        if not event.screen.is_active:
            return
        self._timing = event.timing
        self.remember(welcomed=True, timing=event.timing.value, thinking=event.thinking)
        session = begin(
            self._database, event.scenario, self.current_guidance, timing=event.timing, seed=self._seed
        )
        self._play(session, self.switch_screen)

    @on(messages.Finished)
    def look_back(self, event: messages.Finished) -> None:
        """Go from the ending to the debrief."""
        from scenario_trainer.tui.screens.debrief import DebriefScreen

        if not event.screen.is_active:
            return
        if event.session.attempt_id:
            with refusals_told(self):
                attempts.close(self._database, event.session.attempt_id)
        self.switch_screen(DebriefScreen(event.session, event.exploring, self._database))

    @on(messages.AskedAgain)
    def play_again(self, event: messages.AskedAgain) -> None:
        """Brief the learner once more; the file may have changed since, or be gone."""
        if event.screen.is_active and (entry := self._library.find(event.scenario_id)):
            self.pop_screen()
            self._open(entry, anew=True)

    @on(messages.Reopened)
    def take_differently(self, event: messages.Reopened) -> None:
        """Ask a decision again; its screen and the debrief below make way for the story."""
        if event.screen.is_active:
            self.pop_screen()
            event.session.return_to(event.number)
            self._play(event.session, self.switch_screen)

    @on(messages.Recalled)
    def recall(self, event: messages.Recalled) -> None:
        """Go back to an attempt."""
        if not event.screen.is_active:
            return
        with refusals_told(self):
            attempt_id = attempts.to_go_back_to(self._database, event.attempt.id)
            if attempt_id is None:
                raise GoneError
            if entry := self._library.find(event.attempt.scenario):
                self._with_scenario(entry, partial(self._resume, attempt_id=attempt_id))
            else:
                self.notify(wording.gone(event.attempt.title), severity="warning", markup=False)

    @on(messages.AskedForJournal)
    def show_journal(self, event: messages.AskedForJournal) -> None:
        """Show what the learner has done."""
        from scenario_trainer.tui.screens.journal import JournalScreen

        if event.screen.is_active:
            self.push_screen(JournalScreen(self._database, self.current_guidance, event.entries))

    @on(messages.AskedForReview)
    def review(self, event: messages.AskedForReview) -> None:
        """Meet decisions again."""
        from scenario_trainer.play.flow import recollections
        from scenario_trainer.tui.screens.review import ReviewScreen

        if event.screen.is_active:
            found = recollections(self._database, self._library, datetime.now(UTC))
            self.push_screen(ReviewScreen(self._database, found))

    @on(messages.AskedForMap)
    def show_map(self, event: messages.AskedForMap) -> None:
        """Show the map of a scenario."""
        from scenario_trainer.tui.screens.story_map import MapScreen

        if event.screen.is_active:
            self._with_scenario(event.entry, lambda scenario: self.push_screen(MapScreen(scenario)))
