"""The list of scenarios and a scenario's briefing, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer import __version__
from scenario_trainer.coaching import wording
from scenario_trainer.plain.console import Console, LeaveError
from scenario_trainer.plain.play import play
from scenario_trainer.plain.reading import say_guidance, say_map
from scenario_trainer.session import Session, Timing
from scenario_trainer.story.library import TUTORIAL, Order, matching, ordered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenario_trainer.records.preferences import PreferencesFile
    from scenario_trainer.story.library import Entry, Library
    from scenario_trainer.story.model import Head, Scenario


class PlainFace:
    """The whole program for somebody who reads lines and types lines."""

    def __init__(
        self,
        library: Library,
        preferences: PreferencesFile,
        console: Console,
        *,
        timing: Timing = Timing.COACHED,
        seed: int | None = None,
    ) -> None:
        self._library = library
        self._preferences = preferences
        self._console = console
        self._timing = timing
        self._seed = seed
        self._order = Order.LEVEL
        self._filter = ""
        self._underway: dict[str, Session] = {}

    def run(self, entry: Entry | None = None) -> None:
        """Open the list, or one scenario first, until the learner leaves."""
        try:
            if entry is not None:
                self._open(entry)
            else:
                self._console.say(
                    f"scenario-trainer {__version__}: practise what to do when a partnership disagrees."
                )
            while True:
                self._choose_scenario()
        except (LeaveError, KeyboardInterrupt):
            self._console.say()
            self._console.say("Goodbye.")

    def _choose_scenario(self) -> None:
        entries = ordered(matching(self._entries(), self._filter), self._order)
        self._say_list(entries)
        commands = {"f": "filter", "s": f"sort (now {self._order.value})", "g": "guidance", "?": "help"}
        answer = self._console.choose(commands, most=len(entries))
        if answer == "f":
            self._console.say("Words to look for; nothing shows all.")
            self._filter = self._console.ask_words()
        elif answer == "s":
            orders = list(Order)
            self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        elif answer == "g":
            say_guidance(self._library.guidance, self._console)
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
        for number, entry in enumerate(entries, start=1):
            self._say_entry(number, entry)

    def _say_entry(self, number: int, entry: Entry) -> None:
        say = self._console.say
        say()
        if entry.head is None:
            say(f"{entry.id} (broken)", first=f"{number}. ")
        else:
            underway = ", underway" if entry.id in self._underway else ""
            say(f"{entry.head.title} ({wording.about(entry.head)}{underway})", first=f"{number}. ")
            say(entry.head.summary, first="   ")
        if entry.problem:
            say(wording.problem(entry.problem), first="   ")

    def _open(self, entry: Entry) -> None:
        if session := self._underway.get(entry.id):
            self._play(entry, session)
            return
        loaded = self._library.load(entry)
        if loaded.value is None:
            self._console.tell(f"{entry.id} cannot be played.", map(wording.problem, loaded.problems))
            return
        if self._brief(loaded.value):
            self._remember_start()
            self._play(entry, Session(loaded.value, self._library.guidance, timing=self._timing, seed=self._seed))

    def _brief(self, scenario: Scenario) -> bool:
        """Tell what awaits the learner. True when they begin."""
        self._say_briefing(scenario)
        while True:
            timing = wording.TIMINGS[self._timing]
            commands = {
                "enter": "begin",
                "t": f"change when feedback comes (now {timing})",
                "m": "map",
                "l": "back to the list",
            }
            answer = self._console.choose(commands)
            if answer == "t":
                self._timing = Timing.CONSEQUENCES if self._timing is Timing.COACHED else Timing.COACHED
            elif answer == "m":
                say_map(scenario, self._console)
            else:
                return answer == "enter"

    def _say_briefing(self, head: Head) -> None:
        console = self._console
        console.tell(head.title, [wording.about(head), head.summary, head.setting, head.role])
        console.tell("Who you will meet", ())
        console.say_each(map(wording.who, head.people.values()), first="- ")
        console.tell("Content notes", ())
        console.say_each(head.content_notes or [wording.NO_CONTENT_NOTES], first="- ")
        console.tell("What you can learn", ())
        console.say_each(head.learning_outcomes, first="- ")
        if head.standards:
            console.tell(None, [f"Standards: {', '.join(head.standards)}."])
        console.tell(None, [wording.provenance(head)])

    def _play(self, entry: Entry, session: Session) -> None:
        self._underway[entry.id] = session
        if not play(session, self._console):
            return
        del self._underway[entry.id]
        if self._console.choose({"p": "play again", "l": "back to the list"}) == "p":
            self._open(entry)

    def _remember_start(self) -> None:
        try:
            self._preferences.change(welcomed=True)
        except OSError as error:
            self._console.say(wording.not_remembered(error))


HELP = (
    "Each scenario is a story about people who have to work together and disagree. You read, you choose what "
    "to say or do by its number, and you are told how your choice sits with the guidance.",
    "There is no score. A choice can reflect one principle and work against another, and you can step back and "
    "try another answer at any time.",
    "Type what is offered at the end of each part, then press enter. q leaves at once, anywhere.",
)
