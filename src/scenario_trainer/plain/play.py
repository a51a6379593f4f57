"""Playing a scenario line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from scenario_trainer.documents import wording
from scenario_trainer.plain.reading import say_guidance
from scenario_trainer.play.decisions import Sureness, Thoughts
from scenario_trainer.play.moments import Deciding, Ended, Outcome, Passing, Stuck

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scenario_trainer.plain.console import Console
    from scenario_trainer.play.feedback import Alternative, Feedback
    from scenario_trainer.play.moments import GaugeReading, Moment, Offer
    from scenario_trainer.play.session import Session
    from scenario_trainer.records.database import Database

_GO_ON = {"enter": "go on"}
_BACK = {"b": "step back"}
_AGAIN = {"b": "try another answer"}
_OTHERS = {"w": "why others choose differently"}
_ALWAYS = {"g": "guidance", "t": "transcript", "l": "leave for the list"}
_ENDED = {"enter": "debrief"}


def play(session: Session, console: Console, database: Database | None = None, *, thinking: bool = False) -> bool:
    """Play until the story has ended, or the learner leaves for the list. True if it has ended."""
    try:
        return _play_on(session, console, database, thinking=thinking)
    finally:
        session.keep()


def _play_on(session: Session, console: Console, database: Database | None, *, thinking: bool) -> bool:
    while True:
        while database and database.notices:
            console.tell(None, [database.notices.pop(0)])
        moment = session.moment
        show(moment, console)
        answer = _answer(session, console)
        if answer == "l":
            return False
        if answer == "enter" and isinstance(moment, Ended):
            return True
        _act(answer, session, console, thinking=thinking)


def show(moment: Moment, console: Console) -> None:
    """Tell a moment."""
    if isinstance(moment, Passing):
        console.tell(moment.title, moment.paragraphs)
    elif isinstance(moment, Deciding):
        _show_deciding(moment, console)
    elif isinstance(moment, Outcome):
        _show_outcome(moment, console)
    elif isinstance(moment, Ended):
        console.tell(moment.title, moment.paragraphs)
        console.tell(f"{wording.ENDINGS[moment.ending.outcome]}: {moment.ending.title}", ())
    elif isinstance(moment, Stuck):
        console.tell(wording.STUCK, (moment.explanation, wording.STUCK_ADVICE))
    else:
        assert_never(moment)


def _answer(session: Session, console: Console) -> str:
    """Ask until the learner does something that changes the moment."""
    moment = session.moment
    commands = _commands(moment, can_step_back=bool(session.decisions))
    while True:
        answer = choose_offer(moment, commands, console)
        if answer == "g":
            say_guidance(session.guidance, console)
        elif answer == "t":
            for told in session.transcript:
                show(told, console)
        elif answer == "w" and isinstance(moment, Outcome):
            _show_alternatives(moment.alternatives, console)
        else:
            return answer


def choose_offer(moment: Moment, commands: Mapping[str, str], console: Console) -> str:
    """Ask for a command or, where there are choices, one of them; a choice is answered with its id."""
    offers = moment.offers if isinstance(moment, Deciding) else ()
    locked = [number for number, offer in enumerate(offers, start=1) if offer.locked]
    answer = console.choose(commands, most=len(offers), locked=locked)
    return offers[int(answer) - 1].id if answer.isdecimal() else answer


def _commands(moment: Moment, *, can_step_back: bool) -> dict[str, str]:
    if isinstance(moment, Outcome):
        others = _OTHERS if moment.alternatives else {}
        return {**_GO_ON, **_AGAIN, **others, **_ALWAYS}
    back = _BACK if can_step_back else {}
    if isinstance(moment, Passing):
        return {**_GO_ON, **back, **_ALWAYS}
    if isinstance(moment, Ended):
        return {**_ENDED, **back, **_ALWAYS}
    return {**back, **_ALWAYS}


def _act(answer: str, session: Session, console: Console, *, thinking: bool) -> None:
    if answer == "enter":
        session.go_on()
    elif answer == "b":
        session.step_back()
        console.say()
        console.say("One step back.")
    elif isinstance(session.moment, Deciding):
        text = next(offer.text for offer in session.moment.offers if offer.id == answer)
        thoughts = _think(text, console) if thinking else Thoughts()
        if thoughts is not None:
            session.choose(answer, thoughts)


def _think(choice: str, console: Console) -> Thoughts | None:
    """Ask why and how sure, before anything follows; both may be left empty. None from who reconsiders."""
    console.tell(f"Your choice: {choice}", [f"{wording.HOW_SURE} Enter says nothing."])
    for sureness in Sureness:
        console.say(wording.SURENESS[sureness], first=f"{sureness.value}. ")
    answer = console.choose({"enter": "no answer", "b": "reconsider"}, most=len(Sureness))
    if answer == "b":
        return None
    console.tell(None, [wording.WHY])
    return Thoughts(console.ask_words(), None if answer == "enter" else Sureness(int(answer)))


def _show_deciding(moment: Deciding, console: Console) -> None:
    console.say()
    console.say(wording.progress(moment.number, moment.to_go))
    console.tell(moment.title, moment.paragraphs)
    console.say()
    for reading in moment.gauges:
        console.say(wording.reading(reading.gauge, reading.value))
    console.say()
    for number, offer in enumerate(moment.offers, start=1):
        _show_offer(number, offer, console)


def _show_offer(number: int, offer: Offer, console: Console) -> None:
    reason = f" (not yet: {offer.locked})" if offer.locked else ""
    console.say(offer.text + reason, first=f"{number}. ")


def _show_outcome(moment: Outcome, console: Console) -> None:
    console.tell(f"Your choice: {moment.text}", moment.paragraphs)
    if moment.feedback:
        console.say()
        _show_feedback(moment.feedback, console)
        if moment.tempting:
            console.say(f"{wording.TEMPTING}: {moment.tempting}")
    elif moment.coached:
        console.tell(wording.OPEN_DECISION, ())
    _show_changes(moment.gauges, console)


def _show_feedback(feedback: Feedback, console: Console) -> None:
    for finding in feedback.findings:
        console.say(f"{wording.ALIGNMENTS[finding.alignment]}: {finding.title}.")
        console.say(finding.why, first="  ")


def _show_changes(readings: Iterable[GaugeReading], console: Console) -> None:
    changed = [reading for reading in readings if reading.change]
    if changed:
        console.say()
    for reading in changed:
        console.say(f"{reading.gauge.label}: {wording.gauge_change(reading.gauge, reading.change)}.")


def _show_alternatives(alternatives: Iterable[Alternative], console: Console) -> None:
    for alternative in alternatives:
        console.tell(f"Another choice: {alternative.text}", ())
        if alternative.tempting:
            console.say(f"{wording.TEMPTING}: {alternative.tempting}", first="  ")
        if alternative.feedback:
            _show_feedback(alternative.feedback, console)
