"""Playing a scenario line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents.moments import alternatives, choice_taken, meanings, moment_parts, transcript
from scenario_trainer.documents.parts import Item, Items, Paragraph
from scenario_trainer.documents.people import people_and_words
from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.plain.guidance import read_guidance
from scenario_trainer.plain.own_words import ask_own_words
from scenario_trainer.play.decisions import Confidence, Rationale
from scenario_trainer.play.moments import DecisionPoint, Ended, Narration, Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scenario_trainer.plain.console import Console
    from scenario_trainer.play.moments import Moment
    from scenario_trainer.play.session import Session

_GO_ON = {"enter": "go on"}
_BACK = {"b": "step back"}
_AGAIN = {"b": "try another answer"}
_MEANING = {"i": "what it means"}
_OTHERS = {"o": "why others choose differently"}
_ALWAYS = {
    "g": "guidance",
    "p": "people and words",
    "t": "transcript",
}
_NOTE = {"r": "write a note"}
_LEAVE = {"l": "back to the list"}
_ENDED = {"enter": "debrief"}


def play(session: Session, console: Console, *, rationale: bool = False) -> bool:
    """Play until the story has ended, or the learner leaves for the list. True if it has ended.

    `rationale`: whether to ask why and how confident before each outcome.
    """
    try:
        return _play_on(session, console, rationale=rationale)
    finally:
        session.keep()


def _play_on(session: Session, console: Console, *, rationale: bool) -> bool:
    feedback = labels.FEEDBACK[session.timing]
    while True:
        moment = session.moment
        _show_moment(session, feedback, console)
        if isinstance(moment, DecisionPoint):
            feedback = ""
        answer = _answer(session, console)
        if answer == "l":
            return False
        if answer == "enter" and isinstance(moment, Ended):
            return True
        _act(answer, session, console, rationale=rationale)


def _show_moment(session: Session, feedback: str, console: Console) -> None:
    """Show what is on show now, a decision after its number and when `feedback` comes."""
    moment = session.moment
    if isinstance(moment, DecisionPoint):
        console.say()
        console.say(phrases.progress(moment.number, moment.to_go, what_if=session.is_what_if, feedback=feedback))
    console.show_parts(moment_parts(moment, session.note))


def _answer(session: Session, console: Console) -> str:
    """Ask until the learner does something that changes the moment."""
    moment = session.moment
    commands = _commands(moment, begun=bool(session.decisions))
    while True:
        answer = choose_offer(moment, commands, console)
        if answer == "g":
            first = moment.principle if isinstance(moment, Outcome) else None
            read_guidance(session.guidance, {}, console, first=first)
        elif answer == "p":
            console.show(people_and_words(session.scenario, session.known))
        elif answer == "t":
            console.say(f"{labels.WORDS_TO_FIND}; nothing shows all.")
            console.show(transcript(session.transcript, session.scenario.title, console.ask_words()))
        elif answer == "r":
            ask_own_words(labels.NOTE, session.note, session.write_note, console)
        elif answer == "i" and isinstance(moment, Outcome) and moment.feedback:
            console.show_parts([meanings(moment.feedback)])
        elif answer == "o" and isinstance(moment, Outcome):
            console.show(alternatives(moment.alternatives))
        else:
            return answer


def choose_offer(moment: Moment, commands: Mapping[str, str], console: Console) -> str:
    """Ask for a command or, where there are choices, one of them; a choice is answered with its id."""
    offers = moment.offers if isinstance(moment, DecisionPoint) else ()
    locked = {number: phrases.locked(offer.locked) for number, offer in enumerate(offers, start=1) if offer.locked}
    answer = console.choose(commands, most=len(offers), locked=locked)
    return offers[int(answer) - 1].id if answer.isdecimal() else answer


def _commands(moment: Moment, *, begun: bool) -> dict[str, str]:
    """What can be done at a moment; `begun`: whether a decision has been taken."""
    note = _NOTE if begun or isinstance(moment, DecisionPoint) else {}
    always = {**_ALWAYS, **note, **_LEAVE}
    if isinstance(moment, Outcome):
        meaning = _MEANING if moment.feedback else {}
        others = _OTHERS if moment.alternatives else {}
        return {**_GO_ON, **_AGAIN, **meaning, **others, **always}
    back = _BACK if begun else {}
    if isinstance(moment, Narration):
        return {**_GO_ON, **back, **always}
    if isinstance(moment, Ended):
        return {**_ENDED, **back, **always}
    return {**back, **always}


def _act(answer: str, session: Session, console: Console, *, rationale: bool) -> None:
    if answer == "enter":
        session.go_on()
    elif answer == "b":
        session.step_back()
        console.say()
        console.say(labels.STEPPED_BACK)
    elif isinstance(session.moment, DecisionPoint):
        text = next(offer.text for offer in session.moment.offers if offer.id == answer)
        given = _ask_rationale(text, console) if rationale else Rationale()
        if given is not None:
            session.choose(answer, given)


def _ask_rationale(choice: str, console: Console) -> Rationale | None:
    """Ask why and how sure, before anything follows; both may be left empty. None from who reconsiders."""
    scale = Items(tuple(Item(labels.CONFIDENCE[each]) for each in Confidence), ordered=True)
    console.show_parts([choice_taken(choice), Paragraph(labels.HOW_SURE), scale])
    answer = console.choose({"enter": "no answer", "b": "reconsider"}, most=len(Confidence))
    if answer == "b":
        return None
    console.show_parts([Paragraph(labels.WHY)])
    return Rationale(console.ask_words(), None if answer == "enter" else Confidence(int(answer)))
