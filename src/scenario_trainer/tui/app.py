"""The terminal interface as a whole: which screen follows which, themes, palette.

Screens other than the library are imported when they are first shown: the first frame need not wait for them.
"""

from __future__ import annotations

import gc
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import App, SystemCommand

from scenario_trainer.coaching import wording
from scenario_trainer.session import Session, Timing
from scenario_trainer.tui.commands import GUIDANCE, HELP, THEME, bindings
from scenario_trainer.tui.messages import AskedAgain, Begun, Finished, Opened
from scenario_trainer.tui.screens.base import TrainerScreen
from scenario_trainer.tui.screens.library import LibraryScreen
from scenario_trainer.tui.themes import DEFAULT_THEME, THEMES, own_variables

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.binding import BindingType
    from textual.screen import Screen

    from scenario_trainer.records.preferences import PreferencesFile
    from scenario_trainer.story.library import Entry, Library

_THEME_NAMES = [theme.name for theme in THEMES]


class TrainerApp(App[None]):
    """Opens the library, or one scenario first, until the learner leaves."""

    TITLE = "scenario-trainer"
    CSS_PATH = "trainer.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(GUIDANCE, HELP, THEME)

    def __init__(
        self,
        library: Library,
        preferences: PreferencesFile,
        *,
        timing: Timing = Timing.COACHED,
        seed: int | None = None,
        first: Entry | None = None,
    ) -> None:
        super().__init__()
        self._library = library
        self._preferences = preferences
        self._timing = timing
        self._seed = seed
        self._first = first
        self._underway: dict[str, Session] = {}
        self._use_own_themes()

    def _use_own_themes(self) -> None:
        for theme in THEMES:
            self.register_theme(theme)
        chosen = self._preferences.preferences.theme
        self.theme = chosen if chosen in _THEME_NAMES else DEFAULT_THEME

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(own_variables())

    def get_default_screen(self) -> Screen[None]:
        return LibraryScreen(self._library, self._underway, self._preferences)

    def on_ready(self) -> None:
        # What is here now stays: looking through it for garbage again and again costs 40 ms in mid-play.
        gc.freeze()
        gc.enable()

    def on_mount(self) -> None:
        self.theme_changed_signal.subscribe(self, lambda theme: self._remember(theme=theme.name))
        if self._first:
            self._open(self._first)

    def get_system_commands(self, screen: Screen[None]) -> Iterable[SystemCommand]:
        """The commands of the screen under the palette, and the themes by name."""
        if isinstance(screen, TrainerScreen):
            possible = [each for each in screen.all_commands() if screen.check_action(each.action, ())]
            for command in filter(attrgetter("in_palette"), possible):
                action = partial(self.run_action, command.action, screen)
                yield SystemCommand(command.label.capitalize(), command.help, action)
        for name in _THEME_NAMES:
            yield SystemCommand(
                f"Theme: {name}", "Use this theme from now on.", partial(setattr, self, "theme", name)
            )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Help and guidance are not offered on their own screens."""
        return not (isinstance(self.screen, TrainerScreen) and action == self.screen.IS)

    def action_next_theme(self) -> None:
        """Take the next theme."""
        self.theme = _THEME_NAMES[(_THEME_NAMES.index(self.theme) + 1) % len(_THEME_NAMES)]
        self.notify(self.theme, title="Theme", timeout=2, markup=False)

    def action_guidance(self) -> None:
        """Read the guidance."""
        from scenario_trainer.tui.screens.guidance import GuidanceScreen

        self.push_screen(GuidanceScreen(self._library.guidance))

    def action_help(self) -> None:
        """Say what every key does."""
        from scenario_trainer.tui.screens.help import HelpScreen

        if isinstance(self.screen, TrainerScreen):
            self.push_screen(HelpScreen(self.screen.all_commands()))

    @on(Opened)
    def open_entry(self, event: Opened) -> None:
        """Go on where the learner was in a scenario, or brief them."""
        self._open(event.entry)

    def _open(self, entry: Entry) -> None:
        from scenario_trainer.tui.screens.briefing import BriefingScreen
        from scenario_trainer.tui.screens.play import PlayScreen

        if session := self._underway.get(entry.id):
            self.push_screen(PlayScreen(session))
            return
        loaded = self._library.load(entry)
        if loaded.value is None:
            told = "\n".join(wording.problem(problem) for problem in loaded.problems[:3])
            self.notify(told, title=f"{entry.id} cannot be played", severity="error", markup=False)
        else:
            self.push_screen(BriefingScreen(loaded.value, self._timing))

    @on(Begun)
    def begin(self, event: Begun) -> None:
        """Start an attempt."""
        from scenario_trainer.tui.screens.play import PlayScreen

        self._timing = event.timing
        session = Session(event.scenario, self._library.guidance, timing=event.timing, seed=self._seed)
        self._underway[event.scenario.id] = session
        self._remember(welcomed=True)
        self.switch_screen(PlayScreen(session))

    @on(Finished)
    def look_back(self, event: Finished) -> None:
        """Go from the ending to the debrief."""
        from scenario_trainer.tui.screens.debrief import DebriefScreen

        del self._underway[event.session.scenario.id]
        self.switch_screen(DebriefScreen(event.session))

    @on(AskedAgain)
    def play_again(self, event: AskedAgain) -> None:
        """Brief the learner once more; the file may have changed since, or be gone."""
        self.pop_screen()
        if entry := self._library.find(event.scenario_id):
            self._open(entry)

    def _remember(self, **changes: str | bool) -> None:
        try:
            self._preferences.change(**changes)
        except OSError as error:
            self.notify(wording.not_remembered(error), severity="warning", markup=False)
