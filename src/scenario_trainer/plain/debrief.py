"""Looking back, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents.cpd_record import cpd_record
from scenario_trainer.documents.debrief import debrief
from scenario_trainer.documents.parts import Item, Items, Section
from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.plain.writing import export_record, write_about, write_commitment
from scenario_trainer.play.debriefing import debriefing
from scenario_trainer.play.errors import RecordsError
from scenario_trainer.play.exploring import Exploration
from scenario_trainer.play.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scenario_trainer.documents.parts import Part
    from scenario_trainer.plain.console import Console
    from scenario_trainer.play.debriefing import Debriefing
    from scenario_trainer.play.flow import Flow
    from scenario_trainer.play.session import Session

_READ_ON = {"enter": "read on"}
_COMMANDS = {"w": "take a decision differently", "a": "new attempt", "l": "back to the list"}
_WITH_RECORDS = {"c": "write what you will try", "r": "write", "e": "export a CPD record"}


def look_back(session: Session, flow: Flow, console: Console) -> str:
    """Look back on a session that has ended. Returns ``w`` where it is to go on from another decision, which has
    been asked again; ``a`` to play again; ``l`` to leave.
    """
    seen = _debriefing(session, flow, console)
    document = debrief(seen, session.scenario.title, session.guidance)
    unread: list[Section] = []
    console.show(document._replace(parts=tuple(_unfolded(document.parts, unread))))
    while True:
        kept = _WITH_RECORDS if session.attempt_id else {}
        answer = console.choose({**(_READ_ON if unread else {}), **kept, **_COMMANDS})
        try:
            if answer == "enter":
                console.show_parts([unread.pop(0)])
            elif answer in _WITH_RECORDS:
                _use_records(answer, session, flow, console)
            elif answer != "w" or _reopen(session, seen, console):
                return answer
        except RecordsError as error:
            console.say(phrases.records_refuse(error))


def _unfolded(parts: Iterable[Part], folded: list[Section]) -> Iterator[Part]:
    """Parts without the folded sections among and in them, which are added to `folded` in their order."""
    for part in parts:
        if not isinstance(part, Section):
            yield part
        elif part.folded:
            folded.append(part)
        else:
            yield part._replace(parts=tuple(_unfolded(part.parts, folded)))


def _debriefing(session: Session, flow: Flow, console: Console) -> Debriefing:
    graph = Exploration(session.scenario).wait()
    try:
        return debriefing(session, graph, flow.database)
    except RecordsError as error:
        console.say(phrases.records_refuse(error))
        return debriefing(session, graph)


def _use_records(answer: str, session: Session, flow: Flow, console: Console) -> None:
    """Write what to try or about the attempt, or export it. Raises RecordsError."""
    attempt_id = session.attempt_id
    if attempt_id is None:
        return
    questions = session.played.ending.reflect if session.played.ending else ()
    if answer == "c":
        write_commitment(Writing(flow.database, attempt_id, questions), console)
    elif answer == "r":
        write_about(Writing(flow.database, attempt_id, questions), console)
    else:
        record = cpd_record(flow.journal.family(attempt_id), flow.guidance, session.scenario)
        export_record(record, flow.guidance, console)


def _reopen(session: Session, seen: Debriefing, console: Console) -> bool:
    """Ask which decision to take differently, and be asked it again. False where the learner keeps all."""
    path = Items(tuple(Item(entry.text, label=entry.question) for entry in seen.path), ordered=True)
    console.show_parts([Section(labels.WHICH_DECISION, (path,))])
    answer = console.choose({"enter": "none of them"}, most=len(seen.path))
    if answer == "enter":
        return False
    session.reopen(int(answer))
    return True
