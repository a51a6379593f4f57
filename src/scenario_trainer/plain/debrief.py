"""Looking back, line by line: in the same order as the terminal interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents import wording
from scenario_trainer.engine.exploration import explore
from scenario_trainer.engine.rules import Rules
from scenario_trainer.plain.records import export_record, write_about
from scenario_trainer.play.flow import look_back, record_of
from scenario_trainer.records.database import RecordsError
from scenario_trainer.records.writings import QUESTION, Heading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scenario_trainer.plain.console import Console
    from scenario_trainer.play.comparison import Comparison
    from scenario_trainer.play.debrief import Debrief, PathEntry
    from scenario_trainer.play.flow import LookingBack
    from scenario_trainer.play.session import Session
    from scenario_trainer.play.turning_points import TurningPoint
    from scenario_trainer.records.database import Database
    from scenario_trainer.story.model import Person

_COMMANDS = {"w": "take a decision differently", "p": "play again", "l": "back to the list"}
_WITH_RECORDS = {"r": "write", "e": "export a CPD record"}


def debrief(session: Session, console: Console, database: Database | None = None) -> str:
    """Look back on a session that has ended. Returns ``w`` where it is to go on from another decision, which has
    been asked again; ``p`` to play again; ``l`` to leave.
    """
    graph = explore(Rules(session.scenario))
    try:
        seen = look_back(session, database, graph)
    except RecordsError as error:
        console.say(wording.records_refuse(error))
        seen = look_back(session, None, graph)
    say_debrief(seen, session.scenario.title, console)
    kept = _WITH_RECORDS if database and session.attempt_id else {}
    while True:
        answer = console.choose({**kept, **_COMMANDS})
        try:
            if answer == "r" and database and session.attempt_id:
                write_about(database, session.attempt_id, session.debrief().ending.reflect, console)
            elif answer == "e" and database and session.attempt_id:
                record = record_of(database, session.attempt_id, session.guidance, session.scenario)
                export_record(record, console)
            elif answer != "w" or _reopen(session, console):
                return answer
        except RecordsError as error:
            console.say(wording.records_refuse(error))


def _reopen(session: Session, console: Console) -> bool:
    """Ask which decision to take differently, and be asked it again. False where the learner keeps all."""
    for number, entry in enumerate(session.debrief().path, start=1):
        console.say(f"{entry.title}: {entry.text}", first=f"{number}. ")
    answer = console.choose({"enter": "none of them"}, most=len(session.decisions))
    if answer == "enter":
        return False
    session.return_to(int(answer))
    return True


def say_debrief(seen: LookingBack, title: str, console: Console) -> None:
    """Everything there is to look back on."""
    console.tell(f"Debrief: {title}", ())
    console.tell("First, for yourself", ())
    console.say(seen.written.get(Heading.REACTION) or wording.PROMPTS[Heading.REACTION])
    ending = seen.debrief.ending
    console.tell("What happened", ())
    console.say(f"{wording.ENDINGS[ending.outcome]}: {ending.title}.")
    console.say(wording.ENDING_MEANINGS[ending.outcome])
    console.tell(None, seen.ended.paragraphs)
    console.tell("Your path", ())
    points = seen.points or (None,) * len(seen.debrief.path)
    for number, (entry, point) in enumerate(zip(seen.debrief.path, points, strict=True), start=1):
        _say_entry(number, entry, point, console)
    _say_surprises(seen.debrief, console)
    for comparison in seen.beside:
        _say_comparison(comparison, console)
    console.tell("Principles in play", ())
    for tally in seen.debrief.principles:
        console.say(f"{tally.title}: {wording.tally(tally)}.", first="- ")
    _say_people(seen.debrief.people, console)
    console.tell("To take away", ())
    for question in ending.reflect:
        console.say(question, first="- ")
        if answer := seen.written.get(QUESTION + question):
            console.say(f"You wrote: {answer}", first="  ")


def _say_entry(number: int, entry: PathEntry, point: TurningPoint | None, console: Console) -> None:
    console.say(f"{entry.title}: {entry.text}", first=f"{number}. ")
    if said := wording.thoughts(entry.thoughts):
        console.say(said, first="   ")
    if entry.feedback is None:
        console.say(wording.OPEN_DECISION, first="   ")
    _say_findings(entry, console)
    if point:
        console.say(wording.turning_point(point), first="   ")


def _say_findings(entry: PathEntry, console: Console) -> None:
    for finding in entry.feedback.findings if entry.feedback else ():
        console.say(f"{wording.ALIGNMENTS[finding.alignment]}: {finding.title}. {finding.why}", first="   ")


def _say_surprises(debrief: Debrief, console: Console) -> None:
    if debrief.surprises:
        console.tell("Sure, and the guidance is not", ())
    for number, entry in debrief.surprises:
        console.say(f"{entry.text} {wording.thoughts(entry.thoughts)}", first=f"{number}. ")
        _say_findings(entry, console)


def _say_comparison(comparison: Comparison, console: Console) -> None:
    console.tell(f"What if, side by side from decision {comparison.number}: {comparison.title}", ())
    console.say(f"First pass: {wording.side(comparison.first_pass, comparison.gauges)}", first="- ")
    console.say(f"What if: {wording.side(comparison.what_if, comparison.gauges)}", first="- ")


def _say_people(people: Iterable[Person], console: Console) -> None:
    console.tell("What each person was hoping and worried about", ())
    for person in people:
        console.say(f"{wording.who(person)}.", first="- ")
        console.say(f"Hoped: {person.hopes}", first="  ")
        console.say(f"Worried: {person.worries}", first="  ")
