"""The terminal interface as a whole: which screen follows which.

Screens other than the library are imported when they are first shown: the first frame need not wait for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.play.errors import RecordsError
from scenario_trainer.play.exploring import Exploration
from scenario_trainer.play.flow import Briefing, Flow, Gone, LookBack, Resumed, Unplayable
from scenario_trainer.play.moments import Timing
from scenario_trainer.tui import messages
from scenario_trainer.tui.screens.library import LibraryScreen
from scenario_trainer.tui.themed_app import ThemedApp

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.screen import Screen

    from scenario_trainer.play.preferences import PreferencesFile
    from scenario_trainer.play.session import Session
    from scenario_trainer.play.tallies import Tally
    from scenario_trainer.story.entries import Entry
    from scenario_trainer.story.model import Guidance


class TrainerApp(ThemedApp):
    """Opens the library, or one scenario first, until the learner leaves."""

    def __init__(
        self,
        flow: Flow,
        preferences: PreferencesFile,
        *,
        timing: Timing | None = None,
        first: Entry | None = None,
        notices: Sequence[str] = (),
    ) -> None:
        """`first` is opened at once; `notices` are shown as soon as there is a screen."""
        super().__init__(preferences)
        self._flow = flow
        self._timing = timing or Timing.COACHED
        self._first = first
        self._notices = notices

    @property
    def current_guidance(self) -> Guidance:
        """The library's guidance."""
        return self._flow.guidance

    def principles_met(self) -> Mapping[str, Tally]:
        try:
            return self._flow.journal.principles_met()
        except RecordsError as error:
            self.warn(phrases.records_refuse(error))
            return {}

    def get_default_screen(self) -> Screen[None]:
        return LibraryScreen(self._flow, self.preferences, self._first)

    def on_ready(self) -> None:
        super().on_ready()
        if self._notices:
            self.warn("\n\n".join(self._notices))

    def on_mount(self) -> None:
        if self._first:
            self._show(self._flow.open(self._first))

    @on(messages.Open)
    def open_entry(self, request: messages.Open) -> None:
        """Go on where the learner was in a scenario, or brief them."""
        self._show(self._flow.open(request.entry, anew=request.anew))

    def _show(self, opened: Briefing | Resumed | LookBack | Unplayable | Gone) -> None:
        """Show what came of opening a scenario or of going back to an attempt."""
        match opened:
            case Briefing(scenario):
                from scenario_trainer.tui.screens.briefing import BriefingScreen

                rationale = self.preferences.preferences.rationale
                self.push_screen(BriefingScreen(scenario, self._timing, rationale=rationale))
            case Resumed(session, change):
                self._play(session, self.push_screen)
                if change:
                    from scenario_trainer.documents.changes import story_changed
                    from scenario_trainer.tui.screens.document import DocumentScreen

                    self.push_screen(DocumentScreen(story_changed(change, session.scenario.title)))
            case LookBack(session):
                self._look_back(session, Exploration(session.scenario), self.push_screen)
            case Unplayable(entry, _):
                self.warn(labels.CANNOT_BE_PLAYED, title=entry.id)
            case Gone(title):
                self.warn(phrases.scenario_gone(title))

    def _play(self, session: Session, show: Callable[[Screen[None]], object]) -> None:
        from scenario_trainer.tui.screens.play import PlayScreen

        show(PlayScreen(session, rationale=self.preferences.preferences.rationale))

    def _look_back(
        self, session: Session, exploration: Exploration, show: Callable[[Screen[None]], object]
    ) -> None:
        from scenario_trainer.tui.screens.debrief import DebriefScreen

        show(DebriefScreen(session, exploration, self._flow))

    @on(messages.Begin)
    def begin(self, request: messages.Begin) -> None:
        """Start an attempt."""
        # When feedback comes is a setting of this attempt alone: the next briefing begins with the default again.
        self.remember(welcomed=True, rationale=request.rationale)
        self._play(self._flow.begin(request.scenario, request.timing), self.switch_screen)

    @on(messages.Finish)
    def look_back(self, request: messages.Finish) -> None:
        """Go from the ending to the debrief."""
        with request.screen.refusals_shown():
            self._flow.finish(request.session)
        self._look_back(request.session, request.exploration, self.switch_screen)

    @on(messages.PlayAgain)
    def play_again(self, request: messages.PlayAgain) -> None:
        """Brief the learner once more; the file may have changed since, or be gone."""
        if entry := self._flow.library.find(request.scenario_id):
            self.pop_screen()
            self._show(self._flow.open(entry, anew=True))

    @on(messages.Reopen)
    def reopen(self, request: messages.Reopen) -> None:
        """Ask a decision again; the screens down to the debrief make way for the story."""
        from scenario_trainer.tui.screens.debrief import DebriefScreen

        while not isinstance(self.screen, DebriefScreen):
            self.pop_screen()
        request.session.reopen(request.number)
        self._play(request.session, self.switch_screen)

    @on(messages.GoBackTo)
    def go_back_to(self, request: messages.GoBackTo) -> None:
        """Look back on an attempt, or go on with it."""
        with request.screen.refusals_shown():
            self._show(self._flow.go_back_to(request.attempt))

    @on(messages.ShowJournal)
    def show_journal(self, _: messages.ShowJournal) -> None:
        """Show what the learner has done."""
        from scenario_trainer.tui.screens.journal import JournalScreen

        self.push_screen(JournalScreen(self._flow))

    @on(messages.ShowReview)
    def show_review(self, _: messages.ShowReview) -> None:
        """Meet decisions again."""
        from scenario_trainer.tui.screens.review import ReviewScreen

        self.push_screen(ReviewScreen(self._flow.review()))

    @on(messages.ShowMap)
    def show_map(self, request: messages.ShowMap) -> None:
        """Show the map of a scenario."""
        from scenario_trainer.tui.screens.story_map import MapScreen

        loaded = self._flow.library.load(request.entry)
        if loaded.value is None:
            self.warn(labels.CANNOT_BE_PLAYED, title=request.entry.id)
        else:
            with request.screen.refusals_shown():
                self.push_screen(MapScreen(loaded.value, self._flow.met(loaded.value)))
