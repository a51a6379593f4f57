"""The journal, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents.cpd_record import cpd_record
from scenario_trainer.documents.journal import attempt_document, attempts_list, journal_overview
from scenario_trainer.documents.wording import labels
from scenario_trainer.plain.writing import export_record

if TYPE_CHECKING:
    from scenario_trainer.plain.console import Console
    from scenario_trainer.play.flow import Flow
    from scenario_trainer.play.journal import Attempt, AttemptsPage

AT_ONCE = 9
"""How many attempts are listed before one asks for more."""
_TO_LIST = {"l": "back to the list"}


def read_journal(flow: Flow, console: Console) -> Attempt | None:
    """Read until the learner wants an attempt back, or the list of scenarios. Raises RecordsError."""
    console.show(
        journal_overview(flow.journal.overview(flow.library.entries), flow.progress(), flow.library.entries)
    )
    page = flow.journal.page(AT_ONCE)
    while page.families:
        console.show(attempts_list(page.families))
        older = {"enter": "older ones"} if page.more else {}
        answer = console.choose({**older, **_TO_LIST}, most=len(page.families))
        if answer == "enter":
            page = flow.journal.page(AT_ONCE, page.families[-1][0].id)
        elif answer.isdecimal():
            attempt = page.families[int(answer) - 1][0]
            answer = _read_attempt(attempt, flow, console)
            if answer == "enter":
                return attempt
            page = _again(page, flow)
        if answer == "l":
            return None
    return None


def _again(page: AttemptsPage, flow: Flow) -> AttemptsPage:
    """The same page as it is now; the newest where none of its attempts is left."""
    now = flow.journal.page(AT_ONCE, page.families[0][0].id + 1)
    return now if now.families else flow.journal.page(AT_ONCE)


def _read_attempt(attempt: Attempt, flow: Flow, console: Console) -> str:
    """Show all about an attempt. Returns ``enter`` to go back to it, ``l`` to go to the list of scenarios."""
    console.show(attempt_document(flow.journal.family(attempt.id), flow.guidance))
    commands = {
        "enter": "look back or go on",
        "e": "export a CPD record",
        "x": "delete",
        "j": "back to the journal",
        **_TO_LIST,
    }
    while (answer := console.choose(commands)) == "e":
        page, scenario = flow.journal.family(attempt.id), flow.library.scenario(attempt.scenario)
        export_record(cpd_record(page, flow.guidance, scenario), flow.guidance, console)
    if answer == "x":
        console.say(labels.DELETE_WARNING)
        if console.choose({"x": "delete for good", "enter": "keep it"}) == "x":
            flow.journal.delete(attempt.id)
            console.say(labels.DELETED)
    return answer
