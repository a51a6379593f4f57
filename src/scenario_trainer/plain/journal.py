"""The journal, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents import wording
from scenario_trainer.plain.records import export_record
from scenario_trainer.play.flow import record_of
from scenario_trainer.records import attempts, journal
from scenario_trainer.records.writings import written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenario_trainer.plain.console import Console
    from scenario_trainer.records.attempts import Attempt
    from scenario_trainer.records.database import Database
    from scenario_trainer.story.library import Entry
    from scenario_trainer.story.model import Guidance

AT_ONCE = 9
"""How many attempts are said before one asks for more."""


class Journal:
    """What a learner has done, what it adds up to, and what to play next."""

    def __init__(self, database: Database, guidance: Guidance, entries: Sequence[Entry], console: Console) -> None:
        self._database = database
        self._guidance = guidance
        self._entries = entries
        self._console = console

    def read(self) -> Attempt | None:
        """Read until the learner wants an attempt back, or the list of scenarios. Raises RecordsError."""
        page, older = self._page(None)
        if page:
            self._say_overview()
        while page:
            self._say_attempts(page)
            commands = {"o": "older ones"} if older else {}
            answer = self._console.choose({**commands, "l": "back to the list"}, most=len(page))
            if answer == "l":
                return None
            if answer == "o":
                page, older = self._page(page[-1].id)
            elif self._wanted(attempt := page[int(answer) - 1]):
                return attempt
            else:
                page, older = self._page(page[0].id + 1)
        self._console.tell("Journal", [wording.EMPTY_JOURNAL])
        return None

    def _page(self, before: int | None) -> tuple[Sequence[Attempt], bool]:
        """As many attempts as are said at once, the newest where none is left; and whether there are more."""
        most = AT_ONCE + 1
        found = attempts.latest(self._database, most, before) or attempts.latest(self._database, most)
        return found[:AT_ONCE], len(found) > AT_ONCE

    def _say_overview(self) -> None:
        console = self._console
        principles = journal.principles_over_time(self._database, self._guidance)
        next_one = journal.suggestion(self._database, self._entries, principles)
        console.tell("Journal", ())
        if next_one and next_one.entry.head:
            why = next_one.principle
            console.say(wording.play_next(next_one.entry.head.title, why.title, why.total))
        console.tell("Principles over time", ())
        for principle in principles:
            console.say(f"{principle.title}: {wording.taken_up(principle.total)}.", first="- ")
            met = [turn for turn in principle.latest if turn]
            if len(met) > 1:
                console.say(wording.share_over_time([turn.taken_up for turn in met]), first="  ")
        console.tell("Endings met", ())
        found = journal.endings_found(self._database)
        for entry in self._entries:
            if entry.head:
                met_here = wording.endings_met(found.get(entry.id, 0), entry.endings) or ", none met yet"
                console.say(f"{entry.head.title}{met_here}.", first="- ")

    def _say_attempts(self, page: Sequence[Attempt]) -> None:
        self._console.tell("Attempts, newest first", ())
        for number, attempt in enumerate(page, start=1):
            ending = attempt.ending.title if attempt.ending else None
            state = wording.attempt_state(ending, underway=attempt.underway, what_ifs=attempt.what_ifs)
            self._console.say(f"{attempt.title}, {wording.day(attempt.began)}: {state}", first=f"{number}. ")

    def _wanted(self, attempt: Attempt) -> bool:
        """Tell all about an attempt. True where the learner wants to go back to it."""
        self._say_attempt(attempt)
        commands = {
            "enter": "look back or go on",
            "e": "export a CPD record",
            "x": "delete",
            "j": "back to the journal",
        }
        while (answer := self._console.choose(commands)) == "e":
            entry = next((entry for entry in self._entries if entry.id == attempt.scenario), None)
            head = entry.head if entry else None
            export_record(record_of(self._database, attempt.id, self._guidance, head), self._console)
        if answer == "x":
            self._console.say(wording.DELETE_TWICE)
            if self._console.choose({"x": "delete for good", "enter": "keep it"}) == "x":
                attempts.delete(self._database, attempt.id)
        return answer == "enter"

    def _say_attempt(self, attempt: Attempt) -> None:
        console = self._console
        for each in attempts.family(self._database, attempt.id):
            console.tell(f"{'What if' if each.first_pass else 'First pass'}, {wording.when(each.began)}", ())
            ending = f"{wording.ENDINGS[each.ending.kind]}: {each.ending.title}" if each.ending else None
            spent = wording.counted(each.minutes, "minute", "minutes")
            console.say(f"{wording.attempt_state(ending, underway=each.underway)}; {spent}")
            for number, kept in enumerate(each.decisions, start=1):
                stood = f" ({wording.ALIGNMENTS[kept.alignment].lower()})" if kept.alignment else ""
                console.say(f"{kept.text}{stood}", first=f"{number}. ")
        for prompt, text in written(self._database, attempt.id).items():
            console.say(f"{wording.asked(prompt)} {text}", first="- ")
