"""The whole program line by line: the list of scenarios, and where it leads."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from scenario_trainer import __version__
from scenario_trainer.documents import wording
from scenario_trainer.plain.briefing import Choices, brief
from scenario_trainer.plain.console import Console, LeaveError
from scenario_trainer.plain.debrief import debrief
from scenario_trainer.plain.journal import Journal
from scenario_trainer.plain.play import play
from scenario_trainer.plain.reading import say_guidance
from scenario_trainer.plain.review import review
from scenario_trainer.play.flow import begin, recollections, resume
from scenario_trainer.play.moments import Ended, Timing
from scenario_trainer.records import attempts
from scenario_trainer.records.database import GoneError, RecordsError
from scenario_trainer.records.journal import endings_found, principles_met
from scenario_trainer.records.review import due
from scenario_trainer.story.library import TUTORIAL, Order, matching, ordered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from scenario_trainer.play.session import Session
    from scenario_trainer.records.database import Database
    from scenario_trainer.records.preferences import PreferencesFile
    from scenario_trainer.story.library import Entry, Library
    from scenario_trainer.story.model import Scenario


T = TypeVar("T")


class _SoFar(NamedTuple):
    """What the learner has done by now."""

    back: int = 0
    """How many decisions have come back for review."""
    underway: Mapping[str, int] = {}
    endings: Mapping[str, int] = {}
    """How many were met, by scenario."""


class PlainFace:
    """The whole program for somebody who reads lines and types lines."""

    def __init__(
        self,
        library: Library,
        preferences: PreferencesFile,
        database: Database,
        console: Console,
        *,
        timing: Timing | None = None,
        seed: int | None = None,
    ) -> None:
        self._library = library
        self._preferences = preferences
        self._database = database
        self._console = console
        kept = preferences.preferences
        self._choices = Choices(timing or Timing(kept.timing), kept.thinking)
        self._seed = seed
        self._order = Order.LEVEL
        self._filter = ""

    def run(self, entry: Entry | None = None) -> None:
        """Open the list, or one scenario first, until the learner leaves."""
        try:
            if entry is not None:
                self._telling_refusals(lambda: self._open(entry))
            else:
                self._console.say(
                    f"scenario-trainer {__version__}: practise what to do when a partnership disagrees."
                )
            while True:
                self._tell_notices()
                self._telling_refusals(self._choose_scenario)
        except (LeaveError, KeyboardInterrupt):
            self._console.say()
            self._console.say("Goodbye.")

    def _tell_notices(self) -> None:
        while self._database.notices:
            self._console.tell(None, [self._database.notices.pop(0)])

    def _unless_refused(self, read: Callable[[], T]) -> T | None:
        """What the records say; None where they refuse, which is told."""
        try:
            return read()
        except RecordsError as error:
            self._console.say(wording.records_refuse(error))
            return None

    def _telling_refusals(self, do: Callable[[], object]) -> None:
        """What the records refuse ends in the list, and is told."""
        try:
            do()
        except RecordsError as error:
            self._console.say(wording.records_refuse(error))

    def _choose_scenario(self) -> None:
        entries = ordered(matching(self._entries(), self._filter), self._order)
        self._say_list(entries)
        commands = {
            "f": "filter",
            "s": f"sort (now {self._order.value})",
            "n": "begin one anew",
            "j": "journal",
            "v": "review",
            "g": "guidance",
            "?": "help",
        }
        answer = self._console.choose(commands, most=len(entries))
        if answer == "f":
            self._console.say("Words to look for; nothing shows all.")
            self._filter = self._console.ask_words()
        elif answer == "s":
            orders = list(Order)
            self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        elif answer == "n":
            self._console.say("Which one?")
            wanted = self._console.choose({"l": "none of them"}, most=len(entries))
            if wanted != "l":
                self._open(entries[int(wanted) - 1], anew=True)
        elif answer == "j":
            self._read_journal()
        elif answer == "v":
            found = recollections(self._database, self._library, datetime.now(UTC))
            review(self._database, found, self._console)
        elif answer == "g":
            guidance = self._library.guidance
            met = self._unless_refused(lambda: principles_met(self._database, guidance))
            say_guidance(guidance, self._console, met)
        elif answer == "?":
            self._console.tell("Help", HELP)
        else:
            self._open(entries[int(answer) - 1])

    def _entries(self) -> list[Entry]:
        return [self._library.read_whole(entry) for entry in self._library.entries]

    def _say_list(self, entries: Sequence[Entry]) -> None:
        say = self._console.say
        say()
        if self._library.problem:
            say(self._library.problem.message)
        elif not self._library.entries:
            say(wording.no_scenarios(self._library.folder))
        elif not entries:
            say(wording.no_match(self._filter))
        else:
            about = f" with ‘{self._filter}’" if self._filter else ""
            say(f"{wording.counted(len(entries), 'scenario', 'scenarios')}{about}, {self._order.value}")
        if not self._preferences.preferences.welcomed and any(entry.id == TUTORIAL for entry in entries):
            say(wording.WELCOME)
        so_far = self._unless_refused(self._so_far) or _SoFar()
        if so_far.back:
            say(wording.due(so_far.back))
        for number, entry in enumerate(entries, start=1):
            self._say_entry(number, entry, so_far)

    def _so_far(self) -> _SoFar:
        database = self._database
        back = due(database, datetime.now(UTC))
        return _SoFar(len(back), attempts.underway(database), endings_found(database))

    def _say_entry(self, number: int, entry: Entry, so_far: _SoFar) -> None:
        say = self._console.say
        say()
        if entry.head is None:
            say(f"{entry.id} (broken)", first=f"{number}. ")
        else:
            state = ", underway" if entry.id in so_far.underway else ""
            met = wording.endings_met(so_far.endings.get(entry.id, 0), entry.endings)
            say(f"{entry.head.title} ({wording.about(entry.head)}{met}{state})", first=f"{number}. ")
            say(entry.head.summary, first="   ")
        if entry.problem:
            say(wording.problem(entry.problem), first="   ")

    def _open(self, entry: Entry, *, anew: bool = False) -> None:
        underway = None
        if not anew:
            underway = (self._unless_refused(lambda: attempts.underway(self._database)) or {}).get(entry.id)
        self._go_back_to(entry, underway) if underway else self._start(entry)

    def _scenario(self, entry: Entry) -> Scenario | None:
        """The scenario as its file is now; None, after saying why, where it cannot be played."""
        loaded = self._library.load(entry)
        if loaded.value is None:
            self._console.tell(f"{entry.id} cannot be played.", map(wording.problem, loaded.problems))
        return loaded.value

    def _start(self, entry: Entry) -> None:
        scenario = self._scenario(entry)
        chosen = brief(scenario, self._choices, self._console) if scenario else None
        if scenario is None or chosen is None:
            return
        self._choices = chosen
        self._remember_start()
        guidance = self._library.guidance
        session = begin(self._database, scenario, guidance, timing=chosen.timing, seed=self._seed)
        self._play(entry, session)

    def _go_back_to(self, entry: Entry, attempt_id: int) -> None:
        """Go on with an attempt, or look back on it where it has been looked back on before."""
        scenario = self._scenario(entry)
        if scenario is None:
            return
        session, change = resume(self._database, scenario, self._library.guidance, attempt_id)
        if change:
            told = wording.story_changed(change.number, change.kept.title, change.kept.text, change.what)
            self._console.tell("The story has changed", [told])
        if isinstance(session.moment, Ended) and not change:
            self._look_back(entry, session)
        else:
            self._play(entry, session)

    def _play(self, entry: Entry, session: Session) -> None:
        if play(session, self._console, self._database, thinking=self._choices.thinking):
            if session.attempt_id:
                attempt_id = session.attempt_id
                self._telling_refusals(lambda: attempts.close(self._database, attempt_id))
            self._look_back(entry, session)

    def _look_back(self, entry: Entry, session: Session) -> None:
        answer = debrief(session, self._console, self._database)
        if answer == "w":
            self._play(entry, session)
        elif answer == "p":
            self._open(entry, anew=True)

    def _read_journal(self) -> None:
        wanted = Journal(self._database, self._library.guidance, self._entries(), self._console).read()
        if wanted is None:
            return
        attempt_id = attempts.to_go_back_to(self._database, wanted.id)
        if attempt_id is None:
            raise GoneError
        if entry := self._library.find(wanted.scenario):
            self._go_back_to(entry, attempt_id)
        else:
            self._console.say(wording.gone(wanted.title))

    def _remember_start(self) -> None:
        try:
            self._preferences.change(welcomed=True, **self._choices._asdict())
        except OSError as error:
            self._console.say(wording.not_remembered(error))


HELP = (
    "Each scenario is a story about people who have to work together and disagree. You read, you choose what "
    "to say or do by its number, and you are told how your choice sits with the guidance.",
    "There is no score. A choice can reflect one principle and work against another, and you can step back and "
    "try another answer at any time.",
    "Type what is offered at the end of each part, then press enter. q leaves at once, anywhere.",
)
