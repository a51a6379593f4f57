"""Review, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents.moments import option_parts
from scenario_trainer.documents.people import people_and_words
from scenario_trainer.documents.review import commitment_question, nothing_due, review_answer, review_question
from scenario_trainer.documents.wording import labels
from scenario_trainer.plain.play import choose_offer
from scenario_trainer.play.moments import DecisionPoint
from scenario_trainer.play.review import DueDecision
from scenario_trainer.play.writing import Heading

if TYPE_CHECKING:
    from scenario_trainer.plain.console import Console
    from scenario_trainer.play.review import Review

_COMMANDS = {"p": "people and words", "n": "leave this one for later", "l": "back to the list"}


def go_through(review: Review, console: Console) -> None:
    """One item after another; any can be left for later, and leaving is free. Raises RecordsError."""
    review.go_on()
    while item := review.current:
        if isinstance(item, DueDecision):
            if not _ask(item, review, console):
                return
        else:
            console.show(commitment_question(item, review.left))
            if words := console.ask_words():
                review.writing().save({Heading.FOLLOW_UP: words})
                console.say(labels.KEPT)
        review.go_on()
    console.show(nothing_due())


def _ask(item: DueDecision, review: Review, console: Console) -> bool:
    """Ask one decision again. False from who leaves."""
    console.show(review_question(item, review.left))
    moment = item.session.moment
    if isinstance(moment, DecisionPoint):
        console.show_parts(option_parts(moment.offers))
    while (answer := choose_offer(moment, _COMMANDS, console)) == "p":
        console.show(people_and_words(item.session.scenario, item.session.known))
    if answer in _COMMANDS:
        return answer == "n"
    comes_back = review.answer(answer)
    console.show(review_answer(item, review.left, comes_back))
    return console.choose({"enter": "next", "l": "back to the list"}) == "enter"
