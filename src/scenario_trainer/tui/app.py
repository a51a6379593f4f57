"""The terminal interface as a whole: which screen follows which.

Screens other than the library are imported when they are first shown: the first frame need not wait for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from scenario_trainer.coaching import wording
from scenario_trainer.session import Session, Timing
from scenario_trainer.tui.messages import AskedAgain, AskedForMap, Begun, Finished, Opened
from scenario_trainer.tui.screens.library import LibraryScreen
from scenario_trainer.tui.themed_app import ThemedApp

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

    from scenario_trainer.records.preferences import PreferencesFile
    from scenario_trainer.story.library import Entry, Library
    from scenario_trainer.story.model import Guidance, Scenario


class TrainerApp(ThemedApp):
    """Opens the library, or one scenario first, until the learner leaves."""

    def __init__(
        self,
        library: Library,
        preferences: PreferencesFile,
        *,
        timing: Timing = Timing.COACHED,
        seed: int | None = None,
        first: Entry | None = None,
    ) -> None:
        super().__init__(preferences)
        self._library = library
        self._timing = timing
        self._seed = seed
        self._first = first
        self._underway: dict[str, Session] = {}

    @property
    def current_guidance(self) -> Guidance:
        """The library's guidance."""
        return self._library.guidance

    def get_default_screen(self) -> Screen[None]:
        return LibraryScreen(self._library, self._underway, self.preferences)

    def on_mount(self) -> None:
        if self._first:
            self._open(self._first)

    @on(Opened)
    def open_entry(self, event: Opened) -> None:
        """Go on where the learner was in a scenario, or brief them."""
        if event.screen.is_active:
            self._open(event.entry)

    def _open(self, entry: Entry) -> None:
        from scenario_trainer.tui.screens.briefing import BriefingScreen
        from scenario_trainer.tui.screens.play import PlayScreen

        if session := self._underway.get(entry.id):
            self.push_screen(PlayScreen(session))
            return
        self._with_scenario(entry, lambda scenario: self.push_screen(BriefingScreen(scenario, self._timing)))

    def _with_scenario(self, entry: Entry, use: Callable[[Scenario], object]) -> None:
        """Read a scenario as its file is now, and use it; say why where it cannot be played."""
        loaded = self._library.load(entry)
        if loaded.value is None:
            told = "\n".join(wording.problem(problem) for problem in loaded.problems[:3])
            self.notify(told, title=f"{entry.id} cannot be played", severity="error", markup=False)
        else:
            use(loaded.value)

    @on(Begun)
    def begin(self, event: Begun) -> None:
        """Start an attempt."""
        from scenario_trainer.tui.screens.play import PlayScreen

        if not event.screen.is_active:
            return
        self._timing = event.timing
        session = Session(event.scenario, self._library.guidance, timing=event.timing, seed=self._seed)
        self._underway[event.scenario.id] = session
        self.remember(welcomed=True)
        self.switch_screen(PlayScreen(session))

    @on(Finished)
    def look_back(self, event: Finished) -> None:
        """Go from the ending to the debrief."""
        from scenario_trainer.tui.screens.debrief import DebriefScreen

        if event.screen.is_active:
            del self._underway[event.scenario.id]
            self.switch_screen(DebriefScreen(event.scenario, event.debrief))

    @on(AskedAgain)
    def play_again(self, event: AskedAgain) -> None:
        """Brief the learner once more; the file may have changed since, or be gone."""
        if event.screen.is_active and (entry := self._library.find(event.scenario_id)):
            self.pop_screen()
            self._open(entry)

    @on(AskedForMap)
    def show_map(self, event: AskedForMap) -> None:
        """Show the map of a scenario."""
        from scenario_trainer.tui.screens.story_map import MapScreen

        if event.screen.is_active:
            self._with_scenario(event.entry, lambda scenario: self.push_screen(MapScreen(scenario)))
