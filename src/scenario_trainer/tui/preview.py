"""Playing a file while it is being written."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work

from scenario_trainer.documents.problems import problems_document
from scenario_trainer.documents.wording import phrases
from scenario_trainer.play.exploring import Exploration
from scenario_trainer.play.session import Session
from scenario_trainer.tui import messages
from scenario_trainer.tui.commands import ARRIVAL, PROBLEMS, QUIT_HERE, bindings
from scenario_trainer.tui.screens.document import DocumentScreen
from scenario_trainer.tui.screens.play import PlayScreen
from scenario_trainer.tui.themed_app import ThemedApp

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.screen import Screen

    from scenario_trainer.authoring.preview import Preview, Reading
    from scenario_trainer.documents.parts import Document, Part
    from scenario_trainer.play.preferences import PreferencesFile
    from scenario_trainer.story.model import Guidance, Scenario

EVERY = 0.4
"""How often to look whether the file was saved, in seconds."""
SEED = 0
"""Choices keep their order from one save to the next."""


class PreviewApp(ThemedApp):
    """One scenario file: played as far as it can be, read again on each save."""

    def __init__(self, preview: Preview, preferences: PreferencesFile) -> None:
        super().__init__(preferences)
        self._preview = preview

    @property
    def current_guidance(self) -> Guidance:
        """What the file is held against."""
        return self._preview.guidance

    def get_default_screen(self) -> Screen[None]:
        return self._screen()

    def _screen(self) -> Screen[None]:
        scenario = self._preview.playable.scenario
        return PreviewScreen(self._preview, scenario) if scenario else BrokenScreen(self._preview)

    def on_mount(self) -> None:
        self.set_interval(EVERY, self.look)

    def look(self) -> None:
        """Check the file again if it was saved."""
        if self._preview.saved:
            self.check_file()

    @work(thread=True, exclusive=True)
    def check_file(self) -> None:
        """Check the file as it is now, beside the play, which takes it over."""
        self.call_from_thread(self._take, self._preview.read())

    def _take(self, reading: Reading) -> None:
        self._preview.take(reading)
        base = self.screen_stack[0]
        if played := self._played():
            played.renew()
        elif self._preview.playable.scenario:
            self.push_screen(self._screen())
        elif isinstance(base, BrokenScreen):
            base.renew()

    def _played(self) -> PreviewScreen | None:
        """The screen on which the file is played, once it can be."""
        return next((screen for screen in self.screen_stack if isinstance(screen, PreviewScreen)), None)

    @on(messages.Finish)
    def look_back(self, request: messages.Finish) -> None:
        """Look back, as after a real play."""
        from scenario_trainer.tui.screens.debrief import DebriefScreen

        self.push_screen(DebriefScreen(request.session, request.exploration))

    @on(messages.Reopen)
    def reopen(self, request: messages.Reopen) -> None:
        """Take a decision differently."""
        if played := self._played():
            while self.screen is not played:
                self.pop_screen()
            request.session.reopen(request.number)
            played.show_moment()

    @on(messages.PlayAgain)
    def play_again(self, _: messages.PlayAgain) -> None:
        """Play the file once more."""
        if played := self._played():
            self.pop_screen()
            played.start_over()


def _problems(preview: Preview) -> Document:
    return problems_document(preview.file.name, preview.checked.problems)


class BrokenScreen(DocumentScreen):
    """The problems of a file that cannot be played yet."""

    COMMANDS_HERE = (QUIT_HERE,)
    BINDINGS: ClassVar[list[BindingType]] = bindings(QUIT_HERE)

    def __init__(self, preview: Preview) -> None:
        super().__init__(_problems(preview))
        self._preview = preview

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nowhere to go back to."""
        return action != "leave" and super().check_action(action, parameters)

    def show(self, document: Document) -> None:
        super().show(document)
        self.title_bar.right = "cannot be played yet"

    def renew(self) -> None:
        """Show the problems of the file as it is now."""
        self.show(_problems(self._preview))


class PreviewScreen(PlayScreen):
    """The story as it is written so far, with its problems in the margin."""

    COMMANDS_HERE = (PROBLEMS, ARRIVAL, *PlayScreen.COMMANDS_HERE, QUIT_HERE)
    BINDINGS: ClassVar[list[BindingType]] = bindings(PROBLEMS, ARRIVAL, QUIT_HERE)

    def __init__(self, preview: Preview, scenario: Scenario) -> None:
        super().__init__(Session(scenario, preview.guidance, seed=SEED))
        self._preview = preview
        self._arrival = 0
        self._arrive()

    def _arrive(self) -> None:
        """Go to the scene to start in, by choices that lead there."""
        self._session.replay(self._preview.choices_to(self._arrival))
        if self._preview.at and self._preview.arrivals():
            self._session.go_on_to(self._preview.at)

    def renew(self) -> None:
        """Show the newest version that can be played, at the same place if the choices up to it still stand."""
        scenario = self._preview.playable.scenario
        if scenario is None:
            return
        before = self._session
        self._session = Session(scenario, self._preview.guidance, seed=SEED)
        if self._exploration:
            self._exploration.cancel()
        self._exploration = Exploration(scenario)
        shown = len(before.transcript)
        taken = self._session.replay((each.scene, each.choice) for each in before.decisions)
        while len(self._session.transcript) < shown and not self._session.settled:
            self._session.go_on()
        self.show_moment()
        if taken < len(before.decisions):
            lost = before.decisions[taken]
            message = f"‘{lost.scene}/{lost.choice}’ cannot be taken any more: you are where it was."
            self.notify(message, title="The story has changed", markup=False)

    def show_moment(self) -> None:
        super().show_moment()
        problems = len(self._preview.checked.problems)
        found = phrases.counted(problems, "problem", "problems") if problems else "no problems"
        arrivals = self._preview.arrivals()
        arrival = f"arrival {self._arrival % arrivals + 1} of {arrivals} · " if arrivals > 1 else ""
        self.title_bar.right = f"{arrival}{found}"

    def panel_parts(self) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
        problems = _problems(self._preview).parts
        some, all_of_it = super().panel_parts()
        return (*problems, *some), (*problems, *all_of_it)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Another arrival is offered where there are several; there is no library to leave for."""
        if action == "arrival" and self._preview.arrivals() < 2:
            return False
        return action != "leave" and super().check_action(action, parameters)

    def action_arrival(self) -> None:
        """Come to the scene in the next of its states."""
        self._arrival = (self._arrival + 1) % self._preview.arrivals()
        self.start_over()

    def start_over(self) -> None:
        """Begin where the preview began."""
        self._session = Session(self._session.scenario, self._preview.guidance, seed=SEED)
        self._arrive()
        self.show_moment()

    def action_problems(self) -> None:
        """Read all problems."""
        self.app.push_screen(DocumentScreen(_problems(self._preview)))
