"""The whole program line by line: the list of scenarios, and where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer import __version__
from scenario_trainer.documents.changes import story_changed
from scenario_trainer.documents.help import about_program
from scenario_trainer.documents.library import library_document
from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.plain.briefing import Settings, brief
from scenario_trainer.plain.console import LeaveError
from scenario_trainer.plain.debrief import look_back
from scenario_trainer.plain.guidance import read_guidance
from scenario_trainer.plain.journal import read_journal
from scenario_trainer.plain.play import play
from scenario_trainer.plain.review import go_through
from scenario_trainer.play.errors import RecordsError
from scenario_trainer.play.flow import Briefing, Gone, LookBack, Progress, Resumed, Unplayable
from scenario_trainer.play.moments import Timing
from scenario_trainer.story.entries import Order, matching, ordered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeVar

    from scenario_trainer.documents.parts import Document
    from scenario_trainer.plain.console import Console
    from scenario_trainer.play.flow import Flow
    from scenario_trainer.play.preferences import PreferencesFile
    from scenario_trainer.play.session import Session
    from scenario_trainer.play.tallies import Tally
    from scenario_trainer.story.entries import Entry
    from scenario_trainer.story.model import Scenario

    T = TypeVar("T")


class PlainFace:
    """The whole program for somebody who reads lines and types lines."""

    def __init__(
        self, flow: Flow, preferences: PreferencesFile, console: Console, *, timing: Timing | None = None
    ) -> None:
        self._flow = flow
        self._preferences = preferences
        self._console = console
        kept = preferences.preferences
        self._settings = Settings(timing or Timing.COACHED, kept.rationale)
        self._order = Order.LEVEL
        self._filter = ""
        self._heard: Document | None = None
        """The list as it was read last: a listener need not hear it again unless it has changed."""

    def run(self, entry: Entry | None = None) -> None:
        """Open the list, or one scenario first, until the learner leaves."""
        try:
            if entry is not None:
                self._show(self._flow.open(entry))
            else:
                self._console.say(
                    f"scenario-trainer {__version__}: practise what to do when a partnership disagrees."
                )
            while True:
                self._unless_refused(self._choose_scenario, None)
        except (LeaveError, KeyboardInterrupt):
            self._console.say()
            self._console.say("Goodbye.")

    def _unless_refused(self, do: Callable[[], T], otherwise: T) -> T:
        """What comes of doing something with the records; `otherwise` where they refuse, which is said."""
        try:
            return do()
        except RecordsError as error:
            self._console.say(phrases.records_refuse(error))
            return otherwise

    def _choose_scenario(self) -> None:
        self._flow.library.complete()
        entries = ordered(matching(self._flow.library.entries, self._filter), self._order)
        progress = self._unless_refused(self._flow.progress, Progress())
        welcome = not self._preferences.preferences.welcomed
        document = library_document(
            self._flow.library, entries, progress, self._order, self._filter, welcome=welcome
        )
        unchanged = document == self._heard
        if unchanged:
            self._console.say()
            self._console.say("Back in the list of scenarios.")
        else:
            self._console.show(document)
            self._heard = document
        commands = {
            **({"enter": "read the list again"} if unchanged else {}),
            "/": "find",
            "s": "sort",
            "a": "new attempt",
            "j": "journal",
            "v": "review",
            "g": "guidance",
        }
        answer = self._console.choose(commands, most=len(entries), about=about_program())
        if answer == "enter":
            self._heard = None
        elif answer.isdecimal():
            self._show(self._flow.open(entries[int(answer) - 1]))
        elif answer == "a":
            self._begin_anew(entries)
        else:
            self._act(answer)

    def _act(self, answer: str) -> None:
        if answer == "/":
            self._console.say(f"{labels.WORDS_TO_FIND}; nothing shows all.")
            self._filter = self._console.ask_words()
        elif answer == "s":
            orders = list(Order)
            self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        elif answer == "j":
            if wanted := read_journal(self._flow, self._console):
                self._show(self._flow.go_back_to(wanted))
        elif answer == "v":
            go_through(self._flow.review(), self._console)
        else:
            nothing: Mapping[str, Tally] = {}
            met = self._unless_refused(self._flow.journal.principles_met, nothing)
            read_guidance(self._flow.guidance, met, self._console)

    def _begin_anew(self, entries: list[Entry]) -> None:
        self._console.say("Which one?")
        wanted = self._console.choose({"l": "none of them"}, most=len(entries))
        if wanted != "l":
            self._show(self._flow.open(entries[int(wanted) - 1], anew=True))

    def _show(self, opened: Briefing | Resumed | LookBack | Unplayable | Gone) -> None:
        """Show what came of opening a scenario or of going back to an attempt."""
        match opened:
            case Briefing(scenario):
                self._brief(scenario)
            case Resumed(session, change):
                if change:
                    self._console.show(story_changed(change, session.scenario.title))
                else:
                    self._console.say()
                    self._console.say(phrases.resumed(session.scenario.title, len(session.decisions)))
                self._play(session)
            case LookBack(session):
                self._look_back(session)
            case Unplayable(entry, _):
                self._console.say(f"{entry.id}: {labels.CANNOT_BE_PLAYED}")
            case Gone(title):
                self._console.say(phrases.scenario_gone(title))

    def _brief(self, scenario: Scenario) -> None:
        settings = brief(scenario, self._settings, self._flow, self._console)
        if settings is None:
            return
        # When feedback comes is a setting of this attempt alone: the next briefing begins with the default again.
        self._settings = self._settings._replace(rationale=settings.rationale)
        self._remember_start()
        self._play(self._flow.begin(scenario, settings.timing))

    def _play(self, session: Session) -> None:
        if play(session, self._console, rationale=self._settings.rationale):
            self._unless_refused(lambda: self._flow.finish(session), None)
            self._look_back(session)

    def _look_back(self, session: Session) -> None:
        answer = look_back(session, self._flow, self._console)
        if answer == "w":
            self._play(session)
        elif answer == "a" and (entry := self._flow.library.find(session.scenario.id)):
            self._show(self._flow.open(entry, anew=True))

    def _remember_start(self) -> None:
        try:
            self._preferences.change(welcomed=True, rationale=self._settings.rationale)
        except OSError as error:
            self._console.say(phrases.not_remembered(error))
